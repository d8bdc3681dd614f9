"""manage.py rotate_keys: a new secret stands on top of the ones kept so far."""

import os
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from mypage.processes.secrets_file import add_secret


class Command(BaseCommand):
    """Nobody is signed out and no code is lost by it: what was made under the older secrets stays accepted."""

    help = "Puts a new secret on top of MYPAGE_VAR/secret/keys. Restart the service afterwards."
    requires_system_checks = ()

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Adds it, and says what to do next."""
        if os.environ.get("MYPAGE_SECRET_KEYS"):
            raise CommandError("The secrets come from MYPAGE_SECRET_KEYS: put a new one at its beginning yourself.")
        count = add_secret(settings.VAR / "secret" / "keys")
        self.stdout.write(f"A new secret is in force after the next start; {count} older ones stay accepted.")
