"""manage.py restore FILE: the database and the uploads as a backup says, while the service runs."""

import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from mypage.kernel.clock import now
from mypage.kernel.ja import jdatetime
from mypage.processes.backup_databases import BackupError
from mypage.processes.backups import restore


class Command(BaseCommand):
    """Asks first, unless told that the answer is yes."""

    help = "Replaces the database and the uploads by those of FILE, made by `backup` of this same version."
    requires_migrations_checks = False

    def add_arguments(self, parser: CommandParser) -> None:
        """Takes the file to read."""
        parser.add_argument("file", metavar="FILE", type=Path)
        parser.add_argument("--yes", action="store_true", help="do not ask whether the present data may be replaced")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Restores, and says what to know afterwards."""
        if not options["yes"]:
            self._ask()
        try:
            restored = restore(options["file"], at=now())
        except BackupError as refusal:
            raise CommandError(f"Nothing was restored. {refusal}") from refusal
        self.stdout.write(f"The service is as it was at {jdatetime(restored.made_at)}. Everybody has to sign in again.")
        if not restored.knows_secrets:
            self.stderr.write(
                "The backup was made under other secrets: codes of that time, keys and authentication apps do not"
                " count here. Put the secrets of that time below the present ones (docs/operations.md)."
            )

    def _ask(self) -> None:
        if not sys.stdin.isatty():
            raise CommandError("The present data would be replaced. Say so with --yes.")
        answer = input("All present data is replaced by the backup's. Type yes to go on: ")
        if answer.strip() != "yes":
            raise CommandError("Nothing was restored.")
