"""公開前 ends: on the first public day of a posting its employer is told, once (domain.md 3.9)."""

from datetime import date, datetime, timedelta

import pytest

from mypage.audit.models import Event
from mypage.kernel.clock import JST
from mypage.notifications.models import Mail, Notice
from mypage.postings.commands.living import cancel_posting
from mypage.postings.commands.publishing import announce_public_postings
from mypage.postings.models import Posting
from mypage.processes.timers import end_postings_whose_term_is_over, tell_of_public_postings
from tests.cast import Cast
from tests.postings import NOON, an_accepted

pytestmark = pytest.mark.django_db
FIRST = date(2026, 12, 1)
MIDNIGHT = datetime(2026, 12, 1, 0, 0, tzinfo=JST)
MOMENT = timedelta(seconds=1)


def waiting(cast: Cast, scope: int = 1) -> Posting:
    """An accepted posting of 大卒等 that is 公開前 until December."""
    posting = an_accepted(cast, "university")
    Posting.objects.filter(pk=posting.pk).update(public_from=FIRST, scope=scope)
    return posting


def told() -> int:
    return Notice.objects.filter(template="posting_public").count()


def test_the_employer_is_told_on_the_day_and_once(cast: Cast) -> None:
    posting = waiting(cast)
    assert announce_public_postings(MIDNIGHT - MOMENT) == 0
    assert (announce_public_postings(MIDNIGHT), announce_public_postings(MIDNIGHT + MOMENT)) == (1, 0)
    assert told() == 1
    assert set(Mail.objects.filter(template="posting_public").values_list("to", flat=True)) == {
        "yamada@demo.example", "suzuki@demo.example",
    }  # fmt: skip
    assert Event.objects.filter(action="posting.published", subject_id=posting.pk, actor_kind="system").count() == 1


def test_what_was_public_at_once_is_no_news(cast: Cast) -> None:
    an_accepted(cast)
    assert announce_public_postings(NOON) == 0


@pytest.mark.parametrize("days", [29, 30])
def test_late_news_is_given_for_a_month(cast: Cast, days: int) -> None:
    waiting(cast)
    assert announce_public_postings(MIDNIGHT + timedelta(days=days)) == (1 if days < 30 else 0)


def test_nobody_is_told_of_what_is_not_listed_or_has_ended(cast: Cast) -> None:
    waiting(cast, scope=4)
    ended = waiting(cast)
    cancel_posting(posting=ended, reason="plans", note="", by=cast.yamada, at=NOON)
    assert announce_public_postings(MIDNIGHT) == 0
    assert told() == 0


def test_the_worker_does_both_and_all_of_it(cast: Cast) -> None:
    posting = waiting(cast)
    assert (tell_of_public_postings(MIDNIGHT), tell_of_public_postings(MIDNIGHT)) == (1, 0)
    over = datetime(2027, 4, 1, tzinfo=JST)
    Posting.objects.filter(pk=posting.pk).update(referral_until=date(2027, 3, 31))
    assert end_postings_whose_term_is_over(over - MOMENT) == 0
    assert (end_postings_whose_term_is_over(over), end_postings_whose_term_is_over(over)) == (1, 0)
    posting.refresh_from_db()
    assert (posting.state, posting.ended_on) == ("expired", date(2027, 4, 1))
