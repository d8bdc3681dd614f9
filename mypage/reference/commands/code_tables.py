"""Writing tables whose rows nobody edits: classifications, places, postal codes, wages."""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from time import sleep
from typing import Any, TypeVar

from django.db import connection
from django.db.models import Manager, Model

from mypage.reference.models import PostalCode
from mypage.reference.tables import POSTAL_COLUMNS, CodeList, PostalRow, Row, postal_codes

AT_ONCE = 1000
"""Rows in one statement at the first load, when nobody waits for the database yet."""
SMALL_BATCH = 100
"""Rows in one transaction later, when the service may be running."""
PAUSE_SECONDS = 0.005
"""Between two small batches, so that others get their turn to write."""

Item = TypeVar("Item")


def batches(items: Iterable[Item], *, first: bool) -> Iterator[list[Item]]:
    """The items in batches: large ones at the first load, else small ones with a pause after each."""
    rest = iter(items)
    while batch := list(islice(rest, AT_ONCE if first else SMALL_BATCH)):
        yield batch
        if not first:
            sleep(PAUSE_SECONDS)


def code_list_writer(table: CodeList, rows: list[list[Row]]) -> Callable[[bool], int]:
    """Writes a list of codes: new ones are added, known ones changed, dropped ones kept as no longer current."""
    items = list(table.build(*rows))

    def write(first: bool) -> int:
        objects: Manager[Any] = table.model.objects  # type: ignore[attr-defined]
        for batch in batches(items, first=first):
            objects.bulk_create(batch, update_conflicts=True, unique_fields=table.key, update_fields=table.changing)
        if table.retires and not first:
            _retire(table.model, {item.pk for item in items})
        return len(items)

    return write


def _retire(model: type[Model], kept: set[Any]) -> None:
    objects: Manager[Any] = model.objects  # type: ignore[attr-defined]
    current = objects.filter(is_current=True).values_list("pk", flat=True)
    for batch in batches(sorted(set(current) - kept), first=False):
        objects.filter(pk__in=batch).update(is_current=False)


def postal_code_writer(rows: list[Row]) -> Callable[[bool], int]:
    """Writes the postal codes: at the first load all of them, later only what came and what went."""
    wanted = postal_codes(rows)

    def write(first: bool) -> int:
        known: dict[PostalRow, int] = {}
        if not first:
            known = {row[:4]: row[4] for row in PostalCode.objects.values_list(*POSTAL_COLUMNS, "pk")}
        kept = set(wanted)
        gone = [pk for row, pk in known.items() if row not in kept]
        for leaving in batches(gone, first=first):
            PostalCode.objects.filter(pk__in=leaving).delete()
        for coming in batches((row for row in wanted if row not in known), first=first):
            _insert_postal_codes(coming)
        return len(wanted)

    return write


def _insert_postal_codes(rows: list[PostalRow]) -> None:
    """Adds rows without making objects of them: of 124,000, that is a tenth of the time."""
    quote = connection.ops.quote_name
    table, columns = quote(PostalCode._meta.db_table), ", ".join(map(quote, POSTAL_COLUMNS))  # noqa: SLF001
    places = ", ".join(["(%s, %s, %s, %s)"] * len(rows))
    statement = f"INSERT INTO {table} ({columns}) VALUES {places} ON CONFLICT DO NOTHING"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(statement, [value for row in rows for value in row])
