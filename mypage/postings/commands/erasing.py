"""Postings that came to nothing are erased, a few at a time."""

from datetime import date, datetime, timedelta

from mypage.establishments.choices import RegistrationState
from mypage.kernel.clock import day_in_japan, end_of_day_in_japan
from mypage.postings.choices import PostingState
from mypage.postings.models import Posting, PostingQuerySet
from mypage.postings.rules.reminding import LAST_WARNING


def erase_drafts(*, before: datetime, limit: int) -> int:
    """Up to `limit` drafts last changed before that day, and whose writers were told, are gone; how many."""
    since = end_of_day_in_japan(day_in_japan(before) - timedelta(days=1))
    idle = Posting.objects.filter(state=PostingState.DRAFT, deleted_at=None, changed_at__lte=since)
    return _erase(idle.filter(draft__warned_days__lte=LAST_WARNING), limit)


def erase_deleted_drafts(*, before: datetime, limit: int) -> int:
    """Up to `limit` drafts that were deleted before that moment are gone; how many."""
    return _erase(Posting.objects.filter(state=PostingState.DRAFT, deleted_at__lt=before), limit)


def erase_postings_of_lapsed(*, before: date, limit: int) -> int:
    """Up to `limit` postings of provisional registrations that lapsed before that day are gone; how many."""
    lapsed = Posting.objects.filter(
        establishment__state=RegistrationState.LAPSED,
        establishment__lapses_on__lt=before,
    )
    return _erase(lapsed, limit)


def _erase(rows: PostingQuerySet, limit: int) -> int:
    doomed = list(rows.values_list("pk", flat=True)[:limit])
    if doomed:
        Posting.objects.filter(pk__in=doomed).delete()
    return len(doomed)
