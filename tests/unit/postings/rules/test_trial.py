"""トライアル雇用併用の求人 and Ａ型: R-134 to R-137."""

from typing import Any

import pytest

from tests.unit.postings.facts import facts_with, objections

TRIAL, DISABILITY, SHORT = "トライアル雇用", "障害者トライアル雇用", "障害者短時間トライアル雇用"
INDEFINITE, LIMITED = "雇用期間の定めなし", "雇用期間の定めあり（４ヶ月以上）"


@pytest.mark.rule("R-134")
@pytest.mark.parametrize(
    ("trial", "period", "hours", "objects"),
    [
        (TRIAL, INDEFINITE, "30.0", False),
        (TRIAL, INDEFINITE, "29.5", True),
        (TRIAL, LIMITED, "30.0", True),
        (DISABILITY, INDEFINITE, "20.0", False),
        (DISABILITY, INDEFINITE, "19.9", True),
        (SHORT, INDEFINITE, "10.0", False),
        (SHORT, LIMITED, "10.0", True),
        ("希望しない", LIMITED, "10.0", False),
        (TRIAL, "", "", False),
    ],
)
def test_a_trial_leads_to_work(trial: str, period: str, hours: str, objects: bool) -> None:
    """Without a term, of enough hours."""
    facts = facts_with(flags=["trial"], trial_employment=trial, employment_period=period, weekly_scheduled_hours=hours)
    found = objections("R-134", facts)
    assert bool(found) is objects
    assert all(each.message.startswith(f"{trial}の要件（雇用期間の定めなし") for each in found)


@pytest.mark.rule("R-134")
def test_only_trials_are_judged() -> None:
    """The flag decides."""
    given: dict[str, Any] = {"trial_employment": TRIAL, "employment_period": LIMITED}
    assert objections("R-134", facts_with(**given)) == []


@pytest.mark.rule("R-135")
@pytest.mark.parametrize(
    ("hours", "objects"), [("10.0", False), ("19.9", False), ("9.9", True), ("20.0", True), ("", False)]
)
def test_a_short_trial_has_few_hours(hours: str, objects: bool) -> None:
    """From ten to less than twenty."""
    short = facts_with(flags=["trial"], trial_employment=SHORT, weekly_scheduled_hours=hours)
    other = facts_with(flags=["trial"], trial_employment=DISABILITY, weekly_scheduled_hours=hours)
    assert (bool(objections("R-135", short)), objections("R-135", other)) == (objects, [])


@pytest.mark.rule("R-136")
@pytest.mark.parametrize(
    ("length", "remarks", "objects"),
    [
        ("３ヶ月", "", False),
        ("６ヶ月", "", True),
        ("１ヶ月", "", True),
        ("６ヶ月", "はじめの３ヶ月はトライアル雇用期間です。", False),
        ("応相談", "", False),
        ("", "", False),
    ],
)
def test_probation_fits_the_trial(length: str, remarks: str, objects: bool) -> None:
    """Three months, or the remarks say more."""
    given: dict[str, Any] = {"trial_employment": TRIAL, "probation_length": length, "posting_remarks": remarks}
    assert bool(objections("R-136", facts_with(flags=["trial"], has_probation="あり", **given))) is objects
    assert objections("R-136", facts_with(flags=["trial"], has_probation="なし", **given)) == []


@pytest.mark.rule("R-137")
@pytest.mark.parametrize(
    ("type_a", "disability", "objects"),
    [("該当する", "該当する", False), ("該当する", "該当しない", True), ("該当しない", "該当しない", False)],
)
def test_type_a_seeks_people_with_disabilities(type_a: str, disability: str, objects: bool) -> None:
    """Even if the answers came by another way than the form."""
    facts = facts_with(
        flags=["disability"],
        recruits_continuous_support_type_a_users=type_a,
        is_for_people_with_disabilities=disability,
    )
    assert bool(objections("R-137", facts)) is objects
