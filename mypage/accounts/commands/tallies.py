"""Counting tries within a sliding window, for limits that hang on no row."""

from datetime import datetime, timedelta

from mypage.accounts import keyring
from mypage.accounts.models import Tally


class TooManyTries(Exception):
    """A limit is reached; from `retry_at` on it is open again."""

    def __init__(self, retry_at: datetime) -> None:
        super().__init__(retry_at)
        self.retry_at = retry_at


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


def count_or_refuse(*, scope: str, who: str, limit: int, minutes: int, at: datetime) -> None:
    """One try counts, unless the limit is reached: TooManyTries. Exact when the caller holds a lock meanwhile."""
    refuse_beyond(scope=scope, who=who, limit=limit, minutes=minutes, at=at)
    count_try(scope=scope, who=who, at=at)


def forgive_tries(*, scope: str, who: str) -> None:
    """What was tried so far counts no more."""
    Tally.objects.filter(scope=scope, who_hash__in=keyring.hashes("tally", who)).delete()
