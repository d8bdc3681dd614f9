"""Changed screens come into force: the columns of the establishment and the rest of its details."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from mypage.establishments.commands.writing import refuse_faults, write_facts
from mypage.establishments.content import answers_of
from mypage.establishments.models import Establishment, EstablishmentChange
from mypage.establishments.queries import COLUMNS, content_of, facts_of, places_of
from mypage.establishments.rules.addresses import parts_of_address
from mypage.establishments.rules.changes import changed_names, merged
from mypage.establishments.rules.registration import EstablishmentFacts
from mypage.kernel.fields import Answers
from mypage.kernel.numbers import phone_digits

_OWN = {*COLUMNS, "establishment_municipality", "establishment_address", "industry_code", "employees_at_establishment"}


def put_in_force(row: Establishment, change: EstablishmentChange, *, at: datetime) -> list[str]:
    """The change is what the establishment says from now on; the identifiers that changed. Both rows are locked.

    RuleViolation when an answer cannot be kept among the registered facts.
    """
    before = content_of(row)
    wanted = merged(before, change.values)
    names = changed_names(before, wanted)
    answers = answers_of(wanted)
    facts = _facts(row, answers, set(names))
    refuse_faults(facts)
    write_facts(row, facts)
    row.details = {name: value for name, value in answers.raw.items() if value and name not in _OWN}
    row.version += 1
    row.save()
    change.before = {name: before.get(name, "") for name in names}
    change.values = {name: answers.raw.get(name, "") for name in names}
    change.decided_at = at
    return names


def _facts(row: Establishment, answers: Answers, names: set[str]) -> EstablishmentFacts:
    """The registered facts with what has changed of them; an address that has not is left as the office wrote it."""
    facts = facts_of(row)
    columns: dict[str, Any] = {column: answers.text(name) for name, column in COLUMNS.items() if name in names}
    if "phone" in names:
        columns["phone"] = phone_digits(answers.text("phone"))
    if "industry_code" in names:
        columns["industry_code"] = answers.text("industry_code")
    if names & {"establishment_municipality", "establishment_address"}:
        columns |= _address(answers)
    facts = replace(facts, **columns)
    employees = answers.number("employees_at_establishment")
    return facts if employees is None else replace(facts, employees=employees)


def _address(answers: Answers) -> Mapping[str, str]:
    code = answers.text("establishment_municipality")
    place = places_of(code)[code]
    street, building = parts_of_address(answers.text("establishment_address"), place)
    return {"prefecture_code": code[:2], "municipality": place.municipality, "street": street, "building": building}
