"""An establishment's postings at a glance: how many stand where, what changed last, what needs doing."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q

from mypage.establishments.choices import ChangeState
from mypage.establishments.keeping import DRAFT_KEPT, DRAFT_WARNED
from mypage.establishments.models import Establishment, EstablishmentChange
from mypage.kernel.clock import day_in_japan
from mypage.postings.choices import ChangeStage, PostingState
from mypage.postings.models import Posting
from mypage.postings.queries.groups import GROUPS, states_of
from mypage.postings.rules.graduates import graduation_kind
from mypage.postings.rules.spans import end_of_month

_LAST = 3
_MOST = 200
"""Postings that the overview looks at, the latest first."""
_ENDING_FROM = 20
"""The day of a month from which the postings that end with it are told (S-09)."""
_IN_FORCE = (PostingState.ACTIVE, PostingState.SUSPENDED)


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
    returned: list[Posting]
    """Applications and changes in which the office wants something corrected, the one returned last first."""
    ending: list[Posting]
    """Postings in force whose 紹介期限日 is the last day of this month, from the 20th on; not 学卒 (S-09, S-10)."""
    is_change_returned: bool
    """Whether the office wants something corrected in a change of the establishment's data."""

    @property
    def all(self) -> int:
        """All that are not deleted."""
        return sum(self.by_state.values())

    @property
    def groups(self) -> list[tuple[str, str, int]]:
        """Every group of the list: its name in an address, its word, how many stand in it."""
        return [
            (name, word, sum(self.by_state[state] for state in states_of(name))) for name, (word, _) in GROUPS.items()
        ]


def overview_of(establishment: Establishment, at: datetime) -> Overview:
    """The overview, in two statements."""
    facts = _facts_of(establishment)
    rows = list(_notable(establishment, at))
    drafts = [row for row in rows if row.is_draft]
    last_day = _last_day(day_in_japan(at))
    ending = [row for row in rows if row.is_in_force and last_day and row.referral_until == last_day]
    visits = [row for row in rows if row.state == PostingState.SUBMITTED and row.visit_until and not row.visited_at]
    return Overview(
        by_state={state: facts[state] for state in PostingState.values},
        last=rows[:_LAST],
        last_draft=drafts[0] if drafts else None,
        going=[row for row in reversed(drafts) if row.changed_at < _going_before(at)],
        visits=sorted(visits, key=lambda row: (row.visit_until, row.pk)),
        returned=[row for row in rows if row.state == PostingState.RETURNED or row.change == ChangeStage.RETURNED],
        ending=[row for row in ending if not graduation_kind(row.kind)],
        is_change_returned=facts["is_change_returned"],
    )


def _going_before(at: datetime) -> datetime:
    return at - DRAFT_KEPT + DRAFT_WARNED


def _last_day(today: date) -> date | None:
    """The last day of this month, once its end is near."""
    return end_of_month(today, 0) if today.day >= _ENDING_FROM else None


def _facts_of(establishment: Establishment) -> dict[str, Any]:
    states = {
        state: Count("postings", filter=Q(postings__state=state, postings__deleted_at=None))
        for state in PostingState.values
    }
    returned = EstablishmentChange.objects.filter(establishment=OuterRef("pk"), state=ChangeState.RETURNED)
    own = Establishment.objects.filter(pk=establishment.pk).values("pk")
    return dict(own.annotate(**states, is_change_returned=Exists(returned)).get())


def _notable(establishment: Establishment, at: datetime) -> list[Posting]:
    """The last ones, the last draft, and all that asks for something to be done; the one changed last first."""
    own = Posting.objects.of(establishment).order_by("-changed_at", "-pk")
    wanted = (
        Q(pk__in=own.values("pk")[:_LAST])
        | Q(pk__in=own.filter(state=PostingState.DRAFT).values("pk")[:1])
        | Q(state=PostingState.DRAFT, changed_at__lt=_going_before(at))
        | Q(state=PostingState.SUBMITTED, visit_until__isnull=False, visited_at=None)
        | Q(state=PostingState.RETURNED)
        | Q(change=ChangeStage.RETURNED)
    )
    last_day = _last_day(day_in_japan(at))
    if last_day:
        wanted |= Q(state__in=_IN_FORCE, referral_until=last_day)
    return list(own.filter(wanted)[:_MOST])
