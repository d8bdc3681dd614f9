"""Time-driven work: what the worker does from time to time. A new one is one more line in TIMERS.

Every function takes the present moment and may run twice, late, or in several workers at once.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from mypage.notifications.commands import erase_mails, erase_notices

MAILS_KEPT = timedelta(days=90)
"""メールの送信記録: counted from hand-over or giving up (table of retention periods)."""
NOTICES_KEPT = timedelta(days=730)
"""マイページのお知らせ: 2 years."""
BATCH = 100
PAUSE_SECONDS = 0.005
"""Small batches with a pause leave the database's one writer to the people who wait for it."""


@dataclass(frozen=True)
class Timer:
    """One piece of time-driven work and how often it is due."""

    name: str
    every: timedelta
    run: Callable[[datetime], object]


def in_batches(erase: Callable[[int], int]) -> int:
    """Repeats `erase(limit)` until it has nothing left to erase; how many rows went."""
    erased = 0
    while count := erase(BATCH):
        erased += count
        time.sleep(PAUSE_SECONDS)
    return erased


def erase_old_mails(at: datetime) -> int:
    """Rows of mails are gone when their time of keeping is over."""
    return in_batches(lambda limit: erase_mails(before=at - MAILS_KEPT, limit=limit))


def erase_old_notices(at: datetime) -> int:
    """Notices are gone when their time of keeping is over."""
    return in_batches(lambda limit: erase_notices(before=at - NOTICES_KEPT, limit=limit))


TIMERS: tuple[Timer, ...] = (
    Timer("mails.erase_old", timedelta(hours=6), erase_old_mails),
    Timer("notices.erase_old", timedelta(hours=6), erase_old_notices),
)
