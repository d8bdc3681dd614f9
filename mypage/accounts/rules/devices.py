"""How a device is named in the list of devices."""

from mypage.kernel.rule import cites

_BROWSERS = (
    ("Edg", "Microsoft Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("Firefox/", "Firefox"),
    ("FxiOS/", "Firefox"),
    ("CriOS/", "Google Chrome"),
    ("Chrome/", "Google Chrome"),
    ("Safari/", "Safari"),
)
_SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("CrOS", "ChromeOS"),
    ("Macintosh", "Mac"),
    ("Linux", "Linux"),
)


@cites("domain.md 2.3", "ui.md 4.5: plain words")
def device_words(user_agent: str) -> str:
    """端末の呼び名: browser and system as their owner calls them; no version, which would change every month.

    >>> device_words("Mozilla/5.0 (Windows NT 10.0; Win64; x64) … Chrome/141.0 Safari/537.36 Edg/141.0")
    'Windows の Microsoft Edge'
    >>> device_words("curl/8.1")
    'ブラウザー（種類は不明）'
    """
    browser = next((name for mark, name in _BROWSERS if mark in user_agent), "")
    system = next((name for mark, name in _SYSTEMS if mark in user_agent), "")
    if browser and system:
        return f"{system} の {browser}"
    return browser or (f"{system} のブラウザー" if system else "ブラウザー（種類は不明）")
