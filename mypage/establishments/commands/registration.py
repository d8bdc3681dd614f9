"""The registration of an establishment: fully by the office, or provisionally by a new employer and then confirmed."""

from dataclasses import asdict
from datetime import datetime

from django.conf import settings
from django.db import IntegrityError, transaction

from mypage.accounts.models import User
from mypage.audit.commands import record
from mypage.establishments.choices import RegistrationDecision, RegistrationState, Role
from mypage.establishments.models import Establishment, Membership, RegistrationReview
from mypage.establishments.rules.names import folded_name
from mypage.establishments.rules.registration import EstablishmentFacts, provisional_until, violations_of_facts
from mypage.establishments.states import REGISTRATION
from mypage.kernel.clock import day_in_japan
from mypage.kernel.numbers import EstablishmentNumber
from mypage.kernel.rule import RuleViolation, Violation
from mypage.notifications.commands import give_notice, queue_mail
from mypage.reference.models import Office

_NUMBER_TAKEN = Violation(
    "number_taken", "この事業所番号は、別の事業所に登録されています。番号を確かめてください。", "number"
)


def register_establishment(
    *, facts: EstablishmentFacts, number: EstablishmentNumber, office: Office, by: User, at: datetime
) -> Establishment:
    """事業所本登録 at the office. RuleViolation with every fault of the facts, or when the number is taken."""
    _refuse_faults(facts)
    establishment = Establishment(
        state=RegistrationState.REGISTERED, number=number.canonical, office=office, registered_at=at
    )
    _write_facts(establishment, facts)
    with transaction.atomic():
        _save_with_number(establishment)
        record("establishment.registered", by=by.actor(), at=at, subject=("establishment", establishment.pk))
    return establishment


def change_facts(*, establishment: Establishment, facts: EstablishmentFacts, by: User, at: datetime) -> None:
    """The office has corrected the registered facts. RuleViolation with every fault."""
    _refuse_faults(facts)
    with transaction.atomic():
        row = Establishment.objects.select_for_update().get(pk=establishment.pk)
        _write_facts(row, facts)
        row.save()
        record("establishment.changed", by=by.actor(), at=at, subject=("establishment", row.pk))


def apply_provisionally(*, facts: EstablishmentFacts, office: Office, by: User, at: datetime) -> Establishment:
    """仮登録: the establishment waits for the office, with the login as its 代表. RuleViolation with every fault."""
    _refuse_faults(facts)
    establishment = Establishment(
        state=RegistrationState.PROVISIONAL, office=office, applied_at=at, applied_by=by, logins_confirmed_at=at
    )
    _write_facts(establishment, facts)
    with transaction.atomic():
        User.objects.select_for_update().get(pk=by.pk)
        waiting = (RegistrationState.PROVISIONAL, RegistrationState.RETURNED)
        mine = Membership.objects.current().filter(user=by, establishment__state__in=waiting)
        if mine.exists():
            message = "確認待ちの仮登録があります。その結果をお待ちいただくか、内容を修正してください。"
            raise RuleViolation(Violation("provisional_waiting", message))
        establishment.save()
        Membership.objects.create(establishment=establishment, user=by, role=Role.OWNER, since=at)
        record("establishment.applied", by=by.actor(), at=at, subject=("establishment", establishment.pk))
        _tell_of_application(establishment, by, at)
    return establishment


def resubmit(
    *, establishment: Establishment, facts: EstablishmentFacts, office: Office, by: User, at: datetime
) -> None:
    """A returned registration waits for the office again, corrected. RuleViolation on faults or out of its state."""
    _refuse_faults(facts)
    with transaction.atomic():
        row = _locked_for("resubmit", establishment)
        _write_facts(row, facts)
        row.office, row.applied_at = office, at
        row.state = REGISTRATION.after(row.state, "resubmit")
        row.save()
        record("establishment.applied", by=by.actor(), at=at, subject=("establishment", row.pk))
        _tell_of_application(row, by, at)


