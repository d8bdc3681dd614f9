"""How long a self-declaration counts is a setting, and every page says it in the words of the setting."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from tests.cast import NOW, Cast
from tests.web.employer.people import browser_of, text
from tests.web.employer.test_workplaces import DECLARATION, DECLARED

pytestmark = pytest.mark.django_db
ESTABLISHMENT = "/employer/establishment/"
MANUAL = "/manuals/employers/establishment/"
HALF_A_YEAR = timedelta(days=183)


@pytest.fixture
def yamada(cast: Cast, at_time: Any) -> Client:
    at_time(NOW.isoformat())
    return browser_of(cast.yamada)


@pytest.fixture
def six_months(settings: Settings, tmp_path: Path) -> None:
    """The operator asks for the declaration every half year."""
    (tmp_path / "rule_settings.csv").write_text("name,value\nself_declaration_months,6\n")
    settings.TABLES = str(tmp_path)


def test_a_year_is_said_where_nothing_else_is_set(cast: Cast, yamada: Client) -> None:
    assert "そのあとは1年に1回、申告してください。" in text(yamada.get(DECLARATION))
    assert "次の申告は1年後です。" in text(yamada.post(DECLARATION, DECLARED, follow=True))


def test_the_pages_say_what_is_set(six_months: None, cast: Cast, yamada: Client) -> None:
    assert "そのあとは6か月に1回、申告してください。" in text(yamada.get(DECLARATION))
    assert "次の申告は6か月後です。" in text(yamada.post(DECLARATION, DECLARED, follow=True))


@pytest.mark.parametrize("is_set", [True, False])
def test_it_is_due_again_when_the_set_time_is_over(
    is_set: bool, request: pytest.FixtureRequest, cast: Cast, yamada: Client, at_time: Any
) -> None:
    if is_set:
        request.getfixturevalue("six_months")
    yamada.post(DECLARATION, DECLARED)
    assert "まだ有効です。" in text(yamada.get(DECLARATION))
    at_time((NOW + HALF_A_YEAR).isoformat())
    again = browser_of(cast.yamada)
    for address in (DECLARATION, ESTABLISHMENT):
        assert ("6か月が過ぎているため" in text(again.get(address))) is is_set
    assert ("まだ有効です。" in text(again.get(DECLARATION))) is not is_set


def test_the_manual_says_what_is_set(six_months: None, client: Client) -> None:
    assert "その後は、6か月に1回、申告していただきます。" in text(client.get(MANUAL))
