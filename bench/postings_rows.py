"""Postings in every state as rows: their drafts, revisions, decisions, timelines, and the counters of numbers."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random
from typing import Any, NamedTuple

from django.db.models import Max

from bench.bulk import load
from mypage.kernel.clock import day_in_japan
from mypage.postings.choices import (
    ChangeStage,
    Decision,
    EndReason,
    ExtensionStage,
    PostingAction,
    PostingState,
    RevisionPurpose,
)
from mypage.postings.models import (
    NumberCounter,
    Posting,
    PostingDraft,
    PostingEvent,
    PostingReview,
    PostingRevision,
)
from mypage.postings.rules.validity import posting_number
from mypage.reference.models import Office

SHARES = {
    PostingState.DRAFT: 8,
    PostingState.SUBMITTED: 12,
    PostingState.RETURNED: 2,
    PostingState.ACTIVE: 24,
    PostingState.SUSPENDED: 2,
    PostingState.EXPIRED: 22,
    PostingState.FULFILLED: 8,
    PostingState.CANCELLED: 5,
    PostingState.REFUSED: 1,
    PostingState.WITHDRAWN: 11,
    PostingState.LAPSED: 5,
}
"""Of a hundred postings. 12 % of a million are some 200 waiting at each office; 61 % have a number."""
IN_FORCE = (PostingState.ACTIVE, PostingState.SUSPENDED)
ACCEPTED = (*IN_FORCE, PostingState.EXPIRED, PostingState.FULFILLED, PostingState.CANCELLED)
_DAYS_AGO = {
    PostingState.DRAFT: (0, 50), PostingState.SUBMITTED: (0, 10), PostingState.RETURNED: (1, 12),
    PostingState.ACTIVE: (1, 60), PostingState.SUSPENDED: (1, 60), PostingState.EXPIRED: (95, 1000),
    PostingState.FULFILLED: (30, 1000), PostingState.CANCELLED: (30, 1000),
}  # fmt: skip
"""Between how long ago it came in; the others at any time of three years."""
_TERM = 62
_ENDED = {PostingState.EXPIRED: _TERM + 1, PostingState.FULFILLED: 21, PostingState.CANCELLED: 9}
"""Days after which it ended."""
_DECISIONS = {PostingState.RETURNED: Decision.RETURNED, PostingState.REFUSED: Decision.REFUSED} | dict.fromkeys(
    ACCEPTED, Decision.ACCEPTED
)


@dataclass(frozen=True)
class Text:
    """One posting's answers, as text that the tables take."""

    kind: str
    title: str
    form: str
    values: str


def after(model: Any) -> int:
    """The number that the next row gets."""
    return int(model.objects.aggregate(last=Max("pk"))["last"] or 0) + 1


class _One(NamedTuple):
    """One posting, the same in every pass."""

    pk: int
    state: PostingState
    text: Text
    came: datetime
    has_change: bool
    """Whether a change of it waits."""
    is_extension_asked: bool


