"""加入保険等: R-120 to R-124."""

from datetime import date
from typing import Any

import pytest

from tests.unit.postings.facts import facts_with, objections

ALL = ("R-120", "R-121", "R-122", "R-123", "R-124")
INDEFINITE: dict[str, Any] = {"employment_period": "雇用期間の定めなし"}
COMPANY: dict[str, Any] = {"corporate_number": "8700110005901"}
EVERYTHING = ["雇用", "労災", "健康", "厚生"]


def said(*insurances: str, kind: str = "part_time", today: date = date(2026, 11, 22), **given: Any) -> list[str]:
    """The rules that object to these insurances."""
    facts = facts_with(kind, today=today, insurances=list(insurances), **given)
    return [each.rule for rule in ALL for each in objections(rule, facts)]


@pytest.mark.rule("R-120", "R-124")
@pytest.mark.parametrize(
    ("insurances", "rules"),
    [
        (["雇用", "労災"], []),
        (["雇用", "公務災害"], []),
        (["雇用", "健康"], ["R-120", "R-124"]),
        ([], []),
    ],
)
def test_accidents_are_insured(insurances: list[str], rules: list[str]) -> None:
    """For everybody who is employed."""
    assert said(*insurances) == rules


@pytest.mark.rule("R-121", "R-124")
@pytest.mark.parametrize(
    ("hours", "insurances", "rules"),
    [
        ("20.0", ["雇用", "労災"], []),
        ("20.0", ["労災"], ["R-121", "R-124"]),
        ("19.9", ["労災"], []),
        ("", ["労災"], []),
    ],
)
def test_unemployment_is_insured(hours: str, insurances: list[str], rules: list[str]) -> None:
    """From 20 hours a week."""
    assert said(*insurances, weekly_scheduled_hours=hours, **INDEFINITE) == rules


@pytest.mark.rule("R-121")
@pytest.mark.parametrize(
    ("today", "hours", "rules"),
    [
        (date(2028, 9, 30), "19.9", []),
        (date(2028, 9, 30), "20.0", ["R-121"]),
        (date(2028, 10, 1), "9.9", []),
        (date(2028, 10, 1), "10.0", ["R-121"]),
    ],
)
def test_unemployment_is_insured_from_ten_hours_later_on(today: date, hours: str, rules: list[str]) -> None:
    """From October 2028."""
    assert said("労災", today=today, weekly_scheduled_hours=hours)[:1] == rules


@pytest.mark.rule("R-121")
@pytest.mark.parametrize(
    ("given", "objects"),
    [
        ({"employment_begins_on": "2026-12-01", "employment_ends_on": "2026-12-31"}, True),
        ({"employment_begins_on": "2026-12-01", "employment_ends_on": "2026-12-30"}, False),
        (
            {
                "employment_begins_on": "2026-12-01",
                "employment_ends_on": "2026-12-30",
                "renewal_possibility": "あり（原則更新）",
            },
            True,
        ),
        ({"employment_period_months": 1}, True),
        ({"employment_period": "日雇（日々雇用または１ヶ月未満）"}, False),
    ],
)
def test_short_employment_needs_no_unemployment_insurance(given: dict[str, Any], objects: bool) -> None:
    """Less than 31 days that will not be renewed."""
    period: dict[str, Any] = {"employment_period": "雇用期間の定めあり（４ヶ月未満）"}
    assert ("R-121" in said("労災", weekly_scheduled_hours="20.0", **{**period, **given})) is objects


@pytest.mark.rule("R-121")
def test_the_hours_are_told() -> None:
    """Without needless decimals."""
    facts = facts_with("part_time", insurances=["労災"], weekly_scheduled_hours="22.50")
    (finding,) = objections("R-121", facts)
    assert finding.message.startswith("週の所定労働時間が22.5時間ですが")


@pytest.mark.rule("R-122", "R-124")
@pytest.mark.parametrize(
    ("hours", "insurances", "given", "rules"),
    [
        ("30.0", EVERYTHING, COMPANY, []),
        ("30.0", ["雇用", "労災"], COMPANY, ["R-122", "R-124"]),
        ("30.0", ["雇用", "労災", "健康"], COMPANY, ["R-122", "R-124"]),
        ("29.9", ["雇用", "労災"], COMPANY, []),
        ("30.0", ["雇用", "労災"], {}, []),
        ("30.0", ["雇用", "労災", "厚生", "その他"], {**COMPANY, "insurances_other": "建設国保"}, []),
    ],
)
def test_regular_hours_are_insured(hours: str, insurances: list[str], given: dict[str, Any], rules: list[str]) -> None:
    """Three quarters of forty, in a company."""
    assert said(*insurances, weekly_scheduled_hours=hours, **given) == rules


@pytest.mark.rule("R-122")
@pytest.mark.parametrize(
    ("kind", "months", "objects"),
    [("full_time", 2, False), ("full_time", 3, True), ("seasonal", 4, False), ("seasonal", 5, True)],
)
def test_short_terms_and_seasons_are_left_out(kind: str, months: int, objects: bool) -> None:
    """Two months, a season of four."""
    given: dict[str, Any] = {
        "employment_period": "雇用期間の定めあり（４ヶ月以上）",
        "employment_period_measure": "期間で示す",
        "employment_period_months": months,
        "weekly_scheduled_hours": "40.0",
    }
    assert ("R-122" in said("雇用", "労災", kind=kind, **COMPANY, **given)) is objects
    assert "R-122" in said("雇用", "労災", kind=kind, **COMPANY, **given, renewal_possibility="あり（原則更新）")


@pytest.mark.rule("R-123", "R-124")
@pytest.mark.parametrize(
    ("people", "hours", "today", "rules"),
    [
        (50, "20.0", date(2026, 11, 22), []),
        (51, "20.0", date(2026, 11, 22), ["R-123", "R-124"]),
        (51, "19.9", date(2026, 11, 22), []),
        (36, "20.0", date(2027, 9, 30), []),
        (36, "20.0", date(2027, 10, 1), ["R-123", "R-124"]),
        (35, "20.0", date(2027, 10, 1), []),
        (1, "20.0", date(2035, 10, 1), ["R-123", "R-124"]),
    ],
)
def test_large_companies_insure_twenty_hours(people: int, hours: str, today: date, rules: list[str]) -> None:
    """51 people today, fewer from October 2027 on."""
    given: dict[str, Any] = {"employees_in_company": people, "weekly_scheduled_hours": hours}
    assert said("雇用", "労災", today=today, **COMPANY, **given) == rules


@pytest.mark.rule("R-123")
def test_regular_hours_in_a_large_company_are_told_once() -> None:
    """R-122 speaks alone."""
    given: dict[str, Any] = {"employees_in_company": 100, "weekly_scheduled_hours": "30.0"}
    assert said("雇用", "労災", **COMPANY, **given) == ["R-122", "R-124"]
    assert said("雇用", "労災", **given) == ["R-123", "R-124"]


@pytest.mark.rule("R-124")
def test_a_reason_is_enough() -> None:
    """The office reads it."""
    given: dict[str, Any] = {"weekly_scheduled_hours": "20.0", "employees_in_company": 60}
    assert said("労災", **given, insurances_missing_reason="昼間学生のみ") == []
    assert said("労災", **given) == ["R-121", "R-123", "R-124"]
