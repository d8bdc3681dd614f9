"""The applications of an office as its staff look through them: by state and kind, those that waited longest first."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Q

from mypage.kernel.clock import end_of_day_in_japan
from mypage.postings.choices import PostingKind, PostingState
from mypage.postings.models import Posting, PostingQuerySet
from mypage.reference.models import Office

SHOWN_STATES = (PostingState.SUBMITTED, PostingState.WITHDRAWN, PostingState.LAPSED)
WAITED_DAYS = (1, 3, 7)
"""The ages that a list can be narrowed to, in days."""


@dataclass(frozen=True)
class ApplicationFilter:
    """What a list is narrowed to; what is empty narrows nothing."""

    state: str = PostingState.SUBMITTED
    kind: str = ""
    waited_days: int = 0
    """Only what came in so many days ago, or earlier."""

    @classmethod
    def of(cls, state: str, kind: str, waited: str) -> "ApplicationFilter":
        """Out of an address; a choice that there is not counts as none."""
        return cls(
            state=state if state in SHOWN_STATES else PostingState.SUBMITTED,
            kind=kind if kind in PostingKind.values else "",
            waited_days=int(waited) if waited in map(str, WAITED_DAYS) else 0,
        )


def applications_at(office: Office, wanted: ApplicationFilter, today: date) -> PostingQuerySet:
    """The applications to an office that fit, the oldest first."""
    rows = Posting.objects.filter(office=office, state=wanted.state)
    if wanted.kind:
        rows = rows.filter(kind=wanted.kind)
    if wanted.waited_days:
        rows = rows.filter(submitted_at__lte=end_of_day_in_japan(today - timedelta(days=wanted.waited_days)))
    return rows.select_related("establishment").order_by("submitted_at", "id")


def count_applications(office: Office) -> dict[str, int]:
    """How many applications to an office stand in each state, in one statement."""
    states = {str(state): Count("pk", filter=Q(state=state)) for state in SHOWN_STATES}
    return Posting.objects.filter(office=office, state__in=SHOWN_STATES).aggregate(**states)
