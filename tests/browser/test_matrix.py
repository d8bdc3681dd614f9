"""The long walk: every page at four widths and in four manners of looking at it (ui.md 5.3)."""

from typing import Any

import pytest
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from tests.browser.accessibility import violations_in
from tests.browser.beyond_axe import faults_beyond_axe
from tests.browser.every_page import Opened, Visitors, build_world
from tests.browser.watch import overflow_of

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.trial, pytest.mark.timeout(1800)]
WIDTHS = (320, 390, 768, 1280)
MANNERS: dict[str, dict[str, Any]] = {
    "plain": {},
    "forced colours": {"forced_colors": "active"},
    "reduced motion": {"reduced_motion": "reduce"},
}
# WCAG 1.4.12: nothing may be lost when readers set these; the policy on styles does not bind the reader's own.
_SPACING = """() => { const sheet = new CSSStyleSheet();
const rules = ['line-height: 1.5', 'letter-spacing: .12em', 'word-spacing: .16em'];
sheet.replaceSync(`* { ${rules.map((rule) => rule + ' !important').join('; ')} }`);
document.adoptedStyleSheets = [sheet]; }"""


def faults_of(opened: Opened) -> list[str]:
    """Everything wrong with an open page."""
    found = violations_in(opened.page) + faults_beyond_axe(opened.page) + opened.watch.faults + wide(opened.page)
    opened.page.evaluate(_SPACING)
    found += [f"with spaced text: {fault}" for fault in wide(opened.page)]
    opened.watch.forgive()
    return [f"{opened.name}: {fault}" for fault in found]


def wide(page: Page) -> list[str]:
    """A page wider than its window says so."""
    return [f"{overflow_of(page)} px wider than the window"] if overflow_of(page) > 0 else []


@pytest.mark.parametrize("manner", MANNERS, ids=str)
@pytest.mark.parametrize("width", WIDTHS)
def test_no_page_breaks_a_rule_however_it_is_looked_at(
    browser: Browser, live_server: LiveServer, settings: Any, width: int, manner: str
) -> None:
    build_world(settings)
    visitors = Visitors(browser, live_server.url, viewport={"width": width, "height": 800}, **MANNERS[manner])
    faults = [fault for opened in visitors.every_page() for fault in faults_of(opened)]
    visitors.close()
    assert not faults, "\n".join(faults)


def test_every_page_answers_without_javascript(browser: Browser, live_server: LiveServer, settings: Any) -> None:
    build_world(settings)
    visitors = Visitors(browser, live_server.url, viewport={"width": 390, "height": 844}, java_script_enabled=False)
    headless = [opened.name for opened in visitors.every_page() if opened.page.locator("main h1").count() != 1]
    visitors.close()
    assert not headless
