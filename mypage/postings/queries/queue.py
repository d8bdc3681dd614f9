"""How many applications wait for an office, and for how long."""

from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median

from mypage.kernel.clock import day_in_japan
from mypage.postings.models import Posting
from mypage.reference.holidays import is_public_holiday
from mypage.reference.models import Office
from mypage.reference.queries import closed_days_of
from mypage.reference.rules.days import is_open_day

MOST = 2000
"""Applications that the median looks at, the oldest first."""


@dataclass(frozen=True)
class Queue:
    """The applications that wait at one office now."""

    waiting: int
    median_open_days: float | None
    """Of the days on which the office was open since each came in; None when nothing waits."""


def queue_of(office: Office, today: date) -> Queue:
    """The queue as it stands today."""
    came = [
        day_in_japan(at)
        for at in Posting.objects.waiting_at(office).values_list("submitted_at", flat=True)[:MOST]
        if at
    ]
    if not came:
        return Queue(0, None)
    closed = closed_days_of(office, min(came))
    span = (today - min(came)).days
    days = [min(came) + timedelta(days=number + 1) for number in range(span)]
    open_days = [day for day in days if is_open_day(day, is_public_holiday, closed)]
    waited = [sum(day > first for day in open_days) for first in came]
    return Queue(len(came), float(median(waited)))
