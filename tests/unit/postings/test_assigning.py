"""担当: taken, taken over, given back; it ends by itself and keeps nobody from deciding."""

from datetime import timedelta

import pytest

from mypage.accounts.models import User
from mypage.audit.models import Event
from mypage.kernel.rule import RuleViolation
from mypage.postings.commands.assigning import release_posting, take_posting
from mypage.postings.commands.reviewing import accept_posting, return_posting
from mypage.postings.commands.submitting import withdraw_posting
from mypage.postings.models import Posting
from mypage.postings.queries.applications import count_queue, holder_of
from tests.cast import NOW, Cast, a_staff_login
from tests.postings import NOON, a_draft, a_submitted
from tests.web.staff.reviewing import mended

pytestmark = pytest.mark.django_db
LATER = NOON + timedelta(hours=1)


@pytest.fixture
def colleague(cast: Cast) -> User:
    """A second reviewer at the same office."""
    return a_staff_login("colleague", "佐藤 進", cast.office, NOW, is_reviewer=True)


def held(posting: Posting) -> User | None:
    return holder_of(Posting.objects.select_related("assigned_to").get(pk=posting.pk))


def code_of(refused: pytest.ExceptionInfo[RuleViolation]) -> str:
    return refused.value.violations[0].code


def test_one_takes_it_and_gives_it_back(cast: Cast) -> None:
    posting = a_submitted(cast)
    for _ in range(2):
        take_posting(posting=posting, instead_of=None, by=cast.nakamura, at=NOON)
    assert held(posting) == cast.nakamura
    assert Event.objects.filter(action="posting.taken").count() == 1
    release_posting(posting=posting, by=cast.nakamura, at=LATER)
    assert held(posting) is None
    with pytest.raises(RuleViolation) as refused:
        release_posting(posting=posting, by=cast.nakamura, at=LATER)
    assert code_of(refused) == "not_held"


def test_of_two_who_take_it_at_once_the_second_is_told(cast: Cast, colleague: User) -> None:
    posting = a_submitted(cast)
    take_posting(posting=posting, instead_of=None, by=cast.nakamura, at=NOON)
    with pytest.raises(RuleViolation) as refused:
        take_posting(posting=posting, instead_of=None, by=colleague, at=NOON)
    assert code_of(refused) == "held_by_other"
    assert "中村 恵さんが担当になりました" in refused.value.violations[0].message
    assert held(posting) == cast.nakamura


def test_it_is_taken_over_from_whom_one_saw(cast: Cast, colleague: User) -> None:
    posting = a_submitted(cast)
    take_posting(posting=posting, instead_of=None, by=cast.nakamura, at=NOON)
    take_posting(posting=posting, instead_of=cast.nakamura.pk, by=colleague, at=LATER)
    assert held(posting) == colleague
    with pytest.raises(RuleViolation):
        release_posting(posting=posting, by=cast.nakamura, at=LATER)


def test_a_colleague_may_decide_and_that_ends_it(cast: Cast, colleague: User) -> None:
    posting = a_submitted(cast)
    take_posting(posting=posting, instead_of=None, by=cast.nakamura, at=NOON)
    accept_posting(posting=posting, revision=1, by=colleague, at=LATER)
    assert held(posting) is None
    with pytest.raises(RuleViolation) as refused:
        take_posting(posting=posting, instead_of=None, by=cast.nakamura, at=LATER)
    assert code_of(refused) == "out_of_state"


def test_what_comes_again_is_nobodys(cast: Cast) -> None:
    posting = a_submitted(cast)
    take_posting(posting=posting, instead_of=None, by=cast.nakamura, at=NOON)
    return_posting(posting=posting, revision=1, remarks={}, sentence="直す", by=cast.nakamura, at=NOON)
    assert held(posting) is None
    mended(posting, cast, LATER, job_title="看護助手")
    assert held(posting) is None
    counted = count_queue(cast.office, cast.nakamura)
    assert counted == {"mine": 0, "free": 1, "returned": 0, "all": 1}


def test_what_does_not_wait_is_not_taken(cast: Cast) -> None:
    gone = a_submitted(cast)
    withdraw_posting(posting=gone, by=cast.yamada, at=NOON)
    for posting in (gone, a_draft(cast)):
        with pytest.raises(RuleViolation) as refused:
            take_posting(posting=posting, instead_of=None, by=cast.nakamura, at=NOON)
        assert code_of(refused) == "out_of_state"


def test_another_office_takes_nothing(cast: Cast) -> None:
    posting = a_submitted(cast)
    stranger = a_staff_login("ueno", "上野 進", cast.other_office, NOW, is_reviewer=True)
    for by in (stranger, cast.yamada):
        with pytest.raises(RuleViolation) as refused:
            take_posting(posting=posting, instead_of=None, by=by, at=NOON)
        assert code_of(refused) == "other_office"
    assert held(posting) is None
