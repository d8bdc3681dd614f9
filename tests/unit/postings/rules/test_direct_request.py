"""直接リクエスト: R-178 to R-183, with the table's examples and both sides of each bound."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from mypage.postings.rules import direct_request
from mypage.postings.rules.direct_request import RequestFacts, judge_request
from mypage.postings.rules.registry import judges, rows
from mypage.postings.settings_tables import rule_settings

GOOD = RequestFacts(
    today=date(2026, 11, 22),
    settings=rule_settings(),
    is_active=True,
    accepts_self_applications=True,
    postings_for_requests=1,
)


@pytest.mark.rule("R-178", "R-179", "R-180", "R-181", "R-182", "R-183")
def test_a_first_request_may_be_sent() -> None:
    """For a posting in force to a seeker who takes requests."""
    assert judge_request(GOOD) == []
    assert direct_request.may_look_at_seekers(GOOD) == []


@pytest.mark.rule("R-178", "R-179", "R-180", "R-181", "R-182")
@pytest.mark.parametrize(
    ("changed", "rules"),
    [
        ({"is_active": False}, ["R-178"]),
        ({"accepts_self_applications": False}, ["R-178"]),
        ({"requests_that_count": 9}, []),
        ({"requests_that_count": 10}, ["R-179"]),
        ({"was_sent_to_this_seeker": True}, ["R-180"]),
        ({"declined_on": date(2026, 5, 26)}, []),
        ({"declined_on": date(2026, 5, 27)}, ["R-181"]),
        ({"is_refused_by_seeker": True}, ["R-182"]),
    ],
)
def test_what_forbids_a_request(changed: dict[str, Any], rules: list[str]) -> None:
    """The tenth may be sent, the eleventh not; 180 days after a refusal it may be tried again."""
    assert [(each.rule, each.strength) for each in judge_request(replace(GOOD, **changed))] == [
        (rule, "violation") for rule in rules
    ]


@pytest.mark.rule("R-183")
@pytest.mark.parametrize(
    ("changed", "is_found"),
    [({"pages_seen_today": 199}, False), ({"pages_seen_today": 200}, True), ({"postings_for_requests": 0}, True)],
)
def test_who_may_look_at_seekers(changed: dict[str, Any], is_found: bool) -> None:
    """The 200th page is shown, the 201st not."""
    assert bool(direct_request.may_look_at_seekers(replace(GOOD, **changed))) is is_found


@pytest.mark.rule("R-181", "R-182")
def test_a_refusal_does_not_tell_why() -> None:
    """Nobody learns from the message alone when a seeker passed, or that requests were refused."""
    [passed] = judge_request(replace(GOOD, declined_on=date(2026, 11, 21)))
    assert passed.message == "この方には、今は直接リクエストを送れません。"


@pytest.mark.rule("R-178")
def test_postings_are_not_judged_by_them() -> None:
    """Each cites its row of the table and no posting is asked."""
    asked = (*direct_request.REQUEST_RULES, direct_request.may_look_at_seekers)
    numbers = [getattr(each, "cites")[0] for each in asked]  # noqa: B009
    assert numbers == [number for number, row in rows().items() if row.area == "direct_request"]
    assert set(numbers).isdisjoint(judges())
