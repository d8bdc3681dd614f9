"""これまでの求人: what was accepted since January 2020 is found and applied for again (S-04)."""

from datetime import date
from typing import Any

import pytest

from mypage.postings.models import Posting
from tests.cast import Cast
from tests.postings import NOON, an_accepted
from tests.web.employer.people import browser_of, text

pytestmark = [pytest.mark.django_db, pytest.mark.seed("S-04")]
HISTORY = "/employer/postings/history/"


@pytest.fixture(autouse=True)
def _noon(at_time: Any) -> None:
    at_time(NOON.isoformat())


def test_accepted_postings_are_found_and_copied(cast: Cast) -> None:
    care, cook = an_accepted(cast), an_accepted(cast, "part_time", job_title="調理員")
    Posting.objects.filter(pk=cook.pk).update(accepted_on=date(2020, 1, 1))
    browser = browser_of(cast.suzuki)
    page = text(browser.get(HISTORY))
    assert page.index(f"（{care.number}）") < page.index(f"（{cook.number}）")
    narrowed = text(browser.get(f"{HISTORY}?q=調理&kind=part_time&year=2020&state=active&sort=title"))
    assert str(cook.number) in narrowed
    assert str(care.number) not in narrowed
    assert "条件に合う求人はありません" in text(browser.get(f"{HISTORY}?q=どこにもない"))
    assert f"/employer/postings/{cook.pk}/copy/" in page
    browser.post(f"/employer/postings/{cook.pk}/copy/", {"form_token": "0" * 32})
    assert Posting.objects.get(source_number=cook.number).job_title == "調理員"


def test_senseless_addresses_are_forgiven(cast: Cast) -> None:
    browser = browser_of(cast.yamada)
    answer = browser.get(f"{HISTORY}?kind=x&year=abc&state=draft&sort=-&page=zz")
    assert answer.status_code == 200
    assert "受理された求人は、まだありません" in text(answer)


def test_readers_read_and_others_see_nothing(cast: Cast) -> None:
    care = an_accepted(cast)
    page = text(browser_of(cast.ito).get(HISTORY))
    assert str(care.number) in page
    assert "この内容で申し込む" not in page
    assert str(care.number) not in text(browser_of(cast.tanaka).get(HISTORY))
