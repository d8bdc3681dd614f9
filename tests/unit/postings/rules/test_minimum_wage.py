"""最低賃金: R-075 to R-081 and R-177, each to the yen."""

from datetime import date
from typing import Any

import pytest

from mypage.postings.rules.facts import MinimumWage
from mypage.postings.rules.minimum_wage import minimum_wage_base
from tests.unit.postings.facts import facts_with, objections

TOKYO: dict[str, Any] = {"minimum_wage": MinimumWage("東京都", 1280, date(2026, 10, 3))}
OKINAWA: dict[str, Any] = {
    "minimum_wage": MinimumWage("沖縄県", 1023, date(2025, 12, 1)),
    "coming_minimum_wage": MinimumWage("沖縄県", 1086, date(2026, 12, 2)),
}
DAY: dict[str, Any] = {"shift_1_from": "9:00", "shift_1_to": "18:00", "break_minutes": 60}
MONTH: dict[str, Any] = {**DAY, "monthly_working_days": "21.0"}
"""168 hours."""


def month(**given: Any) -> dict[str, Any]:
    """A full-timer's month of 168 hours in Tokyo."""
    return {"kind": "full_time", "circumstances": TOKYO, **MONTH, **given}


@pytest.mark.rule("R-075")
@pytest.mark.parametrize(
    ("given", "objects"),
    [
        ({"base_pay_from": 1280}, False),
        ({"base_pay_from": 1279}, True),
        ({"base_pay_from": 1270, "fixed_allowance_1_name": "資格手当", "fixed_allowance_1_from": 10}, False),
        ({"base_pay_from": 1270, "fixed_allowance_1_name": "資格手当", "fixed_allowance_1_from": 9}, True),
        ({"base_pay_from": 1270, "fixed_allowance_1_name": "資格手当", "fixed_allowance_1_from": 5000}, True),
        ({"base_pay_from": 1270, "fixed_allowance_1_name": "皆勤手当", "fixed_allowance_1_from": 50}, True),
        ({}, False),
        ({"base_pay_from": "千円"}, False),
    ],
)
def test_an_hour_of_a_part_timer(given: dict[str, Any], objects: bool) -> None:
    """Allowances by the hour count; one that is larger than the hour's pay is a month's and does not."""
    assert bool(objections("R-075", facts_with("part_time", circumstances=TOKYO, **given))) is objects
    assert objections("R-075", facts_with("part_time", **given)) == []


@pytest.mark.rule("R-075")
def test_a_part_timer_is_told_the_amount_and_the_day() -> None:
    """As the table of minimum wages has them."""
    (finding,) = objections("R-075", facts_with("part_time", circumstances=TOKYO, base_pay_from=1279))
    assert finding.message == "時間額が、東京都の最低賃金1,280円（2026年10月3日（土）から）を下回っています。"


@pytest.mark.rule("R-076")
@pytest.mark.parametrize(
    ("given", "objects"),
    [
        ({"base_pay_from": 215_040}, False),
        ({"base_pay_from": 215_039}, True),
        ({"base_pay_from": 205_040, "fixed_allowance_1_name": "職務手当", "fixed_allowance_1_from": 10_000}, False),
        ({"base_pay_from": 205_040, "fixed_allowance_1_name": "職務手当", "fixed_allowance_1_from": 9_999}, True),
        ({"base_pay_from": 205_040, "fixed_allowance_4_name": "住宅手当", "fixed_allowance_4_from": 10_000}, False),
        ({"base_pay_from": 1, "shift_1_from": ""}, False),
        ({"base_pay_from": 1, "break_minutes": ""}, False),
        ({"base_pay_from": 1, "monthly_working_days": "0"}, False),
    ],
)
def test_a_month_by_its_hours(given: dict[str, Any], objects: bool) -> None:
    """168 hours; silent until hours, break and days are known."""
    assert bool(objections("R-076", facts_with(**month(**given)))) is objects


@pytest.mark.rule("R-076")
def test_an_hourly_amount_is_never_rounded_up() -> None:
    """1,279.994 yen are shown as 1,279.99."""
    (finding,) = objections("R-076", facts_with(**month(base_pay_from=215_039)))
    assert finding.message.startswith("１時間あたり1,279.99円となり、東京都の最低賃金1,280円")


@pytest.mark.rule("R-076")
@pytest.mark.parametrize(
    ("ends", "days", "enough"),
    [("17:40", "21.6", 211_968), ("18:17", "20.0", 212_054)],
)
def test_hours_are_exact(ends: str, days: str, enough: int) -> None:
    """165.6 hours, and 165 hours 40 minutes that two decimals would make more of (212,053.33 yen)."""
    given: dict[str, Any] = {"shift_1_to": ends, "monthly_working_days": days}
    assert objections("R-076", facts_with(**month(base_pay_from=enough, **given))) == []
    assert len(objections("R-076", facts_with(**month(base_pay_from=enough - 1, **given)))) == 1


