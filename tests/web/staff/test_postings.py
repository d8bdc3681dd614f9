"""What the office sees of the postings: its queue, oldest first, what it decided, and one with all that it needs."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from mypage.establishments.models import Establishment
from mypage.postings.commands.assigning import take_posting
from mypage.postings.commands.living import ask_extension
from mypage.postings.commands.reviewing import return_posting
from mypage.postings.commands.submitting import withdraw_posting
from mypage.postings.models import Posting, PostingEvent
from tests.cast import NOW, Cast, a_staff_login
from tests.postings import NOON, a_draft, a_submitted, an_accepted
from tests.web.staff.conftest import SignIn
from tests.web.staff.pages import text_of
from tests.web.staff.reviewing import a_change

LIST, DECIDED = "/staff/postings/", "/staff/postings/decided/"


@pytest.fixture(autouse=True)
def _noon(at_time: Any) -> None:
    at_time(NOON.isoformat())


def text(answer: Any) -> str:
    """The page as a text."""
    return str(answer.content.decode())


def page_of(posting: Posting, name: str = "posting") -> str:
    """A page of one posting."""
    return reverse(f"staff:{name}", args=[posting.pk])


def handed_over(posting: Posting, cast: Cast) -> Posting:
    """The same posting, as that of another office's establishment."""
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
    for words in ("確認待ちすべて 2件", "未割当 2件", "自分の担当 0件", "山田商店", "一般（パート）", "4日", "全2件"):
        assert words in page
    assert str(gone.receipt_number) in text(counter.get(f"{DECIDED}?state=withdrawn"))


def test_applications_changes_and_extensions_wait_in_one_list(cast: Cast, counter: Client) -> None:
    """Each once for each thing that is to be decided on it."""
    a_submitted(cast)
    changed = a_change(cast, at=NOON - timedelta(days=1), job_title="看護助手")
    ask_extension(posting=changed, by=cast.yamada, at=NOON)
    page = text_of(counter.get(LIST))
    assert "全3件" in page
    assert page.count(str(changed.number)) == 2
    for subject, found in (("application", 1), ("change", 1), ("extension", 1)):
        assert f"全{found}件" in text(counter.get(f"{LIST}?subject={subject}")), subject


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("kind=part_time", 1), ("waited=3", 1), ("waited=1", 1), ("waited=7", 0), ("tab=free", 1), ("tab=mine", 1),
        ("subject=change", 0), ("tab=returned&subject=extension", 0), ("kind=x&waited=y&tab=z&subject=w&page=q", 2),
    ],
)  # fmt: skip
def test_the_list_is_narrowed(cast: Cast, counter: Client, query: str, found: int) -> None:
    """By tab, matter, kind and age; nonsense in the address narrows nothing."""
    taken = a_submitted(cast)
    take_posting(posting=taken, instead_of=None, by=cast.nakamura, at=NOON)
    a_submitted(cast, "part_time", at=NOON - timedelta(days=4))
    page = text(counter.get(f"{LIST}?{query}"))
    assert (f"全{found}件" in page) if found else ("条件に合う求人はありません" in page)


def test_what_came_back_to_its_employer_stands_apart(cast: Cast, counter: Client) -> None:
    """返信待ち: it does not wait for the office."""
    posting = a_submitted(cast, at=NOON - timedelta(days=9))
    return_posting(posting=posting, revision=1, remarks={}, sentence="時間を直す", by=cast.nakamura, at=NOON)
    assert "条件に合う求人はありません" in text(counter.get(LIST))
    page = text(counter.get(f"{LIST}?tab=returned"))
    assert str(posting.receipt_number) in page
    assert "修正依頼中" in page
    assert "超過" not in page


@pytest.mark.parametrize(("day", "is_late"), [(18, False), (17, True)])
def test_what_waits_longer_than_two_open_days_is_marked(cast: Cast, counter: Client, day: int, is_late: bool) -> None:
    """By the office's calendar: the Sunday of today and the Saturday before do not count."""
    a_submitted(cast, at=NOON.replace(day=day))
    assert ("めやす2開庁日を超過" in text(counter.get(LIST))) is is_late


