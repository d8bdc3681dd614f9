"""Rows by the million: COPY on PostgreSQL, executemany in batches on SQLite."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import islice
from typing import Any

from django.db import connection, models, transaction

_AT_ONCE = 5_000


def load(model: type[models.Model], rows: Iterable[Mapping[str, Any]]) -> None:
    """The rows stand in the table; what one leaves out is the field's default, JSON comes as text.

    Drawing a row must not ask the database: on PostgreSQL its connection is taken by the COPY.
    """
    meta = model._meta  # noqa: SLF001 - Django's documented API of a model's table
    fields, usual = meta.concrete_fields, model()
    defaults = [field.get_db_prep_save(getattr(usual, field.attname), connection) for field in fields]
    prepared = (
        tuple(
            _prepared(field, row[field.attname]) if field.attname in row else default
            for field, default in zip(fields, defaults, strict=True)
        )
        for row in rows
    )
    table = connection.ops.quote_name(meta.db_table)
    columns = ", ".join(connection.ops.quote_name(str(field.column)) for field in fields)
    write = _copied if connection.vendor == "postgresql" else _executed
    write(table, columns, len(fields), prepared)


@contextmanager
def quickly() -> Iterator[None]:
    """Neither foreign keys nor the disk are waited for; afterwards the database knows what it holds."""
    before, after = _MODES[connection.vendor]
    with connection.cursor() as cursor:
        for statement in before:
            cursor.execute(statement)
    yield
    with connection.cursor() as cursor:
        for statement in (*after, *connection.ops.sequence_reset_sql(_style(), _own_models())):
            cursor.execute(statement)


_MODES: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "sqlite": (
        ("PRAGMA foreign_keys=OFF", "PRAGMA synchronous=OFF", "PRAGMA cache_size=-500000",
         "PRAGMA journal_mode=MEMORY"),
        ("PRAGMA journal_mode=WAL", "PRAGMA foreign_keys=ON", "PRAGMA synchronous=FULL", "PRAGMA cache_size=-32000"),
    ),
    "postgresql": (("SET session_replication_role = replica",), ("SET session_replication_role = origin", "ANALYZE")),
}  # fmt: skip


def _prepared(field: models.Field, value: Any) -> Any:
    if value is None or isinstance(value, str | int):
        return value
    return field.get_db_prep_save(value, connection)


def _copied(table: str, columns: str, _count: int, rows: Iterable[tuple[Any, ...]]) -> None:
    statement = f"COPY {table} ({columns}) FROM STDIN"
    with transaction.atomic(), connection.cursor() as cursor, cursor.cursor.copy(statement) as copy:
        for row in rows:
            copy.write_row(row)


def _executed(table: str, columns: str, count: int, rows: Iterable[tuple[Any, ...]]) -> None:
    statement = f"INSERT INTO {table} ({columns}) VALUES ({', '.join(['%s'] * count)})"
    rest = iter(rows)
    while batch := list(islice(rest, _AT_ONCE)):
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.executemany(statement, batch)


def _style() -> Any:
    from django.core.management.color import no_style

    return no_style()


def _own_models() -> list[type[models.Model]]:
    from django.apps import apps

    return [model for model in apps.get_models() if model.__module__.startswith("mypage.")]
