"""No page of any area breaks a rule of accessibility, at phone and at desktop width."""

from typing import Any

import pytest
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from tests.browser.accessibility import violations_in
from tests.browser.beyond_axe import faults_beyond_axe, focus_faults, width_faults
from tests.browser.chromium import DESKTOP, PHONE
from tests.browser.every_page import Opened, Visitors, build_world

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.timeout(600)]

TABBED = {
    "public:top",
    "public:opening",
    "public:offices",
    "employer:home",
    "employer:logins",
    "staff:establishment_new",
}
"""Pages on which every stop of the tab key is looked at."""


@pytest.mark.parametrize(
    ("areas", "least"), [(("employer",), 55), (("public", "seeker", "staff"), 55)], ids=["employers", "others"]
)
def test_no_page_breaks_a_rule(
    browser: Browser, live_server: LiveServer, settings: Any, areas: tuple[str, ...], least: int
) -> None:
    """Each page is loaded once on a phone, and looked at again as its window becomes a desktop's."""
    build_world(settings)
    visitors = Visitors(browser, live_server.url, viewport=PHONE)
    faults: list[str] = []
    count = 0
    for opened in visitors.every_page(*areas):
        count += 1
        for width, viewport in (("phone", PHONE), ("desktop", DESKTOP)):
            opened.page.set_viewport_size(viewport)
            faults += [f"{opened.name}, {width}: {fault}" for fault in faults_of(opened)]
        if opened.picture.name in TABBED:
            faults += [f"{opened.name}: {fault}" for fault in focus_faults(opened.page)]
        opened.page.set_viewport_size(PHONE)
    visitors.close()
    assert not faults, "\n".join(faults)
    assert count >= least


def faults_of(opened: Opened) -> list[str]:
    """Everything that any of the looks finds; the watch begins anew."""
    found = violations_in(opened.page) + faults_beyond_axe(opened.page) + width_faults(opened.page)
    found += opened.watch.faults
    opened.watch.forgive()
    return found
