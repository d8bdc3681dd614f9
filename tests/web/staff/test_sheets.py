"""求人票 at the counter: every accepted posting at any office, applications only at the office in charge."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from mypage.postings.commands.printing import ask_sheets, print_some
from mypage.postings.models import Posting, SheetFormat
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


def test_a_list_that_the_office_asked_for_is_the_askers(cast: Cast, counter: Client, sign_in: SignIn) -> None:
    """Progress and file are neither a colleague's nor an employer's."""
    posting = an_accepted(cast)
    job = ask_sheets(
        postings=[posting.pk], file_format=SheetFormat.TOGETHER, by=cast.nakamura, at=NOON, office=cast.office
    )
    progress, file = (reverse(f"staff:{name}", args=[job.pk]) for name in ("sheet_job", "sheet_job_file"))
    assert "1件のうち0件まで作成しました。" in counter.get(progress).content.decode()
    print_some(NOON, seconds=60)
    assert file in counter.get(progress).content.decode()
    assert str(posting.number) in text_of_pdf(b"".join(counter.get(file)))
    for address_of_job in (progress, file):
        assert sign_in(cast.kobayashi).get(address_of_job).status_code in (403, 404)
        assert sign_in(cast.yamada).get(address_of_job).status_code == 303
