"""固定残業代: R-085 to R-087 and R-089 to R-091."""

from typing import Any

import pytest

from tests.unit.postings.facts import facts_with, objections

WHOLE = "時間外労働の有無にかかわらず２０時間分として支給し、２０時間を超える分は追加で支給"


def overtime(remarks: str, **given: Any) -> dict[str, Any]:
    """With 固定残業代."""
    return {"fixed_overtime": "あり", "fixed_overtime_remarks": remarks, **given}


@pytest.mark.rule("R-085")
@pytest.mark.parametrize(
    ("remarks", "objects"),
    [
        ("２０時間分として支給", False),
        ("月２０．５時間相当", False),
        (WHOLE, False),
        ("一定の時間分として支給", True),
        ("", False),
    ],
)
def test_hours_are_said(remarks: str, objects: bool) -> None:
    """In a number; empty remarks are R-001's matter."""
    assert bool(objections("R-085", facts_with(**overtime(remarks)))) is objects
    assert objections("R-085", facts_with(**overtime(remarks, fixed_overtime="なし"))) == []


@pytest.mark.rule("R-086")
@pytest.mark.parametrize(
    ("remarks", "objects"),
    [
        ("時間外労働の有無にかかわらず２０時間分として支給", False),
        ("残業の有無に関わらず支給", False),
        ("残業の有無を問わず支給", False),
        ("時間外労働がない場合も支給", False),
        ("２０時間に満たない場合も全額支給", False),
        ("２０時間分として支給", True),
        ("", False),
    ],
)
def test_it_is_paid_in_any_case(remarks: str, objects: bool) -> None:
    """In one of the ways in which people say so."""
    assert bool(objections("R-086", facts_with(**overtime(remarks)))) is objects


@pytest.mark.rule("R-087")
@pytest.mark.parametrize(
    ("remarks", "objects"),
    [
        ("２０時間を超える分は追加で支給", False),
        ("超過分は別途支払います", False),
        ("２０時間を上回る時間は割増で支給", False),
        ("２０時間分として支給", True),
        ("", False),
    ],
)
def test_more_is_paid_for_more(remarks: str, objects: bool) -> None:
    """Beyond its hours."""
    assert bool(objections("R-087", facts_with(**overtime(remarks)))) is objects


@pytest.mark.rule("R-089")
@pytest.mark.parametrize(
    ("given", "objects"),
    [
        ({"fixed_overtime_from": 31_250}, False),
        ({"fixed_overtime_from": 31_249}, True),
        (
            {
                "fixed_overtime_from": 32_812,
                "fixed_allowance_1_name": "職務手当",
                "fixed_allowance_1_from": 10_000,
            },
            True,
        ),
        (
            {
                "fixed_overtime_from": 32_813,
                "fixed_allowance_1_name": "職務手当",
                "fixed_allowance_1_from": 10_000,
            },
            False,
        ),
        (
            {
                "fixed_overtime_from": 31_250,
                "fixed_allowance_1_name": "住宅手当",
                "fixed_allowance_1_from": 10_000,
            },
            False,
        ),
        ({"fixed_overtime_from": ""}, False),
        ({"fixed_overtime_from": 1, "base_pay_from": ""}, False),
    ],
)
def test_it_is_enough_for_its_hours(given: dict[str, Any], objects: bool) -> None:
    """200,000 yen by 160 hours, a quarter more, twenty times; 住宅手当 is no part of it (施行規則 第21条)."""
    month: dict[str, Any] = {"base_pay_from": 200_000, "monthly_scheduled_hours": 160}
    assert bool(objections("R-089", facts_with(**overtime(WHOLE, **{**month, **given})))) is objects


@pytest.mark.rule("R-089")
@pytest.mark.parametrize(("remarks", "paid", "count"), [("６０時間分", 93_749, 1), ("６１時間分", 1, 0)])
def test_it_is_reckoned_up_to_sixty_hours(remarks: str, paid: int, count: int) -> None:
    """Above sixty hours another premium is due."""
    given: dict[str, Any] = {"base_pay_from": 200_000, "monthly_scheduled_hours": 160, "fixed_overtime_from": paid}
    found = objections("R-089", facts_with(**overtime(remarks, **given)))
    assert len(found) == count
    assert all("60時間分の割増賃金の目安93,750円" in each.message for each in found)


@pytest.mark.rule("R-090")
@pytest.mark.parametrize(
    ("remarks", "objects"),
    [("４５時間分", False), ("４６時間分", True), ("４５．５時間分", True), ("３０～４６時間分", True), ("", False)],
)
def test_hours_may_be_worked(remarks: str, objects: bool) -> None:
    """45 in a month."""
    assert bool(objections("R-090", facts_with(**overtime(remarks)))) is objects


@pytest.mark.rule("R-091")
@pytest.mark.parametrize(
    ("fixed", "has", "objects"),
    [("あり", "あり", False), ("あり", "なし", True), ("なし", "なし", False), ("あり", "", False)],
)
def test_it_goes_with_overtime(fixed: str, has: str, objects: bool) -> None:
    """That is worked."""
    assert bool(objections("R-091", facts_with(fixed_overtime=fixed, has_overtime=has))) is objects
