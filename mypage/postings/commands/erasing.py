"""Postings that came to nothing are erased, a few at a time."""

from collections.abc import Callable
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q, QuerySet

from mypage.establishments.choices import RegistrationState
from mypage.establishments.keeping import may_be_erased
from mypage.kernel.clock import day_in_japan
from mypage.postings.choices import PostingState
from mypage.postings.models import Posting, PostingDraft, PostingEvent, PostingQuerySet, PostingReview, PostingRevision
from mypage.postings.rules.viewing import IDENTIFYING

_ENDED_UNACCEPTED = (PostingState.WITHDRAWN, PostingState.REFUSED, PostingState.LAPSED)
_NAMES_PEOPLE = IDENTIFYING | {"message_to_office"}


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


def erase_contacts(*, before: datetime, limit: int) -> int:
    """担当者: up to `limit` postings that ended before that moment name nobody to ask any more; how many.

    The working copy goes with it, so that a posting without one has been done.
    """
    rows = _ended(before).filter(draft__isnull=False)
    doomed = list(rows.values_list("pk", flat=True)[:limit])
    with transaction.atomic():
        _take_out(PostingRevision.objects.filter(posting__in=doomed), lambda name: name.startswith("contact_"))
        PostingDraft.objects.filter(pk__in=doomed).delete()
    return len(doomed)


def anonymise_postings(*, before: datetime, limit: int) -> int:
    """Up to `limit` postings that ended before that moment say no more who recruited and who decided; how many.

    The decisions of the office, its remarks and what was noted at each step are gone with it.
    """
    named = PostingRevision.objects.exclude(establishment={})
    rows = _ended(before).filter(pk__in=named.values("posting"))
    doomed = list(rows.values_list("pk", flat=True)[:limit])
    with transaction.atomic():
        revisions = PostingRevision.objects.filter(posting__in=doomed)
        _take_out(revisions, lambda name: name in _NAMES_PEOPLE)
        revisions.update(establishment={}, submitted_by=None, cautions=[])
        PostingReview.objects.filter(posting__in=doomed).delete()
        PostingEvent.objects.filter(posting__in=doomed).update(by=None, remarks="")
        postings = Posting.objects.filter(pk__in=doomed)
        postings.update(started_by=None, submitted_by=None, assigned_to=None, end_note="")
    return len(doomed)


def _ended(before: datetime) -> PostingQuerySet:
    over = Q(ended_on__lt=day_in_japan(before)) | Q(state__in=_ENDED_UNACCEPTED, changed_at__lt=before)
    return Posting.objects.filter(over).order_by("pk")


def _take_out(revisions: QuerySet[PostingRevision], is_doomed: Callable[[str], bool]) -> None:
    changed = list(revisions.only("content"))
    for revision in changed:
        revision.content = {name: said for name, said in revision.content.items() if not is_doomed(name)}
    PostingRevision.objects.bulk_update(changed, ["content"])


def _erase(rows: PostingQuerySet, limit: int) -> int:
    doomed = list(rows.values_list("pk", flat=True)[:limit])
    if doomed:
        Posting.objects.filter(pk__in=doomed).delete()
    return len(doomed)
