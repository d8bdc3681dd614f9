"""What administrators state of an office, and what must hold of it."""

import re
from dataclasses import dataclass
from datetime import time

from mypage.kernel.numbers import phone_digits
from mypage.kernel.rule import Violation, cites

KINDS = ("national", "local", "other")
LIMITS = {
    "name": ("名称", 60),
    "common_name": ("よく使われる名称", 60),
    "address": ("所在地", 120),
    "phone": ("電話番号", 20),
    "hours_note": ("開庁時間の補足", 200),
    "jurisdiction_text": ("管轄区域の説明", 400),
}


@dataclass(frozen=True)
class OfficeFacts:
    """An office as it is stated: codes and postal code as plain digits, "" or None for what is not known."""

    kind: str
    name: str
    prefecture_code: str
    common_name: str = ""
    code: str = ""
    number_code: str = ""
    location_code: str = ""
    postal_code: str = ""
    address: str = ""
    phone: str = ""
    opens_at: time | None = None
    closes_at: time | None = None
    hours_note: str = ""
    jurisdiction_text: str = ""
    parent_id: int | None = None


@cites("求人番号と事業所番号の構成（data/README.md, offices）")
def violations_of_office_codes(facts: OfficeFacts) -> list[Violation]:
    """安定所番号は数字5桁、事業所番号の先頭は数字4桁で、両方あるときは安定所番号の上4桁と同じである。

    >>> [violation.code for violation in violations_of_office_codes(OfficeFacts("national", "x", "13", code="1301"))]
    ['office_code']
    """
    found = []
    if facts.code and not re.fullmatch(r"[0-9]{5}", facts.code):
        found.append(Violation("office_code", "安定所番号は5桁の数字で入力してください。", "code"))
    if facts.number_code and not re.fullmatch(r"[0-9]{4}", facts.number_code):
        found.append(
            Violation("office_number_code", "事業所番号の先頭の番号は4桁の数字で入力してください。", "number_code")
        )
    if not found and facts.code and facts.number_code and not facts.code.startswith(facts.number_code):
        found.append(
            Violation(
                "office_codes_differ",
                "事業所番号の先頭の番号は、安定所番号の上4桁と同じ番号を入力してください。",
                "number_code",
            )
        )
    return found


@cites("開庁日の読み方（seed: Days）")
def violations_of_office_hours(facts: OfficeFacts) -> list[Violation]:
    """開庁時刻と閉庁時刻は、両方を定めるか、どちらも定めない。開庁時刻は閉庁時刻より前である。

    >>> [violation.field for violation in violations_of_office_hours(OfficeFacts("local", "x", "13", opens_at=time(9)))]
    ['closes_at']
    """
    if facts.opens_at is None and facts.closes_at is None:
        return []
    if facts.opens_at is None:
        return [Violation("opens_at_missing", "開庁時刻を入力してください。", "opens_at")]
    if facts.closes_at is None:
        return [Violation("closes_at_missing", "閉庁時刻を入力してください。", "closes_at")]
    if facts.opens_at >= facts.closes_at:
        return [Violation("hours_reversed", "閉庁時刻は、開庁時刻より後の時刻を入力してください。", "closes_at")]
    return []


@cites("所在地情報の登録（docs/reference-data.md）")
def violations_of_office(facts: OfficeFacts) -> list[Violation]:
    """窓口の登録内容がそのまま掲載できるかどうか。足りないもの、形の違うものをすべて挙げる。

    >>> violations_of_office(OfficeFacts("local", "やまびこ市ふるさとハローワーク", "13"))
    []
    """
    found = []
    if facts.kind not in KINDS:
        found.append(Violation("kind_missing", "種別を選んでください。", "kind"))
    if not facts.name.strip():
        found.append(Violation("name_missing", "名称を入力してください。", "name"))
    if not facts.prefecture_code:
        found.append(Violation("prefecture_missing", "都道府県を選んでください。", "prefecture_code"))
    found += _too_long(facts)
    found += violations_of_office_codes(facts)
    if facts.postal_code and not re.fullmatch(r"[0-9]{7}", facts.postal_code):
        found.append(Violation("postal_code", "郵便番号は7桁の数字で入力してください。", "postal_code"))
    if facts.phone and not _is_phone(facts.phone):
        found.append(Violation("phone", "電話番号は市外局番から10桁か11桁の数字で入力してください。", "phone"))
    return found + violations_of_office_hours(facts)


def _too_long(facts: OfficeFacts) -> list[Violation]:
    lengths = {field: len(getattr(facts, field)) for field in LIMITS}
    return [
        Violation(
            f"{field}_too_long", f"{label}は{limit}文字以内で入力してください。今は{lengths[field]}文字です。", field
        )
        for field, (label, limit) in LIMITS.items()
        if lengths[field] > limit
    ]


def _is_phone(text: str) -> bool:
    try:
        phone_digits(text)
    except ValueError:
        return False
    return True
