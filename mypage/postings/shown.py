"""The answers of a posting in words as people read them: for the check page, the office, the employer, prints. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from mypage.kernel.fields import Answers, Field, answer_in_words
from mypage.postings.content import Category, fields_of, table
from mypage.postings.pages import SECTION_TITLES

EMPTY = "入力なし"
_LATER = "受理したときに決まります"
_GIVEN_BY_OFFICE = frozenset({"posting_number", "accepted_on", "referral_until", "accepting_office"})
_WORDS_OF_EMPTY = dict.fromkeys(_GIVEN_BY_OFFICE, _LATER) | {
    "source_posting_number": "転用ではありません",
    "occupation_guide": "職業分類（1）の解説はありません",
}
_TWINS = {
    "employment_begins_on": "employment_ends_on",
    "application_accepted_from_on": "application_accepted_until",
    "visit_from_on": "visit_until",
}
_LABELS = {
    "employment_begins_on": "雇用期間の初日と末日",
    "application_accepted_from_on": "応募の受付期間",
    "visit_from_on": "応募前職場見学の期間",
    "between_from": "又は（時間帯）",
}
"""Labels of pairs that no common beginning gives."""
_ENDINGS = ("の下限", "下限", "始業")
_PEOPLE = ("employees", "hires", "new_graduates", "childcare_leave_men", "childcare_leave_women")
_PATTERNS = {
    "founded_year": "{}年",
    "branch_count": "{}か所",
    "employment_period_years": "{}年",
    "employment_period_months": "{}か月",
    "earlier_graduates_within_years": "卒業後{}年以内",
    "age_from": "{}歳以上",
    "age_to": "{}歳以下",
    "monthly_working_days": "{}日",
    "pay_closing_day": "毎月{}日",
    "pay_day_of_month": "{}日",
    "bonus_times": "年{}回",
    "bonus_months": "{}か月分",
    "between_hours": "{}時間",
    "monthly_overtime_hours": "{}時間",
    "weekly_scheduled_hours": "{}時間（入力された内容から計算）",
    "monthly_scheduled_hours": "{}時間（入力された内容から計算）",
    "retirement_pay_from_years": "勤続{}年以上",
    "retirement_age": "{}歳",
    "reemployment_until_age": "{}歳まで",
    "extension_until_age": "{}歳まで",
    "average_years_of_service": "{}年",
    "average_age_of_employees": "{}歳",
    "average_overtime_hours_last_year": "{}時間",
    "average_paid_leave_taken_last_year": "{}日",
    "interview_count": "{}回",
    "document_result_days": "書類が届いてから{}日以内",
    "interview_result_days": "面接から{}日以内",
}
"""Numbers whose unit the input of the field does not say."""
_UNITS = {"yen": "円", "days": "日", "minutes": "分"}


@dataclass(frozen=True)
class ShownAnswer:
    """One line: `names` are the fields that it tells, a pair has two; `text` is never empty."""

    names: tuple[str, ...]
    label: str
    text: str
    is_empty: bool
    is_required: bool = False

    @property
    def field(self) -> str:
        """The field that it begins with."""
        return self.names[0]

    @property
    def is_unanswered(self) -> bool:
        """Whether nobody answered it, and nobody had to."""
        return self.is_empty and not self.is_required


@dataclass(frozen=True)
class ShownSection:
    """One of the eight official sections with the answers that apply."""

    number: int
    title: str
    rows: tuple[ShownAnswer, ...]


def shown_answers(
    answers: Answers, category: Category, names_of_codes: Mapping[str, str] | None = None
) -> list[ShownSection]:
    """Every field that applies, in the official order; `names_of_codes` says what the codes of some fields mean."""
    names = names_of_codes or {}
    applying = [field for field in fields_of(category) if field.name in answers.shown]
    seconds = {twin_of(field.name) for field in applying} - {""}
    rows: dict[int, list[ShownAnswer]] = {}
    for field in applying:
        if field.name not in seconds or first_of(field.name) not in answers.shown:
            rows.setdefault(field.section, []).append(_line(field, answers, names))
    return [ShownSection(number, SECTION_TITLES[number], tuple(each)) for number, each in sorted(rows.items())]


def twin_of(name: str) -> str:
    """The upper bound that belongs to a lower one; empty for any other field."""
    twin = _TWINS.get(name) or (f"{name.removesuffix('_from')}_to" if name.endswith("_from") else "")
    return twin if twin in table().fields else ""


def first_of(name: str) -> str:
    """The lower bound that belongs to an upper one; empty for any other field."""
    found = [first for first, second in _TWINS.items() if second == name]
    return found[0] if found else f"{name.removesuffix('_to')}_from" if name.endswith("_to") else ""


def text_of(field: Field, answers: Answers, names_of_codes: Mapping[str, str] | None = None) -> str:
    """One answer in words; as it was typed where it cannot be read, empty where there is none."""
    if field.name in (names_of_codes or {}):
        return (names_of_codes or {})[field.name]
    return answer_in_words(field, answers.values.get(field.name), answers.raw.get(field.name, ""), _number)


def _line(field: Field, answers: Answers, names: Mapping[str, str]) -> ShownAnswer:
    twin = table().fields.get(twin_of(field.name))
    text = text_of(field, answers, names)
    if twin is None:
        return _answer(field, (field.name,), field.label, text, answers)
    if twin.name not in answers.shown:
        return _answer(field, (field.name,), _pair_label(field), text, answers)
    text = _span(text, field, twin, answers)
    return _answer(field, (field.name, twin.name), _pair_label(field), text, answers)


def _answer(field: Field, names: tuple[str, ...], label: str, text: str, answers: Answers) -> ShownAnswer:
    words = text or _WORDS_OF_EMPTY.get(field.name, EMPTY)
    return ShownAnswer(names, label, words, not text, any(name in answers.required for name in names))


def _span(low: str, field: Field, twin: Field, answers: Answers) -> str:
    high = text_of(twin, answers)
    if not low and not high:
        return ""
    if not high and twin.name not in answers.required:
        return f"{low}から" if field.input == "date" else low
    if not low and twin.name == "age_to":
        return high
    return f"{low or EMPTY}〜{_next_day(field, twin, answers)}{high or EMPTY}"


def _next_day(field: Field, twin: Field, answers: Answers) -> str:
    start, end = answers.minute(field.name), answers.minute(twin.name)
    is_over_midnight = field.input == "time" and start is not None and end is not None and end <= start
    return "翌日の" if is_over_midnight else ""


def _pair_label(field: Field) -> str:
    if field.name in _LABELS:
        return _LABELS[field.name]
    for ending in _ENDINGS:
        if field.label.endswith(ending):
            return field.label.removesuffix(ending)
    return field.label


def _number(field: Field, value: int | Decimal) -> str:
    if field.input == "time" and isinstance(value, int):
        return f"{value // 60}時{value % 60:02d}分"
    if field.name == "retirement_pay_from_years" and value == 0:
        return "勤続年数は問いません"
    if field.name in _PATTERNS:
        return _PATTERNS[field.name].format(value)
    return f"{value:,}{_unit(field)}"


def _unit(field: Field) -> str:
    if field.name.endswith("_percent") or "_percent_" in field.name:
        return "％"
    if field.name == "capital_yen" or field.name.startswith("total_pay_"):
        return "円"
    is_of_people = field.name.startswith(_PEOPLE) or "_employees_at_" in field.name
    return _UNITS.get(field.input, "名" if is_of_people else "")
