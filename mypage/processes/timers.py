"""Time-driven work: what the worker does from time to time. A new one is one more line in TIMERS.

Every function takes the present moment and may run twice, late, or in several workers at once.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from mypage.accounts.commands.kept_entries import KEPT, erase_kept_entries
from mypage.establishments.commands.memberships import remind_of_logins
from mypage.establishments.commands.reminding import remind_of_changes
from mypage.establishments.commands.reviewing import lapse_provisional
from mypage.postings.commands.living import expire_postings
from mypage.postings.commands.printing import print_some
from mypage.postings.commands.publishing import announce_public_postings
from mypage.postings.commands.reminding import remind_of_drafts
from mypage.postings.commands.submitting import lapse_postings
from mypage.processes.batches import in_batches
from mypage.processes.retention import sweep


@dataclass(frozen=True)
class Timer:
    """One piece of time-driven work and how often it is due."""

    name: str
    every: timedelta
    run: Callable[[datetime], object]


def remind_to_check_logins(at: datetime) -> int:
    """The 代表 whose list of logins was confirmed a year ago are reminded."""
    return in_batches(lambda limit: remind_of_logins(at=at, limit=limit))


def remind_of_unfinished_postings(at: datetime) -> int:
    """The writers of drafts that will soon be erased are told."""
    return in_batches(lambda limit: remind_of_drafts(at=at, limit=limit))


def remind_of_unsent_changes(at: datetime) -> int:
    """The writers of changes of establishments that will soon be erased are told."""
    return in_batches(lambda limit: remind_of_changes(at=at, limit=limit))


def end_postings_whose_term_is_over(at: datetime) -> int:
    """Postings whose 紹介期限日 is over have ended, and their employers are told."""
    return in_batches(lambda limit: expire_postings(at, limit))


def tell_of_public_postings(at: datetime) -> int:
    """Employers are told that a posting that waited for its day is public."""
    return in_batches(lambda limit: announce_public_postings(at, limit))


def print_sheets(at: datetime) -> int:
    """求人票 that somebody asked for as a list, for three seconds at a time: mail goes out in between."""
    return print_some(at, seconds=PRINTING_SECONDS)


def forget_entries(at: datetime) -> int:
    """What was typed after the end of a session, and not asked back within the hour, is gone."""
    return in_batches(lambda limit: erase_kept_entries(before=at - KEPT, limit=limit))


PRINTING_SECONDS = 3.0
TIMERS: tuple[Timer, ...] = (
    Timer("retention.sweep", timedelta(hours=6), sweep),
    Timer("entries.forget", timedelta(minutes=10), forget_entries),
    Timer("sheets.print", timedelta(seconds=0.2), print_sheets),
    Timer("logins.remind", timedelta(hours=6), remind_to_check_logins),
    Timer("registrations.lapse", timedelta(hours=1), lapse_provisional),
    Timer("postings.lapse", timedelta(hours=1), lapse_postings),
    Timer("postings.expire", timedelta(minutes=10), end_postings_whose_term_is_over),
    Timer("postings.publish", timedelta(hours=1), tell_of_public_postings),
    Timer("postings.remind", timedelta(hours=1), remind_of_unfinished_postings),
    Timer("changes.remind", timedelta(hours=1), remind_of_unsent_changes),
)
