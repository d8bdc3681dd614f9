"""What the office sees of the applications: its own, the oldest first, each with what the rules say of it."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from mypage.establishments.models import Establishment
from mypage.postings.commands.submitting import withdraw_posting
from mypage.postings.models import Posting, PostingEvent
from tests.cast import NOW, Cast, a_staff_login
from tests.postings import NOON, a_draft, a_submitted
from tests.web.staff.conftest import SignIn

LIST = "/staff/postings/"


@pytest.fixture(autouse=True)
def _noon(at_time: Any) -> None:
    at_time(NOON.isoformat())


def text(answer: Any) -> str:
    """The page as a text."""
    return str(answer.content.decode())


def page_of(posting: Posting, name: str = "posting") -> str:
    """A page of one application."""
    return reverse(f"staff:{name}", args=[posting.pk])


def handed_over(posting: Posting, cast: Cast) -> Posting:
    """The same application, as that of another office's establishment."""
    Establishment.objects.filter(pk=posting.establishment_id).update(office=cast.other_office)
    Posting.objects.filter(pk=posting.pk).update(office=cast.other_office)
    return posting


def test_the_oldest_comes_first(cast: Cast, counter: Client) -> None:
    """Receipt number, establishment, kind and age; drafts and withdrawn ones are not among those that wait."""
    young = a_submitted(cast)
    old = a_submitted(cast, "part_time", at=NOON - timedelta(days=4))
    a_draft(cast)
    gone = a_submitted(cast)
    withdraw_posting(posting=gone, by=cast.yamada, at=NOON)
    page = text(counter.get(LIST))
    assert page.index(str(old.receipt_number)) < page.index(str(young.receipt_number))
    assert str(gone.receipt_number) not in page
    for words in ("確認待ち 2件", "取下げ 1件", "失効 0件", "山田商店", "一般（パート）", "4日", "全2件"):
        assert words in page
    assert str(gone.receipt_number) in text(counter.get(f"{LIST}?state=withdrawn"))


@pytest.mark.parametrize(
    ("query", "found"),
    [("kind=part_time", 1), ("waited=3", 1), ("waited=1", 1), ("waited=7", 0), ("kind=x&waited=y&state=z&page=q", 2)],
)
def test_the_list_is_narrowed(cast: Cast, counter: Client, query: str, found: int) -> None:
    """By kind and age; nonsense in the address narrows nothing."""
    a_submitted(cast)
    a_submitted(cast, "part_time", at=NOON - timedelta(days=4))
    page = text(counter.get(f"{LIST}?{query}"))
    assert (f"全{found}件" in page) if found else ("条件に合う求人の申込みはありません" in page)


def test_a_reader_at_the_office_has_everything_before_him(cast: Cast, counter: Client) -> None:
    """Answers, the establishment as it was submitted, what the rules say now, timeline, no draft of theirs."""
    posting = a_submitted(cast, has_overtime="あり", monthly_overtime_hours="44", has_special_clause="なし")
    page = text(counter.get(page_of(posting)))
    for words in (
        str(posting.receipt_number),
        "240,000円〜280,000円",
        "高齢者が暮らす施設",
        "R-108",
        "注意（求人者が確認済み）",
        "山田 太郎",
    ):
        assert words in page
    assert "書き始め" not in page
    assert counter.get(page_of(a_draft(cast))).status_code == 404


def test_a_visit_is_noted_once(cast: Cast, counter: Client) -> None:
    """The button is there while a visit is due."""
    posting = a_submitted(cast, flags=("disability",))
    assert "来所を確認した" in text(counter.get(page_of(posting)))
    for _ in range(2):
        counter.post(page_of(posting, "posting_visit"))
    page = text(counter.get(page_of(posting)))
    assert "来所は2026年11月22日（日）に確認済みです" in page
    assert "来所を確認した</button>" not in page
    assert PostingEvent.objects.filter(posting=posting, action="visited").count() == 1
    assert "来所を確認した" not in text(counter.get(page_of(a_submitted(cast))))


def test_another_offices_applications_are_not_read(cast: Cast, counter: Client, elsewhere: Client) -> None:
    """They are in no list but that of the office in charge."""
    posting = handed_over(a_submitted(cast), cast)
    assert counter.get(page_of(posting)).status_code == 403
    assert counter.post(page_of(posting, "posting_visit")).status_code == 403
    assert str(posting.receipt_number) not in text(counter.get(LIST))
    assert str(posting.receipt_number) in text(elsewhere.get(LIST))
    assert elsewhere.get(page_of(posting)).status_code == 200


@pytest.mark.parametrize(("role", "status"), [("counter", 200), ("reviewer", 200), ("administrator", 403)])
def test_counter_and_review_read(cast: Cast, sign_in: SignIn, role: str, status: int) -> None:
    """Administrators have no business with postings."""
    posting = a_submitted(cast)
    browser = sign_in(a_staff_login(f"only{role}", "誰か", cast.office, NOW, **{f"is_{role}": True}))
    assert browser.get(LIST).status_code == browser.get(page_of(posting)).status_code == status
    assert (">求人の確認</a>" in text(browser.get("/staff/"))) is (status == 200)


def test_the_home_says_how_many_wait(cast: Cast, counter: Client) -> None:
    """With the way to them; the notices of what the queue shows are not repeated."""
    a_submitted(cast)
    page = text(counter.get("/staff/"))
    assert "確認待ち 1件" in page
    assert "確認待ちの求人を見る" in page
    assert "求人の申込みがありました" not in page


def test_lists_ask_the_database_the_same_however_long(
    cast: Cast, counter: Client, django_assert_max_num_queries: Any
) -> None:
    """Twenty to a page."""
    for _ in range(21):
        a_submitted(cast)
    with django_assert_max_num_queries(10):
        page = text(counter.get(LIST))
    assert "全21件" in page
    with django_assert_max_num_queries(18):
        counter.get(page_of(Posting.objects.latest("pk")))
