"""For how many days on which an office was open something has waited there."""

from collections.abc import Iterable
from datetime import date, timedelta

from mypage.reference.holidays import is_public_holiday
from mypage.reference.models import Office
from mypage.reference.queries import closed_days_of
from mypage.reference.rules.days import is_open_day


def open_days_since(office: Office, days: Iterable[date], today: date) -> dict[date, int]:
    """Each day with the number of the office's open days after it, today among them; in one statement.

    Without days there is nothing to look up.
    """
    wanted = set(days)
    if not wanted:
        return {}
    first = min(wanted)
    closed = closed_days_of(office, first)
    span = (first + timedelta(days=number) for number in range(1, (today - first).days + 1))
    open_days = [day for day in span if is_open_day(day, is_public_holiday, closed)]
    return {day: sum(each > day for each in open_days) for day in wanted}
