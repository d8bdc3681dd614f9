"""労働時間: R-098 to R-100, R-103, R-104, R-111, R-118, R-175, R-176."""

from typing import Any

import pytest

from tests.unit.postings.facts import facts_with, objections

FIXED, SHIFTS, VARIABLE = "通常（固定）", "交替制（シフト制）", "変形労働時間制"


def shift(start: str, end: str, pause: int, **given: Any) -> dict[str, Any]:
    """就業時間（1）and the break."""
    return {"shift_1_from": start, "shift_1_to": end, "break_minutes": pause, **given}


@pytest.mark.rule("R-098")
@pytest.mark.parametrize(
    ("given", "fields"),
    [
        (shift("9:00", "18:00", 60, working_time_system=FIXED), []),
        (shift("9:00", "18:01", 60, working_time_system=FIXED), ["shift_1_to"]),
        (shift("22:00", "7:01", 60, working_time_system=SHIFTS), ["shift_1_to"]),
        (shift("22:00", "7:00", 60, working_time_system=SHIFTS), []),
        (shift("9:00", "19:00", 60, working_time_system=VARIABLE), []),
        (shift("9:00", "19:00", 60, working_time_system="フレックスタイム制"), []),
        (shift("9:00", "19:00", 60, working_time_system="裁量労働制"), []),
        (shift("9:00", "19:00", 60), []),
        (
            shift("9:00", "18:00", 60, shift_3_from="9:00", shift_3_to="18:01", working_time_system=FIXED),
            ["shift_3_to"],
        ),
        ({"shift_1_from": "9:00", "shift_1_to": "19:00", "working_time_system": FIXED}, []),
    ],
)
def test_a_day_has_eight_hours(given: dict[str, Any], fields: list[str]) -> None:
    """480 minutes of work, but in variable, flexible and discretionary systems."""
    assert [each.field for each in objections("R-098", facts_with(**given))] == fields


@pytest.mark.rule("R-099")
@pytest.mark.parametrize(
    ("given", "objects"),
    [
        (shift("9:00", "18:00", 60, annual_days_off=105), False),
        (shift("9:00", "18:00", 60, annual_days_off=104), True),
        (shift("9:00", "18:00", 60, annual_days_off=79), True),
        (shift("9:00", "18:00", 60, annual_days_off=78), False),
        (shift("9:00", "17:30", 60, annual_days_off=87), False),
        (shift("9:00", "17:30", 60, annual_days_off=86), True),
        (shift("9:00", "18:00", 60), False),
        ({"shift_1_from": "9:00", "shift_1_to": "18:00", "annual_days_off": 104}, False),
        ({"annual_days_off": 100}, False),
    ],
)
def test_a_week_has_forty_hours(given: dict[str, Any], objects: bool) -> None:
    """On the average of a year; above 44 hours R-100 speaks alone."""
    assert bool(objections("R-099", facts_with(**given))) is objects


@pytest.mark.rule("R-100")
@pytest.mark.parametrize(("days_off", "objects"), [(79, False), (78, True), (366, False), (0, True)])
def test_a_week_has_forty_four_hours_at_most(days_off: int, objects: bool) -> None:
    """2,294.2 hours a year."""
    assert bool(objections("R-100", facts_with(**shift("9:00", "18:00", 60, annual_days_off=days_off)))) is objects


@pytest.mark.rule("R-099", "R-100")
@pytest.mark.parametrize(("days", "rules"), [(5, []), (6, ["R-100"])])
def test_weeks_of_part_timers(days: int, rules: list[str]) -> None:
    """By their days: 40 hours, 48 hours."""
    facts = facts_with("part_time", **shift("9:00", "18:00", 60, weekly_working_days_from=days))
    assert [each.rule for rule in ("R-099", "R-100") for each in objections(rule, facts)] == rules


@pytest.mark.rule("R-099", "R-100")
def test_duty_rosters_are_averaged() -> None:
    """Two days of 8 hours and a night of 15 that counts as two days: no week of 73 hours."""
    given = shift("8:30", "17:30", 60, shift_2_from="17:00", shift_2_to="9:00", annual_days_off=110)
    facts = facts_with(working_time_system=VARIABLE, **given)
    assert [*objections("R-099", facts), *objections("R-100", facts)] == []


