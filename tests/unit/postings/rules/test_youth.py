"""青少年雇用情報 and earlier graduates: R-159 to R-161."""

from typing import Any

import pytest

from mypage.postings.content import table
from mypage.postings.rules.youth import SECTIONS
from tests.unit.postings.facts import facts_with, objections

ONE_OF_EACH: dict[str, Any] = {
    "new_graduates_hired_men_1": 0,
    "has_mentors": "なし",
    "average_paid_leave_taken_last_year": "11.2",
}


@pytest.mark.rule("R-159")
@pytest.mark.parametrize(
    ("left_out", "word"),
    [
        ("", ""),
        ("new_graduates_hired_men_1", "募集・採用"),
        ("has_mentors", "能力の開発"),
        ("average_paid_leave_taken_last_year", "定着"),
    ],
)
@pytest.mark.parametrize("kind", ["university", "high_school", "junior_high"])
def test_each_section_has_an_item(kind: str, left_out: str, word: str) -> None:
    """A zero and a 「なし」 are items."""
    given: dict[str, Any] = {name: value for name, value in ONE_OF_EACH.items() if name != left_out}
    found = objections("R-159", facts_with(kind, **given))
    assert [word in each.message for each in found] == ([True] if word else [])


@pytest.mark.rule("R-159")
def test_all_sections_may_be_empty() -> None:
    """Each is told; others than graduates are not asked."""
    assert len(objections("R-159", facts_with("university"))) == 3
    assert objections("R-159", facts_with("full_time")) == []


@pytest.mark.rule("R-159")
def test_the_sections_are_the_annex() -> None:
    """Every item that the table prints there, once."""
    annex = [name for name, field in table().fields.items() if field.sheet_box == "annex"]
    assert sorted(name for _, names in SECTIONS for name in names) == sorted(annex)


@pytest.mark.rule("R-160")
@pytest.mark.parametrize("year", [1, 2, 3])
@pytest.mark.parametrize(
    ("men", "women", "left", "objects"),
    [(1, 2, 3, False), (1, 2, 4, True), (0, 0, 1, True), ("", 2, 3, False), (1, 2, "", False)],
)
def test_nobody_leaves_who_was_not_hired(
    year: int, men: int | str, women: int | str, left: int | str, objects: bool
) -> None:
    """In each of the three years; judged when all three numbers are there."""
    given: dict[str, Any] = {
        f"new_graduates_hired_men_{year}": men,
        f"new_graduates_hired_women_{year}": women,
        f"new_graduates_left_{year}": left,
    }
    assert bool(objections("R-160", facts_with("university", **given))) is objects


@pytest.mark.rule("R-161")
@pytest.mark.parametrize(
    ("accepts", "years", "objects"),
    [("可", 3, False), ("可", 2, True), ("可", 0, True), ("不可", 2, False), ("可", "", False)],
)
def test_earlier_graduates_are_welcome_for_three_years(accepts: str, years: int | str, objects: bool) -> None:
    """By the guideline."""
    given: dict[str, Any] = {"accepts_earlier_graduates": accepts, "earlier_graduates_within_years": years}
    assert bool(objections("R-161", facts_with("university", **given))) is objects
