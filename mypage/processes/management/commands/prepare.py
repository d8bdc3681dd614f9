"""Makes everything ready that a start of the service needs; quick when nothing changed."""

from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    """Brings the tables, the reference data, the static files and, in the demo, the demo world up to date."""

    help = "Brings the database, the reference data, the static files and the demo world up to date."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Every step may be run again at any time."""
        call_command("migrate", interactive=False, verbosity=0)
        call_command("load_reference", verbosity=1)
        call_command("collectstatic", interactive=False, verbosity=0)
        if settings.DEMO:
            call_command("build_demo", verbosity=1)
