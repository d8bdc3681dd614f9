"""Mails to be delivered in tests, and a clock to deliver them by."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from pytest_django.fixtures import Settings as DjangoSettings

from mypage.accounts.choices import KeyPurpose
from mypage.accounts.commands.keys import make_key
from mypage.accounts.models import AuthenticationKey
from mypage.kernel.clock import JST
from mypage.notifications.commands import queue_mail
from mypage.notifications.models import Mail
from tests.unit.processes.mail_server import MailServer

AT = datetime(2026, 4, 1, 9, 0, tzinfo=JST)
MINUTE = timedelta(minutes=1)


@dataclass
class Clock:
    """A clock that stands until it is set on."""

    at: datetime = AT

    def __call__(self) -> datetime:
        """The time it shows."""
        return self.at


def point_at(settings: DjangoSettings, port: int) -> None:
    """Has the service use the mail server at this port, with a time limit of one second."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", port, 1


def a_mail(to: str = "yamada@demo.example", at: datetime = AT) -> Mail:
    """A mail without a key."""
    return queue_mail(template="opening_completed", to=to, facts={"establishment": "山田商店"}, at=at)


def a_key_mail(to: str = "yamada@demo.example", at: datetime = AT) -> tuple[Mail, AuthenticationKey]:
    """A mail whose key is made when it is delivered."""
    key = make_key(purpose=KeyPurpose.OPENING, email=to, at=at)
    facts = {"establishment": "山田商店"}
    return queue_mail(template="opening_key", to=to, facts=facts, at=at, key_id=key.pk), key


def key_in(server: MailServer, number: int = 0) -> str:
    """The key as the receiver of that mail reads it."""
    lines = server.received[number].body.splitlines()
    return next(line for line in lines if line.startswith("　認証キー")).rpartition("　")[2]