def test_who_is_at_it_stands_in_the_list(cast: Cast, counter: Client) -> None:
    posting = a_submitted(cast)
    take_posting(posting=posting, instead_of=None, by=cast.nakamura, at=NOON)
    page = text_of(counter.get(f"{LIST}?tab=mine"))
    assert "自分の担当 1件" in page
    assert "未割当 0件" in page
    assert "中村 恵 確認中" in page


def test_decided_ones_are_found(cast: Cast, counter: Client) -> None:
    """By state, number, receipt number and name of the establishment."""
    accepted, waiting = an_accepted(cast), a_submitted(cast)
    assert str(accepted.number) in text(counter.get(DECIDED))
    assert str(waiting.receipt_number) not in text(counter.get(DECIDED))
    digits = str(accepted.number).replace("-", "")
    for words in (str(accepted.number), digits, str(accepted.receipt_number), "山田商店", "ヤマダ"):
        assert page_of(accepted) in text(counter.get(DECIDED, {"words": words})), words
    assert page_of(waiting) in text(counter.get(DECIDED, {"words": str(waiting.receipt_number)}))
    for words in ("99999-99999999", "どこにもない"):
        assert "条件に合う求人はありません" in text(counter.get(DECIDED, {"words": words})), words
    assert "条件に合う求人はありません" in text(counter.get(f"{DECIDED}?state=refused"))
    assert page_of(accepted) in text(counter.get(f"{DECIDED}?state=nonsense&page=x"))


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
        "申込み1件",
    ):
        assert words in page, words
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
    assert "来所を確認した</button>" not in text(counter.get(page_of(a_submitted(cast))))


def test_another_offices_postings_are_not_read(cast: Cast, counter: Client, elsewhere: Client) -> None:
    """They are in no list but that of the office in charge."""
    posting = handed_over(a_submitted(cast), cast)
    assert counter.get(page_of(posting)).status_code == 403
    assert counter.post(page_of(posting, "posting_visit")).status_code == 403
    assert str(posting.receipt_number) not in text(counter.get(LIST))
    assert str(posting.receipt_number) in text(elsewhere.get(LIST))
    assert elsewhere.get(page_of(posting)).status_code == 200


def test_the_home_says_how_many_wait(cast: Cast, counter: Client) -> None:
    """With the way to them; the notices of what the queue shows are not repeated."""
    a_submitted(cast)
    a_change(cast, job_title="看護助手")
    page = text(counter.get("/staff/"))
    assert "確認待ち 1件" in page
    assert "変更と延長の確認待ち 1件" in page
    assert "確認待ちの求人を見る" in page
    assert "求人の申込みがありました" not in page
    assert "求人の変更" not in page


@pytest.mark.parametrize(("role", "status"), [("counter", 200), ("reviewer", 200), ("administrator", 403)])
def test_counter_and_review_read(cast: Cast, sign_in: SignIn, role: str, status: int) -> None:
    """Administrators have no business with postings; only reviewers find the buttons and what else waits."""
    posting = a_submitted(cast)
    browser = sign_in(a_staff_login(f"only{role}", "誰か", cast.office, NOW, **{f"is_{role}": True}))
    for address in (LIST, DECIDED, page_of(posting)):
        assert browser.get(address).status_code == status
    assert (">求人の確認</a>" in text(browser.get("/staff/"))) is (status == 200)
    page = text(browser.get(page_of(posting)))
    assert ("受理する</button>" in page) is (role == "reviewer")
    assert ("担当になる</button>" in page) is (role == "reviewer")
    assert ("事業所の画像の確認（0件）" in text(browser.get(LIST))) is (role == "reviewer")


def test_lists_ask_the_database_the_same_however_long(
    cast: Cast, counter: Client, django_assert_max_num_queries: Any
) -> None:
    """Twenty to a page."""
    for _ in range(21):
        a_submitted(cast)
    counter.get(LIST)
    with django_assert_max_num_queries(17):
        page = text(counter.get(LIST))
    assert "全21件" in page
    with django_assert_max_num_queries(8):
        counter.get(f"{DECIDED}?words=山田")
    with django_assert_max_num_queries(24):
        counter.get(page_of(Posting.objects.latest("pk")))
