"""The content of a posting: its table of fields, and what is computed out of the answers and the establishment."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from mypage.kernel.fields import Answers, Field, FieldTable, Raw
from mypage.kernel.fields.field import Bounds
from mypage.kernel.tables import field_overrides
from mypage.postings.settings_tables import tables_folder
from mypage.postings.working_time import monthly_scheduled_hours, weekly_scheduled_hours

DATA = Path(__file__).parent / "data"
KINDS = {
    "一般（フルタイム）": "full_time",
    "一般（パート）": "part_time",
    "大卒等": "university",
    "高卒": "high_school",
    "中卒": "junior_high",
    "季節": "seasonal",
    "出稼ぎ": "migrant",
}
"""求人区分 as the form says it → the kind."""
GRADUATE_KINDS = frozenset({"university", "high_school", "junior_high"})
SCHOOL_KINDS = frozenset({"high_school", "junior_high"})
ALLOWANCES = (1, 2, 3, 4)
SHIFTS = (1, 2, 3)
AT_ESTABLISHMENT = "事業所所在地と同じ"
"""就業場所: where the establishment is."""
ABROAD = "59"
"""就業場所の市区町村: a place that has no Japanese postal code."""
_ESTABLISHMENT_NUMBERS = ("employees_in_company", "founded_year", "capital_yen", "branch_count")

NAMES_AS_TYPED = frozenset(
    {
        "establishment_name", "representative_name", "contact_name", "website", "industry", "corporate_number",
        *(f"{name}_{number}" for name in ("branch", "main_client", "affiliate") for number in (1, 2, 3)),
    }
)  # fmt: skip
"""Names of people and firms, and addresses of the web: kept as typed, never refused (R-163, R-164)."""


def _between(low: str, high: str) -> Bounds:
    return Decimal(low), Decimal(high)


_BOUNDS: Mapping[str, Bounds] = {
    "monthly_working_days": _between("0.1", "31.0"),
    "employment_period_months": _between("0", "11"),
    "annual_days_off": _between("0", "366"),
    "share_of_women_officers_percent": _between("0", "100"),
    "share_of_women_managers_percent": _between("0", "100"),
}


_ASKED_WHEN = {
    "employment_period_years": "employment_period_measure = 期間で示す",
    "age_from": "age_limit = 制限あり",
    "age_to": "age_limit = 制限あり",
    "occupation_code_2": "occupation_code_1 is set",
    "occupation_code_3": "occupation_code_2 is set",
    "licence_code_1": "licences = 必要",
    "licence_code_2": "licence_code_1 is set",
    "licence_code_3": "licence_code_2 is set",
    "other_licence": "licences = 必要",
    "any_licence_suffices": "licences = 必要",
    "reemployment_until_age": "has_reemployment = あり",
    "extension_until_age": "has_employment_extension = あり",
    "childcare_facility_remarks": "has_childcare_facility = あり",
    "passive_smoking_remarks": "passive_smoking_measure = あり（喫煙室設置）",
    "working_time_remarks": "working_time_system is set",
    "visit_from_on": "allows_visit_before_application = 可",
    "visit_until": "allows_visit_before_application = 可",
}
"""Questions that make sense after another answer only, and further cases of those that a case demands."""


@cache
def table() -> FieldTable:
    """求人申込みの項目: the table as this service uses it, read once."""
    path = DATA / "posting_fields.csv"
    own = field_overrides(path.name, tables_folder())
    return FieldTable.read(path, as_typed=NAMES_AS_TYPED, bounds=_BOUNDS, overrides=own, asked_when=_ASKED_WHEN)


@cache
def of_the_table() -> Mapping[str, Any]:
    """What the rules know of every field, as `PostingFacts` takes it."""
    fields = table().fields
    return {
        "labels": {name: field.label for name, field in fields.items()},
        "limits": {name: field.limit for name, field in fields.items()},
        "inputs": {name: field.input for name, field in fields.items()},
        "names_as_typed": NAMES_AS_TYPED,
    }


@dataclass(frozen=True)
class Category:
    """What decides the questions: the kind and the flags over it."""

    kind: str
    flags: frozenset[str] = frozenset()

    @classmethod
    def of(cls, raw: Mapping[str, Raw]) -> "Category":
        """What the answers of the first section say; 一般（フルタイム） while nothing is said."""
        kind = KINDS.get(str(raw.get("posting_category", "")), "full_time")
        if kind not in ("full_time", "part_time"):
            return cls(kind)
        flags = {"disability"} if raw.get("is_for_people_with_disabilities") == "該当する" else set()
        if raw.get("trial_employment", "") not in ("", "希望しない"):
            flags.add("trial")
        return cls(kind, frozenset(flags))


def fields_of(category: Category) -> list[Field]:
    """The fields that a posting of this category has, in the official order."""
    return table().of(category.kind, category.flags)


def choices_of(field: Field, kind: str) -> tuple[str, ...]:
    """The choices of a field that a kind of posting may take, in the official order."""
    if field.name == "employment_form":
        return field.choices[4:] if kind == "part_time" else field.choices[:4]
    if field.name == "disclosure_scope" and kind in SCHOOL_KINDS:
        return (field.choices[0], field.choices[3])
    return field.choices


def answers_of(raw: Mapping[str, Raw], establishment: Mapping[str, Raw]) -> Answers:
    """The answers that count, with what the establishment's data says and what is computed."""
    category = Category.of(raw)
    everything = {**raw, **from_establishment(establishment)}
    if raw.get("workplace_choice") == AT_ESTABLISHMENT:
        everything["workplace_municipality"] = establishment.get("establishment_municipality", "")
    answers = table().read_answers(everything, category.kind, category.flags)
    if answers.text("workplace_municipality") == ABROAD:
        answers = replace(answers, required=answers.required - {"workplace_postal_code"})
    numbers = {name: int(answers.text(name)) for name in _ESTABLISHMENT_NUMBERS if answers.text(name).isdecimal()}
    return with_computed(answers.with_values(**numbers), category.kind)


