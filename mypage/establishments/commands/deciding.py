"""What the office decides on a change of an establishment's data."""

from datetime import datetime

from django.db import transaction

from mypage.accounts.models import User
from mypage.audit.commands import record
from mypage.establishments.commands.authority import refuse_other_office
from mypage.establishments.commands.in_force import put_in_force
from mypage.establishments.commands.reviewing import refuse_remarks
from mypage.establishments.commands.writing import settle_notices, tell_logins
from mypage.establishments.models import Establishment, EstablishmentChange
from mypage.establishments.states import CHANGE
from mypage.kernel.rule import RuleViolation, Violation
from mypage.notifications.commands import give_notice
from mypage.reference.models import Office

_DECIDED = Violation("out_of_state", "この変更は、取り下げられたか、ほかの方が先に手続きをしました。")
_CHANGED = Violation(
    "changed_meanwhile",
    "この画面を開いたあとに内容が変わりました。今の内容を確かめて、もう一度手続きしてください。",
)


def accept_change(
    *, change: EstablishmentChange, version: int, by: User, at: datetime, office: Office | None = None
) -> None:
    """The change is in force, for all postings; `office` is in charge from now on where the address asks for it.

    RuleViolation by another office, when it does not wait any more, or has changed since `version`.
    """
    with transaction.atomic():
        row, waiting = _locked(change, "accept", version, by)
        waiting.state = CHANGE.after(waiting.state, "accept")
        waiting.decided_by, waiting.version = by, waiting.version + 1
        settle_notices(row, "waiting_change", at)
        names = put_in_force(row, waiting, at=at)
        if office is not None and office.pk != row.office_id:
            row.office = office
            row.save(update_fields=["office"])
            names = [*names, "office"]
        waiting.save()
        subject = ("establishment", row.pk)
        record("establishment.change_accepted", by=by.actor(), at=at, subject=subject, facts={"fields": names})
        _tell(row, "establishment_change_accepted", at)


def return_change(*, change: EstablishmentChange, remarks: str, version: int, by: User, at: datetime) -> None:
    """The employer is asked to correct the change. RuleViolation as for accepting, or without remarks."""
    refuse_remarks(remarks)
    with transaction.atomic():
        row, waiting = _locked(change, "return", version, by)
        waiting.state = CHANGE.after(waiting.state, "return")
        waiting.remarks, waiting.decided_at, waiting.decided_by = remarks, at, by
        waiting.version += 1
        waiting.save()
        settle_notices(row, "waiting_change", at)
        record("establishment.change_returned", by=by.actor(), at=at, subject=("establishment", row.pk))
        _tell(row, "establishment_change_returned", at)


def _locked(
    change: EstablishmentChange, action: str, version: int, by: User
) -> tuple[Establishment, EstablishmentChange]:
    rows = Establishment.objects.select_for_update(of=("self",)).select_related("office")
    row = rows.get(pk=change.establishment_id)
    refuse_other_office(row, by)
    waiting = EstablishmentChange.objects.select_for_update().get(pk=change.pk)
    if not CHANGE.allows(waiting.state, action):
        raise RuleViolation(_DECIDED)
    if waiting.version != version:
        raise RuleViolation(_CHANGED)
    return row, waiting


def _tell(row: Establishment, template: str, at: datetime) -> None:
    facts = {"establishment": row.name}
    tell_logins(row, template, facts, at)
    give_notice(reader=("establishment", row.pk), template=template, facts=facts, at=at)
