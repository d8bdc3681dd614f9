"""For how long what was begun and not sent is kept (decisions.md), and which rows are due for a warning or an end."""

from datetime import date, datetime, timedelta

from django.conf import settings
from django.db.models import Q

from mypage.establishments.rules.unsent import LAST_WARNING, WARNINGS, ends_on, warning_due
from mypage.kernel.clock import day_in_japan, end_of_day_in_japan

DRAFT_KEPT = timedelta(days=settings.DRAFT_DAYS)
"""A posting or a change of an establishment's data that nobody goes on with for so long is erased."""
DRAFT_WARNED = timedelta(days=max(WARNINGS))
"""So long before that its writers are told for the first time."""


def may_be_warned_of(today: date, changed_at: str = "changed_at") -> Q:
    """The rows (with `warned_days` and the moment of their last change) whose writers are to be told of something."""
    found = Q()
    for days in WARNINGS:
        since = end_of_day_in_japan(today - timedelta(days=DRAFT_KEPT.days - days))
        untold = Q(warned_days=None) | Q(warned_days__gt=days)
        found |= Q(**{f"{changed_at}__lte": since}) & untold
    return found


def warning_for(changed_at: datetime, today: date, warned_days: int | None) -> int | None:
    """Which warning is due for a row now: so many days before its end; None for none."""
    return warning_due(day_in_japan(changed_at), today, DRAFT_KEPT.days, warned_days)


def erased_on(changed_at: datetime, today: date) -> date:
    """The day that a warning names: the row's last one, and today where that is over."""
    return max(ends_on(day_in_japan(changed_at), DRAFT_KEPT.days), today)


def may_be_erased(before: datetime, *, changed_at: str = "changed_at", warned_days: str = "warned_days") -> Q:
    """The rows that nobody touched since the day before that moment, and whose writers were told for the last time."""
    since = end_of_day_in_japan(day_in_japan(before) - timedelta(days=1))
    return Q(**{f"{changed_at}__lte": since, f"{warned_days}__lte": LAST_WARNING})
