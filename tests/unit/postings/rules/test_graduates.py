"""学卒求人: R-149 to R-158, by the table of dates for those who graduate in March 2027."""

from datetime import date
from typing import Any

import pytest

from mypage.postings.rules.graduates import year_of_graduation
from tests.unit.postings.facts import facts_with, objections


@pytest.mark.rule("R-149", "R-152")
@pytest.mark.parametrize(
    ("rule", "kind", "public_on", "objects"),
    [
        ("R-149", "university", date(2026, 4, 1), False),
        ("R-149", "university", date(2026, 3, 31), True),
        ("R-152", "high_school", date(2026, 7, 1), False),
        ("R-152", "high_school", date(2026, 6, 30), True),
    ],
)
def test_postings_become_public_in_time(rule: str, kind: str, public_on: date, objects: bool) -> None:
    """For work from April 2027; accepted before, it waits."""
    given: dict[str, Any] = {"starts_work_on": "2027-04-01", "accepted_on": "2026-03-20"}
    facts = facts_with(kind, circumstances={"public_on": public_on}, **given)
    assert bool(objections(rule, facts)) is objects
    assert objections(rule, facts_with(kind, today=date(2026, 3, 20), **given)) == []


@pytest.mark.rule("R-150")
@pytest.mark.parametrize(
    ("given", "objects"),
    [
        ({"selection_from_on": "2026-06-01"}, False),
        ({"selection_from_on": "2026-05-31"}, True),
        ({"selection_from_on": "2026-03-15", "starts_work_on": "2027-04-01"}, True),
        ({"selection_from_on": "2026-11-01", "starts_work_on": "2027-05-01"}, False),
        ({"selection_from_on": "2026-05-31", "starts_work_on": "2026-10-01"}, True),
        ({}, False),
    ],
)
def test_students_are_selected_from_june(given: dict[str, Any], objects: bool) -> None:
    """Of the school year that ends before 入社日."""
    assert bool(objections("R-150", facts_with("university", **given))) is objects


@pytest.mark.rule("R-150")
def test_the_day_is_told_with_its_year() -> None:
    """So that nobody has to guess which June."""
    (finding,) = objections("R-150", facts_with("university", selection_from_on="2026-05-31"))
    assert finding.message == "選考開始日は、2026年6月1日（月）以後の日付にしてください。"


@pytest.mark.rule("R-151")
@pytest.mark.parametrize(
    ("today", "starts", "objects"),
    [
        (date(2026, 6, 1), "", False),
        (date(2026, 5, 31), "", True),
        (date(2026, 5, 31), "2027-04-01", True),
        (date(2026, 3, 10), "2027-04-01", True),
        (date(2026, 3, 10), "2026-04-01", False),
        (date(2026, 3, 10), "", False),
    ],
)
def test_postings_for_pupils_come_from_june(today: date, starts: str, objects: bool) -> None:
    """In March the school year that ends still counts, unless 入社日 lies in the next."""
    assert bool(objections("R-151", facts_with("high_school", today=today, starts_work_on=starts))) is objects
    assert objections("R-151", facts_with("university", today=today, starts_work_on=starts)) == []


@pytest.mark.rule("R-153")
@pytest.mark.parametrize(
    ("day", "municipality", "objects"),
    [
        ("2026-09-05", "13101", False),
        ("2026-09-04", "13101", True),
        ("2026-08-30", "47201", False),
        ("2026-08-29", "47201", True),
        ("", "13101", False),
    ],
)
def test_pupils_apply_from_september(day: str, municipality: str, objects: bool) -> None:
    """In 沖縄県 a week before."""
    facts = facts_with("high_school", application_accepted_from_on=day, workplace_municipality=municipality)
    assert bool(objections("R-153", facts)) is objects


