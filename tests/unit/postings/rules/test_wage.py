"""賃金: R-073, R-074, R-082, R-083."""

from typing import Any

import pytest

from tests.unit.postings.facts import facts_with, objections

PAIRS = [
    "base_pay",
    *(f"fixed_allowance_{number}" for number in (1, 2, 3, 4)),
    "fixed_overtime",
    "pay_form",
    "pay_rise_yen",
    "bonus_yen",
]


@pytest.mark.rule("R-073")
@pytest.mark.parametrize("name", PAIRS)
@pytest.mark.parametrize(("low", "objects"), [(200_000, False), (200_001, True), ("", False)])
def test_bounds_are_in_order(name: str, low: int | str, objects: bool) -> None:
    """Every pair of the section."""
    given: dict[str, Any] = {f"{name}_from": low, f"{name}_to": 200_000}
    found = objections("R-073", facts_with(**given))
    assert [each.field for each in found] == ([f"{name}_from"] if objects else [])


@pytest.mark.rule("R-073")
def test_percentages_are_in_order() -> None:
    """With their decimals; the message names the item."""
    assert objections("R-073", facts_with(pay_rise_percent_from="1.20", pay_rise_percent_to="1.20")) == []
    (finding,) = objections("R-073", facts_with(pay_rise_percent_from="1.21", pay_rise_percent_to="1.20"))
    assert finding.message == "「昇給率（１月あたり）」の下限が上限を超えています。"
    (finding,) = objections("R-073", facts_with(base_pay_from=2, base_pay_to=1))
    assert finding.message == "「基本給（ａ）」の下限が上限を超えています。"


@pytest.mark.rule("R-074")
@pytest.mark.parametrize(
    ("given", "objects"),
    [
        ({}, False),
        ({"total_pay_from": 240_000}, False),
        ({"total_pay_from": 230_000}, True),
        ({"total_pay_from": 240_001}, True),
        ({"total_pay_to": 1}, False),
    ],
)
def test_total_is_the_sum(given: dict[str, Any], objects: bool) -> None:
    """200,000 + 10,000 + 30,000; an end without 基本給 has no sum."""
    parts: dict[str, Any] = {"base_pay_from": 200_000, "fixed_allowance_1_from": 10_000, "fixed_overtime_from": 30_000}
    assert bool(objections("R-074", facts_with(**parts, **given))) is objects


@pytest.mark.rule("R-082")
@pytest.mark.parametrize(
    ("low", "high", "remarks", "objects"),
    [
        (200_000, 400_000, "", False),
        (200_000, 400_001, "", True),
        (200_000, 400_001, "賃金は経験により決定します。", False),
        (200_000, 400_001, "制服は貸与します。", True),
        (0, 1, "", False),
        (200_000, "", "", False),
    ],
)
def test_bounds_are_near(low: int, high: int | str, remarks: str, objects: bool) -> None:
    """Twice the lower bound, or the remarks say what decides."""
    facts = facts_with(base_pay_from=low, base_pay_to=high, posting_remarks=remarks)
    assert bool(objections("R-082", facts)) is objects


@pytest.mark.rule("R-083")
@pytest.mark.parametrize(
    ("name", "objects"),
    [
        ("職務手当", False),
        ("資格手当", False),
        ("住宅手当", False),
        ("地域手当", False),
        ("家族手当", True),
        ("皆勤手当", True),
        ("通勤手当", True),
        ("子ども手当", True),
        ("歩合給", True),
        ("夜勤手当", True),
    ],
)
def test_fixed_allowances_are_for_everyone(name: str, objects: bool) -> None:
    """The message names the allowance."""
    facts = facts_with(fixed_allowance_2_name=name, fixed_allowance_2_from=5_000)
    found = objections("R-083", facts)
    assert [each.field for each in found] == (["fixed_allowance_2_name"] if objects else [])
    assert all(f"「{name}」" in each.message for each in found)
