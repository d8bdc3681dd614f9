"""An establishment's postings at a glance: how many stand where, what changed last, what needs doing."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q

from mypage.establishments.choices import ChangeState
from mypage.establishments.keeping import DRAFT_KEPT, DRAFT_WARNED
from mypage.establishments.models import Establishment, EstablishmentChange
from mypage.postings.choices import PostingState
from mypage.postings.models import Posting

_LAST = 3
_MOST = 200
"""Postings that the overview looks at, the latest first."""


@dataclass(frozen=True)
class Overview:
    """What the home of an employer tells of postings."""

    by_state: dict[str, int]
    last: list[Posting]
    """The ones changed last."""
    last_draft: Posting | None
    going: list[Posting]
    """Drafts that will be erased soon, the next one first."""
    visits: list[Posting]
    """Applications for which the employer must still come to the office, the next one first."""
    is_change_returned: bool
    """Whether the office wants something corrected in a change of the establishment's data."""

    @property
    def all(self) -> int:
        """All that are not deleted."""
        return sum(self.by_state.values())


def overview_of(establishment: Establishment, at: datetime) -> Overview:
    """The overview, in two statements."""
    facts = _facts_of(establishment)
    rows = list(_notable(establishment, at))
    drafts = [row for row in rows if row.is_draft]
    visits = [row for row in rows if row.state == PostingState.SUBMITTED and row.visit_until and not row.visited_at]
    return Overview(
        by_state={state: facts[state] for state in PostingState.values},
        last=rows[:_LAST],
        last_draft=drafts[0] if drafts else None,
        going=[row for row in reversed(drafts) if row.changed_at < _going_before(at)],
        visits=sorted(visits, key=lambda row: (row.visit_until, row.pk)),
        is_change_returned=facts["is_change_returned"],
    )


def _going_before(at: datetime) -> datetime:
    return at - DRAFT_KEPT + DRAFT_WARNED


def _facts_of(establishment: Establishment) -> dict[str, Any]:
    states = {
        state: Count("postings", filter=Q(postings__state=state, postings__deleted_at=None))
        for state in PostingState.values
    }
    returned = EstablishmentChange.objects.filter(establishment=OuterRef("pk"), state=ChangeState.RETURNED)
    own = Establishment.objects.filter(pk=establishment.pk).values("pk")
    return dict(own.annotate(**states, is_change_returned=Exists(returned)).get())


def _notable(establishment: Establishment, at: datetime) -> list[Posting]:
    """The last ones, the last draft, drafts that go soon, visits that are due; the one changed last first."""
    own = Posting.objects.of(establishment).order_by("-changed_at", "-pk")
    wanted = (
        Q(pk__in=own.values("pk")[:_LAST])
        | Q(pk__in=own.filter(state=PostingState.DRAFT).values("pk")[:1])
        | Q(state=PostingState.DRAFT, changed_at__lt=_going_before(at))
        | Q(state=PostingState.SUBMITTED, visit_until__isnull=False, visited_at=None)
    )
    return list(own.filter(wanted)[:_MOST])
