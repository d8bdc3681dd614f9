"""What the facts of an establishment must be to be registered (domain.md 4), and how long a provisional one waits."""

from collections.abc import Collection
from dataclasses import dataclass, fields
from datetime import date

from mypage.kernel.clock import days_after
from mypage.kernel.ja import is_katakana
from mypage.kernel.numbers import is_corporate_number
from mypage.kernel.rule import Violation, cites
from mypage.reference.rules.days import Holidays, previous_open_day


@dataclass(frozen=True)
class EstablishmentFacts:
    """The facts that are registered; codes in canonical form, texts as typed."""

    name: str
    name_kana: str
    corporate_name: str
    corporate_number: str
    postal_code: str
    prefecture_code: str
    municipality: str
    street: str
    building: str
    phone: str
    phone_shown: str
    contact_section: str
    contact_name: str
    contact_name_kana: str
    industry_code: str
    employees: int


LIMITS = {
    "name": ("事業所名", 60),
    "name_kana": ("事業所名（カナ）", 60),
    "corporate_name": ("法人名", 60),
    "municipality": ("市区町村", 40),
    "street": ("町名・番地", 80),
    "building": ("建物名", 60),
    "contact_section": ("担当者の課係名・役職名", 60),
    "contact_name": ("担当者の氏名", 40),
    "contact_name_kana": ("担当者の氏名（カナ）", 40),
}
_REQUIRED = ("name", "name_kana", "municipality", "street", "contact_name", "contact_name_kana")


@cites("domain.md 4", "国税庁 法人番号の検査用数字")
def violations_of_facts(facts: EstablishmentFacts) -> list[Violation]:
    """事業所の登録内容: everything that keeps the facts from being registered."""
    found = []
    for field in fields(facts):
        if field.name not in LIMITS:
            continue
        label, limit = LIMITS[field.name]
        value = getattr(facts, field.name)
        if field.name in _REQUIRED and not value.strip():
            found.append(Violation(f"{field.name}_missing", f"{label}を入力してください。", field.name))
        if len(value) > limit:
            message = f"{label}は{limit}文字以内で入力してください。{len(value) - limit}文字減らしてください。"
            found.append(Violation(f"{field.name}_too_long", message, field.name))
    for name in ("name_kana", "contact_name_kana"):
        value = getattr(facts, name)
        if value.strip() and not is_katakana(value):
            message = f"{LIMITS[name][0]}はカタカナで入力してください。"
            found.append(Violation(f"{name}_not_kana", message, name))
    if facts.corporate_number and not is_corporate_number(facts.corporate_number):
        message = "法人番号の13桁を確かめてください。国税庁から通知された番号と一致しません。"
        found.append(Violation("corporate_number", message, "corporate_number"))
    elif facts.corporate_number and not facts.corporate_name.strip():
        message = "法人番号を入力したときは、法人名も入力してください。"
        found.append(Violation("corporate_name_missing", message, "corporate_name"))
    if not 0 <= facts.employees <= 999_999:
        message = "従業員数は0から999,999までの数字で入力してください。"
        found.append(Violation("employees", message, "employees"))
    return found


@cites("domain.md 1.2: 14-day rule", "求人者マイページの案内（厚生労働省 2020年）: 14日目が閉庁日のとき")
def provisional_until(applied_on: date, days: int, holidays: Holidays, closed_days: Collection[date] = ()) -> date:
    """仮登録の有効期限: the day by whose end it must be confirmed; when that day is closed, the previous open day.

    >>> provisional_until(date(2026, 11, 2), 14, lambda day: False)
    datetime.date(2026, 11, 16)
    >>> provisional_until(date(2026, 11, 1), 14, lambda day: False)
    datetime.date(2026, 11, 13)
    """
    return max(applied_on, previous_open_day(days_after(applied_on, days), holidays, closed_days))


@cites("domain.md 1.2: 14-day rule")
def has_lapsed(lapses_on: date, today: date) -> bool:
    """仮登録の失効: from the day after its last day on.

    >>> has_lapsed(date(2026, 11, 16), date(2026, 11, 16)), has_lapsed(date(2026, 11, 16), date(2026, 11, 17))
    (False, True)
    """
    return today > lapses_on
