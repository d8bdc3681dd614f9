"""When the writers of what was begun and never sent, a posting or an establishment's change, are told of its end."""

from datetime import date, timedelta

from mypage.kernel.rule import cites

WARNINGS = (7, 1)
"""Days before the day of the erasure."""
LAST_WARNING = min(WARNINGS)


@cites("ui.md 6.1: autosave", "domain.md: retention of drafts, team decision")
def warning_due(last_changed: date, today: date, kept_days: int, warned: int | None) -> int | None:
    """お知らせの時期: so many days before a draft is erased its writers are to be told now; None when they are not.

    >>> changed = date(2026, 9, 23)
    >>> [warning_due(changed, date(2026, 11, day), 60, None) for day in (14, 15, 21, 22)]
    [None, 7, 1, 1]
    >>> warning_due(changed, date(2026, 11, 20), 60, 7), warning_due(changed, date(2026, 11, 21), 60, 7)
    (None, 1)
    """
    left = (ends_on(last_changed, kept_days) - today).days
    due = min((days for days in WARNINGS if left <= days), default=None)
    return None if due is None or (warned is not None and warned <= due) else due


@cites("domain.md: retention of drafts, team decision")
def ends_on(last_changed: date, kept_days: int) -> date:
    """消去の日: the last day of a draft that nobody touches any more."""
    return last_changed + timedelta(days=kept_days)
