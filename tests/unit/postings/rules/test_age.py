"""年齢: R-047 to R-050, R-061 and R-174, with the table's examples and both sides of each bound."""

from typing import Any

import pytest

from tests.unit.postings.facts import facts_with, objections

GROUND_C = "ｃ 長期勤続によるキャリア形成"


@pytest.mark.rule("R-047")
@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"age_limit": "制限あり", "age_limit_ground": GROUND_C, "age_limit_reason": "長く働くため"}, ""),
        ({"age_limit": "制限あり", "age_limit_reason": "長く働くため"}, "age_limit_ground"),
        ({"age_limit": "制限あり", "age_limit_ground": GROUND_C}, "age_limit_reason"),
        ({"age_limit": "不問"}, ""),
        ({}, ""),
    ],
)
def test_limit_has_ground_and_reason(given: dict[str, Any], field: str) -> None:
    """Whoever limits the age says by which exception, and why."""
    assert [each.field for each in objections("R-047", facts_with(**given))] == ([field] if field else [])


@pytest.mark.rule("R-048")
@pytest.mark.parametrize(
    ("limit", "text", "strengths"),
    [
        ("不問", "未経験の方も歓迎", []),
        ("不問", "若い方歓迎", ["violation"]),
        ("不問", "２０代活躍中", ["caution"]),
        ("", "若い方歓迎", ["violation"]),
        ("制限あり", "若い方歓迎", []),
        ("不問", "定年６０歳、６５歳まで再雇用", []),
        ("不問", "３５歳まで", ["violation"]),
        ("不問", "３５歳までの方。定年は６０歳", ["violation"]),
        ("不問", "１８歳未満のお子様のお世話", []),
    ],
)
def test_texts_choose_by_no_age(limit: str, text: str, strengths: list[str]) -> None:
    """A number of years that speaks of retirement or of children is no condition."""
    found = objections("R-048", facts_with(age_limit=limit, message_from_establishment=text))
    assert [each.strength for each in found] == strengths


@pytest.mark.rule("R-048")
def test_the_better_word_is_named() -> None:
    """Without saying the same thing twice."""
    [found] = objections("R-048", facts_with(age_limit="不問", job_title="若い方歓迎"))
    assert found.message == (
        "「若い方歓迎」は、年齢で選んでいると受け取られます。「未経験の方も歓迎」のように経験で書いてください。"
    )


@pytest.mark.rule("R-049")
@pytest.mark.parametrize(("lowest", "is_found"), [(39, False), (40, True), ("", False), ("四十", False)])
def test_lowest_age_is_not_above_highest(lowest: int | str, is_found: bool) -> None:
    """39 to 39 is a band, 40 to 39 is none."""
    assert bool(objections("R-049", facts_with(age_from=lowest, age_to=39))) is is_found


@pytest.mark.rule("R-050")
@pytest.mark.parametrize(("lowest", "is_found"), [(15, False), (14, True), ("", False)])
def test_lowest_age_may_work(lowest: int | str, is_found: bool) -> None:
    """Children may not be employed."""
    assert bool(objections("R-050", facts_with(age_from=lowest))) is is_found


@pytest.mark.rule("R-061")
@pytest.mark.parametrize("kind", ["university", "high_school", "junior_high"])
@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({}, ""),
        ({"age_to": 25}, "age_to"),
        ({"age_limit": "制限あり"}, "age_limit"),
        ({"posting_remarks": "２５歳まで"}, "posting_remarks"),
        ({"posting_remarks": "新卒のみ"}, ""),
        ({"posting_remarks": "定年後６５歳まで再雇用"}, ""),
    ],
)
def test_graduates_have_no_age_limit(kind: str, given: dict[str, Any], field: str) -> None:
    """Whether it hides in a text or comes from elsewhere than the form."""
    assert [each.field for each in objections("R-061", facts_with(kind, **given))] == ([field] if field else [])


@pytest.mark.rule("R-174")
@pytest.mark.parametrize(
    ("given", "is_found"),
    [
        ({"age_limit": "制限あり", "age_to": 59}, False),
        ({"age_limit": "制限あり", "age_from": 18}, False),
        ({"age_limit": "制限あり"}, True),
        ({"age_limit": "制限あり", "age_to": "五十九"}, False),
        ({"age_limit": "不問"}, False),
    ],
)
def test_limit_has_a_bound(given: dict[str, Any], is_found: bool) -> None:
    """What cannot be read is answered, if badly."""
    assert bool(objections("R-174", facts_with(**given))) is is_found
