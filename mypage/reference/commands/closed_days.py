"""休業日: days on which one office is closed although offices usually open."""

from datetime import date, datetime

from django.db import transaction

from mypage.audit.commands import record
from mypage.kernel.actor import Actor
from mypage.kernel.rule import RuleViolation, Violation
from mypage.reference.models import Office, OfficeClosedDay

LONGEST_REASON = 100


@transaction.atomic
def add_closed_day(*, office: Office, day: date, reason: str, by: Actor, at: datetime) -> OfficeClosedDay:
    """The office is closed on that day. RuleViolation when it is already, or without a fitting reason."""
    said = reason.strip()
    if not said:
        raise RuleViolation(Violation("reason_missing", "休業の理由を入力してください。", "reason"))
    if len(said) > LONGEST_REASON:
        message = f"休業の理由は{LONGEST_REASON}文字以内で入力してください。今は{len(said)}文字です。"
        raise RuleViolation(Violation("reason_too_long", message, "reason"))
    closed, is_new = OfficeClosedDay.objects.get_or_create(office=office, day=day, defaults={"reason": said})
    if not is_new:
        raise RuleViolation(Violation("day_is_closed", "この日は、すでに休業日に登録されています。", "day"))
    facts = {"day": day.isoformat(), "reason": said}
    record("office.closed_day_added", by=by, at=at, subject=("office", office.pk), facts=facts)
    return closed


@transaction.atomic
def remove_closed_day(*, office: Office, day: date, by: Actor, at: datetime) -> None:
    """The office opens on that day as usual. RuleViolation when the day is none of its own closed days."""
    removed, _ = OfficeClosedDay.objects.filter(office=office, day=day).delete()
    if not removed:
        raise RuleViolation(Violation("day_is_not_closed", "この日は、休業日に登録されていません。", "day"))
    record("office.closed_day_removed", by=by, at=at, subject=("office", office.pk), facts={"day": day.isoformat()})
