"""開庁日: on which days an office is open, and counting by such days."""

from collections.abc import Callable, Collection
from datetime import date, timedelta

from mypage.kernel.rule import cites

Holidays = Callable[[date], bool]
"""Whether a day is a public holiday."""

YEAR_END_FROM = (12, 29)
"""年末: month and day of the first closed day."""
NEW_YEAR_UNTIL = (1, 3)
"""年始: month and day of the last closed day."""
SATURDAY = 5
ONE_DAY = timedelta(days=1)


@cites("S-39", "行政機関の休日に関する法律 第1条")
def is_usual_closed_day(day: date, holidays: Holidays) -> bool:
    """土曜日、日曜日、国民の祝日・休日、12月29日から1月3日までは休みである。

    >>> [is_usual_closed_day(date(2026, 12, day), lambda day: False) for day in (28, 29)]
    [False, True]
    """
    month_and_day = (day.month, day.day)
    around_new_year = month_and_day >= YEAR_END_FROM or month_and_day <= NEW_YEAR_UNTIL
    return day.weekday() >= SATURDAY or around_new_year or holidays(day)


@cites("開庁日の読み方（seed: Days）")
def is_open_day(day: date, holidays: Holidays, closed_days: Collection[date] = ()) -> bool:
    """ハローワークは、通常の休みの日とその窓口が定めた休業日を除き、開庁する。

    >>> is_open_day(date(2026, 4, 6), lambda day: False, {date(2026, 4, 6)})
    False
    """
    return not is_usual_closed_day(day, holidays) and day not in closed_days


@cites("開庁日の読み方（seed: Days）")
def add_open_days(day: date, count: int, holidays: Holidays, closed_days: Collection[date] = ()) -> date:
    """起算日の翌日から数えて、count 番目の開庁日。count が 0 のときは起算日そのもの。ValueError when it is negative.

    >>> add_open_days(date(2026, 4, 3), 1, lambda day: False)
    datetime.date(2026, 4, 6)
    """
    if count < 0:
        raise ValueError("open days are counted forward")
    for _ in range(count):
        day = next_open_day(day + ONE_DAY, holidays, closed_days)
    return day


@cites("求人者マイページの案内（厚生労働省 2020年）: 14日目が閉庁日のとき")
def previous_open_day(day: date, holidays: Holidays, closed_days: Collection[date] = ()) -> date:
    """その日が開庁日ならその日、閉庁日なら直前の開庁日。

    >>> previous_open_day(date(2026, 4, 5), lambda day: False)
    datetime.date(2026, 4, 3)
    """
    while not is_open_day(day, holidays, closed_days):
        day -= ONE_DAY
    return day


@cites("開庁日の読み方（seed: Days）")
def next_open_day(day: date, holidays: Holidays, closed_days: Collection[date] = ()) -> date:
    """その日が開庁日ならその日、閉庁日なら直後の開庁日。

    >>> next_open_day(date(2026, 4, 4), lambda day: False)
    datetime.date(2026, 4, 6)
    """
    while not is_open_day(day, holidays, closed_days):
        day += ONE_DAY
    return day
