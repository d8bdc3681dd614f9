"""Japanese writing: widths, dashes, kana, and dates and times as people read them."""

import re
import unicodedata
from datetime import date, datetime

from mypage.kernel.clock import in_japan

_DASHES = "-‐‑‒–—―−─－﹣ｰー˗﹘⁃"
_DASH_TABLE = str.maketrans(dict.fromkeys(_DASHES, "-"))
_ZERO_WIDTH = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))
_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
_WEEKDAYS = "月火水木金土日"
_ERAS = (
    (date(2019, 5, 1), "令和"),
    (date(1989, 1, 8), "平成"),
    (date(1926, 12, 25), "昭和"),
    (date(1912, 7, 30), "大正"),
)


def half_width(text: str) -> str:
    """Full-width ASCII becomes half-width, invisible characters and outer blanks go; all else stays as it is.

    >>> half_width("　ｙａｍａｄａ＠ｅｘａｍｐｌｅ．ｊｐ　")
    'yamada@example.jp'
    """
    return text.translate(_ZERO_WIDTH).translate(_WIDE).strip()


def fold_dashes(text: str) -> str:
    """Every hyphen, dash and long-vowel mark becomes `-` (for numbers only: in words ー is a letter)."""
    return text.translate(_DASH_TABLE)


def plain_digits(text: str) -> str:
    """A typed number in half-width with plain hyphens; what is no digit stays, so that it can be refused.

    >>> plain_digits("１３０１ー１２３－４")
    '1301-123-4'
    """
    return fold_dashes(half_width(text))


def to_katakana(text: str) -> str:
    """Kana as it is kept: half-width katakana and hiragana become full-width katakana, outer blanks go.

    >>> to_katakana("ﾔﾏﾀﾞ しょうてん")
    'ヤマダ ショウテン'
    """
    wide = re.sub(r"[｡-ﾟ]+", lambda run: unicodedata.normalize("NFKC", run.group()), text.translate(_ZERO_WIDTH))
    return "".join(chr(ord(sign) + 0x60) if "ぁ" <= sign <= "ゖ" else sign for sign in wide).strip(" \u3000")


def is_katakana(text: str) -> bool:
    """Whether a reading consists of katakana, with the marks and blanks that names use."""
    return bool(re.fullmatch(r"[ァ-ヺー・＝\s\u3000（）．.\-&＆0-9０-９]+", text))


def without_controls(text: str) -> str:
    """Free text of people as typed: line breaks unified, other control characters removed (decisions.md)."""
    unified = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(sign for sign in unified if sign == "\n" or unicodedata.category(sign) != "Cc")


def jdate(day: date | datetime) -> str:
    """A date in a sentence.

    >>> jdate(date(2026, 4, 6))
    '2026年4月6日（月）'
    """
    there = in_japan(day).date() if isinstance(day, datetime) else day
    return f"{there.year}年{there.month}月{there.day}日（{_WEEKDAYS[there.weekday()]}）"


def jtime(at: datetime) -> str:
    """A time of day in a sentence, on Japan's clock: 14時05分."""
    there = in_japan(at)
    return f"{there.hour}時{there.minute:02d}分"


def jdatetime(at: datetime) -> str:
    """A moment in a sentence: 2026年4月6日（月） 23時59分."""
    return f"{jdate(at)} {jtime(at)}"


def jshort(at: date | datetime) -> str:
    """A moment or a day in a table: 2026/04/06 23:59."""
    if isinstance(at, datetime):
        return in_japan(at).strftime("%Y/%m/%d %H:%M")
    return at.strftime("%Y/%m/%d")


def wareki(day: date) -> str:
    """A date as official prints write it.

    >>> wareki(date(2019, 5, 1))
    '令和元年5月1日'
    """
    for first, era in _ERAS:
        if day >= first:
            year = day.year - first.year + 1
            return f"{era}{'元' if year == 1 else year}年{day.month}月{day.day}日"
    return f"明治{day.year - 1867}年{day.month}月{day.day}日"
