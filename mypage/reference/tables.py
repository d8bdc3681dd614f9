"""The files of `data/`: read, digested, and turned into rows of the database."""

import csv
import hashlib
import io
import lzma
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from django.db.models import Model

from mypage.reference.models import (
    Industry,
    Licence,
    MinimumWage,
    Municipality,
    Occupation,
    OfferedWage,
    Prefecture,
)
from mypage.reference.words import folded, place_search_text

DATA = Path(__file__).parent / "data"
READING = "2"
"""Goes into every digest; raised when a table is turned into rows in another way, so that it is loaded again."""

Row = dict[str, str]
PostalRow = tuple[str, str, str, str]
POSTAL_COLUMNS = ("postal_code", "municipality_id", "town", "town_kana")


@dataclass(frozen=True)
class Source:
    """The files of one table as they stand in a folder, read once."""

    contents: tuple[bytes, ...]

    @property
    def digest(self) -> str:
        """What tells whether the database agrees with these files already."""
        parts = [hashlib.sha256(content).digest() for content in self.contents]
        return hashlib.sha256(b"".join([READING.encode(), *parts])).hexdigest()

    def rows(self) -> list[list[Row]]:
        """The rows of each file, by the names in its head."""
        return [_rows(content) for content in self.contents]


def _rows(content: bytes) -> list[Row]:
    lines = csv.reader(io.StringIO(content.decode("utf-8")))
    head = next(lines)
    return [dict(zip(head, line, strict=True)) for line in lines]


def read(folder: Path, name: str) -> Source:
    """A table from plain (`.csv`) or packed (`.csv.xz`) files; FileNotFoundError when one is missing."""
    return Source(tuple(_bytes(folder, file) for file in FILES[name]))


def _bytes(folder: Path, file: str) -> bytes:
    plain = folder / f"{file}.csv"
    return plain.read_bytes() if plain.exists() else lzma.decompress((folder / f"{file}.csv.xz").read_bytes())


@dataclass(frozen=True)
class CodeList:
    """A table whose rows have a code: how to make them, what identifies one, what a newer table may change."""

    model: type[Model]
    build: Callable[..., Iterable[Model]]
    key: tuple[str, ...]
    changing: tuple[str, ...]
    retires: bool = True
    """Whether a row that a later table drops is kept as no longer current."""


def prefectures(rows: list[Row]) -> list[Prefecture]:
    """都道府県."""
    return [Prefecture(code=row["code"], name=row["name"], name_kana=row["name_kana"]) for row in rows]


def municipalities(rows: list[Row]) -> list[Municipality]:
    """市区町村, cities before their wards."""
    readings = {row["code"]: row["name_kana"] for row in rows}
    return [
        Municipality(
            code=row["code"],
            prefecture_id=row["prefecture_code"],
            district=row["district"],
            name=row["name"],
            short_name=row["short_name"],
            name_kana=row["name_kana"],
            kind=row["type"],
            parent_id=row["parent_code"] or None,
            is_northern_territory=row["northern_territories"] == "1",
            search_text=place_search_text(
                [
                    f"{row['district']}{row['name']}",
                    row["name_kana"],
                    row["name_kana"].removeprefix(readings[row["parent_code"]]) if row["parent_code"] else "",
                ]
            ),
        )
        for row in sorted(rows, key=lambda row: (bool(row["parent_code"]), row["code"]))
    ]


def postal_codes(rows: list[Row]) -> list[PostalRow]:
    """郵便番号, each row once (the table repeats some), in the order of the table, as `POSTAL_COLUMNS` says."""
    return list(
        dict.fromkeys((row["postal_code"], row["municipality_code"], row["town"], row["town_kana"]) for row in rows)
    )


def industries(rows: list[Row]) -> list[Industry]:
    """産業分類, from the top."""
    return [
        Industry(
            code=row["code"],
            level=int(row["level"]),
            parent_id=row["parent_code"] or None,
            name=row["name"],
            search_text=folded(row["name"]),
        )
        for row in sorted(rows, key=lambda row: (row["level"], row["code"]))
    ]


