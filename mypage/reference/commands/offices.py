"""所在地情報: offices added, changed, closed and opened again by administrators."""

from dataclasses import asdict, fields
from datetime import datetime, time
from typing import Any

from django.db import transaction

from mypage.audit.commands import record
from mypage.kernel.actor import Actor
from mypage.kernel.rule import RuleViolation, Violation
from mypage.reference.models import Municipality, Office, Prefecture
from mypage.reference.queries import facts_of
from mypage.reference.rules.offices import OfficeFacts, violations_of_office
from mypage.reference.words import office_search_text

COLUMNS = {
    field.name: {"prefecture_code": "prefecture_id", "location_code": "location_id"}.get(field.name, field.name)
    for field in fields(OfficeFacts)
}
"""Which column of the table keeps which fact."""


@transaction.atomic
def add_office(*, facts: OfficeFacts, by: Actor, at: datetime) -> Office:
    """An office stands in the list, as stated. RuleViolation when something stated is not as it must be."""
    _refuse(facts, None)
    office = Office(**_columns(facts))
    office.search_text = _search_text(facts)
    office.save()
    record("office.added", by=by, at=at, subject=("office", office.pk), facts=_plain(asdict(facts)))
    return office


@transaction.atomic
def change_office(*, office: Office, facts: OfficeFacts, by: Actor, at: datetime) -> Office:
    """An office is as stated; what changed is kept from then on, whatever a later table says.

    RuleViolation when something stated is not as it must be. Nothing is recorded when nothing changed.
    """
    locked = Office.objects.select_for_update().get(pk=office.pk)
    _refuse(facts, locked)
    before, after = asdict(facts_of(locked)), asdict(facts)
    changed = [name for name in after if after[name] != before[name]]
    if not changed:
        return locked
    for name, value in _columns(facts).items():
        setattr(locked, name, value)
    edited = {COLUMNS[name] for name in changed}
    locked.hand_edited_fields = sorted({*locked.hand_edited_fields, *edited})
    locked.search_text = _search_text(facts)
    locked.save()
    changes = {name: [before[name], after[name]] for name in changed}
    record("office.changed", by=by, at=at, subject=("office", locked.pk), facts={"changed": _plain(changes)})
    return locked


@transaction.atomic
def close_office(*, office: Office, reason: str, by: Actor, at: datetime) -> None:
    """An office is no longer shown to the public nor chosen. RuleViolation when it is closed already."""
    locked = Office.objects.select_for_update().get(pk=office.pk)
    if not locked.is_active:
        raise RuleViolation(Violation("office_is_closed", "この窓口の掲載は、すでに終了しています。"))
    _set_active(locked, active=False)
    record("office.closed", by=by, at=at, subject=("office", locked.pk), facts={"reason": reason})


@transaction.atomic
def reopen_office(*, office: Office, by: Actor, at: datetime) -> None:
    """A closed office is shown again. RuleViolation when it is not closed."""
    locked = Office.objects.select_for_update().get(pk=office.pk)
    if locked.is_active:
        raise RuleViolation(Violation("office_is_open", "この窓口は、すでに掲載されています。"))
    _set_active(locked, active=True)
    record("office.reopened", by=by, at=at, subject=("office", locked.pk))


def _set_active(office: Office, *, active: bool) -> None:
    office.is_active = active
    office.save(update_fields=["is_active"])


def _columns(facts: OfficeFacts) -> dict[str, Any]:
    stated = {COLUMNS[name]: value for name, value in asdict(facts).items()}
    return {**stated, "code": facts.code or None, "location_id": facts.location_code or None}


def _search_text(facts: OfficeFacts) -> str:
    place = Municipality.objects.filter(pk=facts.location_code).values_list("search_text", flat=True).first()
    return office_search_text(facts.name, facts.common_name, facts.address, place or "")


def _refuse(facts: OfficeFacts, office: Office | None) -> None:
    found = violations_of_office(facts) or [*_violations_of_places(facts), *_violations_of_others(facts, office)]
    if found:
        raise RuleViolation(*found)


def _violations_of_places(facts: OfficeFacts) -> list[Violation]:
    found = []
    if not Prefecture.objects.filter(pk=facts.prefecture_code).exists():
        found.append(Violation("prefecture_unknown", "都道府県を一覧から選んでください。", "prefecture_code"))
    here = Municipality.objects.filter(pk=facts.location_code, prefecture_id=facts.prefecture_code)
    if facts.location_code and not here.exists():
        found.append(
            Violation("location_elsewhere", "市区町村は、選んだ都道府県の中から選んでください。", "location_code")
        )
    return found


def _violations_of_others(facts: OfficeFacts, office: Office | None) -> list[Violation]:
    """What another office stands in the way of."""
    others = Office.objects.exclude(pk=office.pk) if office else Office.objects.all()
    found = []
    if others.filter(prefecture_id=facts.prefecture_code, name=facts.name).exists():
        found.append(Violation("name_taken", "同じ名称の窓口がこの都道府県に登録されています。", "name"))
    if facts.code and others.filter(code=facts.code).exists():
        found.append(Violation("code_taken", "この安定所番号は、ほかの窓口が使っています。", "code"))
    sharing = others.filter(number_code=facts.number_code, parent=None)
    if facts.number_code and facts.parent_id is None and sharing.exists():
        message = "この番号は、ほかの窓口が使っています。出張所のときは、上位の窓口を選んでください。"
        found.append(Violation("number_code_taken", message, "number_code"))
    if facts.parent_id is not None and not _may_be_parent(facts.parent_id, office):
        found.append(Violation("parent_unfit", "上位の窓口には、出張所でない別の窓口を選んでください。", "parent_id"))
    return found


def _may_be_parent(parent_id: int, office: Office | None) -> bool:
    """A main office, that is not the office itself; an office that has branches of its own gets no parent."""
    if office is not None and (office.pk == parent_id or office.branches.exists()):
        return False
    return Office.objects.filter(pk=parent_id, parent=None).exists()


def _plain(facts: dict[str, Any]) -> dict[str, Any]:
    """Facts as they can be kept in a record: times as 8:30."""
    return {name: _plain_value(value) for name, value in facts.items()}


def _plain_value(value: Any) -> Any:
    if isinstance(value, list):
        return [_plain_value(part) for part in value]
    return f"{value.hour}:{value.minute:02d}" if isinstance(value, time) else value
