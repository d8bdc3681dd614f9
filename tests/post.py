"""Delivering mail in tests: what is due goes into Django's outbox, as the worker would do it."""

import re
from collections.abc import Callable
from datetime import datetime

from django.core import mail

from mypage.processes.delivery import Courier


def deliver(at: datetime | Callable[[], datetime]) -> list[mail.EmailMessage]:
    """Delivers what is due and returns it, newest last."""
    before = len(mail.outbox)
    Courier(clock=at if callable(at) else lambda: at).deliver_due()
    return mail.outbox[before:]


def key_in(message: mail.EmailMessage) -> str:
    """The authentication key or one-time code that a mail carries."""
    found = re.search(r"(?:認証キー|ワンタイムパスワード)[ 　]{2,}([0-9A-Z]{4} ?[0-9A-Z]{2,4})", str(message.body))
    assert found, message.body
    return found.group(1)
