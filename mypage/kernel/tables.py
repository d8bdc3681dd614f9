"""Tables of settings as CSV files: the product's own, and a folder of the operator's whose rows take their place."""

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path

Row = dict[str, str]


class TableError(Exception):
    """A file of the operator's folder does not fit: says which and why."""


def read_rows(path: Path) -> list[Row]:
    """The rows of a file, by the names in its head. TableError when a row has another number of cells."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        lines = [line for line in csv.reader(file) if line]
    head = lines[0] if lines else []
    uneven = next((number for number, line in enumerate(lines, 1) if len(line) != len(head)), None)
    if uneven:
        raise TableError(f"{path.name}, line {uneven}: {len(lines[uneven - 1])} cells instead of {len(head)}")
    return [dict(zip(head, line, strict=True)) for line in lines[1:]]


def merged(own: Path, folder: Path | None, key: Sequence[str], *, closed: bool = False) -> list[Row]:
    """The rows of the product's table, with those of the file of the same name in the operator's folder.

    A row whose key columns agree takes the place of ours, unless ours is `certain`; empty cells leave ours standing.
    Others are added, unless the table is `closed`. TableError for what does not fit.
    """
    with own.open(encoding="utf-8", newline="") as file:
        columns = next(csv.reader(file))
    rows = {_key(row, key): row for row in read_rows(own)}
    for row in _theirs(own.name, folder, columns, key):
        known = rows.get(_key(row, key))
        if known is None and closed:
            raise TableError(f"{own.name}: there is no {' '.join(_key(row, key))}")
        if known and known.get("certain") == "yes":
            raise TableError(f"{own.name}: {' '.join(_key(row, key))} is fixed by law or manual")
        empty = dict.fromkeys(columns, "")
        rows[_key(row, key)] = (known or empty) | {name: cell for name, cell in row.items() if cell or known is None}
    return list(rows.values())


def field_overrides(name: str, folder: Path | None) -> dict[str, dict[str, str]]:
    """Limits and choices that the operator's folder has for a table of fields, by identifier.

    Whether a field may be overridden is for the table of fields to say.
    """
    columns = ("identifier", "limit", "choices_ja")
    rows = _theirs(name, folder, columns, ("identifier",))
    return {row["identifier"]: {cell: row[cell] for cell in columns[1:] if row.get(cell)} for row in rows}


def _theirs(name: str, folder: Path | None, columns: Sequence[str], key: Sequence[str]) -> list[Row]:
    path = folder / name if folder else None
    if path is None or not path.exists():
        return []
    rows = read_rows(path)
    unknown = sorted({column for row in rows for column in row} - set(columns))
    if unknown:
        raise TableError(f"{name}: unknown columns {', '.join(unknown)}; known are {', '.join(columns)}")
    if any(column not in row for row in rows for column in key):
        raise TableError(f"{name}: the columns {', '.join(key)} must be there")
    return rows


def _key(row: Mapping[str, str], columns: Sequence[str]) -> tuple[str, ...]:
    return tuple(row[column] for column in columns)
