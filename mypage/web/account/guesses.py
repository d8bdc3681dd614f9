"""Keys typed beside an address by people who are not signed in: one network address may guess so often."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from django.conf import settings
from django.http import HttpRequest

from mypage.accounts.commands.tallies import count_try, refuse_beyond
from mypage.kernel.rule import RuleViolation
from mypage.web.network import client_address

_SCOPE = "key typed by network"


@contextmanager
def counted_guess(request: HttpRequest, *, at: datetime) -> Iterator[None]:
    """A refusal inside counts for the network address; TooManyTries when it had too many."""
    network = client_address(request)
    limits = {"limit": settings.NETWORK_FAILURES, "minutes": settings.NETWORK_FAILURE_MINUTES}
    refuse_beyond(scope=_SCOPE, who=network, at=at, **limits)
    try:
        yield
    except RuleViolation:
        count_try(scope=_SCOPE, who=network, at=at)
        raise
