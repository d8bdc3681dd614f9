"""On which days an office is open (reading "Days"), and counting by such days."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mypage.reference.holidays import is_public_holiday
from mypage.reference.rules.days import (
    ONE_DAY,
    add_open_days,
    is_open_day,
    is_usual_closed_day,
    next_open_day,
    previous_open_day,
)

DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))
OWN_DAYS = st.frozensets(DAYS, max_size=5)


@pytest.mark.seed("S-39")
@pytest.mark.parametrize(
    ("day", "is_closed"),
    [
        (date(2026, 11, 20), False),  # Friday
        (date(2026, 11, 21), True),  # Saturday
        (date(2026, 11, 22), True),  # Sunday
        (date(2026, 11, 23), True),  # 勤労感謝の日
        (date(2026, 9, 22), True),  # 国民の休日 between two holidays
        (date(2027, 3, 22), True),  # 振替休日
        (date(2026, 12, 28), False),
        (date(2026, 12, 29), True),
        (date(2026, 12, 31), True),
        (date(2027, 1, 1), True),
        (date(2025, 1, 3), True),  # a Friday
        (date(2027, 1, 4), False),
    ],
)
def test_weekends_holidays_and_the_turn_of_the_year_are_closed(day: date, is_closed: bool) -> None:
    assert is_usual_closed_day(day, is_public_holiday) is is_closed
    assert is_open_day(day, is_public_holiday) is not is_closed


def test_an_own_closed_day_closes_the_office() -> None:
    monday = date(2026, 4, 6)
    assert is_open_day(monday, is_public_holiday)
    assert not is_open_day(monday, is_public_holiday, {monday})


@pytest.mark.parametrize(
    ("start", "count", "expected"),
    [
        (date(2026, 4, 1), 0, date(2026, 4, 1)),
        (date(2026, 4, 1), 5, date(2026, 4, 8)),
        (date(2026, 4, 4), 1, date(2026, 4, 6)),  # from a Saturday
        (date(2026, 4, 28), 2, date(2026, 5, 1)),  # over 昭和の日
        (date(2026, 5, 1), 1, date(2026, 5, 7)),  # over the holidays of May
        (date(2026, 12, 28), 1, date(2027, 1, 4)),
    ],
)
def test_open_days_are_counted_from_the_day_after(start: date, count: int, expected: date) -> None:
    assert add_open_days(start, count, is_public_holiday) == expected


def test_own_closed_days_are_not_counted() -> None:
    assert add_open_days(date(2026, 4, 6), 1, is_public_holiday, {date(2026, 4, 7)}) == date(2026, 4, 8)


def test_open_days_are_counted_forward_only() -> None:
    with pytest.raises(ValueError, match="forward"):
        add_open_days(date(2026, 4, 6), -1, is_public_holiday)


@given(day=DAYS, own=OWN_DAYS)
def test_the_neighbouring_open_days_have_only_closed_ones_between(day: date, own: frozenset[date]) -> None:
    before, after = (find(day, is_public_holiday, own) for find in (previous_open_day, next_open_day))
    assert before <= day <= after
    assert is_open_day(before, is_public_holiday, own)
    assert is_open_day(after, is_public_holiday, own)
    between = [before + timedelta(days=count) for count in range(1, (after - before).days)]
    assert not any(is_open_day(other, is_public_holiday, own) for other in between)
    assert (before == day) == (after == day) == is_open_day(day, is_public_holiday, own)


@given(day=DAYS, count=st.integers(1, 30), own=OWN_DAYS)
def test_as_many_open_days_pass_as_were_counted(day: date, count: int, own: frozenset[date]) -> None:
    end = add_open_days(day, count, is_public_holiday, own)
    passed = [day + ONE_DAY * step for step in range(1, (end - day).days + 1)]
    assert sum(is_open_day(each, is_public_holiday, own) for each in passed) == count
    assert is_open_day(end, is_public_holiday, own)
