"""The postings of the demo world as the rules see them, without a database: what tables would say comes from files."""

import csv
import lzma
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from mypage.kernel.fields import Raw, normalised
from mypage.postings.content import Category, answers_of, of_the_table, table
from mypage.postings.rules.facts import Circumstances, MinimumWage, PostingFacts
from mypage.postings.settings_tables import settings_on
from mypage.processes.demo_world import postings
from mypage.processes.demo_world.data import Firm, Wanted, cast_firms, firms
from mypage.processes.demo_world.firms import corporate_number, details_of
from mypage.processes.demo_world.writing import Wages, Writing
from mypage.reference.tables import DATA

_INDUSTRY_GROUPS = {"A": "AB", "B": "AB", "S": "ST", "T": "ST"}


@dataclass(frozen=True)
class Written:
    """One posting of the demo world."""

    firm: Firm
    wanted: Wanted
    writing: Writing
    raw: Mapping[str, Raw]
    facts: PostingFacts

    @property
    def name(self) -> str:
        """What tells it from the others in a message."""
        return f"{self.firm.slug} {self.wanted.text}"


@cache
def rows(name: str) -> list[dict[str, str]]:
    """A table of the reference data."""
    packed = (DATA / name).read_bytes()
    text = (lzma.decompress(packed) if name.endswith(".xz") else packed).decode()
    return list(csv.DictReader(text.splitlines()))


@cache
def everything(today: date = date(2026, 11, 22)) -> tuple[Written, ...]:
    """Every posting, as if all were submitted on one day."""
    return tuple(_all(today))


def _all(today: date) -> Iterator[Written]:
    places = {row["code5"]: row["prefecture_name"] + row["name"] for row in rows("municipalities.csv")}
    for serial, firm in enumerate([*cast_firms(), *firms()], start=1):
        address = places[firm.municipality] + firm.street
        content = details_of(firm, address) | {
            "establishment_number": "1301-000101-5",
            "establishment_name": firm.name,
            "establishment_name_kana": firm.kana,
            "establishment_postal_code": firm.postal_code,
            "establishment_municipality": firm.municipality,
            "establishment_address": address,
            "industry_code": firm.industry,
            "corporate_number": corporate_number(serial) if firm.is_company else "",
        }
        for number, wanted in enumerate(firm.wanted):
            writing = Writing(firm, wanted, number, today, wages(firm), address)
            typed = postings.answers_of(writing)
            fields = table().fields
            raw = {name: normalised(fields[name], value) for name, value in typed.items()}
            yield Written(firm, wanted, writing, raw, _facts(raw, content, firm, today))


@cache
def wages(firm: Firm) -> Wages:
    """What is paid around a firm, out of the files: the newest figures, which come last."""
    lowest = [row for row in rows("minimum_wages.csv") if row["prefecture_code"] == firm.prefecture]
    parents = {row["code"]: row["parent_code"] for row in rows("jsic_rev14.csv")}
    group = _INDUSTRY_GROUPS.get(parents[firm.industry], parents[firm.industry])
    known = (row for row in rows("offered_wages.csv") if row["prefecture_code"] == firm.prefecture)
    offered = {row["industry_group"]: row for row in known}

    def amount(column: str) -> int:
        return int(offered[group][column] or offered["ALL"][column])

    return Wages(
        max(int(row["hourly_wage_yen"]) for row in lowest),
        amount("fulltime_monthly_thousand_yen_workplace") * 1000,
        amount("parttime_hourly_yen_workplace"),
    )


@cache
def postal_codes() -> dict[str, set[str]]:
    """Postal code → municipalities (five digits) with their towns."""
    found: dict[str, set[str]] = {}
    for row in rows("postal_codes.csv.xz"):
        found.setdefault(row["postal_code"], set()).add(f"{row['municipality_code'][:5]}{row['town']}")
    return found


def _facts(raw: Mapping[str, Raw], content: Mapping[str, Raw], firm: Firm, today: date) -> PostingFacts:
    answers, category = answers_of(raw, content), Category.of(raw)
    wage = MinimumWage(firm.prefecture, wages(firm).minimum, date(2026, 10, 1))
    codes = {answers.text(name) for name in ("workplace_postal_code", "delivery_postal_code")} - {""}
    return PostingFacts(
        kind=category.kind,
        answers=answers,
        circumstances=Circumstances(
            today=today,
            declared_on=today,
            minimum_wage=wage,
            workplace_prefecture=answers.text("workplace_municipality")[:2],
            prefectures_by_postal_code={code: frozenset(each[:2] for each in postal_codes()[code]) for code in codes},
        ),
        settings=settings_on(today),
        flags=category.flags,
        **of_the_table(),
    )
