"""Time-driven work: what the worker does from time to time. A new one is one more line in TIMERS.

Every function takes the present moment and may run twice, late, or in several workers at once.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from mypage.accounts.commands.erasing import erase_sessions, erase_tallies
from mypage.establishments.commands.memberships import remind_of_logins
from mypage.establishments.commands.reviewing import lapse_provisional
from mypage.notifications.commands import erase_mails, erase_notices

MAILS_KEPT = timedelta(days=90)
"""メールの送信記録: counted from hand-over or giving up (table of retention periods)."""
NOTICES_KEPT = timedelta(days=730)
"""マイページのお知らせ: 2 years."""
SESSIONS_KEPT = timedelta(days=30)
"""ログインの状態: so long a browser that comes back is told why it is signed out."""
TALLIES_KEPT = timedelta(days=1)
"""入力の誤りなどの回数: no limit looks back further than an hour."""
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


def erase_old_sessions(at: datetime) -> int:
    """Sessions and trusted devices are gone when their time of keeping is over."""
    return in_batches(lambda limit: erase_sessions(before=at - SESSIONS_KEPT, limit=limit))


def erase_old_tallies(at: datetime) -> int:
    """Counted tries are gone when no limit asks for them any more."""
    return in_batches(lambda limit: erase_tallies(before=at - TALLIES_KEPT, limit=limit))


def remind_to_check_logins(at: datetime) -> int:
    """The 代表 whose list of logins was confirmed a year ago are reminded."""
    return in_batches(lambda limit: remind_of_logins(at=at, limit=limit))


TIMERS: tuple[Timer, ...] = (
    Timer("mails.erase_old", timedelta(hours=6), erase_old_mails),
    Timer("notices.erase_old", timedelta(hours=6), erase_old_notices),
    Timer("sessions.erase_old", timedelta(hours=6), erase_old_sessions),
    Timer("tallies.erase_old", timedelta(hours=6), erase_old_tallies),
    Timer("logins.remind", timedelta(hours=6), remind_to_check_logins),
    Timer("registrations.lapse", timedelta(hours=1), lapse_provisional),
)
