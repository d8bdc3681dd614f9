"""How Chromium is started here: Debian's own, headless, and talking to nobody but the live server."""

import shutil

from playwright.sync_api import Browser, Playwright, ViewportSize

PHONE: ViewportSize = {"width": 390, "height": 844}
DESKTOP: ViewportSize = {"width": 1280, "height": 900}

# Without its sandbox, for containers seldom allow one; without the errands that Chromium runs for its maker.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--font-render-hinting=none",
]


def launch(playwright: Playwright) -> Browser:
    """Starts Debian's Chromium; AssertionError says how to get it."""
    found = shutil.which("chromium")
    assert found, "Chromium is missing: scripts/need chromium fonts"
    return playwright.chromium.launch(executable_path=found, args=FLAGS)
