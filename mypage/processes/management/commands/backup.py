"""manage.py backup FILE: the database and the uploads in one file, while the service runs."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from mypage.kernel.clock import now
from mypage.processes.backup_databases import BackupError
from mypage.processes.backups import back_up


class Command(BaseCommand):
    """Safe to run at any time, from any timer."""

    help = "Writes the database and the uploads into FILE (mode 600). The secrets are not in it: keep them apart."

    def add_arguments(self, parser: CommandParser) -> None:
        """Takes the file to write."""
        parser.add_argument("file", metavar="FILE", type=Path)

    def handle(self, *_args: Any, **options: Any) -> None:
        """Writes it, and says how large it is."""
        try:
            size = back_up(options["file"], at=now())
        except BackupError as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(f"{options['file']}: {size / 1_000_000:.1f} MB")
