"""求人不受理期間: the office enters that an establishment's postings are refused for a time, and lifts it."""

from datetime import date, datetime

from django.db import transaction

from mypage.accounts.models import User
from mypage.audit.commands import record
from mypage.establishments.choices import RefusalGround
from mypage.establishments.commands.authority import refuse_other_office
from mypage.establishments.models import Establishment, RefusalPeriod
from mypage.establishments.rules.refusals import violations_of_period
from mypage.kernel.clock import day_in_japan
from mypage.kernel.rule import RuleViolation, Violation

_NO_GROUND = Violation("no_ground", "不受理の根拠を選んでください。", "ground")
_RUNS_ALREADY = Violation(
    "runs_already",
    "同じ根拠の期間が、すでに登録されています。期間を改めるときは、先にその期間を解除してください。",
    "ground",
)
_NOT_ALLOWED = Violation("not_allowed", "この手続きができるのは、確認担当と管理者の方です。")
_NO_REASON = Violation("no_reason", "解除する理由を入力してください。", "reason")
_LIFTED = Violation("lifted", "この期間は、すでに解除されています。")
_OVER = Violation("over", "この期間は、すでに終わっています。解除の必要はありません。")


def enter_refusal(
    *,
    establishment: Establishment,
    ground: str,
    begins_on: date,
    until: date | None,
    evidence: str,
    note: str,
    by: User,
    at: datetime,
) -> RefusalPeriod:
    """From a day on, until another or for the time being, postings of the establishment are refused.

    RuleViolation by another office or role, without ground or evidence, or where the same ground has a period already.
    """
    stops = [] if ground in RefusalGround.values else [_NO_GROUND]
    stops += violations_of_period(begins_on, until, evidence)
    if stops:
        raise RuleViolation(*stops)
    with transaction.atomic():
        row = Establishment.objects.select_for_update(of=("self",)).select_related("office").get(pk=establishment.pk)
        _refuse_who_may_not(row, by)
        same = RefusalPeriod.objects.unlifted().filter(establishment=row, ground=ground)
        beside = same.exclude(until__lt=begins_on)
        if (beside.exclude(begins_on__gt=until) if until else beside).exists():
            raise RuleViolation(_RUNS_ALREADY)
        period = RefusalPeriod.objects.create(
            establishment=row,
            ground=ground,
            begins_on=begins_on,
            until=until,
            evidence=evidence.strip(),
            note=note.strip(),
            entered_by=by,
            entered_at=at,
        )
        _record("establishment.refusal_entered", period, by, at)
    return period


def lift_refusal(*, period: RefusalPeriod, reason: str, by: User, at: datetime) -> None:
    """The period counts no more, from now on. RuleViolation by another office or role, without a reason, twice."""
    if not reason.strip():
        raise RuleViolation(_NO_REASON)
    with transaction.atomic():
        rows = RefusalPeriod.objects.select_for_update(of=("self",)).select_related("establishment__office")
        row = rows.get(pk=period.pk)
        _refuse_who_may_not(row.establishment, by)
        if row.lifted_at:
            raise RuleViolation(_LIFTED)
        if row.until and row.until < day_in_japan(at):
            raise RuleViolation(_OVER)
        row.lifted_at, row.lifted_by, row.lifted_because = at, by, reason.strip()
        row.save()
        _record("establishment.refusal_lifted", row, by, at)


def _refuse_who_may_not(establishment: Establishment, by: User) -> None:
    refuse_other_office(establishment, by)
    if not (by.position.is_reviewer or by.position.is_administrator):
        raise RuleViolation(_NOT_ALLOWED)


def _record(action: str, period: RefusalPeriod, by: User, at: datetime) -> None:
    facts = {"ground": period.get_ground_display(), "begins_on": period.begins_on.isoformat()}
    facts |= {"until": period.until.isoformat()} if period.until else {}
    record(action, by=by.actor(), at=at, subject=("establishment", period.establishment_id), facts=facts)
