"""定年, 再雇用 and 勤務延長: R-125 to R-128."""

from typing import Any

import pytest

from tests.unit.postings.facts import facts_with, objections

RETIRES_AT_60: dict[str, Any] = {"has_retirement_age": "あり", "retirement_age": 60}
AGAIN: dict[str, Any] = {"has_reemployment": "あり"}
ON: dict[str, Any] = {"has_employment_extension": "あり"}
NEVER_AGAIN: dict[str, Any] = {"has_reemployment": "なし"}
NOT_ON: dict[str, Any] = {"has_employment_extension": "なし"}


@pytest.mark.rule("R-125")
@pytest.mark.parametrize(("age", "objects"), [(60, False), (59, True), ("", False)])
def test_nobody_retires_before_sixty(age: int | str, objects: bool) -> None:
    """The number alone decides, unless there is no 定年 at all."""
    assert bool(objections("R-125", facts_with(has_retirement_age="あり", retirement_age=age))) is objects
    assert objections("R-125", facts_with(has_retirement_age="なし", retirement_age=age)) == []


@pytest.mark.rule("R-126")
@pytest.mark.parametrize(
    ("given", "objects"),
    [
        ({**RETIRES_AT_60, **AGAIN, "reemployment_until_age": 65}, False),
        ({**RETIRES_AT_60, **AGAIN, "reemployment_until_age": 64}, True),
        ({**RETIRES_AT_60, **AGAIN}, False),
        ({**RETIRES_AT_60, **NEVER_AGAIN, **NOT_ON}, True),
        ({**RETIRES_AT_60, **NEVER_AGAIN, **ON, "extension_until_age": 65}, False),
        ({**RETIRES_AT_60, **NEVER_AGAIN, **ON, "extension_until_age": 64}, True),
        ({**RETIRES_AT_60, **AGAIN, "reemployment_until_age": 62, **ON, "extension_until_age": 70}, False),
        ({**RETIRES_AT_60, "retirement_age": 65, **NEVER_AGAIN, **NOT_ON}, False),
        ({**RETIRES_AT_60, "retirement_age": 64, **NEVER_AGAIN, **NOT_ON}, True),
        (RETIRES_AT_60, False),
        ({"has_retirement_age": "なし", **NEVER_AGAIN}, False),
    ],
)
def test_people_may_stay_until_sixty_five(given: dict[str, Any], objects: bool) -> None:
    """One way is enough; no age means without an upper limit; nothing answered yet is no answer."""
    assert bool(objections("R-126", facts_with(**given))) is objects


@pytest.mark.rule("R-127")
@pytest.mark.parametrize(
    ("given", "fields"),
    [
        ({"reemployment_until_age": 61}, []),
        ({"reemployment_until_age": 60}, ["reemployment_until_age"]),
        ({"extension_until_age": 60, "reemployment_until_age": 61}, ["extension_until_age"]),
        ({"extension_until_age": 61}, []),
        ({**NEVER_AGAIN, "reemployment_until_age": 60}, []),
        ({}, []),
    ],
)
def test_people_stay_beyond_retirement(given: dict[str, Any], fields: list[str]) -> None:
    """Or there would be nothing to prolong."""
    assert [each.field for each in objections("R-127", facts_with(**RETIRES_AT_60, **given))] == fields


@pytest.mark.rule("R-128")
@pytest.mark.parametrize(
    ("given", "fields"),
    [
        ({**NEVER_AGAIN, **NOT_ON}, []),
        ({**AGAIN, **NOT_ON}, ["has_reemployment"]),
        ({**AGAIN, **ON}, ["has_reemployment", "has_employment_extension"]),
        ({}, []),
    ],
)
def test_without_retirement_nobody_returns(given: dict[str, Any], fields: list[str]) -> None:
    """Each system by itself."""
    assert [each.field for each in objections("R-128", facts_with(has_retirement_age="なし", **given))] == fields
    assert objections("R-128", facts_with(has_retirement_age="あり", **given)) == []
