"""What the commands on registrations share: writing the facts, locking for a decision, telling the people concerned."""

from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction

from mypage.establishments.choices import Role
from mypage.establishments.models import Establishment, Membership
from mypage.establishments.queries import facts_of
from mypage.establishments.rules.names import folded_name
from mypage.establishments.rules.registration import EstablishmentFacts, provisional_until, violations_of_facts
from mypage.establishments.states import REGISTRATION
from mypage.kernel.clock import day_in_japan
from mypage.kernel.rule import RuleViolation, Violation
from mypage.notifications.commands import mark_read, queue_mail
from mypage.notifications.queries import readable_by
from mypage.reference.holidays import is_public_holiday
from mypage.reference.models import Office
from mypage.reference.queries import closed_days_of

_NUMBER_TAKEN = Violation(
    "number_taken", "この事業所番号は、別の事業所に登録されています。番号を確かめてください。", "number"
)
_CHANGED_MEANWHILE = Violation(
    "changed_meanwhile",
    "この画面を開いたあとに、ほかの方が登録内容を変更しました。今の内容を確かめて、もう一度手続きしてください。",
)


def refuse_faults(facts: EstablishmentFacts) -> None:
    """RuleViolation with everything that keeps the facts from being registered."""
    violations = violations_of_facts(facts)
    if violations:
        raise RuleViolation(*violations)


def write_facts(row: Establishment, facts: EstablishmentFacts) -> list[str]:
    """The row carries the facts, not saved yet; the names of those that changed."""
    before = asdict(facts_of(row))
    changed = [name for name, value in asdict(facts).items() if before[name] != value]
    for name, value in asdict(facts).items():
        if name == "industry_code":
            row.industry_id = value or None
        else:
            setattr(row, name, value)
    row.search_name = f"{folded_name(facts.name)} {folded_name(facts.name_kana)}"[:400]
    return changed


def save_with_number(row: Establishment) -> None:
    """The row is saved; RuleViolation when another establishment has its number."""
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as taken:
        if Establishment.objects.filter(number=row.number).exclude(pk=row.pk).exists():
            raise RuleViolation(_NUMBER_TAKEN) from taken
        raise


def locked_as_seen(establishment: Establishment, version: int | None) -> Establishment:
    """The row, locked; RuleViolation when it has changed since `version` was seen (None: whatever it is now)."""
    return _as_seen(_locked(establishment), version)


def locked_for(action: str, establishment: Establishment, version: int | None = None) -> Establishment:
    """The row, locked; RuleViolation when the action may not be done in its state, or it has changed meanwhile."""
    row = _locked(establishment)
    if not REGISTRATION.allows(row.state, action):
        message = f"この事業所は「{row.get_state_display()}」になっているため、この手続きはできません。"
        raise RuleViolation(Violation("out_of_state", message))
    return _as_seen(row, version)


def _locked(establishment: Establishment) -> Establishment:
    rows = Establishment.objects.select_for_update(of=("self",)).select_related("office")
    return rows.get(pk=establishment.pk)


def _as_seen(row: Establishment, version: int | None) -> Establishment:
    if version is not None and row.version != version:
        raise RuleViolation(_CHANGED_MEANWHILE)
    row.version += 1
    return row


def lapse_day(office: Office, at: datetime) -> date:
    """With the end of which day a registration lapses whose term begins at this moment."""
    today = day_in_japan(at)
    return provisional_until(today, settings.PROVISIONAL_DAYS, is_public_holiday, closed_days_of(office, today))


def tell_logins(row: Establishment, template: str, facts: dict[str, Any], at: datetime) -> None:
    """代表 and 担当 get a mail, which also names the office in charge and the day of a lapse, if there is one."""
    told = facts | {"office": row.office.shown_name} | ({"lapses_on": row.lapses_on} if row.lapses_on else {})
    members = Membership.objects.current().filter(establishment=row, role__in=[Role.OWNER, Role.MEMBER])
    for membership in members.select_related("user"):
        queue_mail(template=template, to=membership.user.email, facts=told, at=at)


def settle_notices(row: Establishment, template: str, at: datetime) -> None:
    """What the office was told to do for this establishment is done: its notices count as read."""
    reader = ("office", row.office_id)
    for notice in readable_by(reader).filter(template=template, facts__establishment=row.pk, read_at=None):
        mark_read(readers=[reader], at=at, notice_id=notice.pk)