@pytest.mark.rule("R-103")
@pytest.mark.parametrize(
    ("given", "objects"),
    [
        (shift("9:00", "15:45", 45), False),
        (shift("9:00", "15:45", 44), True),
        (shift("9:00", "15:00", 0), False),
        (shift("9:00", "15:01", 0), True),
        (shift("8:00", "18:00", 60), False),
        (shift("8:00", "18:00", 59), True),
        (shift("9:00", "17:45", 45), False),
        (shift("9:00", "17:46", 45), True),
        (shift("22:00", "7:00", 45), True),
        ({"shift_1_from": "9:00", "shift_1_to": "18:00"}, False),
        ({"break_minutes": 0}, False),
    ],
)
def test_work_has_its_break(given: dict[str, Any], objects: bool) -> None:
    """45 minutes above six hours, 60 above eight."""
    assert bool(objections("R-103", facts_with(**given))) is objects


@pytest.mark.rule("R-103")
def test_each_shift_tells_its_break() -> None:
    """The number of the shift, its work, the minutes needed."""
    (finding,) = objections("R-103", facts_with(**shift("9:00", "13:00", 0, shift_2_from="13:00", shift_2_to="19:01")))
    assert finding.message == "就業時間（2）の実働は6時間1分です。休憩は45分以上必要です。"


@pytest.mark.rule("R-104")
@pytest.mark.parametrize(("end", "objects"), [("8:59", False), ("9:00", True), ("9:01", False), ("", False)])
def test_a_shift_ends_at_another_time(end: str, objects: bool) -> None:
    """Than it began; 24 hours cannot be told from none."""
    assert bool(objections("R-104", facts_with(shift_1_from="9:00", shift_1_to=end))) is objects
    assert bool(objections("R-104", facts_with(shift_3_from="9:00", shift_3_to=end))) is objects


@pytest.mark.rule("R-111")
@pytest.mark.parametrize(
    ("days", "days_off", "objects"),
    [
        ("21.0", 125, False),
        ("21.1", 125, True),
        ("19.0", 125, False),
        ("18.9", 125, True),
        ("20.0", 126, False),
        ("", 125, False),
        ("20.0", "", False),
    ],
)
def test_days_of_work_fit_days_off(days: str, days_off: int | str, objects: bool) -> None:
    """Within a day."""
    found = objections("R-111", facts_with(monthly_working_days=days, annual_days_off=days_off))
    assert bool(found) is objects
    assert all("年間休日数からは20.0日になります" in each.message for each in found)


@pytest.mark.rule("R-118")
@pytest.mark.parametrize(
    ("start", "end", "fields"),
    [
        ("5:00", "14:00", []),
        ("4:59", "14:00", ["shift_1_from"]),
        ("13:00", "22:00", []),
        ("13:00", "22:01", ["shift_1_to"]),
        ("22:00", "6:00", ["shift_1_to"]),
        ("13:00", "", []),
    ],
)
def test_minors_sleep(start: str, end: str, fields: list[str]) -> None:
    """From 22:00 to 5:00."""
    facts = facts_with("junior_high", shift_1_from=start, shift_1_to=end)
    assert [each.field for each in objections("R-118", facts)] == fields
    assert objections("R-118", facts_with("high_school", shift_1_from=start, shift_1_to=end)) == []


@pytest.mark.rule("R-175")
@pytest.mark.parametrize(
    ("given", "objects"),
    [
        ({"between_from": "9:00", "between_to": "18:00", "between_hours": "4.0"}, False),
        ({"shift_1_from": "9:00", "shift_1_to": "13:00"}, False),
        ({"shift_1_from": "9:99"}, False),
        ({}, True),
    ],
)
def test_part_timers_know_their_hours(given: dict[str, Any], objects: bool) -> None:
    """A shift, or a band."""
    assert bool(objections("R-175", facts_with("part_time", **given))) is objects


@pytest.mark.rule("R-176")
@pytest.mark.parametrize(
    ("start", "end", "hours", "objects"),
    [
        ("9:00", "13:00", "4.0", False),
        ("9:00", "13:00", "4.1", True),
        ("22:00", "2:00", "4.0", False),
        ("22:00", "2:00", "4.1", True),
        ("9:00", "", "4.1", False),
    ],
)
def test_hours_fit_their_band(start: str, end: str, hours: str, objects: bool) -> None:
    """Also over midnight."""
    facts = facts_with("part_time", between_from=start, between_to=end, between_hours=hours)
    assert bool(objections("R-176", facts)) is objects
