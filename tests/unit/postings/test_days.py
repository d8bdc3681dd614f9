"""Days off against days of work."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from mypage.postings.days import average_daily_minutes, days_summary, shortest_daily_minutes
from tests.unit.postings.facts import facts_with

DAY: dict[str, Any] = {"shift_1_from": "9:00", "shift_1_to": "18:00", "break_minutes": 60}


@pytest.mark.rule("R-099", "R-111")
@pytest.mark.parametrize(
    ("days_off", "monthly", "weekly", "fits"),
    [(125, "20.0", "36.82", True), (105, "21.7", "39.89", True), (104, "21.8", "40.04", False)],
)
def test_a_year_of_work(days_off: int, monthly: str, weekly: str, fits: bool) -> None:
    """Days a month, hours a week, and whether they fit."""
    summary = days_summary(
        facts_with(**DAY, annual_days_off=days_off, monthly_working_days="20.0").answers, "full_time"
    )
    assert summary.working_days == 365 - days_off
    assert (summary.monthly_days, summary.weekly_hours) == (Decimal(monthly), Decimal(weekly))
    assert (summary.is_within_40_hours, summary.is_within_44_hours) == (fits, True)
    assert (summary.days_off_needed, summary.stated_monthly_days) == (105, Decimal("20.0"))
    assert (summary.daily_hours, summary.is_estimate) == (Decimal(8), False)
    assert summary.yearly_hours == Decimal((365 - days_off) * 8)


@pytest.mark.rule("R-036")
def test_a_part_timer_has_weeks() -> None:
    """No days off of a year."""
    summary = days_summary(facts_with("part_time", **DAY, weekly_working_days_from=5).answers, "part_time")
    assert (summary.weekly_hours, summary.is_within_40_hours) == (Decimal(40), True)
    assert (summary.days_off, summary.working_days, summary.monthly_days, summary.days_off_needed) == (None,) * 4


@pytest.mark.parametrize(
    ("given", "average", "shortest"),
    [
        (DAY, 480, 480),
        ({**DAY, "shift_2_from": "9:00", "shift_2_to": "14:00"}, 390, 240),
        ({**DAY, "shift_2_from": "9:00", "shift_2_to": "15:00"}, 420, 300),
        ({**DAY, "shift_2_from": "9:00", "shift_2_to": "15:01"}, Fraction(781, 2), 301),
        ({"shift_1_from": "9:00", "shift_1_to": "13:00", "break_minutes": 60}, 180, 180),
        (
            {
                "shift_1_from": "8:00",
                "shift_1_to": "20:00",
                "shift_2_from": "20:00",
                "shift_2_to": "8:00",
                "break_minutes": 90,
            },
            630,
            630,
        ),
        ({**DAY, "shift_2_from": "17:00", "shift_2_to": "9:00"}, 465, 480),
        ({**DAY, "shift_2_from": "22:00", "shift_2_to": "7:00"}, 480, 480),
        ({"shift_1_from": "9:00", "shift_1_to": "18:00"}, None, None),
        ({"between_from": "9:00", "between_to": "18:00", "between_hours": "4.5"}, 270, 270),
        ({}, None, None),
    ],
)
def test_a_day_of_work(given: dict[str, Any], average: Fraction | int | None, shortest: int | None) -> None:
    """Beside shorter days a long night counts as two and a short day has no break; without a break nothing is sure."""
    answers = facts_with("part_time", **given).answers
    assert average_daily_minutes(answers) == (None if average is None else Fraction(average))
    assert shortest_daily_minutes(answers) == shortest


def test_nothing_is_said_of_what_is_not_known() -> None:
    """An empty form."""
    summary = days_summary(facts_with().answers, "full_time")
    assert set(vars(summary).values()) == {None, False}
