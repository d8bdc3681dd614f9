"""Debian's Chromium against a live server: pages at phone and desktop width, without scripts, and the axe check."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol

import pytest
from playwright.sync_api import Browser, Page, Playwright, ViewportSize, sync_playwright
from pytest_django.live_server_helper import LiveServer

from tests.browser.accessibility import violations_in
from tests.browser.chromium import DESKTOP, PHONE, launch
from tests.browser.watch import PageWatch, overflow_of

HERE = Path(__file__).parent


class NewPage(Protocol):
    """Opens a page in a browser context of its own, as another person at another machine would."""

    def __call__(self, viewport: ViewportSize = PHONE, *, scripts: bool = True, watched: bool = True) -> Page:
        """A blank page; paths given to its goto() are those of the live server."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder needs Chromium and more patience."""
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.browser)
            if item.get_closest_marker("timeout") is None:
                item.add_marker(pytest.mark.timeout(180))


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """Playwright, whose loop makes Django believe that the tests' own queries were asynchronous."""
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as started:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        yield started


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """One Chromium for the whole run; every page gets a context of its own."""
    launched = launch(playwright)
    yield launched
    launched.close()


@pytest.fixture
def new_page(browser: Browser, live_server: LiveServer) -> Iterator[NewPage]:
    """Opens pages; at the end the test fails for any script error, policy refusal or request to another host."""
    contexts, watches = [], []

    def open_page(viewport: ViewportSize = PHONE, *, scripts: bool = True, watched: bool = True) -> Page:
        context = browser.new_context(
            base_url=live_server.url,
            viewport=viewport,
            java_script_enabled=scripts,
            locale="ja-JP",
            timezone_id="Asia/Tokyo",
        )
        context.set_default_timeout(15_000)
        contexts.append(context)
        if watched:
            watches.append(PageWatch(context, live_server.url))
        return context.new_page()

    yield open_page
    for context in contexts:
        context.close()
    for watch in watches:
        watch.check()


@pytest.fixture
def phone(new_page: NewPage) -> Page:
    """A page of 390 by 844 pixels."""
    return new_page(PHONE)


@pytest.fixture
def desktop(new_page: NewPage) -> Page:
    """A page of 1280 by 900 pixels."""
    return new_page(DESKTOP)


@pytest.fixture
def no_js(new_page: NewPage) -> Page:
    """A phone's page with JavaScript switched off."""
    return new_page(PHONE, scripts=False)


@pytest.fixture
def axe() -> Callable[[Page], None]:
    """Fails on anything that axe objects to, and on a page that is wider than its window."""

    def check(page: Page) -> None:
        found = violations_in(page)
        assert not found, f"{page.url}\n" + "\n".join(found)
        assert overflow_of(page) <= 0, f"{page.url} is {overflow_of(page)} px wider than the window"

    return check
