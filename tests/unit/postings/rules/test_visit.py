"""来所: R-138 to R-142. The day itself is reckoned from the office's open days, elsewhere."""

from datetime import date
from typing import Any

import pytest

from tests.unit.postings.facts import facts_with, objections

UNTIL: dict[str, Any] = {"visit_until": date(2026, 12, 4)}
RULES = ("R-138", "R-139", "R-140", "R-141", "R-142")


def asked(known: dict[str, Any], **given: Any) -> list[str]:
    """The rules that ask for a visit under these circumstances."""
    facts = facts_with(circumstances={**UNTIL, **known}, **given)
    return [each.rule for rule in RULES for each in objections(rule, facts)]


@pytest.mark.rule("R-138")
@pytest.mark.parametrize(
    ("earlier", "at_counter", "rules"),
    [(False, False, ["R-138"]), (False, True, []), (True, False, [])],
)
def test_the_first_posting_asks_for_a_visit(earlier: bool, at_counter: bool, rules: list[str]) -> None:
    """Unless My Page was opened at the counter."""
    assert asked({"has_earlier_posting": earlier, "opened_at_counter": at_counter}) == rules


@pytest.mark.rule("R-138")
def test_the_day_is_told() -> None:
    """The table's example: 2026-11-06 and fourteen days; without a day nothing can be told."""
    known: dict[str, Any] = {"has_earlier_posting": False, "opened_at_counter": False}
    facts = facts_with(today=date(2026, 11, 6), circumstances={**known, "visit_until": date(2026, 11, 20)})
    (finding,) = objections("R-138", facts)
    assert finding.message.startswith("この申込みでは、2026年11月20日（金）までに管轄のハローワークへ")
    assert objections("R-138", facts_with(circumstances=known)) == []


@pytest.mark.rule("R-139")
@pytest.mark.parametrize(("had", "rules"), [(True, []), (False, ["R-139"])])
def test_the_first_posting_for_people_with_disabilities(had: bool, rules: list[str]) -> None:
    """Since January 2020."""
    assert asked({"has_disability_posting": had}, flags=["disability"]) == rules
    assert asked({"has_disability_posting": had}) == []


@pytest.mark.rule("R-140")
@pytest.mark.parametrize(
    ("trial", "earlier", "rules"),
    [
        ("トライアル雇用", {"トライアル雇用"}, []),
        ("障害者トライアル雇用", {"トライアル雇用", "障害者短時間トライアル雇用"}, ["R-140"]),
        ("障害者短時間トライアル雇用", {"障害者トライアル雇用"}, ["R-140"]),
        ("トライアル雇用", None, []),
        ("希望しない", set(), []),
    ],
)
def test_each_kind_of_trial_counts_by_itself(trial: str, earlier: set[str] | None, rules: list[str]) -> None:
    """Since January 2020."""
    known: dict[str, Any] = {"earlier_trials": None if earlier is None else frozenset(earlier)}
    assert asked(known, flags=["trial"], trial_employment=trial) == rules


@pytest.mark.rule("R-141")
@pytest.mark.parametrize(
    ("last", "rules"),
    [(date(2025, 11, 22), []), (date(2025, 11, 21), ["R-141"]), (None, [])],
)
def test_a_year_without_postings(last: date | None, rules: list[str]) -> None:
    """More than a year before 2026-11-22."""
    assert asked({"last_accepted_on": last}) == rules


@pytest.mark.rule("R-142")
@pytest.mark.parametrize(
    ("arrangement", "rules"),
    [("派遣・請負ではない", []), ("請負", ["R-142"]), ("派遣", ["R-142"]), ("紹介予定派遣", ["R-142"]), ("", [])],
)
def test_work_for_others(arrangement: str, rules: list[str]) -> None:
    """派遣 and 請負."""
    assert asked({}, employment_arrangement=arrangement) == rules
