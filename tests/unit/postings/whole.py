"""A posting's facts the way the product makes them, without a database: as typed, kept, read, computed, judged."""

import csv
from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import mypage.reference
from mypage.kernel.fields import Raw, normalised
from mypage.postings.content import KINDS, Category, answers_of, of_the_table, table
from mypage.postings.rules.facts import Circumstances, MinimumWage, PostingFacts
from mypage.postings.settings_tables import programmes_on, settings_on
from tests.posting_answers import answers_for

TODAY = date(2026, 11, 22)
_DATA = Path(mypage.reference.__file__).parent / "data"
CATEGORIES = {kind: category for category, kind in KINDS.items()}

ESTABLISHMENT: Mapping[str, Raw] = {
    "establishment_number": "13010000123",
    "establishment_name": "社会福祉法人みほん会　第二ケアセンター",
    "establishment_name_kana": "ミホンカイ　ダイニケアセンター",
    "establishment_postal_code": "1020072",
    "establishment_municipality": "13101",
    "establishment_address": "東京都千代田区飯田橋９丁目８番７号",
    "website": "https://mihonkai.example.jp/",
    "industry": "社会保険・社会福祉・介護事業",
    "employees_in_company": "120",
    "founded_year": "1984",
    "capital_yen": "10000000",
    "has_labour_union": "なし",
    "business_description": "高齢者が暮らす施設を運営しています。",
    "representative_title": "理事長",
    "representative_name": "山田 太郎",
    "corporate_number": "8700110005901",
    "has_work_rules_for_full_time": "あり",
    "has_work_rules_for_part_time": "あり",
    "childcare_leave_record": "あり",
    "family_care_leave_record": "対象者なし",
    "child_nursing_leave_record": "あり",
}


def whole(
    kind: str = "full_time",
    flags: Collection[str] = (),
    *,
    today: date = TODAY,
    at: Mapping[str, Raw] | None = None,
    known: Mapping[str, Any] | None = None,
    **typed: Raw,
) -> PostingFacts:
    """A valid posting of a kind with these answers typed over it: `at` changes the establishment, `known` what else."""
    fields = table().fields
    answered = {**answers_for(kind, flags, on=today), **typed}
    raw = {name: normalised(fields[name], value) for name, value in answered.items()}
    establishment = {**ESTABLISHMENT, **(at or {})}
    category, answers = Category.of(raw), answers_of(raw, establishment)
    prefecture = answers.text("workplace_municipality")[:2]
    wage, coming = minimum_wages(prefecture, today)
    circumstances = Circumstances(
        today=today,
        declared_on=today,
        minimum_wage=wage,
        coming_minimum_wage=coming,
        workplace_prefecture=prefecture,
        programmes=programmes_on(today),
    )
    return PostingFacts(
        kind=category.kind,
        answers=answers,
        circumstances=replace(circumstances, **(known or {})),
        settings=settings_on(today),
        flags=category.flags,
        **of_the_table(),
    )


@cache
def _wages() -> dict[str, list[MinimumWage]]:
    found: dict[str, list[MinimumWage]] = {}
    with (_DATA / "minimum_wages.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            effective = date.fromisoformat(row["effective_date"])
            wage = MinimumWage(row["prefecture_name"], int(row["hourly_wage_yen"]), effective)
            found.setdefault(row["prefecture_code"], []).append(wage)
    return found


def minimum_wages(prefecture: str, today: date) -> tuple[MinimumWage | None, MinimumWage | None]:
    """In force and announced, from the tables of the product."""
    wages = sorted(_wages().get(prefecture, []), key=lambda each: each.effective_on)
    in_force = [each for each in wages if each.effective_on <= today]
    coming = [each for each in wages if each.effective_on > today]
    return (in_force[-1] if in_force else None), (coming[0] if coming else None)
