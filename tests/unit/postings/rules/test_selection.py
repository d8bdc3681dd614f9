"""選考: R-143 to R-148, with the table's examples and both sides of each bound."""

from decimal import Decimal
from typing import Any

import pytest

from mypage.postings.settings_tables import rule_settings
from tests.unit.postings.facts import facts_with, objections


def fields_of(rule: str, **given: Any) -> list[str]:
    """Where a rule objects."""
    return [each.field for each in objections(rule, facts_with(**given))]


@pytest.mark.rule("R-143")
@pytest.mark.parametrize(
    ("given", "fields"),
    [
        ({"selection_methods": ["面接"], "interview_result_days": 7}, []),
        ({"selection_methods": ["面接"]}, ["interview_result_days"]),
        ({"selection_methods": ["面接", "書類選考"]}, ["document_result_days", "interview_result_days"]),
        ({"selection_methods": ["面接"], "interview_result_days": "一週間"}, []),
        ({"selection_methods": ["筆記試験"]}, []),
        ({}, []),
    ],
)
def test_says_when_the_outcome_is_told(given: dict[str, Any], fields: list[str]) -> None:
    """For papers and for interviews."""
    assert fields_of("R-143", **given) == fields


@pytest.mark.rule("R-144")
@pytest.mark.parametrize("field", ["document_result_days", "interview_result_days"])
@pytest.mark.parametrize(("days", "is_found"), [(14, False), (15, True), ("", False)])
def test_tells_the_outcome_soon(field: str, days: int | str, is_found: bool) -> None:
    """Within 14 days."""
    assert fields_of("R-144", **{field: days}) == ([field] if is_found else [])


@pytest.mark.rule("R-144")
def test_an_office_may_set_the_days() -> None:
    """And its number is in the message."""
    facts = facts_with(interview_result_days=8, settings={**rule_settings(), "result_days": Decimal(7)})
    [found] = objections("R-144", facts)
    assert "7日を超えています" in found.message


@pytest.mark.rule("R-145")
@pytest.mark.parametrize(
    ("given", "fields"),
    [
        ({"selection_methods": ["面接"], "result_timing": ["面接選考後"]}, []),
        ({"selection_methods": ["面接"], "result_timing": ["書類選考後"]}, ["result_timing"]),
        ({"selection_methods": ["面接"], "document_result_days": 7}, ["document_result_days"]),
        ({"selection_methods": ["書類選考"], "result_timing": ["書類選考後"]}, []),
        ({"result_timing": ["書類選考後"]}, []),
    ],
)
def test_papers_are_told_of_only_when_judged(given: dict[str, Any], fields: list[str]) -> None:
    """Neither a time nor days for papers that nobody judges."""
    assert fields_of("R-145", **given) == fields


@pytest.mark.rule("R-146")
@pytest.mark.parametrize(("count", "is_found"), [(1, False), (0, True), ("", False)])
def test_an_interview_takes_place(count: int | str, is_found: bool) -> None:
    """At least once."""
    assert bool(fields_of("R-146", selection_methods=["面接"], interview_count=count)) is is_found


@pytest.mark.rule("R-147")
@pytest.mark.parametrize(
    ("methods", "is_found"),
    [(["求職者マイページ", "電話"], False), (["求職者マイページ"], True), (["郵送"], False), ([], False)],
)
def test_outcome_reaches_everybody(methods: list[str], is_found: bool) -> None:
    """Not by 求職者マイページ alone."""
    assert bool(fields_of("R-147", notice_methods=methods)) is is_found


@pytest.mark.rule("R-148")
@pytest.mark.parametrize(
    ("given", "fields"),
    [
        ({"delivery_postal_code": "1000001", "delivery_address": "東京都千代田区千代田１"}, []),
        ({"delivery_postal_code": "1000001"}, ["delivery_address"]),
        ({"delivery_address": "東京都千代田区千代田１"}, ["delivery_postal_code"]),
        ({}, ["delivery_postal_code"]),
    ],
)
def test_post_has_an_address(given: dict[str, Any], fields: list[str]) -> None:
    """One message, at the first that is missing."""
    papers = {"application_documents": ["職務経歴書"], **given}
    assert fields_of("R-148", delivery_methods=["郵送"], **papers) == fields
    assert fields_of("R-148", delivery_methods=["Ｅメール"], **papers) == []
