"""求職者マイページ today: a greeting, one's own account, and where everything else is done."""

import re
from typing import Any

import pytest

from tests.cast import NOW, Cast
from tests.web.employer.people import browser_of, text


@pytest.fixture(autouse=True)
def frozen(at_time: Any) -> None:
    at_time(NOW.isoformat())


def test_the_home_greets_and_leads_only_to_pages_that_are_there(cast: Cast) -> None:
    client = browser_of(cast.sato)
    page = text(client.get("/seeker/"))
    assert "佐藤 花子さん、こんにちは。" in page
    assert "ハローワークの窓口で受け付けています" in page
    for address in set(re.findall(r'href="(/[^"#]*)"', page)):
        if not address.startswith("/static/"):
            assert client.get(address).status_code == 200, address


def test_every_link_of_the_employer_s_home_is_there(cast: Cast) -> None:
    client = browser_of(cast.yamada)
    for start in ("/employer/", "/employer/account/", "/employer/logins/", "/employer/sign-in/"):
        page = text((browser_of(None) if start.endswith("sign-in/") else client).get(start))
        for address in set(re.findall(r'href="(/[^"#]*)"', page)):
            if not address.startswith("/static/"):
                assert client.get(address).status_code in {200, 303}, address


@pytest.mark.parametrize("name", ["yamada", "nakamura", None])
def test_others_are_led_to_the_seekers_sign_in(cast: Cast, name: str | None) -> None:
    client = browser_of(getattr(cast, name) if name else None)
    for path in ("/seeker/", "/seeker/account/", "/seeker/account/devices/"):
        assert client.get(path).headers["Location"].startswith("/seeker/sign-in/")


def test_the_home_takes_few_statements(cast: Cast, django_assert_max_num_queries: Any) -> None:
    client = browser_of(cast.sato)
    client.get("/seeker/")
    with django_assert_max_num_queries(5):
        client.get("/seeker/")
