"""The numbers, dates and lists of the rules that are settings or change with time, from the tables in `data/`.

A folder that the setting TABLES names (the environment's MYPAGE_TABLES) may hold files of the same names; their rows
take the place of ours. Files are read once in a process.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Literal

from django.conf import settings

from mypage.kernel.tables import Row, TableError, merged
from mypage.postings.rules.facts import MinimumWage, Programme

DATA = Path(__file__).parent / "data"
FIELD_TABLES = {"establishment_fields.csv", "posting_fields.csv"}
"""What else the operator's folder may hold, read by the forms."""
GraduateKind = Literal["university", "high_school", "junior_high"]
GraduateDate = Literal[
    "filing_from",
    "public_from",
    "applications_from",
    "selection_from",
    "visits_from",
    "starts_work_from",
    "valid_until",
]


@dataclass(frozen=True)
class _Period:
    """From one day to another, both counted; without an end while none is known."""

    begins: date
    ends: date | None

    def has(self, day: date) -> bool:
        return self.begins <= day and (self.ends is None or day <= self.ends)


def rule_settings() -> Mapping[str, Decimal]:
    """The numbers that an office may change, by name."""
    return _rule_settings(tables_folder())


def declaration_months() -> int:
    """For how long a self-declaration counts (R-003)."""
    return int(rule_settings()["self_declaration_months"])


def dated_value(name: str, day: date) -> Decimal | str | None:
    """What was in force on a day: a number, or a text that is none; None when nothing was. KeyError: unknown name."""
    return next((value for period, value in _dated_values(tables_folder())[name] if period.has(day)), None)


def dated_names() -> frozenset[str]:
    """The names of all dated values."""
    return frozenset(_dated_values(tables_folder()))


def settings_on(day: date) -> Mapping[str, Decimal]:
    """The numbers of the rules as they are on a day: the settings, and the dated ones that are in force."""
    dated = {name: dated_value(name, day) for name in _dated_values(tables_folder())}
    return {**rule_settings(), **{name: value for name, value in dated.items() if isinstance(value, Decimal)}}


def programmes_on(day: date) -> tuple[Programme, ...]:
    """国の施策 whose age band a posting may name on a day."""
    return tuple(programme for period, programme in _programmes(tables_folder()) if period.has(day))


def special_minimum_wages(prefecture_code: str, industry_code: str, day: date) -> tuple[MinimumWage, ...]:
    """特定最低賃金 in force for an industry of a prefecture, the newest of each name.

    An industry of the table counts for every finer code: 26 for 2611.
    """
    newest: dict[str, MinimumWage] = {}
    for prefecture, industry, wage in _special_minimum_wages(tables_folder()):
        applies = prefecture == prefecture_code and industry and industry_code.startswith(industry)
        if applies and wage.effective_on <= day:
            known = newest.get(wage.name)
            newest[wage.name] = max(known, wage, key=lambda each: each.effective_on) if known else wage
    return tuple(newest.values())


def graduate_day(
    kind: GraduateKind, what: GraduateDate, graduation_year: int, prefecture_code: str = ""
) -> date | None:
    """The day from which something may happen for those who graduate in March of a year; None without such a day.

    A row of a prefecture goes before that of the whole country.
    """
    rows = _graduate_dates(tables_folder()).get((kind, what), ())
    for prefecture in (prefecture_code, ""):
        for row in rows:
            if row.prefecture_code == prefecture and row.first_year <= graduation_year <= row.last_year:
                return date(graduation_year + row.years_after, row.month, row.day)
    return None


def problems() -> list[str]:
    """What is wrong with the operator's folder and its files; empty when all can be read."""
    folder = tables_folder()
    if folder and not folder.is_dir():
        return [f"{folder} is no folder"]
    unknown = sorted({path.name for path in folder.glob("*.csv")} - FIELD_TABLES - set(_READERS)) if folder else []
    found = [
        f"{name}: there is no such table; known are {', '.join(sorted([*FIELD_TABLES, *_READERS]))}" for name in unknown
    ]
    for read in _READERS.values():
        try:
            read(folder)
        except (TableError, OSError, UnicodeDecodeError) as fault:
            found.append(str(fault))
    return found