def from_establishment(content: Mapping[str, Raw]) -> dict[str, Raw]:
    """The fields of a posting that are the establishment's, out of its data (`shown_content`)."""
    sales = {f"annual_sales_{number}": _sales(content, number) for number in (1, 2, 3)}
    own = {**content, **sales}
    fields = table().fields.values()
    return {field.name: own.get(field.name, "") for field in fields if field.is_computed and field.name in own}


def _sales(content: Mapping[str, Raw], number: int) -> str:
    year, yen = content.get(f"annual_sales_year_{number}", ""), content.get(f"annual_sales_yen_{number}", "")
    return f"{year}年度 {int(str(yen)):,}円" if str(yen).isdecimal() and year else ""


def with_computed(answers: Answers, kind: str) -> Answers:
    """The answers with sums and hours: ａ＋ｂ（＋ｃ）, the weekly and the monthly scheduled hours."""
    values = {
        "total_pay_from": _total(answers, "from"),
        "total_pay_to": _total(answers, "to"),
        "weekly_scheduled_hours": weekly_scheduled_hours(answers, kind),
        "monthly_scheduled_hours": monthly_scheduled_hours(answers),
    }
    known = {name: value for name, value in values.items() if value is not None}
    raw = {**answers.raw, **{name: str(value) for name, value in known.items()}}
    done = answers.with_values(**known)
    return Answers(done.values, raw, done.required, done.shown, done.unreadable)


def _total(answers: Answers, bound: str) -> int | None:
    base = answers.number(f"base_pay_{bound}")
    if base is None:
        return None
    allowances = sum(answers.number(f"fixed_allowance_{number}_{bound}") or 0 for number in ALLOWANCES)
    return base + allowances + (answers.number(f"fixed_overtime_{bound}") or 0)
