"""求人票 at the counter: every accepted posting at any office, applications only at the office in charge."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from mypage.postings.models import Posting
from tests.cast import Cast
from tests.pdfs import text_of_pdf
from tests.postings import NOON, a_draft, a_submitted, an_accepted
from tests.web.staff.conftest import SignIn

PAGES = ("posting_sheet", "posting_sheet_pdf")


@pytest.fixture(autouse=True)
def _noon(at_time: Any) -> None:
    at_time(NOON.isoformat())


def address(name: str, posting: Posting) -> str:
    """A page of one posting."""
    return reverse(f"staff:{name}", args=[posting.pk])


@pytest.mark.seed("S-03")
def test_the_counter_hands_out_everything(cast: Cast, counter: Client) -> None:
    """Also of a posting that hides the employer from the public."""
    posting = an_accepted(cast, disclosure_scope="３ 事業所名等を含まない求人情報を公開する")
    page = counter.get(address("posting_sheet", posting))
    assert "山田商店" in page.content.decode()
    assert "03-5550-1001" in text_of_pdf(counter.get(address("posting_sheet_pdf", posting)).content)


def test_another_offices_postings_are_printed_once_they_are_accepted(cast: Cast, counter: Client) -> None:
    """People look for work everywhere; what waits elsewhere is that office's."""
    accepted, waiting, draft = an_accepted(cast), a_submitted(cast), a_draft(cast)
    Posting.objects.update(office=cast.other_office)
    for name in PAGES:
        assert counter.get(address(name, accepted)).status_code == 200
        assert counter.get(address(name, waiting)).status_code == 403
        assert counter.get(address(name, draft)).status_code == 404


def test_strangers_stay_outside(cast: Cast, sign_in: SignIn) -> None:
    """Whatever they ask for."""
    posting = an_accepted(cast)
    for browser in (Client(), sign_in(cast.yamada), sign_in(cast.sato)):
        for name in PAGES:
            answer = browser.get(address(name, posting))
            assert (answer.status_code, answer.headers["Location"].startswith("/staff/sign-in/")) == (303, True)
