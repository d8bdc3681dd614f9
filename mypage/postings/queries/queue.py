"""How many applications wait for an office, and for how long."""

from dataclasses import dataclass
from datetime import date
from statistics import median

from mypage.kernel.clock import day_in_japan
from mypage.postings.models import Posting
from mypage.postings.queries.ages import open_days_since
from mypage.reference.models import Office

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
    open_days = open_days_since(office, came, today)
    waited = [open_days[day] for day in came]
    return Queue(len(came), float(median(waited)))
