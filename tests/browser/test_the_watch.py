"""The watch over every page of the browser tests notices what it is there for."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route
from pytest_django.live_server_helper import LiveServer

from tests.browser.accessibility import violations_in
from tests.browser.conftest import NewPage
from tests.browser.watch import PageWatch, overflow_of

POLICY = {"Content-Security-Policy": "default-src 'self'", "Content-Type": "text/html; charset=utf-8"}
SOUND = '<!doctype html><html lang="ja"><title>例</title><main><h1>例</h1>{}</main></html>'


@pytest.fixture
def watched(new_page: NewPage, live_server: LiveServer) -> Callable[[str], tuple[Page, PageWatch]]:
    """Shows a page of the test's own making, as if the service had sent it with its policy."""

    def show(html: str) -> tuple[Page, PageWatch]:
        page = new_page(watched=False)
        watch = PageWatch(page.context, live_server.url)

        def answer(route: Route) -> None:
            route.fulfill(body=html, headers=POLICY)

        page.route("**/made-up/", answer)
        page.goto("/made-up/")
        page.wait_for_load_state("networkidle")
        return page, watch

    return show


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ('<p style="color: red">赤</p>', "console error: Applying inline style violates"),
        ("<script>alert(1)</script>", "console error: Executing inline script violates"),
        ('<img alt="" src="http://192.0.2.1/x.png">', "request to another host: http://192.0.2.1/x.png"),
        ('<img alt="" src="/no-such-picture.png">', "404 for "),
    ],
)
def test_a_fault_of_a_page_is_noted(watched: Callable[[str], tuple[Page, PageWatch]], body: str, fault: str) -> None:
    _, watch = watched(SOUND.format(body))
    assert any(noted.startswith(fault) for noted in watch.faults), watch.faults
    with pytest.raises(AssertionError):
        watch.check()


def test_a_sound_page_passes(watched: Callable[[str], tuple[Page, PageWatch]]) -> None:
    page, watch = watched(SOUND.format("<p>よい頁</p>"))
    watch.check()
    assert violations_in(page) == []
    assert overflow_of(page) == 0


def test_a_page_wider_than_its_window_is_measured(watched: Callable[[str], tuple[Page, PageWatch]]) -> None:
    page, _ = watched(SOUND.format('<table width="500"><tr><td>広い</td></tr></table>'))
    assert overflow_of(page) > 100


def test_axe_objects_to_a_field_without_a_label(watched: Callable[[str], tuple[Page, PageWatch]]) -> None:
    page, _ = watched(SOUND.format("<input>"))
    assert [line.split(" ")[0] for line in violations_in(page)] == ["label"]
