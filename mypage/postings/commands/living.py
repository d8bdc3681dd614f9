"""The life of a posting in force: recruiting stops and goes on, the term is extended once, the posting ends."""

from datetime import date, datetime

from django.db import transaction

from mypage.accounts.models import User
from mypage.audit.commands import record
from mypage.establishments.commands.authority import refuse_other_office
from mypage.kernel.actor import SYSTEM
from mypage.kernel.clock import day_in_japan
from mypage.kernel.rule import RuleViolation, Violation
from mypage.postings.choices import ChangeStage, EndReason, ExtensionStage, PostingAction
from mypage.postings.commands.telling import tell_employer, tell_office
from mypage.postings.models import Posting, PostingEvent
from mypage.postings.rules.graduates import graduation_kind
from mypage.postings.rules.validity import extended_until
from mypage.postings.states import POSTING

_NOT_NOW = {
    "suspend": "募集を停止できるのは、有効な求人だけです。求人の画面で今の状況をお確かめください。",
    "resume": "募集を再開できるのは、募集停止中の求人だけです。求人の画面で今の状況をお確かめください。",
    "cancel": "この求人は、すでに終了しているか、まだ受理されていないため、取り消せません。",
    "fulfil": "この求人は、すでに終了しているか、まだ受理されていないため、充足として終えることはできません。",
    "extend": "有効期間を延長できるのは、有効な求人か募集停止中の求人だけです。",
    "decide": "この延長の申し出は、取りやめられたか、ほかの方が先に手続きをしました。",
}
_EXTENDED_ONCE = Violation("extended_once", "延長は1回だけです。続けて募集するときは、求人を更新してください。")
_EXTENSION_WAITS = Violation("extension_waits", "延長の申し出は、すでにハローワークで確認を待っています。")
_NOT_FOR_GRADUATES = Violation("extension_not_for_graduates", "学卒求人の有効期間は延長できません。")
_NO_REASON = Violation("no_reason", "理由を選んでください。", "reason")
_NO_NOTE = Violation("no_note", "「その他」を選んだときは、内容を入力してください。", "note")
LONGEST_NOTE = 200
_NOTE_TOO_LONG = Violation("note_too_long", f"内容は、{LONGEST_NOTE}文字以内で入力してください。", "note")


def suspend_recruiting(*, posting: Posting, by: User, at: datetime) -> None:
    """募集停止: nobody is referred or applies online; what came in goes on. RuleViolation out of state."""
    with transaction.atomic():
        row = _locked(posting, "suspend")
        _step(row, "suspend", PostingAction.SUSPENDED, ("posting_suspended", "posting_suspended_by_employer"), by, at)


def resume_recruiting(*, posting: Posting, by: User, at: datetime) -> None:
    """募集再開. RuleViolation out of state."""
    with transaction.atomic():
        row = _locked(posting, "resume")
        _step(row, "resume", PostingAction.RESUMED, ("posting_resumed", "posting_resumed_by_employer"), by, at)


def cancel_posting(*, posting: Posting, reason: str, note: str, by: User, at: datetime) -> None:
    """求人取消, for good, with its reason. RuleViolation out of state, or without that."""
    stops = [] if reason in EndReason.values else [_NO_REASON]
    if reason == EndReason.OTHER and not note.strip():
        stops.append(_NO_NOTE)
    if len(note.strip()) > LONGEST_NOTE:
        stops.append(_NOTE_TOO_LONG)
    if stops:
        raise RuleViolation(*stops)
    with transaction.atomic():
        row = _locked(posting, "cancel")
        row.end_reason, row.end_note = reason, note.strip()
        said = str(EndReason(reason).label) + (f"（{row.end_note}）" if row.end_note else "")
        templates = ("posting_cancelled", "posting_cancelled_by_employer")
        _end(row, "cancel", PostingAction.CANCELLED, templates, by, at, said)


def fulfil_posting(*, posting: Posting, by: User, at: datetime) -> None:
    """充足: as many were hired as were sought; the posting has ended. RuleViolation out of state."""
    with transaction.atomic():
        row = _locked(posting, "fulfil")
        row.end_reason = EndReason.HIRED
        templates = ("posting_fulfilled", "posting_fulfilled_by_employer")
        _end(row, "fulfil", PostingAction.FULFILLED, templates, by, at)


