"""求人申込み: a draft is submitted whole, once; what was submitted is withdrawn, seen at the office, or lapses."""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date, datetime

from django.db import transaction
from django.db.models import F

from mypage.accounts.models import User
from mypage.audit.commands import record
from mypage.establishments.choices import RegistrationState
from mypage.establishments.commands.authority import refuse_other_office
from mypage.kernel.actor import SYSTEM
from mypage.kernel.clock import day_in_japan
from mypage.kernel.fields import Raw
from mypage.kernel.rule import RuleViolation, Violation
from mypage.postings.choices import ChangeStage, PostingAction, PostingState, RevisionPurpose
from mypage.postings.commands.telling import tell_employer, tell_office
from mypage.postings.models import Posting, PostingDraft, PostingEvent, PostingRevision, ReceiptCounter
from mypage.postings.queries.facts import Judged, facts_of_draft
from mypage.postings.rules.registry import Finding, judge_whole
from mypage.postings.rules.registry import rows as rule_rows
from mypage.postings.states import CHANGE, POSTING

_ATTEMPTS = 3
_BEFORE_DECISION = (PostingState.SUBMITTED, PostingState.RETURNED)
_NOT_NOW = {
    "submit": "この求人は申し込める状態ではありません。求人の画面で今の状況をお確かめください。",
    "withdraw": "この求人は、確認待ちの申込みではなくなりました。求人の画面で今の状況をお確かめください。",
    "visit": "この申込みは、確認待ちではなくなりました。求人の画面で今の状況をお確かめください。",
}
_NOT_REGISTERED = Violation(
    "establishment_not_ready",
    "事業所の登録が、修正依頼中か失効のため、求人を申し込めません。事業所の画面で今の状況をお確かめください。",
)


_BEGUN = {
    (False, False): (PostingAction.SUBMITTED, "posting_received"),
    (False, True): (PostingAction.RESUBMITTED, "posting_received"),
    (True, True): (PostingAction.CHANGE_SENT, "posting_change_received"),
    (True, False): (PostingAction.CHANGE_SENT, "posting_change_received"),
}
"""Whether it is a change, whether it came in before → what the timeline says, what the employer is told."""
CHANGED_MEANWHILE = Violation(
    "changed_meanwhile",
    "この画面を開いたあとで、求人の内容が変わりました。"
    "今の内容を表示していますので、もう一度ご確認のうえ、申し込んでください。",
)


class CautionsOpen(RuleViolation):
    """Nothing stops the posting but cautions that nobody confirmed yet."""


def submit_posting(
    *,
    posting: Posting,
    by: User,
    at: datetime,
    confirmed: Collection[str] = (),
    version: int | None = None,
    judged_by: Callable[[Posting, date], Judged] | None = None,
) -> Posting:
    """求人申込み: the posting waits for the office, its content is fixed, a receipt number is given.

    So is one that was returned and mended, under its number, and a change of one in force (求人内容の変更), whose old
    content counts until the office accepts the new one. `confirmed` adds keys of cautions to those that the draft
    holds; `version` is the draft's that was read before; `judged_by` gathers the facts where many are submitted. What
    waits already comes back as it is. RuleViolation with everything that stops it, also that the draft is not the one
    that was read; CautionsOpen with the cautions that nobody confirmed.
    """
    today = day_in_japan(at)
    for _ in range(_ATTEMPTS):
        seen = _draft_of(posting)
        if seen is None:
            return _already(posting)
        if version is not None and seen.version != version:
            raise RuleViolation(CHANGED_MEANWHILE)
        judged = (judged_by or facts_of_draft)(seen.posting, today)
        passed = {*seen.confirmed, *confirmed}
        found = judge_whole(judged.facts)
        _refuse(seen.posting, found, passed)
        with transaction.atomic():
            row = Posting.objects.select_for_update(of=("self",)).get(pk=posting.pk)
            draft = PostingDraft.objects.get(posting=row)
            if not row.is_writable:
                continue
            if draft.version == seen.version:
                row.office = seen.posting.establishment.office
                _submit(row, judged, found, by, at)
                return row
    raise RuleViolation(CHANGED_MEANWHILE)


def withdraw_posting(*, posting: Posting, by: User, at: datetime) -> None:
    """取下げ: the application no longer waits. RuleViolation out of state."""
    with transaction.atomic():
        row = _locked(posting, "withdraw")
        row.state, row.changed_at = POSTING.after(row.state, "withdraw"), at
        row.save(update_fields=["state", "changed_at"])
        _tell_of(row, PostingAction.WITHDRAWN, at, by=by)
        record("posting.withdrawn", by=by.actor(), at=at, subject=("posting", row.pk))
        tell_employer(row, "posting_withdrawn", at)
        tell_office(row, "posting_withdrawn_by_employer", at)


def note_visit(*, posting: Posting, by: User, at: datetime) -> None:
    """来所: the employer came, the application lapses no more. RuleViolation out of state or by another office."""
    with transaction.atomic():
        row = _locked(posting, "visit")
        refuse_other_office(row.establishment, by)
        if row.visited_at is not None:
            return
        row.visited_at = at
        row.save(update_fields=["visited_at"])
        PostingEvent.objects.create(posting=row, action=PostingAction.VISITED, at=at, by=by, office=row.office)
        record("posting.visited", by=by.actor(), at=at, subject=("posting", row.pk))


