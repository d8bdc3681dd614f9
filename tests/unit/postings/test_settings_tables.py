"""The settings, dated values and lists of the rules, and an operator's folder over them."""

import csv
from datetime import date
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings as DjangoSettings

from mypage.postings import settings_tables
from mypage.postings.rules.facts import MinimumWage
from mypage.postings.settings_tables import (
    DATA,
    GraduateDate,
    GraduateKind,
    dated_value,
    graduate_day,
    problems,
    programmes_on,
    rule_settings,
    settings_on,
    special_minimum_wages,
)

TODAY = date(2026, 11, 22)
FILES = ["rule_settings", "dated_values", "age_programmes", "special_minimum_wages", "graduate_dates"]


@pytest.fixture
def folder(tmp_path: Path, settings: DjangoSettings) -> Path:
    """An operator's folder, still empty."""
    settings.TABLES = str(tmp_path)
    return tmp_path


def rows_of(name: str) -> list[dict[str, str]]:
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_number_belongs_to_a_rule() -> None:
    rules = {row["id"] for row in rows_of("posting_rules")}
    for name in ("rule_settings", "dated_values", "age_programmes", "graduate_dates"):
        for row in rows_of(name):
            assert set(row["rule"].split("|")) <= rules
    names = [row["name"] for row in rows_of("rule_settings")]
    assert len(names) == len(set(names)) == len(rule_settings())
    assert not set(names) & {row["name"] for row in rows_of("dated_values")}


def test_the_numbers_that_the_table_of_rules_calls_a_default_are_settings() -> None:
    numbers = {name: int(value) for name, value in rule_settings().items()}
    assert (numbers["probation_months"], numbers["result_days"]) == (6, 14)
    assert (numbers["pay_spread"], numbers["age_ground_c_highest"]) == (2, 44)
    assert (numbers["part_time_below_weekly_hours"], numbers["seeker_pages_a_day"]) == (40, 200)
    free = {row["name"] for row in rows_of("rule_settings") if row["certain"] == "no"}
    assert {"probation_months", "result_days", "pay_spread"} <= free
    assert not {"retirement_age_lowest", "break_minutes"} & free


@pytest.mark.parametrize(
    ("name", "day", "value"),
    [
        ("employment_insurance_weekly_hours", date(2028, 9, 30), 20),
        ("employment_insurance_weekly_hours", date(2028, 10, 1), 10),
        ("social_insurance_employees", date(2024, 9, 30), 101),
        ("social_insurance_employees", date(2024, 10, 1), 51),
        ("social_insurance_employees", date(2027, 9, 30), 51),
        ("social_insurance_employees", date(2027, 10, 1), 36),
        ("social_insurance_employees", date(2029, 10, 1), 21),
        ("social_insurance_employees", date(2032, 10, 1), 11),
        ("social_insurance_employees", date(2035, 9, 30), 11),
        ("social_insurance_employees", date(2035, 10, 1), 1),
        ("duties_range_shown", date(2024, 3, 31), None),
        ("duties_range_shown", date(2024, 4, 1), 1),
        ("passive_smoking_shown", date(2020, 3, 31), None),
        ("passive_smoking_shown", date(2020, 4, 1), 1),
        ("overtime_month_hours", TODAY, 45),
        ("visits_counted_from", TODAY, "2020-01-01"),
    ],
)
def test_a_dated_value_is_that_of_the_day(name: str, day: date, value: int | str | None) -> None:
    assert dated_value(name, day) == value
    numbers = settings_on(day)
    assert numbers.get(name) == (value if isinstance(value, int) else None)
    assert numbers["probation_months"] == 6


def test_an_unknown_name_is_a_mistake() -> None:
    with pytest.raises(KeyError):
        dated_value("nothing", TODAY)


def test_periods_of_one_name_do_not_overlap() -> None:
    for name in {row["name"] for row in rows_of("dated_values")}:
        own = [row for row in rows_of("dated_values") if row["name"] == name]
        spans = sorted((row["from"], row["until"] or "9999-12-31") for row in own)
        assert all(ends < begins for (_, ends), (begins, _) in pairwise(spans))


def test_programmes_have_their_time() -> None:
    assert [(each.name, each.age_from, each.age_to) for each in programmes_on(TODAY)] == [("就職氷河期世代", 35, 59)]
    assert [each.age_to for each in programmes_on(date(2025, 3, 31))] == [54]
    assert programmes_on(date(2020, 2, 13)) == programmes_on(date(2029, 4, 1)) == ()