def tables_folder() -> Path | None:
    """The operator's own folder, if there is one."""
    return Path(settings.TABLES) if settings.TABLES else None


@cache
def _rule_settings(folder: Path | None) -> Mapping[str, Decimal]:
    name = "rule_settings.csv"
    rows = merged(DATA / name, folder, ["name"], closed=True)
    return MappingProxyType({row["name"]: _number(name, row["value"]) for row in rows})


@cache
def _dated_values(folder: Path | None) -> Mapping[str, list[tuple[_Period, Decimal | str]]]:
    values: dict[str, list[tuple[_Period, Decimal | str]]] = {}
    name = "dated_values.csv"
    for row in merged(DATA / name, folder, ["name", "from"]):
        value = row["value"]
        is_number = value.replace(".", "", 1).isdecimal()
        values.setdefault(row["name"], []).append((_period(name, row), _number(name, value) if is_number else value))
    return values


@cache
def _programmes(folder: Path | None) -> list[tuple[_Period, Programme]]:
    name = "age_programmes.csv"
    return [
        (_period(name, row), Programme(row["name"], _whole(name, row["age_from"]), _whole(name, row["age_to"])))
        for row in merged(DATA / name, folder, ["name", "from"])
    ]


@cache
def _special_minimum_wages(folder: Path | None) -> list[tuple[str, str, MinimumWage]]:
    name = "special_minimum_wages.csv"
    return [
        (
            row["prefecture_code"],
            row["industry_code"],
            MinimumWage(row["name"], _whole(name, row["yen"]), _day(name, row["effective_on"])),
        )
        for row in merged(DATA / name, folder, ["prefecture_code", "industry_code", "name", "effective_on"])
    ]


@dataclass(frozen=True)
class _GraduateDate:
    """A day of every year, for those who graduate in some years."""

    prefecture_code: str
    first_year: int
    last_year: int
    years_after: int
    """Added to the year of graduation; -1 is the year before."""
    month: int
    day: int


@cache
def _graduate_dates(folder: Path | None) -> Mapping[tuple[str, str], list[_GraduateDate]]:
    name = "graduate_dates.csv"
    dates: dict[tuple[str, str], list[_GraduateDate]] = {}
    for row in merged(DATA / name, folder, ["kind", "what", "prefecture_code", "first_graduation_year"]):
        numbers = [
            _whole(name, row[column] or "9999")
            for column in ("first_graduation_year", "last_graduation_year", "years_after", "month", "day")
        ]
        _day(name, f"2001-{row['month']:0>2}-{row['day']:0>2}")
        dates.setdefault((row["kind"], row["what"]), []).append(_GraduateDate(row["prefecture_code"], *numbers))
    for known in dates.values():
        known.sort(key=lambda each: -each.first_year)
    return dates


_READERS: Mapping[str, Callable[[Path | None], object]] = {
    "rule_settings.csv": _rule_settings,
    "dated_values.csv": _dated_values,
    "age_programmes.csv": _programmes,
    "special_minimum_wages.csv": _special_minimum_wages,
    "graduate_dates.csv": _graduate_dates,
}


def _period(file: str, row: Row) -> _Period:
    return _Period(_day(file, row["from"]), _day(file, row["until"]) if row["until"] else None)


def _day(file: str, text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as fault:
        raise TableError(f"{file}: {text!r} is no date like 2026-04-01") from fault


def _whole(file: str, text: str) -> int:
    try:
        return int(text)
    except ValueError as fault:
        raise TableError(f"{file}: {text!r} is no whole number") from fault


def _number(file: str, text: str) -> Decimal:
    try:
        number = Decimal(text)
    except InvalidOperation as fault:
        raise TableError(f"{file}: {text!r} is no number") from fault
    if not number.is_finite():
        raise TableError(f"{file}: {text!r} is no number")
    return number
