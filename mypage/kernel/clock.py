"""The one place that reads the clock; everything else is handed a time."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

JST = ZoneInfo("Asia/Tokyo")


def now() -> datetime:
    """The present moment, aware, in UTC. To be called at the edge only (views, management commands, the worker)."""
    return datetime.now(UTC)


def in_japan(at: datetime) -> datetime:
    """The same moment on Japan's clock."""
    return at.astimezone(JST)


def day_in_japan(at: datetime) -> date:
    """The calendar day in Japan, whatever the server's zone is.

    >>> day_in_japan(datetime(2026, 4, 1, 15, 0, tzinfo=UTC))
    datetime.date(2026, 4, 2)
    """
    return in_japan(at).date()


def end_of_day_in_japan(day: date) -> datetime:
    """The last moment of a day in Japan (23:59 as the notices say it), as an aware time.

    >>> end_of_day_in_japan(date(2026, 4, 6)).isoformat()
    '2026-04-06T23:59:59.999999+09:00'
    """
    return datetime.combine(day, time.max, tzinfo=JST)


def days_after(day: date, count: int) -> date:
    """The day that many calendar days later."""
    return day + timedelta(days=count)
