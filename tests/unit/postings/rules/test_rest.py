"""休日 and 年次有給休暇: R-101, R-102, R-112 to R-117."""

from typing import Any

import pytest

from tests.unit.postings.facts import facts_with, objections


@pytest.mark.rule("R-101")
@pytest.mark.parametrize(("days_off", "objects"), [(52, False), (51, True), ("", False)])
def test_a_week_has_a_day_off(days_off: int | str, objects: bool) -> None:
    """52 in a year."""
    assert bool(objections("R-101", facts_with(annual_days_off=days_off))) is objects


@pytest.mark.rule("R-102")
@pytest.mark.parametrize(
    ("unit", "days_off", "objects"),
    [
        ("１年単位", 85, False),
        ("１年単位", 84, True),
        ("１か月単位", 84, False),
        ("", 84, False),
        ("１年単位", "", False),
    ],
)
def test_a_variable_year_has_280_days_of_work(unit: str, days_off: int | str, objects: bool) -> None:
    """Only where the unit is a year."""
    assert bool(objections("R-102", facts_with(variable_hours_unit=unit, annual_days_off=days_off))) is objects


@pytest.mark.rule("R-112")
@pytest.mark.parametrize(
    ("weekly", "days_off", "objects"),
    [("毎週", 104, False), ("毎週", 103, True), ("その他", 103, False), ("毎週", "", False)],
)
def test_two_days_a_week_are_104_a_year(weekly: str, days_off: int | str, objects: bool) -> None:
    """52 weeks."""
    assert bool(objections("R-112", facts_with(two_days_off_weekly=weekly, annual_days_off=days_off))) is objects


@pytest.mark.rule("R-113")
@pytest.mark.parametrize(
    ("days_off", "text", "objects"),
    [
        (["その他"], "シフト制　月９日", False),
        (["その他"], "会社カレンダーによる", True),
        (["その他"], "４週８休", False),
        (["その他"], "毎月第２、第４土曜日", False),
        (["その他"], "シフトによる", True),
        (["日", "その他"], "会社カレンダーによる", False),
        (["その他"], "", False),
    ],
)
def test_days_off_are_told(days_off: list[str], text: str, objects: bool) -> None:
    """In days or weekdays."""
    assert bool(objections("R-113", facts_with(days_off=days_off, days_off_other=text))) is objects


@pytest.mark.rule("R-114")
@pytest.mark.parametrize(
    ("least", "most", "fields"),
    [
        (3, 5, []),
        (5, 3, ["weekly_working_days_to"]),
        (5, 5, []),
        (1, 7, []),
        (0, "", ["weekly_working_days_from"]),
        (8, "", ["weekly_working_days_from"]),
        (7, 8, ["weekly_working_days_to"]),
        (3, "", []),
        ("", "", []),
    ],
)
def test_a_week_has_seven_days(least: int | str, most: int | str, fields: list[str]) -> None:
    """And the lower bound comes first."""
    facts = facts_with("part_time", weekly_working_days_from=least, weekly_working_days_to=most)
    assert [each.field for each in objections("R-114", facts)] == fields


@pytest.mark.rule("R-115")
@pytest.mark.parametrize(
    ("least", "most", "fields"),
    [
        (5, 6, []),
        (5, 7, ["weekly_working_days_to"]),
        (6, "", []),
        (7, "", ["weekly_working_days_from"]),
    ],
)
def test_somebody_who_works_every_day_needs_days_off(least: int, most: int | str, fields: list[str]) -> None:
    """Seven days a week."""
    facts = facts_with("part_time", weekly_working_days_from=least, weekly_working_days_to=most)
    assert [each.field for each in objections("R-115", facts)] == fields


HALF_A_YEAR: dict[str, Any] = {
    "employment_period": "雇用期間の定めあり（４ヶ月以上）",
    "employment_period_measure": "期間で示す",
    "employment_period_months": 6,
}
DATES: dict[str, Any] = {
    "employment_period": "雇用期間の定めあり（４ヶ月以上）",
    "employment_period_measure": "年月日で示す",
    "employment_begins_on": "2026-12-01",
}


@pytest.mark.rule("R-116")
@pytest.mark.parametrize(
    ("days", "given", "objects"),
    [
        (10, {}, False),
        (9, {}, True),
        (0, HALF_A_YEAR, False),
        (0, {**HALF_A_YEAR, "employment_period_months": 7}, True),
        (0, {**DATES, "employment_ends_on": "2027-05-31"}, False),
        (0, {**DATES, "employment_ends_on": "2027-06-01"}, True),
        (0, {"employment_period": "雇用期間の定めあり（４ヶ月未満）"}, False),
        (0, {"employment_period": "日雇（日々雇用または１ヶ月未満）"}, False),
        (0, {"employment_period": "雇用期間の定めあり（４ヶ月以上）"}, True),
        ("", {}, False),
    ],
)
def test_half_a_year_brings_ten_days(days: int | str, given: dict[str, Any], objects: bool) -> None:
    """Unless the employment is over by then."""
    assert bool(objections("R-116", facts_with(paid_leave_days=days, **given))) is objects


@pytest.mark.rule("R-117")
@pytest.mark.parametrize(
    ("days", "hours", "due"),
    [
        (5, "20.0", 10),
        (6, "20.0", 10),
        (4, "29.5", 7),
        (4, "30.0", 10),
        (3, "29.9", 5),
        (3, "30.0", 10),
        (2, "10.0", 3),
        (1, "4.0", 1),
        (4, "", 7),
    ],
)
def test_part_timers_have_their_leave(days: int, hours: str, due: int) -> None:
    """By days and hours a week."""
    given: dict[str, Any] = {"weekly_working_days_from": days, "weekly_scheduled_hours": hours}
    assert objections("R-117", facts_with("part_time", paid_leave_days=due, **given)) == []
    (finding,) = objections("R-117", facts_with("part_time", paid_leave_days=due - 1, **given))
    assert finding.message == f"週{days}日の勤務では、６ヶ月経過後の年次有給休暇は{due}日以上必要です。"


@pytest.mark.rule("R-117")
def test_the_lower_end_of_a_range_decides() -> None:
    """Three to five days of six and a half hours: nobody may be promised less than three days' leave."""
    given: dict[str, Any] = {
        "shift_1_from": "9:00",
        "shift_1_to": "16:15",
        "break_minutes": 45,
        "weekly_working_days_to": 5,
    }
    assert objections("R-117", facts_with("part_time", paid_leave_days=5, weekly_working_days_from=3, **given)) == []
    assert (
        len(objections("R-117", facts_with("part_time", paid_leave_days=4, weekly_working_days_from=3, **given))) == 1
    )
    hours: dict[str, Any] = {
        "weekly_working_days_from": 3,
        "weekly_working_days_to": 5,
        "weekly_scheduled_hours": "35.0",
    }
    assert objections("R-117", facts_with("part_time", paid_leave_days=5, **hours)) == []


@pytest.mark.rule("R-117")
@pytest.mark.parametrize("given", [{"weekly_working_days_from": 0}, {}, {"weekly_working_days_from": 3, **HALF_A_YEAR}])
def test_leave_of_nobody_is_not_judged(given: dict[str, Any]) -> None:
    """No days, or no half year."""
    assert objections("R-117", facts_with("part_time", paid_leave_days=0, **given)) == []
