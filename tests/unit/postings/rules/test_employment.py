"""雇用形態, 雇用期間, 採用人数: R-025, R-035 to R-046."""

from datetime import date
from typing import Any

import pytest

from mypage.kernel.terms import last_day_of_term, months_after
from mypage.postings.rules.spans import length_in
from tests.unit.postings.facts import facts_with, objections

LONG, SHORT = "雇用期間の定めあり（４ヶ月以上）", "雇用期間の定めあり（４ヶ月未満）"
NONE, DAILY = "雇用期間の定めなし", "日雇（日々雇用または１ヶ月未満）"


def length(period: str, years: str, months: str) -> dict[str, Any]:
    """A term by its length."""
    return {
        "employment_period": period,
        "employment_period_measure": "期間で示す",
        "employment_period_years": years,
        "employment_period_months": months,
    }


def days(period: str, first: str, last: str) -> dict[str, Any]:
    """A term by its days."""
    return {
        "employment_period": period,
        "employment_period_measure": "年月日で示す",
        "employment_begins_on": first,
        "employment_ends_on": last,
    }


@pytest.mark.rule("R-025")
@pytest.mark.parametrize(
    ("given", "objects"),
    [
        ({"employment_period": LONG, "renewal_possibility": "あり（原則更新）"}, False),
        ({"employment_period": LONG}, True),
        ({"employment_period": SHORT}, True),
        ({"employment_period": NONE}, False),
        ({"employment_period": DAILY}, False),
        ({}, False),
    ],
)
def test_renewal_is_said(given: dict[str, Any], objects: bool) -> None:
    """Where there is a term."""
    assert bool(objections("R-025", facts_with(**given))) is objects


@pytest.mark.rule("R-035")
@pytest.mark.parametrize(
    ("kind", "form", "objects"),
    [
        ("part_time", "パート労働者", False),
        ("part_time", "無期雇用派遣パート", False),
        ("part_time", "正社員", True),
        ("full_time", "無期雇用派遣労働者", False),
        ("full_time", "パート労働者", True),
        ("university", "有期雇用派遣パート", True),
        ("full_time", "", False),
    ],
)
def test_form_belongs_to_category(kind: str, form: str, objects: bool) -> None:
    """Three forms for part-timers, four for the others."""
    assert bool(objections("R-035", facts_with(kind, employment_form=form))) is objects


@pytest.mark.rule("R-036")
@pytest.mark.parametrize(("hours", "objects"), [("39.5", False), ("39.99", False), ("40.0", True), ("", False)])
def test_part_time_is_shorter(hours: str, objects: bool) -> None:
    """Than forty hours."""
    assert bool(objections("R-036", facts_with("part_time", weekly_scheduled_hours=hours))) is objects


@pytest.mark.rule("R-036")
def test_part_time_by_its_shifts() -> None:
    """Five days of eight hours are full time."""
    day: dict[str, Any] = {"shift_1_from": "9:00", "shift_1_to": "18:00", "break_minutes": 60}
    assert len(objections("R-036", facts_with("part_time", **day, weekly_working_days_from=5))) == 1
    assert objections("R-036", facts_with("part_time", **day, weekly_working_days_from=4)) == []


@pytest.mark.rule("R-037")
@pytest.mark.parametrize(
    ("form", "period", "objects"),
    [("正社員", NONE, False), ("正社員", LONG, True), ("正社員以外", LONG, False), ("正社員", "", False)],
)
def test_regular_employees_have_no_term(form: str, period: str, objects: bool) -> None:
    """By their name."""
    assert bool(objections("R-037", facts_with(employment_form=form, employment_period=period))) is objects


@pytest.mark.rule("R-038")
@pytest.mark.parametrize(
    ("given", "objects"),
    [
        (length(LONG, "", "4"), False),
        (length(LONG, "", "3"), True),
        (length(LONG, "1", "0"), False),
        (length(SHORT, "", "3"), False),
        (length(SHORT, "", "4"), True),
        (length(SHORT, "0", "0"), True),
        (days(LONG, "2026-12-01", "2027-03-31"), False),
        (days(LONG, "2026-12-01", "2027-03-30"), True),
        (days(SHORT, "2026-12-01", "2027-03-30"), False),
        (days(SHORT, "2026-12-01", "2027-03-31"), True),
        (days(LONG, "2026-10-31", "2027-02-28"), False),
        (days(LONG, "2026-10-31", "2027-02-27"), True),
        ({"employment_period": LONG}, False),
        (length(NONE, "", "3"), False),
    ],
)
def test_length_agrees_with_the_choice(given: dict[str, Any], objects: bool) -> None:
    """Four months to the day (民法 第143条)."""
    assert bool(objections("R-038", facts_with(**given))) is objects


@pytest.mark.rule("R-039")
@pytest.mark.parametrize(
    ("first", "last", "objects"),
    [
        ("2026-12-01", "2026-12-02", False),
        ("2026-12-02", "2026-12-02", True),
        ("2026-12-02", "2026-12-01", True),
        ("2026-11-01", "2026-11-23", False),
        ("2026-11-01", "2026-11-22", True),
        ("", "2026-11-22", True),
        ("2026-12-01", "", False),
    ],
)
def test_term_ends_later(first: str, last: str, objects: bool) -> None:
    """Than it begins, and than today (2026-11-22)."""
    assert bool(objections("R-039", facts_with(**days(SHORT, first, last)))) is objects


