"""Both examples of every rule, typed as an employer would, through the whole way from the form to the judgement."""

import re

import pytest

from mypage.postings.rules.registry import Finding, judge_whole, judges, rows
from tests.unit.postings.rules import (
    examples_of_graduates_and_characters,
    examples_of_hours,
    examples_of_pay,
    examples_of_people,
    examples_of_postings,
)
from tests.unit.postings.rules.example import Example, Typed

EXAMPLES = [
    *examples_of_postings.EXAMPLES,
    *examples_of_people.EXAMPLES,
    *examples_of_pay.EXAMPLES,
    *examples_of_hours.EXAMPLES,
    *examples_of_graduates_and_characters.EXAMPLES,
]
POLITE_END = re.compile(r"(?:ください|ます|です|ません|ました)(?:（[^）]+）)?。$")
AT_SAVING = "R-165"
"""Judges what is being saved, which the form tells at once; its examples are in test_characters."""


def said(each: Example, typed: Typed) -> list[Finding]:
    """What the rule says, among everything that keeps the posting back."""
    return [finding for finding in judge_whole(each.facts(typed)) if finding.rule == each.rule]


def name_of(each: Example) -> str:
    """The number of its rule."""
    return each.rule


@pytest.mark.parametrize("each", EXAMPLES, ids=name_of)
def test_what_the_table_calls_good_passes(each: Example) -> None:
    """The rule is silent."""
    assert [said(each, typed) for typed in each.good] == [[] for _ in each.good]


@pytest.mark.parametrize("each", EXAMPLES, ids=name_of)
def test_what_the_table_calls_bad_is_told(each: Example) -> None:
    """In the strength and the words of the table, with its {…} filled."""
    row = rows()[each.rule]
    for typed in each.bad:
        found = said(each, typed)
        assert row.strength in {finding.strength for finding in found}, found
        messages = [finding.message for finding in found]
        if each.says.startswith("*"):
            assert any(message.startswith(each.says[1:]) for message in messages), messages
        else:
            assert (each.says or row.message) in messages, messages


@pytest.mark.parametrize("each", EXAMPLES, ids=name_of)
def test_the_finding_stands_at_a_field_that_can_be_mended(each: Example) -> None:
    """One that the posting has."""
    for typed in each.bad:
        facts = each.facts(typed)
        for finding in said(each, typed):
            assert finding.field in facts.labels
            assert finding.field in facts.answers.shown or each.is_hidden or row_names(each.rule, finding.field)


def row_names(rule: str, field: str) -> bool:
    """Whether the table itself names the field."""
    return field in rows()[rule].fields


def test_every_judge_has_an_example() -> None:
    """But the one of saving."""
    assert set(judges()) - {each.rule for each in EXAMPLES} == {AT_SAVING}


@pytest.mark.parametrize("each", EXAMPLES, ids=name_of)
def test_messages_are_whole_and_polite(each: Example) -> None:
    """Sentences for the employer: no gap that was not filled, no foreign word, an end as ui.md has it."""
    for typed in each.bad:
        for finding in judge_whole(each.facts(typed)):
            assert re.search(r"(?:ください|ます|です|ません|ました)(?:（[^）]+）)?。$", finding.message), (
                finding.message
            )
            assert not re.search(r"[{}]|None|[a-z]{4,}", finding.message), finding.message