@pytest.mark.parametrize(
    ("kind", "what", "prefecture", "day"),
    [
        ("university", "public_from", "13", date(2026, 4, 1)),
        ("university", "selection_from", "13", date(2026, 6, 1)),
        ("university", "starts_work_from", "13", date(2027, 4, 1)),
        ("university", "filing_from", "13", None),
        ("high_school", "filing_from", "", date(2026, 6, 1)),
        ("high_school", "public_from", "13", date(2026, 7, 1)),
        ("high_school", "visits_from", "13", date(2026, 7, 1)),
        ("high_school", "applications_from", "13", date(2026, 9, 5)),
        ("high_school", "applications_from", "47", date(2026, 8, 30)),
        ("high_school", "selection_from", "47", date(2026, 9, 16)),
        ("high_school", "starts_work_from", "13", date(2027, 4, 1)),
        ("junior_high", "selection_from", "13", date(2027, 1, 1)),
        ("junior_high", "selection_from", "01", date(2026, 12, 1)),
        ("junior_high", "visits_from", "01", date(2026, 7, 1)),
    ],
)
def test_the_days_of_those_who_graduate_in_march_2027(
    kind: GraduateKind, what: GraduateDate, prefecture: str, day: date | None
) -> None:
    assert graduate_day(kind, what, 2027, prefecture) == day


def test_the_days_come_again_each_year_until_a_row_ends(folder: Path) -> None:
    head = "kind,what,prefecture_code,first_graduation_year,last_graduation_year,years_after,month,day\n"
    ours = "university,selection_from,,2021,2029,,,\n"
    theirs = "university,selection_from,,2030,,-1,3,1\n"
    (folder / "graduate_dates.csv").write_text(head + ours + theirs, encoding="utf-8")
    assert graduate_day("university", "selection_from", 2020) is None
    assert graduate_day("university", "selection_from", 2029) == date(2028, 6, 1)
    assert graduate_day("university", "selection_from", 2030) == date(2029, 3, 1)
    assert graduate_day("university", "selection_from", 2040, "13") == date(2039, 3, 1)


def test_special_minimum_wages_come_from_the_folder(folder: Path) -> None:
    assert special_minimum_wages("13", "2611", TODAY) == ()
    (folder / "special_minimum_wages.csv").write_text(
        "prefecture_code,industry_code,name,yen,effective_on,source\n"
        "13,26,はん用機械器具製造業,1250,2025-12-15,\n"
        "13,26,はん用機械器具製造業,1300,2026-11-22,\n"
        "13,26,はん用機械器具製造業,1350,2027-11-22,\n",
        encoding="utf-8",
    )
    settings_tables._special_minimum_wages.cache_clear()
    wage = MinimumWage("はん用機械器具製造業", 1300, date(2026, 11, 22))
    assert special_minimum_wages("13", "2611", TODAY) == (wage,)
    assert special_minimum_wages("13", "26", date(2026, 11, 21))[0].yen == 1250
    assert special_minimum_wages("13", "2", TODAY) == special_minimum_wages("14", "26", TODAY) == ()
    assert special_minimum_wages("", "", TODAY) == ()


def test_the_folder_changes_settings_and_dated_values(folder: Path) -> None:
    (folder / "rule_settings.csv").write_text("name,value\nprobation_months,3\n", encoding="utf-8")
    (folder / "dated_values.csv").write_text(
        "name,value,from,until\nsocial_insurance_employees,,2024-10-01,2026-09-30\n"
        "social_insurance_employees,41,2026-10-01,2027-09-30\n",
        encoding="utf-8",
    )
    assert rule_settings()["probation_months"] == Decimal(3)
    assert dated_value("social_insurance_employees", date(2026, 9, 30)) == 51
    assert dated_value("social_insurance_employees", TODAY) == 41
    assert problems() == []


@pytest.mark.parametrize(
    ("name", "text", "complaint"),
    [
        ("rule_settings", "name,value\nprobation_months,six\n", "'six' is no number"),
        ("rule_settings", "name,value\nprobation_months,NaN\n", "'NaN' is no number"),
        ("rule_settings", "name,value\nretirement_age_lowest,55\n", "fixed by law"),
        ("rule_settings", "name,value\nmonths,5\n", "there is no months"),
        ("dated_values", "name,value,from\novertime_month_hours,40,soon\n", "'soon' is no date"),
        ("age_programmes", "name,from,age_from,age_to\n新施策,2026-04-01,x,40\n", "'x' is no whole number"),
        (
            "graduate_dates",
            "kind,what,prefecture_code,first_graduation_year,month\nuniversity,selection_from,,2021,13\n",
            "is no date",
        ),
    ],
)
def test_a_file_that_does_not_fit_is_told(folder: Path, name: str, text: str, complaint: str) -> None:
    (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    (fault,) = problems()
    assert f"{name}.csv" in fault
    assert complaint in fault


def test_a_folder_that_is_none_and_a_table_that_is_none_are_told(folder: Path, settings: DjangoSettings) -> None:
    (folder / "posting_fields.csv").write_text("identifier,limit\n", encoding="utf-8")
    (folder / "rule_setings.csv").write_text("name,value\n", encoding="utf-8")
    (fault,) = problems()
    assert fault.startswith("rule_setings.csv: there is no such table")
    settings.TABLES = str(folder / "missing")
    assert problems() == [f"{folder / 'missing'} is no folder"]