def confirm_registration(*, establishment: Establishment, number: EstablishmentNumber, by: User, at: datetime) -> None:
    """The office has made a provisional registration a full one and given it its number. RuleViolation out of state."""
    with transaction.atomic():
        row = _locked_for("confirm", establishment)
        row.state = REGISTRATION.after(row.state, "confirm")
        row.number, row.registered_at = number.canonical, at
        _save_with_number(row)
        _decide(row, RegistrationDecision.CONFIRMED, "", by, at)
        record("establishment.confirmed", by=by.actor(), at=at, subject=("establishment", row.pk))
        facts = {"establishment": row.name, "number": number.shown}
        _tell_logins(row, "establishment_registered", facts | {"office": row.office.shown_name}, at)
        give_notice(reader=("establishment", row.pk), template="establishment_registered", facts=facts, at=at)


def return_registration(*, establishment: Establishment, remarks: str, by: User, at: datetime) -> None:
    """The office asks for corrections. RuleViolation without remarks or out of state."""
    if not remarks.strip():
        message = "修正していただきたい点を入力してください。"
        raise RuleViolation(Violation("remarks_missing", message, "remarks"))
    with transaction.atomic():
        row = _locked_for("return", establishment)
        row.state = REGISTRATION.after(row.state, "return")
        row.save(update_fields=["state"])
        _decide(row, RegistrationDecision.RETURNED, remarks, by, at)
        record("establishment.returned", by=by.actor(), at=at, subject=("establishment", row.pk))
        facts = {"establishment": row.name, "office": row.office.shown_name}
        _tell_logins(row, "establishment_returned", facts, at)
        give_notice(reader=("establishment", row.pk), template="establishment_returned", facts=facts, at=at)


def _refuse_faults(facts: EstablishmentFacts) -> None:
    violations = violations_of_facts(facts)
    if violations:
        raise RuleViolation(*violations)


def _write_facts(establishment: Establishment, facts: EstablishmentFacts) -> None:
    for name, value in asdict(facts).items():
        if name == "industry_code":
            establishment.industry_id = value or None
        else:
            setattr(establishment, name, value)
    establishment.search_name = f"{folded_name(facts.name)} {folded_name(facts.name_kana)}"[:400]


def _save_with_number(establishment: Establishment) -> None:
    try:
        with transaction.atomic():
            establishment.save()
    except IntegrityError as taken:
        if Establishment.objects.filter(number=establishment.number).exclude(pk=establishment.pk).exists():
            raise RuleViolation(_NUMBER_TAKEN) from taken
        raise


def _locked_for(action: str, establishment: Establishment) -> Establishment:
    row = Establishment.objects.select_for_update().get(pk=establishment.pk)
    if not REGISTRATION.allows(row.state, action):
        message = f"この事業所は「{row.get_state_display()}」のため、この手続きはできません。画面を開き直してください。"
        raise RuleViolation(Violation("out_of_state", message))
    return row


def _decide(row: Establishment, decision: str, remarks: str, by: User, at: datetime) -> None:
    RegistrationReview.objects.create(establishment=row, decision=decision, remarks=remarks, by=by, at=at)


def _tell_of_application(row: Establishment, by: User, at: datetime) -> None:
    facts = {"establishment": row.name, "office": row.office.shown_name}
    give_notice(reader=("establishment", row.pk), template="provisional_received", facts=facts, at=at)
    lapses_on = provisional_until(day_in_japan(at), settings.PROVISIONAL_DAYS)
    facts |= {"applied_at": at, "lapses_on": lapses_on}
    queue_mail(template="provisional_received", to=by.email, facts=facts, at=at)
    facts = {"establishment": row.pk, "name": row.name}
    give_notice(reader=("office", row.office_id), template="waiting_registration", facts=facts, at=at)


def _tell_logins(row: Establishment, template: str, facts: dict[str, str], at: datetime) -> None:
    members = Membership.objects.current().filter(establishment=row, role__in=[Role.OWNER, Role.MEMBER])
    for membership in members.select_related("user"):
        queue_mail(template=template, to=membership.user.email, facts=facts, at=at)
