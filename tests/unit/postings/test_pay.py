"""Numbers of pay while one writes."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from mypage.postings.pay import AverageDistance, Range, pay_summary
from mypage.postings.rules.facts import MinimumWage
from tests.unit.postings.facts import facts_with

TOKYO = MinimumWage("東京都", 1280, date(2026, 10, 3))
NEXT = MinimumWage("東京都", 1330, date(2027, 10, 1))
MONTH: dict[str, Any] = {
    "shift_1_from": "9:00",
    "shift_1_to": "18:00",
    "break_minutes": 60,
    "monthly_working_days": "21.0",
}


@dataclass(frozen=True)
class Offered:
    """An average offered wage."""

    yen: int


@pytest.mark.rule("R-074", "R-076", "R-077", "R-078")
def test_a_month_of_pay() -> None:
    """Sums, what counts, what is left out, and both minimum wages."""
    facts = facts_with(
        circumstances={"minimum_wage": TOKYO, "coming_minimum_wage": NEXT},
        base_pay_from=205_040,
        base_pay_to=250_000,
        fixed_allowance_1_name="職務手当",
        fixed_allowance_1_from=10_000,
        fixed_allowance_1_to=15_000,
        fixed_allowance_2_name="皆勤手当",
        fixed_allowance_2_from=5_000,
        fixed_allowance_2_to=5_000,
        fixed_overtime="あり",
        fixed_overtime_from=33_600,
        fixed_overtime_to=40_000,
        **MONTH,
    )
    summary = pay_summary(facts, Offered(230_000))
    assert summary.base_and_allowances == Range(220_040, 270_000)
    assert summary.total == Range(253_640, 310_000)
    assert summary.hourly is not None
    assert summary.hourly.per_hour == Decimal(1280)
    assert summary.hourly.working == "215,040円 ÷ 168時間 ＝ 1,280円"
    assert [(each.name, each.yen, each.reason) for each in summary.left_out] == [
        ("皆勤手当", 5_000, "精皆勤手当"),
        ("固定残業代（ｃ）", 33_600, "時間外・休日・深夜の割増賃金"),
    ]
    assert summary.in_force is not None
    assert (summary.in_force.difference, summary.in_force.is_met) == (Decimal(0), True)
    assert summary.announced is not None
    assert (summary.announced.difference, summary.announced.is_met) == (Decimal(-50), False)
    assert summary.average == AverageDistance(230_000, -9_960, 40_000)


@pytest.mark.rule("R-076")
def test_a_yen_too_little_is_not_rounded_away() -> None:
    """1,279.994 yen miss 1,280 by a hundredth."""
    facts = facts_with(circumstances={"minimum_wage": TOKYO}, base_pay_from=215_039, **MONTH)
    summary = pay_summary(facts)
    assert summary.hourly is not None
    assert summary.hourly.working == "215,039円 ÷ 168時間 ＝ 1,279.99円"
    assert summary.in_force is not None
    assert (summary.in_force.difference, summary.in_force.is_met) == (Decimal("-0.01"), False)


@pytest.mark.rule("R-075")
def test_an_hour_of_pay() -> None:
    """Part-time amounts are by the hour; one that cannot be is left out with its reason."""
    facts = facts_with(
        "part_time",
        circumstances={"minimum_wage": TOKYO},
        base_pay_from=1300,
        fixed_allowance_1_name="職務手当",
        fixed_allowance_1_from=8_000,
    )
    summary = pay_summary(facts, Offered(1350))
    assert summary.is_hourly
    assert summary.hourly is not None
    assert (summary.hourly.working, summary.hourly.per_hour) == ("1,300円", Decimal(1300))
    assert [each.reason for each in summary.left_out] == ["時間額にしては高いため、月額と見て数えていません"]
    assert summary.in_force is not None
    assert summary.in_force.difference == Decimal(20)


@pytest.mark.rule("R-177")
def test_a_day_of_pay_by_the_hour() -> None:
    """日給 beside the month."""
    facts = facts_with(pay_form="日給", pay_form_from=10_239, **MONTH)
    assert pay_summary(facts).form_of_pay_per_hour == Decimal("1279.87")


def test_nothing_is_said_of_what_is_not_known() -> None:
    """An empty form, and one without hours."""
    empty = pay_summary(facts_with(circumstances={"minimum_wage": TOKYO}), Offered(1))
    assert (empty.base_and_allowances, empty.total) == (Range(None, None), Range(None, None))
    assert (empty.hourly, empty.in_force, empty.announced, empty.form_of_pay_per_hour) == (None, None, None, None)
    assert empty.average == AverageDistance(1, None, None)
    assert pay_summary(facts_with(base_pay_from=200_000)).hourly is None
    assert pay_summary(facts_with(base_pay_from=200_000)).average is None


def test_shifts_that_differ_make_an_estimate() -> None:
    """The panel can say so."""
    facts = facts_with(base_pay_from=215_040, shift_2_from="9:00", shift_2_to="13:00", **MONTH)
    summary = pay_summary(facts)
    assert summary.hourly is not None
    assert summary.hourly.is_estimate
    assert not pay_summary(facts_with(base_pay_from=215_040, **MONTH)).hourly.is_estimate  # type: ignore[union-attr]