@pytest.mark.rule("R-076")
def test_a_duty_over_midnight_counts_as_two_days() -> None:
    """A hospital's night of 15 hours does not turn every day of the month into one of 15 hours."""
    duty: dict[str, Any] = {
        "working_time_system": "変形労働時間制",
        "shift_1_from": "8:30",
        "shift_1_to": "17:30",
        "shift_2_from": "17:00",
        "shift_2_to": "9:00",
        "break_minutes": 60,
        "monthly_working_days": "20.5",
    }
    facts = facts_with(circumstances=TOKYO, base_pay_from=215_000, **duty)
    assert objections("R-076", facts) == []
    assert len(objections("R-076", facts_with(circumstances=TOKYO, base_pay_from=200_000, **duty))) == 1


@pytest.mark.rule("R-076")
def test_shifts_of_different_length_stay_within_the_legal_week() -> None:
    """More than 173.8 hours a month are not surely worked."""
    shifts: dict[str, Any] = {"shift_2_from": "9:00", "shift_2_to": "19:00", "monthly_working_days": "22.0"}
    counted = minimum_wage_base(facts_with(**month(base_pay_from=222_477, **shifts)))
    assert counted is not None
    assert counted.minutes is not None
    assert round(float(counted.minutes / 60), 2) == 173.81


@pytest.mark.rule("R-077")
@pytest.mark.parametrize(
    ("given", "fields"),
    [
        ({"fixed_allowance_1_name": "職務手当", "fixed_allowance_1_from": 10_000}, []),
        ({"fixed_allowance_1_name": "皆勤手当", "fixed_allowance_1_from": 10_000}, ["fixed_allowance_1_name"]),
        ({"fixed_allowance_2_name": "通勤手当", "fixed_allowance_2_from": 10_000}, ["fixed_allowance_2_name"]),
        ({"fixed_allowance_3_name": "扶養手当", "fixed_allowance_3_from": 10_000}, ["fixed_allowance_3_name"]),
        ({"fixed_allowance_1_name": "皆勤手当", "fixed_allowance_1_from": 9_999}, []),
        ({"fixed_overtime": "あり", "fixed_overtime_from": 10_000}, ["fixed_overtime_from"]),
        ({"fixed_overtime": "なし", "fixed_overtime_from": 10_000}, []),
        ({}, []),
    ],
)
def test_what_does_not_count_does_not_help(given: dict[str, Any], fields: list[str]) -> None:
    """205,040 yen for 168 hours miss the minimum by 10,000; only what would fill the gap is pointed out."""
    facts = facts_with(**month(base_pay_from=205_040, **given))
    assert [each.field for each in objections("R-077", facts)] == fields


@pytest.mark.rule("R-077")
def test_what_does_not_count_does_no_harm() -> None:
    """Where the rest is enough."""
    given: dict[str, Any] = {
        "base_pay_from": 215_040,
        "fixed_allowance_1_name": "皆勤手当",
        "fixed_allowance_1_from": 10_000,
    }
    assert objections("R-077", facts_with(**month(**given))) == []


@pytest.mark.rule("R-078")
@pytest.mark.parametrize(("base", "count"), [(1086, 0), (1085, 1), (1023, 1), (1022, 0)])
def test_a_coming_minimum_is_pointed_out(base: int, count: int) -> None:
    """Below today's minimum R-075 speaks instead."""
    found = objections("R-078", facts_with("part_time", circumstances=OKINAWA, base_pay_from=base))
    assert len(found) == count
    assert all("2026年12月2日（水）から最低賃金が1,086円" in each.message for each in found)


@pytest.mark.rule("R-078")
def test_a_coming_minimum_counts_for_days_too() -> None:
    """日給 of 8 hours: 8,688 yen are 1,086 an hour."""
    given: dict[str, Any] = {"pay_form": "日給", **DAY}
    assert objections("R-078", facts_with(circumstances=OKINAWA, pay_form_from=8_688, **given)) == []
    (finding,) = objections("R-078", facts_with(circumstances=OKINAWA, pay_form_from=8_687, **given))
    assert finding.field == "pay_form_from"


