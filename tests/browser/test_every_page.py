"""No page of any area breaks a rule of accessibility, at phone and at desktop width."""

from typing import Any

import pytest
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from tests.browser.accessibility import violations_in
from tests.browser.beyond_axe import faults_beyond_axe, focus_faults, width_faults
from tests.browser.chromium import DESKTOP, PHONE
from tests.browser.every_page import Visitors, build_world

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.timeout(600)]


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_no_page_breaks_a_rule(browser: Browser, live_server: LiveServer, settings: Any, viewport: Any) -> None:
    build_world(settings)
    visitors = Visitors(browser, live_server.url, viewport=viewport)
    faults: list[str] = []
    count = 0
    for opened in visitors.every_page():
        count += 1
        found = violations_in(opened.page) + faults_beyond_axe(opened.page) + width_faults(opened.page)
        found += opened.watch.faults
        faults += [f"{opened.name}: {fault}" for fault in found]
        opened.watch.forgive()
    visitors.close()
    assert not faults, "\n".join(faults)
    assert count > 60


def test_every_stop_of_the_tab_key_is_seen(browser: Browser, live_server: LiveServer, settings: Any) -> None:
    build_world(settings)
    visitors = Visitors(browser, live_server.url, viewport=DESKTOP)
    wanted = {
        "public:top",
        "public:opening",
        "public:offices",
        "employer:home",
        "employer:logins",
        "staff:establishment_new",
    }
    faults = [
        f"{opened.name}: {fault}" for opened in visitors.every_page(wanted) for fault in focus_faults(opened.page)
    ]
    visitors.close()
    assert not faults, "\n".join(faults)
