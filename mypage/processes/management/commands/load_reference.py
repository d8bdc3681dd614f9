"""manage.py load_reference: the reference tables of the project are in the database."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from mypage.kernel.clock import now
from mypage.reference.commands import load_tables
from mypage.reference.tables import FILES


class Command(BaseCommand):
    """Safe to run at every start: what is loaded already is left alone."""

    help = "Loads offices, places, postal codes, classifications and minimum wages; what did not change is skipped."

    def add_arguments(self, parser: CommandParser) -> None:
        """Takes the names of tables, none for all."""
        parser.add_argument("tables", nargs="*", metavar="TABLE", help=f"one of: {', '.join(FILES)}")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Loads, and says of each table what happened."""
        try:
            reports = load_tables(at=now(), only=options["tables"] or None)
        except KeyError as unknown:
            raise CommandError(f"There is no table {unknown}. There are: {', '.join(FILES)}") from unknown
        for report in reports:
            done = "loaded" if report.was_loaded else "unchanged"
            self.stdout.write(f"{report.name}: {report.rows:,} rows, {done}")
