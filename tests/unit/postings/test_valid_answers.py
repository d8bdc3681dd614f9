"""The answers that other tests, the trials and the bench start from are valid, whatever the rules become."""

from datetime import date

import pytest

from mypage.kernel.clock import day_in_japan
from mypage.postings.content import table
from mypage.postings.queries.facts import facts_of_draft
from mypage.postings.rules.registry import judge_whole, rows
from tests.cast import Cast
from tests.postings import NOON, a_draft, a_submitted, answers_for

KINDS = ("full_time", "part_time", "university", "high_school", "junior_high", "seasonal", "migrant")
FLAGGED = [("full_time", ("disability",)), ("part_time", ("disability",)), ("full_time", ("trial",))]


@pytest.mark.parametrize(("kind", "flags"), [*((kind, ()) for kind in KINDS), *FLAGGED])
def test_no_rule_objects_to_the_answers(cast: Cast, kind: str, flags: tuple[str, ...]) -> None:
    """But those that ask for a visit to the office: a matter of the circumstances, not of the answers."""
    found = judge_whole(facts_of_draft(a_draft(cast, kind, flags=flags), day_in_japan(NOON)).facts)
    assert [each for each in found if rows()[each.rule].area != "visit"] == []


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_can_be_submitted(cast: Cast, kind: str) -> None:
    """By the command that the page uses."""
    assert a_submitted(cast, kind).receipt_number


@pytest.mark.parametrize("kind", KINDS)
def test_only_fields_of_the_kind_are_answered(kind: str) -> None:
    """An answer that nothing shows would prove nothing."""
    answers = answers_for(kind)
    shown = table().shown(answers, kind)
    assert {name for name, value in answers.items() if value} <= set(shown)


@pytest.mark.parametrize("on", [date(2026, 7, 1), date(2027, 2, 28)])
def test_dates_follow_the_school_year(on: date) -> None:
    """Answers for a posting that is submitted on another day stay within its school year."""
    year = 2026
    assert answers_for("high_school", on=on)["starts_work_on"] == f"{year + 1}-04-01"
