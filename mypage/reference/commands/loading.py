"""Loading the tables of the project into the database, at the first start and after a newer table came."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.apps import apps
from django.db import connection, transaction

from mypage.reference.commands.code_tables import code_list_writer, postal_code_writer
from mypage.reference.commands.office_tables import jurisdiction_writer, office_writer
from mypage.reference.models import LoadedTable
from mypage.reference.tables import CODE_LISTS, DATA, FILES, NEEDS, Source, read

Writer = Callable[[bool], int]
"""Writes a prepared table and returns its number of rows; True says that it is the first time, in one transaction."""


@dataclass(frozen=True)
class LoadedReport:
    """What happened to one table."""

    name: str
    rows: int
    was_loaded: bool


def load_tables(*, at: datetime, only: Collection[str] | None = None, source: Path = DATA) -> list[LoadedReport]:
    """The database agrees with the tables of `source`, or with those named in `only` and what they need.

    A table whose digest is the stored one is left alone. What administrators have filled in is never overwritten.
    KeyError when `only` names a table that does not exist.
    """
    reports = [_load(name, read(source, name), at) for name in _in_order(only)]
    if any(report.was_loaded for report in reports):
        _tell_planner()
    return reports


def _tell_planner() -> None:
    """PostgreSQL plans by what it knows of a table; it would come to know of these rows minutes later only."""
    if connection.vendor == "postgresql":
        tables = [model._meta.db_table for model in apps.get_app_config("reference").get_models()]  # noqa: SLF001
        with connection.cursor() as cursor:
            cursor.execute(f"ANALYZE {', '.join(tables)}")


def _in_order(only: Collection[str] | None) -> list[str]:
    if only is None:
        return list(FILES)
    unknown = set(only) - set(FILES)
    if unknown:
        raise KeyError(", ".join(sorted(unknown)))
    wanted = {needed for name in only for needed in (*NEEDS.get(name, ()), name)}
    return [name for name in FILES if name in wanted]


def _load(name: str, source: Source, at: datetime) -> LoadedReport:
    stored, _ = LoadedTable.objects.get_or_create(name=name)
    if stored.digest == source.digest:
        return LoadedReport(name, stored.rows, was_loaded=False)
    write = _writer(name, source)
    if stored.loaded_at is None:
        return _load_first(name, source, write, at)
    rows = write(False)
    LoadedTable.objects.filter(name=name).update(digest=source.digest, rows=rows, loaded_at=at)
    return LoadedReport(name, rows, was_loaded=True)


def _load_first(name: str, source: Source, write: Writer, at: datetime) -> LoadedReport:
    """All of a table in one transaction; of two processes that start at once, the second finds it done."""
    with transaction.atomic():
        stored = LoadedTable.objects.select_for_update().get(name=name)
        if stored.loaded_at is not None:
            return LoadedReport(name, stored.rows, was_loaded=False)
        stored.rows, stored.digest, stored.loaded_at = write(True), source.digest, at
        stored.save()
    return LoadedReport(name, stored.rows, was_loaded=True)


def _writer(name: str, source: Source) -> Writer:
    rows = source.rows()
    if name == "postal_codes":
        return postal_code_writer(rows[0])
    if name == "offices":
        return office_writer(rows[0])
    if name == "jurisdictions":
        return jurisdiction_writer(rows[0])
    return code_list_writer(CODE_LISTS[name], rows)
