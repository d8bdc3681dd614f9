"""manage.py rescue_administrator EMAIL: lets a locked-out administrator register again, when no other one can help."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from mypage.accounts.choices import Audience
from mypage.accounts.commands.staff_registration import rescue_administrator
from mypage.accounts.models import User
from mypage.kernel.clock import now
from mypage.processes.starting import NO_ADMINISTRATOR, registration_address


class Command(BaseCommand):
    """Is recorded like every other act."""

    help = (
        "Ends the password, the authentication app and the sessions of an administrator, lets the login in again if"
        " it was stopped, and mails it a new key. Also when the first administrator's key has run out."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Takes the address that signs in."""
        parser.add_argument("email", metavar="EMAIL")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Does it, and says where the key is entered."""
        user = User.objects.with_address(Audience.STAFF, options["email"])
        if user is None or not user.position.is_administrator:
            raise CommandError(NO_ADMINISTRATOR.message)
        rescue_administrator(user=user, at=now())
        self.stdout.write(f"{user.email} に認証キーをメールでお送りします。入力する画面: {registration_address()}")
