"""求人の更新: a posting that ends soon is applied for again, one or many at once."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import transaction

from mypage.accounts.models import User
from mypage.establishments.models import Establishment
from mypage.kernel.clock import day_in_japan
from mypage.kernel.fields import Raw
from mypage.kernel.rule import RuleViolation, Violation
from mypage.postings.choices import PostingAction
from mypage.postings.commands.drafting import EditedMeanwhile, save_answers, start_draft
from mypage.postings.commands.submitting import submit_posting
from mypage.postings.content import answers_of
from mypage.postings.models import Posting, PostingEvent
from mypage.postings.queries.establishment import proposed_answers, shown_content
from mypage.postings.queries.facts import Judged, facts_of_draft
from mypage.postings.queries.renewal import (
    CONFIRMED,
    RENEWAL,
    ending_soon,
    renewals_of,
    renewed_answers,
)
from mypage.postings.queries.renewal_facts import Asked, Gathered

_TOGETHER = 10
"""Postings that are renewed in one transaction: others wait for no longer than a part of a second."""
EDITOR = "renewal"
"""Stands in drafts for the page that changed an answer."""
_NOT_DUE = Violation(
    "renewal_not_due",
    "この求人は、いまは更新できません。更新できるのは、紹介期限が近い求人と、期限が切れて間もない求人です。",
)
_EDITED = Violation(
    "changed_meanwhile",
    "この求人の更新は、別の画面で書きかえられました。いまの内容を確かめて、もう一度更新してください。",
)


class NotSubmitted(RuleViolation):
    """A renewal that breaks a rule: what was typed stays in its draft."""

    def __init__(self, draft: Posting, *violations: Violation) -> None:
        super().__init__(*violations)
        self.draft = draft


@dataclass(frozen=True)
class Wish:
    """One posting to renew, with the answers that were given anew."""

    posting: Posting
    values: Mapping[str, Raw] = field(default_factory=dict)
    version: int = 0
    """Of the draft that was looked at; 0 where there was none."""
    confirmed: Collection[str] = ()
    """Keys of the cautions that it may be submitted with."""


@dataclass(frozen=True)
class Renewed:
    """What became of one wish."""

    source: Posting
    posting: Posting | None
    """The renewal: submitted, or the draft that is to be mended; none where none was begun."""
    violations: tuple[Violation, ...] = ()

    @property
    def is_submitted(self) -> bool:
        """Whether it waits for the office."""
        return not self.violations


def renew_many(*, establishment: Establishment, wishes: Sequence[Wish], by: User, at: datetime) -> list[Renewed]:
    """Each posting is renewed by itself: what stops one does not stop the others. All are the establishment's.

    更新: it is applied for again as it is in force, with the values of the wish anew. One renewal comes of it, however
    often that is wished: renewed already, that one is the result; begun and not submitted, it goes on in its draft.
    """
    proposed = proposed_answers(establishment)
    results = []
    for first in range(0, len(wishes), _TOGETHER):
        some = wishes[first : first + _TOGETHER]
        with transaction.atomic():
            results += _Renewing(establishment, [wish.posting for wish in some], proposed, by, at).renew(some)
    return results


def renew_posting(
    *,
    posting: Posting,
    values: Mapping[str, Raw],
    by: User,
    at: datetime,
    version: int = 0,
    confirmed: Collection[str] = (),
) -> Posting:
    """更新 of one posting. NotSubmitted with its draft where a rule objects or a caution is not confirmed;
    RuleViolation where it is not due.
    """
    wish = Wish(posting, values, version, confirmed)
    [result] = renew_many(establishment=posting.establishment, wishes=[wish], by=by, at=at)
    if result.posting is None:
        raise RuleViolation(*result.violations)
    if result.violations:
        raise NotSubmitted(result.posting, *result.violations)
    return result.posting


def begin_renewal(*, posting: Posting, by: User, at: datetime) -> Posting:
    """The renewal of a posting as a draft, to be looked at before it is submitted; the one that there is already."""
    establishment = posting.establishment
    with transaction.atomic():
        return _Renewing(establishment, [posting], proposed_answers(establishment), by, at).begun(posting, {})


class _Renewing:
    """Some postings of one establishment, locked, with what there is of their renewals."""

    def __init__(
        self,
        establishment: Establishment,
        postings: Sequence[Posting],
        proposed: Mapping[str, Raw],
        by: User,
        at: datetime,
    ) -> None:
        self._establishment, self._proposed, self._by, self._at = establishment, proposed, by, at
        self._today = day_in_japan(at)
        wanted = [each.pk for each in postings]
        rows = Posting.objects.of(establishment).select_for_update(of=("self",)).select_related("in_force")
        self._sources = rows.order_by("pk").in_bulk(wanted)
        self._due = set(ending_soon(establishment, self._today).filter(pk__in=wanted).values_list("pk", flat=True))
        self._begun: dict[str, list[Posting]] = {}
        numbers = [str(each.number) for each in self._sources.values() if each.number]
        for each in renewals_of(establishment, numbers):
            self._begun.setdefault(each.source_number, []).append(each)

    def renew(self, wishes: Sequence[Wish]) -> list[Renewed]:
        """Each wish: the renewal is submitted, or stays a draft and says why."""
        begun = [self._prepared(wish) for wish in wishes]
        drafts = [each.posting for each in begun if each.posting and each.posting.is_draft and each.is_submitted]
        now = shown_content(self._establishment)
        self._read = {each.pk: (each.draft.version, answers_of(each.draft.values, now)) for each in drafts}
        asked = [Asked.of(answers) for _, answers in self._read.values()]
        self._gathered = Gathered.of(self._establishment, now, asked, self._today)
        return [self._submitted(wish, each) for wish, each in zip(wishes, begun, strict=True)]

    def _prepared(self, wish: Wish) -> Renewed:
        """The renewal with the answers of the wish in it; what was submitted before comes back as it is."""
        try:
            renewal = self.begun(wish.posting, wish.values)
        except RuleViolation as refusal:
            return Renewed(wish.posting, None, refusal.violations)
        try:
            return Renewed(wish.posting, self._write(renewal, wish) if renewal.is_draft else renewal)
        except RuleViolation as refusal:
            return Renewed(wish.posting, renewal, refusal.violations)

    def _submitted(self, wish: Wish, begun: Renewed) -> Renewed:
        renewal = begun.posting
        if renewal is None or begun.violations or not renewal.is_draft:
            return begun
        try:
            with transaction.atomic():
                submitted = submit_posting(
                    posting=renewal, by=self._by, at=self._at, confirmed=wish.confirmed, judged_by=self._judged
                )
        except RuleViolation as refusal:
            return Renewed(wish.posting, renewal, refusal.violations)
        return Renewed(wish.posting, submitted)

    def _judged(self, renewal: Posting, today: date) -> Judged:
        """The facts, gathered for all of them; anew for a draft that somebody wrote in since."""
        version, answers = self._read[renewal.pk]
        if renewal.draft.version != version:
            return facts_of_draft(renewal, today)
        return self._gathered.judged(renewal.draft.values, answers, renewal.source_number)

    def begun(self, posting: Posting, values: Mapping[str, Raw]) -> Posting:
        """The renewal of a posting in its present state; a draft with these values where there was none."""
        source = self._sources.get(posting.pk)
        number = str(source.number) if source else ""
        begun = self._begun.get(number, [])
        submitted = next((each for each in begun if not each.is_draft), None)
        if submitted is not None:
            return submitted
        if source is None or source.in_force is None or source.pk not in self._due:
            raise RuleViolation(_NOT_DUE)
        if begun:
            return begun[0]
        draft = start_draft(
            establishment=self._establishment,
            values=renewed_answers(source.in_force, self._proposed, self._today) | dict(values),
            by=self._by,
            at=self._at,
            source=number,
            is_whole=True,
        )
        PostingEvent.objects.filter(posting=draft, action=PostingAction.STARTED).update(remarks=RENEWAL)
        self._begun[number] = [draft]
        return draft

    def _write(self, renewal: Posting, wish: Wish) -> Posting:
        """The draft with the answers given anew; what is the same is not written again."""
        held, wanted = renewal.draft.values, {**CONFIRMED, **wish.values}
        if all(held.get(name, "") == value for name, value in wanted.items()):
            return renewal
        try:
            with transaction.atomic():
                save_answers(
                    posting=renewal, values=wanted, version=wish.version, editor=EDITOR, by=self._by, at=self._at
                )
        except EditedMeanwhile:
            raise RuleViolation(_EDITED) from None
        return Posting.objects.select_related("draft").get(pk=renewal.pk)