def ask_extension(*, posting: Posting, by: User, at: datetime) -> None:
    """有効期間延長 is asked for; the office decides. RuleViolation out of state, for graduates, or a second time."""
    with transaction.atomic():
        row = _locked(posting, "extend")
        if graduation_kind(row.kind):
            raise RuleViolation(_NOT_FOR_GRADUATES)
        if row.extension != ExtensionStage.NONE:
            raise RuleViolation(_EXTENDED_ONCE if row.extension == ExtensionStage.GRANTED else _EXTENSION_WAITS)
        row.extension, row.submitted_at, row.changed_at = ExtensionStage.ASKED, at, at
        row.save(update_fields=["extension", "submitted_at", "changed_at"])
        _tell_of(row, PostingAction.EXTENSION_ASKED, by, at)
        tell_office(row, "posting_extension_asked", at)


def decide_extension(*, posting: Posting, is_granted: bool, sentence: str, by: User, at: datetime) -> None:
    """The office extends the term by a month, or says why not. RuleViolation out of state or by another office."""
    if not is_granted and not sentence.strip():
        raise RuleViolation(Violation("no_sentence", "求人者に伝える理由を入力してください。", "sentence"))
    with transaction.atomic():
        row = _locked(posting, "decide")
        refuse_other_office(row.establishment, by)
        if row.extension != ExtensionStage.ASKED:
            raise RuleViolation(Violation("out_of_state", _NOT_NOW["decide"]))
        row.extension = ExtensionStage.GRANTED if is_granted else ExtensionStage.NONE
        if is_granted and row.referral_until:
            row.referral_until = extended_until(row.referral_until)
        row.changed_at = at
        row.save(update_fields=["extension", "referral_until", "changed_at"])
        action = PostingAction.EXTENDED if is_granted else PostingAction.EXTENSION_DECLINED
        _tell_of(row, action, by, at, sentence.strip(), is_office=True)
        tell_employer(row, "posting_extended" if is_granted else "posting_not_extended", at)


def expire_postings(at: datetime, limit: int = 500) -> int:
    """期限切れ: up to `limit` postings whose 紹介期限日 is over have ended; how many. Safe to run twice."""
    today = day_in_japan(at)
    over = Posting.objects.in_force().filter(referral_until__lt=today).order_by("referral_until", "pk")
    return sum(_expire(pk, today, at) for pk in list(over.values_list("pk", flat=True)[:limit]))


def _expire(pk: int, today: date, at: datetime) -> bool:
    with transaction.atomic():
        rows = Posting.objects.select_for_update(of=("self",)).select_related("establishment", "office")
        row = rows.filter(pk=pk, referral_until__lt=today).first()
        if row is None or not row.is_in_force:
            return False
        _end(row, "expire", PostingAction.EXPIRED, ("posting_expired", ""), None, at)
    return True


def _step(row: Posting, action: str, told: PostingAction, templates: tuple[str, str], by: User, at: datetime) -> None:
    employer, office = templates
    row.state, row.changed_at = POSTING.after(row.state, action), at
    row.save(update_fields=["state", "changed_at"])
    _tell_of(row, told, by, at)
    tell_employer(row, employer, at)
    tell_office(row, office, at)


def _end(
    row: Posting,
    action: str,
    told: PostingAction,
    templates: tuple[str, str],
    by: User | None,
    at: datetime,
    said: str = "",
) -> None:
    employer, office = templates
    row.state, row.changed_at, row.ended_on = POSTING.after(row.state, action), at, day_in_japan(at)
    row.change, row.extension = ChangeStage.NONE, _after_end(row.extension)
    row.save()
    _tell_of(row, told, by, at, said)
    tell_employer(row, employer, at)
    if office:
        tell_office(row, office, at)


def _after_end(extension: str) -> str:
    return ExtensionStage.NONE if extension == ExtensionStage.ASKED else extension


def _locked(posting: Posting, action: str) -> Posting:
    rows = Posting.objects.select_for_update(of=("self",)).select_related("establishment__office", "office")
    row = rows.get(pk=posting.pk)
    allowed = row.is_in_force if action in ("extend", "decide") else POSTING.allows(row.state, action)
    if not allowed:
        raise RuleViolation(Violation("out_of_state", _NOT_NOW[action]))
    return row


def _tell_of(
    row: Posting, action: PostingAction, by: User | None, at: datetime, said: str = "", *, is_office: bool = False
) -> None:
    office = row.office if is_office else None
    PostingEvent.objects.create(posting=row, action=action, at=at, by=by, office=office, remarks=said)
    record(f"posting.{action.value}", by=by.actor() if by else SYSTEM, at=at, subject=("posting", row.pk))
