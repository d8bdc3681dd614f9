"""What the office decides on provisional registrations, and what time decides."""

from datetime import datetime

from django.db import transaction

from mypage.accounts.models import User
from mypage.audit.commands import record
from mypage.establishments.choices import RegistrationDecision
from mypage.establishments.commands.authority import refuse_other_office
from mypage.establishments.commands.writing import (
    lapse_day,
    locked_for,
    save_with_number,
    settle_notices,
    tell_logins,
)
from mypage.establishments.models import Establishment, Invitation, Membership, RegistrationReview
from mypage.establishments.rules.registration import has_lapsed
from mypage.establishments.states import REGISTRATION
from mypage.kernel.actor import SYSTEM
from mypage.kernel.clock import day_in_japan
from mypage.kernel.numbers import EstablishmentNumber
from mypage.kernel.rule import RuleViolation, Violation
from mypage.notifications.commands import give_notice

REMARKS_LIMIT = 1000


def confirm_registration(
    *,
    establishment: Establishment,
    number: EstablishmentNumber,
    by: User,
    at: datetime,
    version: int | None = None,
) -> None:
    """The office has made a provisional registration a full one and given it its number.

    RuleViolation out of state, by another office, when the number is taken, or when it has changed since `version`.
    """
    with transaction.atomic():
        row = locked_for("confirm", establishment, version)
        refuse_other_office(row, by)
        row.state = REGISTRATION.after(row.state, "confirm")
        row.number, row.registered_at, row.lapses_on = number.canonical, at, None
        save_with_number(row)
        _decide(row, RegistrationDecision.CONFIRMED, "", by, at)
        record("establishment.confirmed", by=by.actor(), at=at, subject=("establishment", row.pk))
        facts = {"establishment": row.name, "number": number.shown}
        tell_logins(row, "establishment_registered", facts, at)
        give_notice(reader=("establishment", row.pk), template="establishment_registered", facts=facts, at=at)


def return_registration(
    *, establishment: Establishment, remarks: str, by: User, at: datetime, version: int | None = None
) -> None:
    """The office asks for corrections; the employer has the whole term again. RuleViolation as for confirming."""
    refuse_remarks(remarks)
    with transaction.atomic():
        row = locked_for("return", establishment, version)
        refuse_other_office(row, by)
        row.state = REGISTRATION.after(row.state, "return")
        row.lapses_on = lapse_day(row.office, at)
        row.save()
        _decide(row, RegistrationDecision.RETURNED, remarks, by, at)
        record("establishment.returned", by=by.actor(), at=at, subject=("establishment", row.pk))
        facts = {"establishment": row.name}
        tell_logins(row, "establishment_returned", facts, at)
        give_notice(reader=("establishment", row.pk), template="establishment_returned", facts=facts, at=at)


def lapse_provisional(at: datetime) -> int:
    """仮登録の失効: registrations whose last day is over lapse, each for itself; how many did. Safe to run twice."""
    today = day_in_japan(at)
    over = Establishment.objects.waiting().filter(lapses_on__lt=today).order_by("lapses_on", "pk")
    return sum(_lapse(row, at) for row in over)


def _lapse(establishment: Establishment, at: datetime) -> bool:
    with transaction.atomic():
        row = Establishment.objects.select_for_update(of=("self",)).get(pk=establishment.pk)
        if not row.is_waiting or row.lapses_on is None or not has_lapsed(row.lapses_on, day_in_japan(at)):
            return False
        row.state, row.version = REGISTRATION.after(row.state, "lapse"), row.version + 1
        row.save()
        record("establishment.lapsed", by=SYSTEM, at=at, subject=("establishment", row.pk))
        facts = {"establishment": row.name}
        tell_logins(row, "provisional_lapsed", facts, at)
        members = Membership.objects.current().filter(establishment=row)
        for user_id in members.values_list("user_id", flat=True):
            give_notice(reader=("user", user_id), template="provisional_lapsed", facts=facts, at=at)
        members.update(ended_at=at)
        Invitation.objects.filter(establishment=row, accepted_at=None, withdrawn_at=None).update(withdrawn_at=at)
        settle_notices(row, "waiting_registration", at)
    return True


def refuse_remarks(remarks: str) -> None:
    """RuleViolation for empty or overlong remarks to an employer."""
    if not remarks.strip():
        message = "修正していただきたい点を入力してください。"
        raise RuleViolation(Violation("remarks_missing", message, "remarks"))
    if len(remarks) > REMARKS_LIMIT:
        over = len(remarks) - REMARKS_LIMIT
        message = f"修正していただきたい点は{REMARKS_LIMIT}文字以内で入力してください。{over}文字減らしてください。"
        raise RuleViolation(Violation("remarks_too_long", message, "remarks"))


def _decide(row: Establishment, decision: RegistrationDecision, remarks: str, by: User, at: datetime) -> None:
    RegistrationReview.objects.create(establishment=row, decision=decision, remarks=remarks, by=by, at=at)
    settle_notices(row, "waiting_registration", at)