class Batch:
    """Postings with their drafts, revisions, reviews and timelines: table by table, a pass for each."""

    def __init__(self, first: int, offices: list[int], texts: list[Text], snapshot: str, at: datetime) -> None:
        self.first, self.offices, self.texts, self.snapshot, self.at = first, offices, texts, snapshot, at
        self.states = [state for state, share in SHARES.items() for _ in range(share)]
        self.codes = dict(Office.objects.values_list("pk", "code"))
        self.serials = dict(NumberCounter.objects.values_list("office_code", "last"))
        self.revision = after(PostingRevision)

    def load(self, count: int, owner: Any) -> None:
        """So many; `owner` draws the establishment of each."""
        load(Posting, self._postings(count, owner))
        load(PostingDraft, self._drafts(count))
        load(PostingRevision, self._revisions(count))
        load(PostingReview, self._reviews(count, after(PostingReview)))
        load(PostingEvent, self._events(count, after(PostingEvent)))
        NumberCounter.objects.all().delete()
        NumberCounter.objects.bulk_create(
            NumberCounter(office_code=code, last=last) for code, last in self.serials.items()
        )

    def _one(self, place: int) -> _One:
        chance = Random(place)
        state = self.states[chance.randrange(100)]
        first, last = _DAYS_AGO.get(state, (1, 1000))
        came = self.at - timedelta(seconds=1 + chance.randrange(first * 86_400, last * 86_400))
        text = self.texts[chance.randrange(len(self.texts))]
        sort = chance.randrange(100) if state in IN_FORCE else 99
        return _One(self.first + place, state, text, came, has_change=sort < 3, is_extension_asked=sort == 3)

    def _postings(self, count: int, owner: Any) -> Iterator[Mapping[str, Any]]:
        chance = Random(count)
        for place in range(count):
            one, office = self._one(place), self.offices[place % len(self.offices)]
            row = {
                "id": one.pk, "establishment_id": owner(chance), "office_id": office, "state": one.state.value,
                "kind": one.text.kind, "job_title": one.text.title, "employment_form": one.text.form,
                "started_at": one.came, "changed_at": one.came,
            }  # fmt: skip
            if one.state != PostingState.DRAFT:
                row |= {"receipt_number": f"{one.came:%Y-%m%d}-{one.pk:07}", "submitted_at": one.came}
            if one.state == PostingState.SUBMITTED and place % 5 == 0:
                row |= {"visit_until": _daysafter(one.came, 14), "visited_at": one.came if place % 2 else None}
            yield row | self._terms(one, place, office)

    def _terms(self, one: _One, place: int, office: int) -> dict[str, Any]:
        if one.state not in ACCEPTED:
            return {}
        code = str(self.codes[office])
        self.serials[code] = self.serials.get(code, 0) + 1
        accepted = _daysafter(one.came, 1)
        row: dict[str, Any] = {
            "number": posting_number(code, self.serials[code]), "accepted_on": accepted, "public_from": accepted,
            "referral_until": _daysafter(one.came, _TERM), "scope": (1, 1, 1, 1, 1, 1, 2, 3, 4, 4)[place % 10],
            "in_force_id": self._revision_of(place),
        }  # fmt: skip
        if one.state in _ENDED:
            row["ended_on"] = _daysafter(one.came, _ENDED[one.state])
        if one.state == PostingState.CANCELLED:
            row["end_reason"] = EndReason.PLANS.value
        if one.has_change or one.is_extension_asked:
            row["submitted_at"] = max(one.came, self.at - timedelta(days=1 + place % 6, seconds=place % 7000))
        if one.has_change:
            row["change"] = ChangeStage.WAITING.value
        if one.is_extension_asked:
            row["extension"] = ExtensionStage.ASKED.value
        return row

    def _revision_of(self, place: int) -> int:
        """The first revision of a posting; that of a change comes right after it."""
        return self.revision + 2 * place

    def _drafts(self, count: int) -> Iterator[Mapping[str, Any]]:
        for place in range(count):
            one = self._one(place)
            yield {"posting_id": one.pk, "values": one.text.values, "saved_at": one.came, "version": 40}

    def _revisions(self, count: int) -> Iterator[Mapping[str, Any]]:
        for place in range(count):
            one = self._one(place)
            first = self._revision_of(place)
            row = {
                "id": first, "posting_id": one.pk, "number": 1, "content": one.text.values,
                "establishment": self.snapshot, "at": one.came, "purpose": RevisionPurpose.APPLICATION.value,
            }  # fmt: skip
            if one.state != PostingState.DRAFT:
                yield row
            if one.has_change:
                more = json.dumps(json.loads(one.text.values) | {"hires": "4"})
                own = {"id": first + 1, "number": 2, "content": more, "purpose": RevisionPurpose.CHANGE.value}
                yield row | own

    def _reviews(self, count: int, first: int) -> Iterator[Mapping[str, Any]]:
        for place in range(count):
            one = self._one(place)
            if one.state in _DECISIONS:
                said = "" if one.state in ACCEPTED else "電話でうかがった点を直してください。"
                ground = "not_stated" if one.state == PostingState.REFUSED else ""
                yield {
                    "id": first + place, "posting_id": one.pk, "revision_id": self._revision_of(place),
                    "decision": _DECISIONS[one.state].value, "sentence": said, "ground": ground,
                    "at": one.came + timedelta(days=1),
                }  # fmt: skip

    def _events(self, count: int, first: int) -> Iterator[Mapping[str, Any]]:
        for place in range(count):
            one, number = self._one(place), first + 4 * place
            steps = [(PostingAction.STARTED.value, 0)]
            if one.state != PostingState.DRAFT:
                steps.append((PostingAction.SUBMITTED.value, 0))
            if one.state in _DECISIONS:
                steps.append((_DECISIONS[one.state].value, 1))
            if one.state in _ENDED:
                steps.append((one.state.value, _ENDED[one.state]))
            for step, (action, days) in enumerate(steps):
                at = one.came + timedelta(days=days)
                yield {"id": number + step, "posting_id": one.pk, "action": action, "at": at}


def _daysafter(moment: datetime, days: int) -> date:
    return day_in_japan(moment) + timedelta(days=days)
