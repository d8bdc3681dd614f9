"""What the answers of the six screens and of a workplace must be (domain.md 4, establishment_fields.csv)."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from mypage.accounts.rules.mail_address import typed_address, violations_of_mail_address
from mypage.establishments.rules.addresses import Place, violations_of_address
from mypage.kernel.fields import Answers, Field, text_length
from mypage.kernel.ja import is_katakana
from mypage.kernel.numbers import is_corporate_number, phone_digits
from mypage.kernel.rule import Violation, cites

_CHOSEN = {"choice", "yes_no", "multi_choice"}
_LICENCE = re.compile(r"派[0-9]{2}-[0-9]{6}")
_EMOJI = range(0x1F000, 0x20000)


@dataclass(frozen=True)
class ContentFacts:
    """The answers, the rows of the table that they answer, and what the reference tables say about them."""

    answers: Answers
    fields: Mapping[str, Field]
    this_year: int
    places: Mapping[str, Place]
    """Five digits to the municipality, for those codes of the answers that exist."""
    industries: Mapping[str, str]
    """Code to name, for those codes of the answers that exist."""

    @property
    def words(self) -> dict[str, str]:
        """The codes of the answers in words."""
        return {code: place.heads[0] for code, place in self.places.items()} | dict(self.industries)


@cites("establishment_fields.csv", "domain.md 4")
def violations_of_content(facts: ContentFacts) -> list[Violation]:
    """事業所の項目: everything that keeps the answers from being sent to the office, in the order of the table."""
    found = [*_missing(facts), *_unreadable(facts), *_lengths(facts), *_signs(facts), *_shapes(facts)]
    found += [*_addresses(facts), *_codes(facts), *_people(facts), *_years(facts)]
    order = list(facts.fields)
    return sorted(found, key=lambda violation: order.index(violation.field))


@cites("establishment_fields.csv: required_when")
def violations_of_missing(answers: Answers, fields: Iterable[Field]) -> list[Violation]:
    """必須の項目: those that must be answered and are not."""
    return [
        Violation(
            "missing", f"{field.label}を{'選んで' if field.input in _CHOSEN else '入力して'}ください。", field.name
        )
        for field in fields
        if field.name in answers.required and not answers.raw.get(field.name)
    ]


@cites("establishment_fields.csv: limit", "domain.md 3.0: a line that is broken off counts as 30")
def over_limit(field: Field, text: str) -> int:
    """文字数の超過: how many characters a text is too long by; 0 when it is not, or for what is no text."""
    if not field.limit or field.unit != "characters":
        return 0
    length = text_length(text) if field.input == "long_text" else len(text)
    return max(length - field.limit, 0)


@cites("domain.md 3.0: no emoji, control or private-use characters")
def unusable_sign(text: str) -> tuple[int, str] | None:
    """使えない文字: the first emoji, control or private-use character, with its place counted from 1.

    >>> unusable_sign("明るい職場です。"), unusable_sign("楽しい😀")
    (None, (4, '😀'))
    """
    for place, sign in enumerate(text, start=1):
        if sign != "\n" and (unicodedata.category(sign) in {"Cc", "Co", "Cn", "Cs"} or ord(sign) in _EMOJI):
            return place, sign
    return None


def _missing(facts: ContentFacts) -> list[Violation]:
    return violations_of_missing(facts.answers, facts.fields.values())


def _unreadable(facts: ContentFacts) -> Iterator[Violation]:
    for name, message in facts.answers.unreadable.items():
        yield Violation("unreadable", message, name)


def _lengths(facts: ContentFacts) -> Iterator[Violation]:
    for field in facts.fields.values():
        over = over_limit(field, facts.answers.text(field.name))
        if over:
            message = f"{field.label}は{field.limit}文字以内で入力してください。{over}文字減らしてください。"
            yield Violation("too_long", message, field.name)


def _signs(facts: ContentFacts) -> Iterator[Violation]:
    for field in facts.fields.values():
        found = unusable_sign(facts.answers.text(field.name)) if field.input == "long_text" else None
        if found:
            place, sign = found
            message = f"{field.label}の{place}文字目「{sign}」は使えません。ほかの文字に置きかえてください。"
            yield Violation("unusable_sign", message, field.name)


def _shapes(facts: ContentFacts) -> Iterator[Violation]:
    for field in facts.fields.values():
        text = facts.answers.text(field.name)
        fault = _fault_of_shape(field, text) if text else ""
        if fault:
            yield Violation("shape", fault, field.name)


def _fault_of_shape(field: Field, text: str) -> str:
    if field.name.endswith("_kana"):
        return "" if is_katakana(text) else f"{field.label}はカタカナで入力してください。"
    if field.name.endswith("postal_code"):
        is_one = re.fullmatch(r"[0-9]{7}", text)
        return "" if is_one else f"{field.label}は、7桁の数字で入力してください。"
    if field.input == "mail":
        return next((violation.message for violation in violations_of_mail_address(typed_address(text))), "")
    if field.input == "phone":
        return "" if _is_phone(text) else f"{field.label}は、市外局番から10桁か11桁の数字で入力してください。"
    check = _OWN_SHAPES.get(field.name)
    return "" if check is None or check[0](text) else check[1]


def _is_phone(text: str) -> bool:
    try:
        phone_digits(text)
    except ValueError:
        return False
    return True


def _is_website(text: str) -> bool:
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and "." in (parts.hostname or "") and not re.search(r"\s", text)


def _is_licence(text: str) -> bool:
    return _LICENCE.fullmatch(text) is not None and 1 <= int(text[1:3]) <= 47


_OWN_SHAPES: Mapping[str, tuple[Callable[[str], bool], str]] = {
    "corporate_number": (
        is_corporate_number,
        "法人番号の13桁を確かめてください。国税庁から通知された番号と一致しません。",
    ),
    "website": (_is_website, "ホームページは、「https://www.example.co.jp」のような形で入力してください。"),
    "dispatch_licence_number": (_is_licence, "許可番号を「派13-123456」の形で入力してください。"),
}


def _addresses(facts: ContentFacts) -> Iterator[Violation]:
    for code_name, address_name in (
        ("establishment_municipality", "establishment_address"),
        ("workplace_municipality", "workplace_address"),
    ):
        line, place = facts.answers.text(address_name), facts.places.get(facts.answers.text(code_name))
        if address_name in facts.fields and line and place:
            yield from violations_of_address(line, place, address_name, facts.fields[address_name].label)


def _codes(facts: ContentFacts) -> Iterator[Violation]:
    for name, known in (
        ("establishment_municipality", facts.places),
        ("workplace_municipality", facts.places),
        ("industry_code", facts.industries),
    ):
        code = facts.answers.text(name)
        if name in facts.fields and code and code not in known:
            message = f"{facts.fields[name].label}を一覧から選んでください。"
            yield Violation("unknown_code", message, name)


def _people(facts: ContentFacts) -> Iterator[Violation]:
    for whole_name, parts in (
        ("employees_in_company", ("employees_at_establishment",)),
        ("employees_at_establishment", ("female_employees", "part_time_employees")),
        ("workplace_employees", ("workplace_female_employees", "workplace_part_time_employees")),
    ):
        whole = facts.answers.number(whole_name)
        for name in parts:
            part = facts.answers.number(name)
            if whole is not None and part is not None and part > whole:
                limit = f"{facts.fields[whole_name].label}（{whole:,}人）"
                message = f"{facts.fields[name].label}は、{limit}までの人数を入力してください。"
                yield Violation("more_than_all", message, name)


def _years(facts: ContentFacts) -> Iterator[Violation]:
    for name in ("founded_year", "annual_sales_year_1", "annual_sales_year_2", "annual_sales_year_3"):
        year = facts.answers.number(name)
        if year is not None and year > facts.this_year:
            message = f"{facts.fields[name].label}は、{facts.this_year}年までの西暦の年を入力してください。"
            yield Violation("future_year", message, name)
    latitude, longitude = (facts.answers.raw.get(name) for name in ("latitude", "longitude"))
    if bool(latitude) != bool(longitude):
        missing = "longitude" if latitude else "latitude"
        yield Violation("half_a_place", "地図の緯度と経度は、両方を入力してください。", missing)
    retirement = facts.answers.number("usual_retirement_age")
    for name in ("usual_reemployment_until_age", "usual_extension_until_age"):
        until = facts.answers.number(name)
        if retirement is not None and until is not None and until < retirement:
            message = f"{facts.fields[name].label}は、定年年齢（{retirement}歳）以上の年齢を入力してください。"
            yield Violation("before_retirement", message, name)
