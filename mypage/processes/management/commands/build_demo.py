"""Builds the demo world once."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from mypage.kernel.clock import now
from mypage.processes.demo import build_demo


class Command(BaseCommand):
    """The cast and the establishments of the demo; a second run changes nothing."""

    help = "Builds the demo world (MYPAGE_DEMO=1 only)."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Refuses outside the demo: its passwords are public."""
        if not settings.DEMO:
            raise CommandError("The demo world has public passwords; it is built with MYPAGE_DEMO=1 only.")
        self.stdout.write("demo: built" if build_demo(at=now()) else "demo: kept as it is")
