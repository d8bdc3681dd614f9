"""What a reviewer has before him beside the posting itself: what it was before, what was decided, who applies."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from django.db.models import Count, Q

from mypage.postings.choices import Decision, PostingAction, PostingState, RevisionPurpose
from mypage.postings.models import Posting, PostingEvent, PostingReview, PostingRevision
from mypage.postings.queries.comparing import ComparedLine, compare
from mypage.postings.queries.looking import sections_of

_LAST = 5


@dataclass(frozen=True)
class Dossier:
    """One posting with everything that was sent, corrected and decided."""

    revisions: list[PostingRevision]
    """The first one first."""
    reviews: list[PostingReview]
    """The first one first, each with its remarks, its revision and who decided."""
    events: list[PostingEvent]
    corrections: dict[int, list[ComparedLine]]
    """Key of an event of the timeline to what the office corrected then."""

    @property
    def newest(self) -> PostingRevision:
        """What was sent or corrected last."""
        return self.revisions[-1]

    def returned_before(self, waiting: PostingRevision) -> PostingRevision | None:
        """What the office wanted mended last, before what waits came in."""
        found = [each.revision for each in self.reviews if each.decision == Decision.RETURNED]
        return next((each for each in reversed(found) if each.number < waiting.number), None)


@dataclass(frozen=True)
class Applicant:
    """The establishment by its postings: how many came, what became of them, the latest ones."""

    submitted: int
    accepted: int
    refused: int
    ended_by_employer: int
    lapsed: int
    visited: int
    last: list[Posting]


def dossier_of(posting: Posting) -> Dossier:
    """The dossier of a posting that was submitted once; corrections cost statements of their own."""
    revisions = list(PostingRevision.objects.filter(posting=posting).select_related("submitted_by").order_by("number"))
    for each in revisions:
        each.posting = posting
    decided = PostingReview.objects.filter(posting=posting).select_related("revision", "by")
    reviews = list(decided.prefetch_related("remarks").order_by("at", "pk"))
    shown = PostingEvent.objects.filter(posting=posting).exclude(action=PostingAction.STARTED)
    events = list(shown.select_related("by", "office"))
    return Dossier(revisions, reviews, events, _corrections(revisions, events))


def applicant_of(posting: Posting) -> Applicant:
    """The establishment that applies, in two statements."""
    own = Posting.objects.filter(establishment=posting.establishment_id).exclude(state=PostingState.DRAFT)
    told = own.aggregate(
        submitted=Count("pk"),
        accepted=Count("pk", filter=Q(accepted_on__isnull=False)),
        refused=Count("pk", filter=Q(state=PostingState.REFUSED)),
        ended_by_employer=Count("pk", filter=Q(state__in=(PostingState.WITHDRAWN, PostingState.CANCELLED))),
        lapsed=Count("pk", filter=Q(state=PostingState.LAPSED)),
        visited=Count("pk", filter=Q(visited_at__isnull=False)),
    )
    return Applicant(**told, last=list(own.exclude(pk=posting.pk).order_by("-submitted_at", "-pk")[:_LAST]))


def _corrections(revisions: Sequence[PostingRevision], events: Sequence[PostingEvent]) -> dict[int, list[ComparedLine]]:
    """Each correction of the timeline is a revision after the one that it mends; both stand in the same order."""
    made = [(before, after) for before, after in pairwise(revisions) if after.purpose == RevisionPurpose.CORRECTION]
    told = [each.pk for each in events if each.action == PostingAction.CORRECTED]
    return {pk: _changed(*pair) for pk, pair in zip(told, made, strict=False)}


def _changed(before: PostingRevision, after: PostingRevision) -> list[ComparedLine]:
    return [row for section in compare(sections_of(before), sections_of(after)) for row in section.changed]
