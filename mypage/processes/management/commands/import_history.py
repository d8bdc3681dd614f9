"""manage.py import_history: postings of before this system stand in the history of their establishments."""

import csv
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from mypage.establishments.models import Establishment
from mypage.establishments.queries import establishment_with_number
from mypage.kernel.clock import now
from mypage.kernel.numbers import EstablishmentNumber
from mypage.postings.commands.importing import import_history
from mypage.postings.rules.history_rows import REQUIRED, columns

IN_COLUMN = "column"
Finder = Callable[[str], Establishment | None]


class Command(BaseCommand):
    """Reads one file; the columns are told in docs/import-history.md."""

    help = "Imports ended postings of before this system from a CSV file. All rows are taken, or none."

    def add_arguments(self, parser: CommandParser) -> None:
        """The file, whose postings they are, and whether it is only tried."""
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--establishment",
            required=True,
            metavar="NUMBER|column",
            help=f"事業所番号 of all rows, or '{IN_COLUMN}': each row names it in its column establishment_number",
        )
        parser.add_argument("--dry-run", action="store_true", help="check the file and write nothing")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Imports, says what became of it, and fails where a row is refused."""
        rows = _rows(options["file"], needs_number=options["establishment"] == IN_COLUMN)
        report = import_history(
            rows=rows,
            establishment_of=_finder(options["establishment"]),
            at=now(),
            is_dry_run=options["dry_run"],
        )
        for each in report.refused:
            self.stderr.write(f"line {each.line}: {each.reason}")
        if report.refused:
            lines = len({each.line for each in report.refused})
            raise CommandError(f"Nothing was imported: {lines} of {len(rows)} rows are refused.")
        done = "would be imported" if options["dry_run"] else "imported"
        self.stdout.write(f"{report.imported} postings {done}, {report.known} were there already.")


def _rows(path: Path, *, needs_number: bool) -> list[tuple[int, dict[str, str]]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.reader(file, strict=True)
            head = next(reader, [])
            _refuse_head(head, needs_number=needs_number)
            rows = []
            begins = reader.line_num + 1
            for cells in reader:
                if cells and len(cells) != len(head):
                    raise CommandError(f"line {begins}: {len(cells)} cells instead of {len(head)}")
                if cells:
                    rows.append((begins, dict(zip(head, cells, strict=True))))
                begins = reader.line_num + 1
            return rows
    except OSError as fault:
        raise CommandError(f"{path} cannot be read: {fault.strerror}") from fault
    except UnicodeDecodeError as fault:
        raise CommandError(f"{path} is not in UTF-8.") from fault
    except csv.Error as fault:
        raise CommandError(f"{path} is no CSV file: {fault}") from fault


def _refuse_head(head: list[str], *, needs_number: bool) -> None:
    wanted = {*REQUIRED, *(["establishment_number"] if needs_number else [])}
    told = (
        ("unknown columns", sorted(set(head) - columns())),
        ("missing columns", sorted(wanted - set(head))),
        ("columns that stand there twice", sorted({name for name in head if head.count(name) > 1})),
    )
    faults = [f"{what}: {', '.join(names)}" for what, names in told if names]
    if faults:
        raise CommandError(f"The head does not fit. {'; '.join(faults)}")


def _finder(option: str) -> Finder:
    if option != IN_COLUMN:
        only = _found(option)
        if only is None:
            raise CommandError(f"There is no establishment {option}.")
        return lambda _: only
    known: dict[str, Establishment | None] = {}

    def find(number: str) -> Establishment | None:
        if number not in known:
            known[number] = _found(number)
        return known[number]

    return find


def _found(number: str) -> Establishment | None:
    try:
        return establishment_with_number(EstablishmentNumber.parse(number))
    except ValueError:
        return None
