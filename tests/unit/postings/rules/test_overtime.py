"""時間外労働: R-105, R-107 to R-110, R-119."""

from datetime import date
from typing import Any

import pytest

from tests.unit.postings.facts import facts_with, objections

ALL = ("R-107", "R-108", "R-109", "R-110")


def said(hours: int | str, clause: str, **given: Any) -> list[str]:
    """The rules that object to so many hours a month, with or without 特別条項."""
    answers = {"has_overtime": "あり", "monthly_overtime_hours": hours, "has_special_clause": clause, **given}
    facts = facts_with(**answers)
    return [each.rule for rule in ALL for each in objections(rule, facts)]


@pytest.mark.rule("R-105")
@pytest.mark.parametrize(
    ("given", "objects"),
    [
        ({"has_overtime": "あり", "monthly_overtime_hours": 1}, False),
        ({"has_overtime": "あり", "monthly_overtime_hours": 0}, True),
        ({"has_overtime": "あり"}, False),
        ({"has_overtime": "なし", "monthly_overtime_hours": 0}, False),
    ],
)
def test_overtime_has_an_hour(given: dict[str, Any], objects: bool) -> None:
    """Or is none."""
    assert bool(objections("R-105", facts_with(**given))) is objects


@pytest.mark.rule("R-107", "R-108", "R-109", "R-110")
@pytest.mark.parametrize(
    ("hours", "clause", "rules"),
    [
        (30, "なし", []),
        (31, "なし", ["R-108"]),
        (45, "なし", ["R-108"]),
        (46, "なし", ["R-107"]),
        (31, "あり", []),
        (46, "あり", []),
        (60, "あり", []),
        (61, "あり", ["R-109"]),
        (99, "あり", ["R-109"]),
        (100, "あり", ["R-110"]),
        (99, "なし", ["R-107"]),
        (100, "なし", ["R-110"]),
        (46, "", []),
        ("", "なし", []),
        ("多い", "なし", []),
    ],
)
def test_limits_of_overtime(hours: int | str, clause: str, rules: list[str]) -> None:
    """45 and 30 without 特別条項, 60 with it, 100 never; the graver word stands for the milder."""
    assert said(hours, clause) == rules


@pytest.mark.rule("R-107")
def test_forty_five_hours_need_no_clause_by_the_month() -> None:
    """The table's example of R-107: at 45 the year's limit is pointed out, not the month's."""
    assert "R-107" not in said(45, "なし")


@pytest.mark.rule("R-110")
@pytest.mark.parametrize(
    ("code", "rules"),
    [("004-01", ["R-109"]), ("006-03", ["R-109"]), ("021-01", ["R-109"]), ("009-01", ["R-110"]), ("021-02", ["R-110"])],
)
def test_research_and_doctors_are_exempt(code: str, rules: list[str]) -> None:
    """By the first occupation code."""
    assert said(100, "あり", occupation_code_1=code) == rules


@pytest.mark.rule("R-110")
def test_limits_hold_since_2019() -> None:
    """Before the reform there was none."""
    assert said(100, "あり", today=date(2019, 3, 31)) == []
    assert said(100, "あり", today=date(2019, 4, 1)) == ["R-110"]


@pytest.mark.rule("R-119")
@pytest.mark.parametrize(
    ("kind", "has", "objects"),
    [("junior_high", "なし", False), ("junior_high", "あり", True), ("high_school", "あり", False)],
)
def test_minors_have_no_overtime(kind: str, has: str, objects: bool) -> None:
    """Under 18."""
    assert bool(objections("R-119", facts_with(kind, has_overtime=has))) is objects