@pytest.mark.rule("R-040")
@pytest.mark.parametrize(
    ("given", "objects"),
    [
        (length(LONG, "3", "0"), False),
        (length(LONG, "3", "1"), True),
        (length(LONG, "5", "0"), True),
        (length(LONG, "5", "1"), False),
        (days(LONG, "2026-12-01", "2029-11-30"), False),
        (days(LONG, "2026-12-01", "2029-12-01"), True),
        ({**length(LONG, "3", "1"), "age_limit_ground": "ｆ１ ６０歳以上の高年齢者"}, False),
        (length(NONE, "4", "0"), False),
        ({"employment_period_years": "3", "employment_period_months": "1"}, True),
    ],
)
def test_term_is_three_years_at_most(given: dict[str, Any], objects: bool) -> None:
    """People of sixty and more may have five; above five another rule speaks."""
    assert bool(objections("R-040", facts_with(**given))) is objects


@pytest.mark.rule("R-041")
@pytest.mark.parametrize(
    ("given", "objects"),
    [
        (length(LONG, "5", "0"), False),
        (length(LONG, "5", "1"), True),
        (length(LONG, "4", "11"), False),
        (days(LONG, "2026-12-01", "2031-11-30"), False),
        (days(LONG, "2026-12-01", "2031-12-01"), True),
        (days(LONG, "9999-01-01", "9999-12-31"), False),
        ({**days(LONG, "2026-12-01", ""), "employment_period_years": "9"}, False),
    ],
)
def test_term_is_five_years_at_most(given: dict[str, Any], objects: bool) -> None:
    """Of the two ways to tell a term the chosen one counts."""
    assert bool(objections("R-041", facts_with(**given))) is objects


@pytest.mark.rule("R-042")
@pytest.mark.parametrize(
    ("kind", "period", "objects"),
    [("seasonal", LONG, False), ("seasonal", NONE, True), ("migrant", NONE, True), ("full_time", NONE, False)],
)
def test_a_season_has_an_end(kind: str, period: str, objects: bool) -> None:
    """Seasonal work and work away from home."""
    assert bool(objections("R-042", facts_with(kind, employment_period=period))) is objects


@pytest.mark.rule("R-043")
@pytest.mark.parametrize(
    ("given", "objects"),
    [
        ({"hires": 3, "hires_commuting": 1, "hires_live_in": 2}, False),
        ({"hires": 3, "hires_commuting": 1, "hires_live_in": 1}, True),
        ({"hires": 3, "hires_commuting": 1, "hires_live_in": 1, "hires_either": 1}, False),
        ({"hires": 3, "hires_commuting": 4}, True),
        ({"hires": 3}, False),
        ({"hires_commuting": 1}, False),
    ],
)
def test_places_add_up(given: dict[str, Any], objects: bool) -> None:
    """To the number of hires."""
    assert bool(objections("R-043", facts_with("seasonal", **given))) is objects


@pytest.mark.rule("R-043")
def test_places_that_do_not_add_up_are_told() -> None:
    """Both numbers stand in the message."""
    (finding,) = objections("R-043", facts_with("high_school", hires=3, hires_commuting=1, hires_live_in=1))
    assert "合計が2人で、採用人数3人" in finding.message


@pytest.mark.rule("R-044")
@pytest.mark.parametrize(
    ("given", "objects"),
    [
        ({"hires_live_in": 2, "has_housing_for_singles": "あり", "has_housing_for_families": "なし"}, False),
        ({"hires_live_in": 2, "has_housing_for_singles": "なし", "has_housing_for_families": "なし"}, True),
        ({"hires_either": 1, "has_housing_for_singles": "なし", "has_housing_for_families": "なし"}, True),
        ({"hires_live_in": 0, "has_housing_for_singles": "なし", "has_housing_for_families": "なし"}, False),
        ({"hires_live_in": 2, "has_housing_for_singles": "なし"}, False),
    ],
)
def test_who_lives_in_has_a_room(given: dict[str, Any], objects: bool) -> None:
    """Judged once both kinds of housing are answered."""
    assert bool(objections("R-044", facts_with("seasonal", **given))) is objects


@pytest.mark.rule("R-045")
@pytest.mark.parametrize(("hires", "objects"), [("1", False), ("0", True), ("", False), ("若干名", False)])
def test_somebody_is_hired(hires: str, objects: bool) -> None:
    """若干名 cannot be read, which the field says by itself."""
    assert bool(objections("R-045", facts_with(hires=hires))) is objects


@pytest.mark.rule("R-046")
@pytest.mark.parametrize(
    ("given", "objects"),
    [
        ({"allows_car_commute": "不可"}, False),
        ({"allows_car_commute": "不可", "has_parking": "あり"}, True),
        ({"allows_car_commute": "可", "has_parking": "あり"}, False),
    ],
)
def test_parking_is_for_drivers(given: dict[str, Any], objects: bool) -> None:
    """Even if the answer came by another way than the form."""
    assert bool(objections("R-046", facts_with(**given))) is objects


@pytest.mark.rule("R-038", "R-040", "R-041")
def test_far_dates_do_no_harm() -> None:
    """A term at the end of the calendar is judged like any other."""
    assert last_day_of_term(date(9999, 6, 1), 36) == date.max
    assert months_after(date(9999, 6, 1), 36) == date.max


@pytest.mark.rule("R-028", "R-136")
def test_lengths_are_read() -> None:
    """Years with months, weeks, and the longest of several."""
    read = [length_in(text) for text in ("１年６か月", "２週間", "１年半", "３ヶ月（延長して６ヶ月）", "なし")]
    assert [each and (each.months, each.days) for each in read] == [(18, 0), (0, 14), (18, 0), (6, 0), None]
