"""Postings that came to nothing are erased, a few at a time."""

from datetime import date, datetime

from mypage.establishments.choices import RegistrationState
from mypage.establishments.keeping import may_be_erased
from mypage.postings.choices import PostingState
from mypage.postings.models import Posting, PostingQuerySet


def erase_drafts(*, before: datetime, limit: int) -> int:
    """Up to `limit` drafts last changed before that day, and whose writers were told, are gone; how many."""
    over = may_be_erased(before, warned_days="draft__warned_days")
    return _erase(Posting.objects.filter(over, state=PostingState.DRAFT, deleted_at=None), limit)


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