def lapse_postings(at: datetime) -> int:
    """失効: applications whose visit did not come about by its day lapse; how many did. Safe to run twice."""
    today = day_in_japan(at)
    over = Posting.objects.filter(state__in=_BEFORE_DECISION, visit_until__lt=today, visited_at=None)
    return sum(_lapse(row, today, at) for row in over.order_by("visit_until", "pk"))


def _lapse(posting: Posting, today: date, at: datetime) -> bool:
    with transaction.atomic():
        rows = Posting.objects.select_for_update(of=("self",)).select_related("establishment", "office")
        due = rows.filter(state__in=_BEFORE_DECISION, visit_until__lt=today, visited_at=None)
        row = due.filter(pk=posting.pk).first()
        if row is None:
            return False
        row.state, row.changed_at = POSTING.after(row.state, "lapse"), at
        row.save(update_fields=["state", "changed_at"])
        _tell_of(row, PostingAction.LAPSED, at)
        record("posting.lapsed", by=SYSTEM, at=at, subject=("posting", row.pk))
        tell_employer(row, "posting_lapsed", at)
    return True


def _draft_of(posting: Posting) -> PostingDraft | None:
    rows = PostingDraft.objects.select_related("posting__establishment__office", "posting__office", "posting__in_force")
    draft = next(iter(rows.filter(posting=posting.pk)), None)
    return draft if draft and draft.posting.is_writable else None


def _already(posting: Posting) -> Posting:
    row = Posting.objects.select_related("establishment", "office").get(pk=posting.pk)
    if row.state != PostingState.SUBMITTED and row.change != ChangeStage.WAITING:
        raise RuleViolation(Violation("not_in_state", _NOT_NOW["submit"]))
    return row


def _refuse(posting: Posting, found: Sequence[Finding], passed: Collection[str]) -> None:
    state = posting.establishment.state
    stops = [finding.violation for finding in found if finding.strength == "violation"]
    if state not in (RegistrationState.REGISTERED, RegistrationState.PROVISIONAL):
        stops.insert(0, _NOT_REGISTERED)
    if stops:
        raise RuleViolation(*stops)
    open_cautions = [finding.violation for finding in found if finding.key not in passed]
    if open_cautions:
        raise CautionsOpen(*open_cautions)


def _submit(row: Posting, judged: Judged, found: Sequence[Finding], by: User, at: datetime) -> None:
    today = day_in_japan(at)
    is_change = row.is_accepted
    action, received = _BEGUN[is_change, row.receipt_number is not None]
    if is_change:
        row.change = CHANGE.after(row.change, "send")
    else:
        row.state = POSTING.after(row.state, "resubmit" if row.receipt_number else "submit")
        is_visit_due = any(rule_rows()[each.rule].area == "visit" for each in found if each.rule in rule_rows())
        if row.visit_until is None:
            row.visit_until = judged.facts.circumstances.visit_until if is_visit_due else None
    row.receipt_number = row.receipt_number or _receipt_number(today)
    row.submitted_at, row.submitted_by, row.changed_at = at, by, at
    row.save()
    add_revision(
        row,
        RevisionPurpose.CHANGE if is_change else RevisionPurpose.APPLICATION,
        {name: value for name, value in judged.facts.answers.raw.items() if value},
        judged.establishment,
        [{"rule": each.rule, "field": each.field, "message": each.message} for each in found],
        by,
        at,
    )
    _tell_of(row, action, at, by=by)
    record(f"posting.{action.value}", by=by.actor(), at=at, subject=("posting", row.pk))
    visit = row.visit_until.isoformat() if row.visit_until and not is_change and not row.visited_at else ""
    tell_employer(row, received, at, visit_on=visit)
    tell_office(row, "posting_change_submitted" if is_change else "posting_submitted", at)


def add_revision(
    row: Posting,
    purpose: RevisionPurpose,
    content: Mapping[str, Raw],
    establishment: Mapping[str, Raw],
    cautions: Sequence[Mapping[str, str]],
    by: User | None,
    at: datetime,
) -> PostingRevision:
    """A revision more, after all others of the posting."""
    return PostingRevision.objects.create(
        posting=row,
        number=row.revisions.count() + 1,
        purpose=purpose,
        content=dict(content),
        establishment=dict(establishment),
        cautions=list(cautions),
        submitted_by=by,
        at=at,
    )


def _receipt_number(day: date) -> str:
    ReceiptCounter.objects.get_or_create(day=day, defaults={"last": 0})
    ReceiptCounter.objects.filter(day=day).update(last=F("last") + 1)
    return f"{day:%Y-%m%d}-{ReceiptCounter.objects.get(day=day).last:04}"


def _locked(posting: Posting, action: str) -> Posting:
    rows = Posting.objects.select_for_update(of=("self",)).select_related("establishment__office", "office")
    row = rows.get(pk=posting.pk)
    if row.state not in _BEFORE_DECISION:
        raise RuleViolation(Violation("not_in_state", _NOT_NOW[action]))
    return row


def _tell_of(row: Posting, action: PostingAction, at: datetime, by: User | None = None) -> None:
    PostingEvent.objects.create(posting=row, action=action, at=at, by=by)
