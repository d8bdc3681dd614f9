"""An establishment's postings as lists show them: found, ordered, counted."""

import re
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Case, Count, F, IntegerField, OrderBy, Q, Value, When

from mypage.establishments.models import Establishment
from mypage.kernel.fields import widened
from mypage.kernel.ja import plain_digits
from mypage.postings.choices import PostingState
from mypage.postings.keeping import DELETED_KEPT
from mypage.postings.models import Posting, PostingQuerySet
from mypage.postings.queries.groups import states_of

_IN_ORDER = tuple(PostingState.values)


@dataclass(frozen=True)
class Wanted:
    """What a list is narrowed to; what is empty narrows nothing."""

    words: str = ""
    kind: str = ""
    employment_form: str = ""


@dataclass(frozen=True)
class Counts:
    """How many postings stand in each state, and how many drafts were deleted of late."""

    by_state: dict[str, int]
    deleted: int

    @property
    def all(self) -> int:
        """Those that are not deleted."""
        return sum(self.by_state.values())

    def of(self, group: str) -> int:
        """Those of one group; all of them for no group."""
        return sum(self.by_state[state] for state in states_of(group))


def find_postings(establishment: Establishment, wanted: Wanted) -> PostingQuerySet:
    """The establishment's postings that answer to what is wanted, deleted drafts among them."""
    rows = Posting.objects.filter(establishment=establishment)
    for word in wanted.words.split():
        rows = rows.filter(_answers_to(word))
    if wanted.kind:
        rows = rows.filter(kind=wanted.kind)
    if wanted.employment_form:
        rows = rows.filter(employment_form=wanted.employment_form)
    return rows


def count_by_state(rows: PostingQuerySet, at: datetime) -> Counts:
    """The counts of what was found, in one statement."""
    states = {state: Count("pk", filter=Q(state=state, deleted_at=None)) for state in _IN_ORDER}
    found = rows.aggregate(**states, deleted=Count("pk", filter=Q(deleted_at__gt=at - DELETED_KEPT)))
    return Counts({state: found[state] for state in _IN_ORDER}, found["deleted"])


def deleted_drafts(establishment: Establishment, at: datetime) -> PostingQuerySet:
    """Drafts that can be brought back, the one deleted last first."""
    return Posting.objects.deleted_of(establishment).filter(deleted_at__gt=at - DELETED_KEPT).order_by("-deleted_at")


def of_group(rows: PostingQuerySet, group: str) -> PostingQuerySet:
    """Those of one group that are not deleted; all that are not deleted for no group."""
    kept = rows.filter(deleted_at=None)
    return kept.filter(state__in=states_of(group)) if group else kept


def in_order(rows: PostingQuerySet, order: str) -> PostingQuerySet:
    """By `changed`, `title`, `state`, `submitted` or `until`; with a minus before it the other way round."""
    name, is_down = order.removeprefix("-"), order.startswith("-")
    return rows.order_by(*_ORDERS[name](is_down), "-changed_at", "-pk")


def _answers_to(word: str) -> Q:
    title = widened(word)
    found = Q()
    for spelling in {title, title.upper(), title.lower()}:
        found |= Q(job_title__contains=spelling)
    number = plain_digits(word)
    if re.fullmatch(r"-?[0-9][0-9-]*", number):
        digits = number.replace("-", "")
        found |= Q(receipt_number__contains=number) | Q(receipt_number__contains=_hyphenated(digits))
        found |= Q(number__contains=number) | Q(number__contains=_of_office(digits))
    return found


def _hyphenated(digits: str) -> str:
    """Digits of a receipt number from its beginning, as it is written: 2026-1121-0001."""
    return "-".join(part for part in (digits[:4], digits[4:8], digits[8:]) if part)


def _of_office(digits: str) -> str:
    """Digits of a 求人番号 from its beginning, as it is written: 13010-00012345."""
    return "-".join(part for part in (digits[:5], digits[5:]) if part)


def _way(name: str, is_down: bool) -> OrderBy:
    return F(name).desc(nulls_last=True) if is_down else F(name).asc(nulls_last=True)


def _by_changed(is_down: bool) -> list[OrderBy]:
    return [_way("changed_at", is_down)]


def _by_submitted(is_down: bool) -> list[OrderBy]:
    return [_way("submitted_at", is_down)]


def _by_until(is_down: bool) -> list[OrderBy]:
    return [_way("referral_until", is_down)]


def _by_title(is_down: bool) -> list[OrderBy]:
    """Those without a title come last either way."""
    is_empty = Case(When(Q(job_title=""), then=Value(1)), default=Value(0), output_field=IntegerField())
    return [is_empty.asc(), _way("job_title", is_down)]


def _by_state(is_down: bool) -> list[OrderBy]:
    steps = [When(state=state, then=Value(place)) for place, state in enumerate(_IN_ORDER)]
    place = Case(*steps, default=Value(len(steps)), output_field=IntegerField())
    return [place.desc() if is_down else place.asc()]


_ORDERS = {
    "changed": _by_changed,
    "title": _by_title,
    "state": _by_state,
    "submitted": _by_submitted,
    "until": _by_until,
}