def occupations(rows: list[Row], job_tag: list[Row]) -> list[Occupation]:
    """職業分類, from the top, with the names by which job tag knows what belongs there."""
    known: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in job_tag:
        names = {"name": row["name"], "aliases": [alias for alias in row["aliases"].split("|") if alias]}
        for code in row["mhlw_codes"].split():
            known[code].append({**names, "main": code == row["main_mhlw_code"]})
    also = {
        code: [name for each in found for name in (each["name"], *each["aliases"])] for code, found in known.items()
    }
    return [
        Occupation(
            code=row["code"],
            level=int(row["level"]),
            parent_id=row["parent_code"] or None,
            name=row["name"],
            examples=row["example_jobtag_occupations"].replace("|", "、"),
            job_tag=known.get(row["code"], []),
            search_text=folded(" ".join([row["name"], *dict.fromkeys(also.get(row["code"], []))])),
        )
        for row in sorted(rows, key=lambda row: (row["level"], row["code"]))
    ]


def licences(rows: list[Row]) -> list[Licence]:
    """免許・資格."""
    return [
        Licence(
            code=row["code"],
            category_code=row["category_code"],
            category=row["category"],
            name=row["name"],
            search_text=folded(f"{row['name']} {row['category']}"),
        )
        for row in rows
    ]


def minimum_wages(rows: list[Row]) -> list[MinimumWage]:
    """地域別最低賃金."""
    return [
        MinimumWage(
            prefecture_id=row["prefecture_code"],
            fiscal_year=int(row["fiscal_year"]),
            yen=int(row["hourly_wage_yen"]),
            effective_date=date.fromisoformat(row["effective_date"]),
            is_date_confirmed=row["date_status"] != "planned",
            source=row["source"],
        )
        for row in rows
    ]


def offered_wages(rows: list[Row]) -> list[OfferedWage]:
    """平均求人賃金 by workplace; the averages by the office that received a posting are not used."""
    return [
        OfferedWage(
            prefecture_code=row["prefecture_code"],
            prefecture_name=row["prefecture_name"],
            industry_group=row["industry_group"],
            industry_name=row["industry_name"],
            fiscal_year=int(row["fiscal_year"]),
            monthly_thousand_yen=int(row["fulltime_monthly_thousand_yen_workplace"] or 0) or None,
            hourly_yen=int(row["parttime_hourly_yen_workplace"] or 0) or None,
        )
        for row in rows
    ]


PLACE_FIELDS = ("prefecture", "district", "name", "short_name", "name_kana", "kind", "parent", "is_northern_territory")
CODE_LISTS = {
    "prefectures": CodeList(Prefecture, prefectures, ("code",), ("name", "name_kana"), retires=False),
    "municipalities": CodeList(Municipality, municipalities, ("code",), (*PLACE_FIELDS, "is_current", "search_text")),
    "industries": CodeList(Industry, industries, ("code",), ("level", "parent", "name", "is_current", "search_text")),
    "occupations": CodeList(
        Occupation,
        occupations,
        ("code",),
        ("level", "parent", "name", "examples", "job_tag", "is_current", "search_text"),
    ),
    "licences": CodeList(
        Licence, licences, ("code",), ("category_code", "category", "name", "is_current", "search_text")
    ),
    "minimum_wages": CodeList(
        MinimumWage,
        minimum_wages,
        ("prefecture", "fiscal_year"),
        ("yen", "effective_date", "is_date_confirmed", "source"),
        retires=False,
    ),
    "offered_wages": CodeList(
        OfferedWage,
        offered_wages,
        ("prefecture_code", "industry_group", "fiscal_year"),
        ("prefecture_name", "industry_name", "monthly_thousand_yen", "hourly_yen"),
        retires=False,
    ),
}
FILES: dict[str, tuple[str, ...]] = {
    "prefectures": ("prefectures",),
    "municipalities": ("municipalities",),
    "postal_codes": ("postal_codes",),
    "offices": ("hellowork_offices",),
    "jurisdictions": ("hellowork_jurisdictions",),
    "industries": ("jsic_rev14",),
    "occupations": ("occupations_mhlw_2022", "jobtag_occupations"),
    "licences": ("licenses",),
    "minimum_wages": ("minimum_wages",),
    "offered_wages": ("offered_wages",),
}
"""The tables in the order in which they are loaded, with their files."""
NEEDS: dict[str, tuple[str, ...]] = {
    "municipalities": ("prefectures",),
    "postal_codes": ("prefectures", "municipalities"),
    "offices": ("prefectures", "municipalities"),
    "jurisdictions": ("prefectures", "municipalities", "offices"),
    "minimum_wages": ("prefectures",),
}
"""What must be there before a table can be loaded."""
