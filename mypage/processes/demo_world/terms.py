"""Section 6 of a demo posting: insurance, pension, retirement, housing, childcare."""

from mypage.kernel.fields import Raw
from mypage.processes.demo_world.data import Firm, common
from mypage.processes.demo_world.times import Times
from mypage.processes.demo_world.writing import SEASON_KINDS, Writing, chance_of_firm

_UNEMPLOYMENT_FROM = 20
_HEALTH_FROM = 30
_LARGE_COMPANY = 51
_HAS_NURSERY = frozenset({"ashibue", "hamanasu"})
_RETIREMENT = ((60, 65), (60, 65), (60, 70), (65, 70), (65, 70))
"""Age of retirement, and until when one is taken on again."""
_WORKS_ON = frozenset({"yamada", "nanakamado", "kogane", "asukajuku"})
"""Firms without an age of retirement."""


def terms(writing: Writing, worked: Times) -> dict[str, Raw]:
    """Section 6."""
    has_nursery = writing.firm.slug in _HAS_NURSERY
    answers: dict[str, Raw] = {
        "insurances": _insurances(writing, worked),
        **_later(writing),
        **_retirement(writing),
        **_housing(writing),
        "has_childcare_facility": "あり" if has_nursery else "なし",
    }
    if has_nursery:
        answers["childcare_facility_remarks"] = "敷地内の保育室、生後６か月から就学前、月額１５，０００円"
    return answers


def retirement_of(firm: Firm) -> tuple[int, int]:
    """The age of retirement of a firm and until when one is taken on again; zeros where one works on."""
    return (0, 0) if firm.slug in _WORKS_ON else chance_of_firm(firm, "retirement").choice(_RETIREMENT)


def _insurances(writing: Writing, worked: Times) -> Raw:
    found = ["労災"]
    if worked.weekly >= _UNEMPLOYMENT_FROM:
        found.insert(0, "雇用")
    is_large = int(writing.firm.company) >= _LARGE_COMPANY
    if worked.weekly >= (_UNEMPLOYMENT_FROM if is_large else _HEALTH_FROM):
        found += ["健康", "厚生"]
    return found


def _later(writing: Writing) -> dict[str, Raw]:
    chance = writing.of_firm("later")
    mutual_aid, pays, years = chance.random() < 0.4, chance.random() < 0.75, chance.choice(("1", "2", "3", "5"))
    pension = chance.choice(([], [], ["確定拠出年金"], ["確定給付年金"]))
    is_included = writing.is_regular
    answers: dict[str, Raw] = {
        "retirement_mutual_aid": "加入" if mutual_aid and is_included else "未加入",
        "has_retirement_pay": "あり" if pays and is_included else "なし",
    }
    if pays and is_included:
        answers["retirement_pay_from_years"] = years
    if pension and is_included:
        answers["company_pension"] = pension
    return answers


def _retirement(writing: Writing) -> dict[str, Raw]:
    age, until = retirement_of(writing.firm)
    if writing.kind in SEASON_KINDS or not age:
        return {"has_retirement_age": "なし", "has_reemployment": "なし", "has_employment_extension": "なし"}
    return {
        "has_retirement_age": "あり",
        "retirement_age": str(age),
        "has_reemployment": "あり",
        "reemployment_until_age": str(until),
        "has_employment_extension": "なし",
    }


def _housing(writing: Writing) -> dict[str, Raw]:
    chance = writing.own("housing")
    if writing.kind in SEASON_KINDS:
        return {
            "has_housing_for_singles": "あり",
            "has_housing_for_families": "なし",
            "housing_remarks": chance.choice(common()["seasonal_housing"]),
        }
    if not writing.is_part_time and writing.of_firm("housing").random() < 0.2:
        return {
            "has_housing_for_singles": "あり",
            "has_housing_for_families": "なし",
            "housing_remarks": chance.choice(common()["housing"]),
        }
    return {"has_housing_for_singles": "なし", "has_housing_for_families": "なし"}
