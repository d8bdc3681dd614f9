"""Writing the tables of offices and jurisdictions, around what administrators have filled in."""

from collections.abc import Callable
from datetime import time
from typing import Any

from django.db import transaction

from mypage.reference.choices import Coverage, OfficeKind
from mypage.reference.commands.code_tables import batches
from mypage.reference.models import Jurisdiction, Municipality, Office
from mypage.reference.tables import Row
from mypage.reference.words import office_search_text

USUAL_HOURS = (time(8, 30), time(17, 15))
"""開庁時間 of national offices, which the table does not give: a default that administrators change."""

Values = dict[str, Any]


def office_writer(rows: list[Row]) -> Callable[[bool], int]:
    """Writes the offices, main ones before their branches; an office that the table drops stays as it is."""
    main = [row for row in rows if not row["parent_code"]]
    branches = [row for row in rows if row["parent_code"]]
    keys = {table_key(row["prefecture_code"], row["name"]) for row in rows}

    def write(first: bool) -> int:
        for part in (main, branches):
            _write_offices(part, keys, first=first)
        return len(rows)

    return write


def _write_offices(rows: list[Row], keys: set[str], *, first: bool) -> None:
    directory = _Directory(keys)
    fresh = []
    for row in rows:
        office = directory.find(row)
        values = directory.values(row, office)
        if office is None:
            fresh.append(Office(**values, search_text=_search_text(values, directory.places)))
        elif _differences(office, values, directory.places):
            _change(office.pk, values, directory.places)
    for batch in batches(fresh, first=first):
        Office.objects.bulk_create(batch)


class _Directory:
    """The offices that the database knows, by everything that a row of the table may mean them with."""

    def __init__(self, keys: set[str]) -> None:
        known = list(Office.objects.all())
        self.keys = keys
        self.by_key = {office.table_key: office for office in known if office.table_key}
        self.by_code = {office.code: office for office in known if office.code}
        self.by_number = {office.number_code: office for office in known if office.parent_id is None}
        self.by_name = {(office.prefecture_id, office.name): office for office in known}
        self.places = dict(Municipality.objects.values_list("code", "search_text"))

    def find(self, row: Row) -> Office | None:
        """The office of a row: by its key; by its code, unless that office has a row of its own; by its name."""
        prefecture, name = row["prefecture_code"], row["name"]
        with_code = self.by_code.get(row["code"])
        renamed = with_code if with_code and with_code.table_key not in self.keys else None
        return self.by_key.get(table_key(prefecture, name)) or renamed or self.by_name.get((prefecture, name))

    def values(self, row: Row, office: Office | None) -> Values:
        """What the table says, without a code or number that an administrator has given to another office."""
        code = row["code"] if self.by_code.get(row["code"]) in {None, office} else ""
        number_code = (row["code"] or row["parent_code"])[:4]
        if not row["parent_code"] and self.by_number.get(number_code) not in {None, office}:
            number_code = ""
        parent = self.by_key.get(table_key(row["prefecture_code"], row["parent_name"]))
        return {
            "kind": OfficeKind.NATIONAL,
            "table_key": table_key(row["prefecture_code"], row["name"]),
            "code": code or None,
            "number_code": number_code,
            "name": row["name"],
            "common_name": row["common_name"],
            "prefecture_id": row["prefecture_code"],
            "location_id": row["location_municipality_code"] or None,
            "postal_code": row["postal_code"],
            "address": row["address"],
            "phone": row["phone"],
            "opens_at": USUAL_HOURS[0],
            "closes_at": USUAL_HOURS[1],
            "jurisdiction_text": row["jurisdiction_text"],
            "parent_id": parent.pk if parent else None,
        }


def table_key(prefecture_code: str, name: str) -> str:
    """What a row of the table is known by; names are unique within a prefecture, codes are not known for all."""
    return f"{prefecture_code}:{name}"


def _search_text(values: Values, places: dict[str, str]) -> str:
    place = places.get(values["location_id"], "")
    return office_search_text(values["name"], values["common_name"], values["address"], place)


def _differences(office: Office, values: Values, places: dict[str, str]) -> Values:
    """What the table would change, without what people have filled in (all of it in an office that they added)."""
    edited = set(office.hand_edited_fields)
    if office.table_key is None:
        edited |= {field for field in values if getattr(office, field)}
    wanted = {field: getattr(office, field) if field in edited else value for field, value in values.items()}
    wanted["search_text"] = _search_text(wanted, places)
    return {field: value for field, value in wanted.items() if getattr(office, field) != value}


@transaction.atomic
def _change(pk: int, values: Values, places: dict[str, str]) -> None:
    office = Office.objects.select_for_update().get(pk=pk)
    changes = _differences(office, values, places)
    if office.table_key is None:
        office.hand_edited_fields = sorted(field for field in values if getattr(office, field))
    for field, value in changes.items():
        setattr(office, field, value)
    office.save(update_fields=[*changes, "hand_edited_fields"])


def jurisdiction_writer(rows: list[Row]) -> Callable[[bool], int]:
    """Writes who is in charge of what, except for municipalities whose offices an administrator has set."""

    def write(first: bool) -> int:
        offices = dict(Office.objects.exclude(table_key=None).values_list("table_key", "pk"))
        edited = set(Municipality.objects.filter(jurisdiction_is_hand_edited=True).values_list("pk", flat=True))
        wanted: dict[tuple[str, int], Jurisdiction] = {}
        for row in rows:
            office = offices[table_key(row["municipality_code"][:2], row["office_name"])]
            if row["municipality_code"] not in edited:
                wanted[row["municipality_code"], office] = _jurisdiction(row, office)
        _drop_others(wanted, edited)
        for batch in batches(wanted.values(), first=first):
            Jurisdiction.objects.bulk_create(
                batch,
                update_conflicts=True,
                unique_fields=["municipality", "office"],
                update_fields=["coverage", "note"],
            )
        return len(rows)

    return write


def _jurisdiction(row: Row, office: int) -> Jurisdiction:
    return Jurisdiction(
        municipality_id=row["municipality_code"], office_id=office, coverage=Coverage(row["coverage"]), note=row["note"]
    )


def _drop_others(wanted: dict[tuple[str, int], Jurisdiction], edited: set[str]) -> None:
    present = Jurisdiction.objects.exclude(municipality_id__in=edited).values_list("municipality_id", "office_id", "pk")
    gone = [pk for municipality, office, pk in present if (municipality, office) not in wanted]
    for batch in batches(gone, first=False):
        Jurisdiction.objects.filter(pk__in=batch).delete()