@pytest.mark.rule("R-079")
@pytest.mark.parametrize(
    ("kind", "detail", "objects"),
    [
        ("part_time", "試用期間中　時給１，２８０円", False),
        ("part_time", "試用期間中　時給１，２７９円", True),
        ("part_time", "時給１，２００円～１，３００円", True),
        ("part_time", "時給５０円引き", False),
        ("part_time", "時給が５０円下がります", False),
        ("full_time", "日給１０，２４０円", False),
        ("full_time", "日給１０，２３９円", True),
        ("full_time", "月給２１５，０４０円", False),
        ("full_time", "月給２１５，０３９円", True),
        ("full_time", "月給２１万５０４０円", False),
        ("full_time", "基本給２１万円", True),
        ("full_time", "賞与なし", False),
        ("full_time", "", False),
    ],
)
def test_probation_pays_the_minimum(kind: str, detail: str, objects: bool) -> None:
    """Amounts by the hour, the day and the month, as they are written."""
    facts = facts_with(**month(kind=kind, base_pay_from=230_000, probation_conditions_detail=detail))
    assert bool(objections("R-079", facts)) is objects


@pytest.mark.rule("R-079")
def test_probation_may_pay_less_with_permission() -> None:
    """減額の特例: the message to the office says so."""
    given: dict[str, Any] = {"circumstances": TOKYO, "probation_conditions_detail": "時給１，２００円"}
    facts = facts_with("part_time", **given, message_to_office="最低賃金の減額の特例の許可を受けています。")
    assert objections("R-079", facts) == []
    assert len(objections("R-079", facts_with("part_time", **given, message_to_office="更新求人"))) == 1


@pytest.mark.rule("R-080")
@pytest.mark.parametrize("arrangement", ["派遣", "紹介予定派遣"])
@pytest.mark.parametrize(("base", "count"), [(1280, 0), (1279, 1)])
def test_dispatched_people_are_paid_as_where_they_work(arrangement: str, base: int, count: int) -> None:
    """R-080 speaks in the place of R-075."""
    facts = facts_with("part_time", circumstances=TOKYO, employment_arrangement=arrangement, base_pay_from=base)
    assert len(objections("R-080", facts)) == count
    assert objections("R-075", facts) == []


@pytest.mark.rule("R-080")
def test_other_people_are_not_dispatched() -> None:
    """R-080 is silent, R-075 speaks."""
    facts = facts_with("part_time", circumstances=TOKYO, employment_arrangement="派遣・請負ではない", base_pay_from=1)
    assert (len(objections("R-080", facts)), len(objections("R-075", facts))) == (0, 1)


@pytest.mark.rule("R-081")
@pytest.mark.parametrize(
    ("base", "since", "count"),
    [(1300, date(2026, 11, 22), 0), (1299, date(2026, 11, 22), 1), (1299, date(2026, 11, 23), 0)],
)
def test_an_industry_may_have_its_own_minimum(base: int, since: date, count: int) -> None:
    """A row for the test: 1,300 yen."""
    special: dict[str, Any] = {"special_minimum_wages": (MinimumWage("鉄鋼業", 1300, since),)}
    found = objections("R-081", facts_with("part_time", circumstances=special, base_pay_from=base))
    assert len(found) == count
    assert all(each.message.startswith("鉄鋼業には特定最低賃金1,300円") for each in found)


@pytest.mark.rule("R-177")
@pytest.mark.parametrize(
    ("given", "objects"),
    [
        ({"pay_form": "日給", "pay_form_from": 10_240}, False),
        ({"pay_form": "日給", "pay_form_from": 10_239}, True),
        ({"pay_form": "時給", "pay_form_from": 1280}, False),
        ({"pay_form": "時給", "pay_form_from": 1279}, True),
        ({"pay_form": "月給", "pay_form_from": 1}, False),
        ({"pay_form": "年俸制", "pay_form_from": 1}, False),
        ({"pay_form": "日給", "pay_form_from": 1, "shift_1_from": ""}, False),
        ({"pay_form": "日給"}, False),
    ],
)
def test_a_day_by_its_hours(given: dict[str, Any], objects: bool) -> None:
    """Eight hours of work."""
    assert bool(objections("R-177", facts_with(circumstances=TOKYO, **{**DAY, **given}))) is objects


@pytest.mark.rule("R-177")
def test_a_day_with_a_monthly_allowance() -> None:
    """最低賃金法施行規則 第2条: both are divided by their hours and added; 皆勤手当 stays out."""
    given: dict[str, Any] = {
        "pay_form": "日給",
        "pay_form_from": 10_000,
        "base_pay_from": 210_000,
        "fixed_allowance_1_from": 5_040,
    }
    assert objections("R-177", facts_with(**month(**given, fixed_allowance_1_name="職務手当"))) == []
    (finding,) = objections("R-177", facts_with(**month(**given, fixed_allowance_1_name="皆勤手当")))
    assert finding.message.startswith("日給を１時間あたりにすると1,250円となり、東京都の最低賃金1,280円")
