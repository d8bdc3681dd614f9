"""Who may come to which page of the postings: 代表 and 担当 write, 閲覧のみ reads, everybody else stays outside."""

from typing import Any

import pytest
from django.urls import reverse

from mypage.accounts.models import User
from mypage.postings.models import Posting
from mypage.web.employer.postings.renewal_urls import renewal_urls
from mypage.web.employer.postings.submission_urls import submission_urls
from mypage.web.employer.postings.urls import posting_urls
from tests.cast import Cast, a_login
from tests.postings import NOON, a_draft
from tests.web.employer.people import browser_of

SIGN_IN, REGISTRATION = "/employer/sign-in/", "/employer/establishment/registration/"
STEPS = {
    "posting_change", "posting_change_drop", "posting_suspension", "posting_resumption", "posting_extension",
    "posting_fulfilment", "posting_cancellation",
}  # fmt: skip
READERS = {
    "postings", "postings_export", "posting", "posting_preview", "posting_receipt", "posting_leaflet",
    "posting_writing", "postings_history",
}  # fmt: skip
WRITERS = {
    "posting_new", "posting_deletion", "posting_page", "posting_autosave", "posting_restoration", "postings_deleted",
    "posting_check", "posting_submission", "posting_withdrawal", "posting_copy", "posting_copied", *STEPS,
    "postings_renewal", "postings_renewed", "posting_renewal",
}  # fmt: skip
OF_ALL = {
    "postings", "postings_export", "postings_deleted", "posting_new", "posting_leaflet", "postings_history",
    "postings_renewal", "postings_renewed",
}  # fmt: skip
"""Pages that are about no posting in particular."""
PAGES_OF_A_POSTING = sorted((READERS | WRITERS) - OF_ALL)
TAKES_POST_ONLY = {"posting_autosave", "posting_restoration", "posting_copy", "posting_renewal"}


@pytest.fixture(autouse=True)
def _noon(at_time: Any) -> None:
    at_time(NOON.isoformat())


@pytest.fixture
def people(cast: Cast) -> dict[str, User | None]:
    """Everybody who may knock; `newcomer` belongs to no establishment."""
    return {
        "newcomer": a_login("employer", "newcomer", "新井 望", NOON), "seeker": cast.sato, "staff": cast.nakamura,
        "nobody": None, "owner": cast.yamada, "member": cast.suzuki, "viewer": cast.ito, "other": cast.tanaka,
    }  # fmt: skip


def address(name: str, posting: Posting) -> str:
    """The address of a page for one posting."""
    slug = ["pay"] if name in ("posting_page", "posting_autosave") else []
    return reverse(f"employer:{name}", args=[] if name in OF_ALL else [posting.pk, *slug])


def test_every_page_stands_in_the_matrix() -> None:
    """A new page must say for whom it is."""
    assert {pattern.name for pattern in [*posting_urls, *submission_urls, *renewal_urls]} == READERS | WRITERS


@pytest.mark.parametrize("who", ["seeker", "staff", "nobody"])
def test_strangers_are_led_to_the_sign_in(cast: Cast, people: dict[str, User | None], who: str) -> None:
    """Whatever they ask for."""
    posting, client = a_draft(cast), browser_of(people[who])
    for name in READERS | WRITERS:
        for answer in (client.get(address(name, posting)), client.post(address(name, posting))):
            assert (answer.status_code, answer.headers["Location"].startswith(SIGN_IN)) == (303, True), name


def test_a_login_without_an_establishment_is_led_to_its_registration(
    cast: Cast, people: dict[str, User | None]
) -> None:
    """There is nothing to post for yet."""
    posting, client = a_draft(cast), browser_of(people["newcomer"])
    for name in READERS | WRITERS:
        answer = client.get(address(name, posting))
        assert (answer.status_code, answer.headers["Location"]) == (303, REGISTRATION), name


def test_a_reader_reads(cast: Cast, people: dict[str, User | None]) -> None:
    """And every page for writers says who may come there."""
    posting, client = a_draft(cast), browser_of(people["viewer"])
    before = list(Posting.objects.values())
    for name in WRITERS:
        for answer in (client.get(address(name, posting)), client.post(address(name, posting))):
            assert answer.status_code == 403, name
    for name in READERS - {"posting_receipt", "posting_writing"}:
        assert client.get(address(name, posting)).status_code == 200, name
    assert list(Posting.objects.values()) == before


@pytest.mark.parametrize("who", ["owner", "member"])
def test_writers_see_every_page(cast: Cast, people: dict[str, User | None], who: str) -> None:
    """A draft has no receipt, and an application nothing to be submitted."""
    posting, client = a_draft(cast), browser_of(people[who])
    elsewhere = {
        "postings_renewed": 303,
        "posting_receipt": 404,
        "posting_submission": 303,
        "posting_withdrawal": 303,
        "posting_writing": 303,
    }
    elsewhere |= dict.fromkeys(STEPS, 303)
    for name in (READERS | WRITERS) - TAKES_POST_ONLY:
        assert client.get(address(name, posting)).status_code == elsewhere.get(name, 200), name


def test_another_employers_postings_do_not_exist(cast: Cast, people: dict[str, User | None]) -> None:
    """Neither to be read nor to be written."""
    posting, client = a_draft(cast), browser_of(people["other"])
    before = list(Posting.objects.values())
    for name in PAGES_OF_A_POSTING:
        assert client.post(address(name, posting)).status_code in (404, 405), name
        assert name in TAKES_POST_ONLY or client.get(address(name, posting)).status_code == 404, name
    assert list(Posting.objects.values()) == before
