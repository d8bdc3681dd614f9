"""Counting tries within a sliding window, for limits that hang on no row."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from mypage.accounts import keyring
from mypage.accounts.models import Tally


@dataclass(frozen=True)
class TooManyTries(Exception):
    """A limit is reached; from `retry_at` on it is open again."""

    retry_at: datetime


def count_try(*, scope: str, who: str, at: datetime) -> None:
    """One try counts. `who` (a network address, a login) is kept as a keyed hash only."""
    Tally.objects.create(scope=scope, who_hash=keyring.hashed("tally", who), at=at)


def refuse_beyond(*, scope: str, who: str, limit: int, minutes: int, at: datetime) -> None:
    """Raises TooManyTries once `limit` tries were counted within the last `minutes`."""
    since = at - timedelta(minutes=minutes)
    tries = Tally.objects.filter(scope=scope, who_hash__in=keyring.hashes("tally", who), at__gt=since)
    newest = list(tries.order_by("-at").values_list("at", flat=True)[:limit])
    if len(newest) >= limit:
        raise TooManyTries(newest[-1] + timedelta(minutes=minutes))