@pytest.mark.rule("R-154")
@pytest.mark.parametrize(("day", "objects"), [("2026-09-16", False), ("2026-09-15", True), ("", False)])
def test_pupils_are_selected_from_september(day: str, objects: bool) -> None:
    """The sixteenth."""
    assert bool(objections("R-154", facts_with("high_school", selection_from_on=day))) is objects


@pytest.mark.rule("R-155")
@pytest.mark.parametrize(
    ("day", "prefecture", "objects"),
    [
        ("2027-01-01", "13", False),
        ("2026-12-31", "13", True),
        ("2026-12-01", "01", False),
        ("2026-11-30", "01", True),
    ],
)
def test_young_pupils_are_selected_from_january(day: str, prefecture: str, objects: bool) -> None:
    """Where much snow lies, a month before."""
    facts = facts_with("junior_high", circumstances={"workplace_prefecture": prefecture}, selection_from_on=day)
    assert bool(objections("R-155", facts)) is objects


@pytest.mark.rule("R-156")
@pytest.mark.parametrize(
    ("accepted", "selected", "objects"),
    [
        ("2026-09-05", "2026-09-16", False),
        ("2026-09-16", "2026-09-16", False),
        ("2026-09-17", "2026-09-16", True),
        ("", "2026-09-16", False),
        ("2026-09-05", "", False),
    ],
)
def test_selection_follows_applications(accepted: str, selected: str, objects: bool) -> None:
    """Not before them."""
    facts = facts_with("high_school", application_accepted_from_on=accepted, selection_from_on=selected)
    assert bool(objections("R-156", facts)) is objects


@pytest.mark.rule("R-157")
@pytest.mark.parametrize(
    ("given", "objects"),
    [
        ({"visit_from_on": "2026-07-01"}, False),
        ({"visit_from_on": "2026-06-30"}, True),
        ({"visit_from_on": "2026-09-04", "application_accepted_from_on": "2026-09-05"}, False),
        ({"visit_from_on": "2026-09-05", "application_accepted_from_on": "2026-09-05"}, True),
        ({"visit_from_on": "2026-07-10", "visit_until": "2026-07-10"}, False),
        ({"visit_from_on": "2026-07-10", "visit_until": "2026-07-09"}, True),
        ({"visit_from_on": "2026-06-30", "allows_visit_before_application": "否"}, False),
        ({}, False),
    ],
)
def test_visits_come_before_applications(given: dict[str, Any], objects: bool) -> None:
    """From July on."""
    assert bool(objections("R-157", facts_with("high_school", **given))) is objects


@pytest.mark.rule("R-158")
@pytest.mark.parametrize(
    ("today", "given", "objects"),
    [
        (date(2026, 11, 22), {"starts_work_on": "2027-04-01"}, False),
        (date(2026, 11, 22), {"starts_work_on": "2027-03-31"}, True),
        (date(2026, 11, 22), {"starts_work_on": "2027-05-01"}, False),
        (date(2027, 2, 1), {"starts_work_on": "2027-04-01"}, False),
        (date(2026, 11, 22), {"starts_work_on": ""}, False),
        (
            date(2026, 11, 22),
            {
                "starts_work_on": "2026-12-01",
                "accepts_earlier_graduates": "可",
                "supplementary_remarks": "既卒者のみの募集です。",
            },
            False,
        ),
        (date(2026, 11, 22), {"starts_work_on": "2026-12-01", "accepts_earlier_graduates": "可"}, True),
    ],
)
@pytest.mark.parametrize("kind", ["university", "high_school", "junior_high"])
def test_work_begins_after_graduation(kind: str, today: date, given: dict[str, Any], objects: bool) -> None:
    """Unless only earlier graduates are sought."""
    assert bool(objections("R-158", facts_with(kind, today=today, **given))) is objects


@pytest.mark.rule("R-158")
def test_school_years_begin_in_april() -> None:
    """The last day of March belongs to the year that ends."""
    assert [year_of_graduation(day) for day in (date(2027, 3, 31), date(2027, 4, 1))] == [2027, 2028]
