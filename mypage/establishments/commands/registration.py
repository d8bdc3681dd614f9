"""The registration of an establishment: fully by the office, or provisionally by a new employer; its correction."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from mypage.accounts.models import User
from mypage.audit.commands import record
from mypage.establishments.choices import RegistrationState, Role
from mypage.establishments.commands.authority import refuse_other_office
from mypage.establishments.commands.writing import (
    lapse_day,
    locked_as_seen,
    locked_for,
    refuse_faults,
    save_with_number,
    tell_logins,
    write_facts,
)
from mypage.establishments.models import Establishment, Membership
from mypage.establishments.rules.registration import EstablishmentFacts
from mypage.establishments.states import REGISTRATION
from mypage.kernel.numbers import EstablishmentNumber
from mypage.kernel.rule import RuleViolation, Violation
from mypage.notifications.commands import give_notice
from mypage.reference.models import Office


def register_establishment(
    *,
    facts: EstablishmentFacts,
    number: EstablishmentNumber,
    office: Office,
    by: User,
    at: datetime,
    told_apart_from: Sequence[int] = (),
) -> Establishment:
    """事業所本登録 at the office. RuleViolation with every fault of the facts, or when the number is taken.

    `told_apart_from`: establishments that look alike and that the staff confirmed to be others.
    """
    refuse_faults(facts)
    establishment = Establishment(
        state=RegistrationState.REGISTERED, number=number.canonical, office=office, registered_at=at
    )
    write_facts(establishment, facts)
    with transaction.atomic():
        save_with_number(establishment)
        subject = ("establishment", establishment.pk)
        record("establishment.registered", by=by.actor(), at=at, subject=subject, facts=_apart(told_apart_from))
    return establishment


def change_facts(
    *,
    establishment: Establishment,
    facts: EstablishmentFacts,
    by: User,
    at: datetime,
    office: Office | None = None,
    version: int | None = None,
    told_apart_from: Sequence[int] = (),
) -> None:
    """The office has corrected the registered facts, or handed the establishment to the office in charge now.

    RuleViolation with every fault, by staff of another office, out of state, or when it has changed since `version`.
    """
    refuse_faults(facts)
    with transaction.atomic():
        row = locked_as_seen(establishment, version)
        refuse_other_office(row, by)
        if not row.is_registered:
            message = "登録内容を直せるのは、本登録の事業所だけです。"
            raise RuleViolation(Violation("not_registered", message))
        changed = write_facts(row, facts)
        if office is not None and office.pk != row.office_id:
            row.office = office
            changed.append("office")
        row.save()
        told = {"fields": changed} | _apart(told_apart_from)
        record("establishment.changed", by=by.actor(), at=at, subject=("establishment", row.pk), facts=told)


def apply_provisionally(*, facts: EstablishmentFacts, office: Office, by: User, at: datetime) -> Establishment:
    """仮登録: the establishment waits for the office, with the login as its 代表. RuleViolation with every fault."""
    refuse_faults(facts)
    establishment = Establishment(
        state=RegistrationState.PROVISIONAL,
        office=office,
        applied_at=at,
        applied_by=by,
        lapses_on=lapse_day(office, at),
        logins_confirmed_at=at,
    )
    write_facts(establishment, facts)
    with transaction.atomic():
        User.objects.select_for_update().get(pk=by.pk)
        if Membership.objects.current().filter(user=by, establishment__in=Establishment.objects.waiting()).exists():
            message = "確認待ちの仮登録があります。その結果をお待ちいただくか、内容を修正してください。"
            raise RuleViolation(Violation("provisional_waiting", message))
        establishment.save()
        Membership.objects.create(establishment=establishment, user=by, role=Role.OWNER, since=at)
        record("establishment.applied", by=by.actor(), at=at, subject=("establishment", establishment.pk))
        _tell_of_application(establishment, at)
    return establishment


def resubmit(
    *, establishment: Establishment, facts: EstablishmentFacts, office: Office, by: User, at: datetime
) -> None:
    """A returned registration waits for the office again, corrected. RuleViolation on faults or out of its state."""
    refuse_faults(facts)
    with transaction.atomic():
        row = locked_for("resubmit", establishment)
        write_facts(row, facts)
        row.office, row.applied_at, row.lapses_on = office, at, lapse_day(office, at)
        row.state = REGISTRATION.after(row.state, "resubmit")
        row.save()
        record("establishment.applied", by=by.actor(), at=at, subject=("establishment", row.pk))
        _tell_of_application(row, at)


def _apart(others: Sequence[int]) -> dict[str, list[int]]:
    return {"told_apart_from": list(others)} if others else {}


def _tell_of_application(row: Establishment, at: datetime) -> None:
    facts = {"establishment": row.name}
    tell_logins(row, "provisional_received", facts, at)
    give_notice(reader=("establishment", row.pk), template="provisional_received", facts=facts, at=at)
    waiting = {"establishment": row.pk, "name": row.name}
    give_notice(reader=("office", row.office_id), template="waiting_registration", facts=waiting, at=at)
