"""A firm of the demo world as the office has it: its registered facts, and the six screens in force."""

from mypage.establishments.content import answers_of, table
from mypage.establishments.rules.registration import EstablishmentFacts
from mypage.kernel.fields import Raw, normalised
from mypage.kernel.numbers import phone_digits
from mypage.processes.demo_world.data import Firm, Workplace, common
from mypage.processes.demo_world.terms import retirement_of
from mypage.processes.demo_world.writing import chance_of_firm
from mypage.reference.models import Municipality

_NO_CORPORATION = "999900"
"""Begins 法人番号 of the demo: no registry office has this number."""
_WORK_RULES_FROM = 10
_UNION_FROM = 150
_WORLDLY = ("childcare_leave_record", "family_care_leave_record", "child_nursing_leave_record")


def facts_of(firm: Firm, place: Municipality, serial: int) -> EstablishmentFacts:
    """The facts as the office registers them."""
    return EstablishmentFacts(
        name=firm.name,
        name_kana=firm.kana,
        corporate_name=firm.name.split("　")[0] if firm.is_company else "",
        corporate_number=corporate_number(serial) if firm.is_company else "",
        postal_code=firm.postal_code,
        prefecture_code=firm.prefecture,
        municipality=place.name_with_district,
        street=firm.street,
        building="",
        phone=phone_digits(firm.phone),
        phone_shown=firm.phone,
        contact_section=firm.section,
        contact_name=firm.contact,
        contact_name_kana=firm.contact_kana,
        industry_code=firm.industry,
        employees=int(firm.here),
    )


def corporate_number(serial: int) -> str:
    """A 法人番号 that checks and that nobody has."""
    digits = f"{_NO_CORPORATION}{serial:06}"
    weighted = sum(int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(digits)))
    return f"{9 - weighted % 9}{digits}"


def details_of(firm: Firm, address: str) -> dict[str, Raw]:
    """The six screens without what is registered, in the form in which they are kept."""
    typed = _company(firm, address) | _details(firm) | _usual(firm) | _profile(firm)
    fields = table().fields
    kept = {name: normalised(fields[name], value) for name, value in typed.items() if value}
    return {name: value for name, value in answers_of(kept).raw.items() if value}


def workplace_of(there: Workplace, firm: Firm) -> dict[str, Raw]:
    """A further place of work, for reuse in postings."""
    return {
        "workplace_name": there.name,
        "workplace_postal_code": there.postal_code,
        "workplace_municipality": there.municipality,
        "workplace_address": there.address,
        "workplace_nearest_station": there.station,
        "workplace_transport": there.transport,
        "workplace_travel_minutes": there.minutes,
        "workplace_employees": str(max(int(firm.here) // 3, 2)),
        "workplace_passive_smoking_measure": "あり（屋内禁煙）",
    }


def _company(firm: Firm, address: str) -> dict[str, Raw]:
    own_name = {"corporate_name_kana": firm.kana.split("　")[0]} if firm.is_company else {}
    return {
        **own_name,
        "legal_form": firm.legal_form,
        "head_office_postal_code": firm.postal_code,
        "head_office_address": address,
        "founded_year": firm.founded,
        "capital_yen": f"{firm.capital}0000" if firm.capital else "",
        "employees_in_company": firm.company,
        "representative_title": firm.title,
        "representative_name": firm.representative,
        "nearest_station": firm.station,
        "transport_from_station": firm.transport,
        "travel_minutes_from_station": firm.minutes,
    }


def _details(firm: Firm) -> dict[str, Raw]:
    chance, here = chance_of_firm(firm, "details"), int(firm.here)
    records: dict[str, Raw] = {name: chance.choice(("あり", "あり", "対象者なし")) for name in _WORLDLY}
    has_rules = "あり" if here >= _WORK_RULES_FROM else "なし"
    return records | {
        "female_employees": firm.women,
        "part_time_employees": firm.part_time,
        "has_labour_union": "あり" if int(firm.company) >= _UNION_FROM else "なし",
        "has_work_rules_for_full_time": has_rules,
        "has_work_rules_for_part_time": has_rules,
        "foreign_employees_record": chance.choice(("あり", "なし")),
        "business_description": firm.business,
        "company_features": firm.features,
        "dispatch_licence_number": "派13-999999" if firm.industry == "91" else "",
        "dispatch_licence_valid_until": "2030-03-31" if firm.industry == "91" else "",
    }


def _usual(firm: Firm) -> dict[str, Raw]:
    age, until = retirement_of(firm)
    return {
        "usual_insurances": ["雇用", "労災", "健康", "厚生"],
        "usual_retirement_age": str(age) if age else "",
        "usual_reemployment_until_age": str(until) if age else "",
    }


def _profile(firm: Firm) -> dict[str, Raw]:
    chance = chance_of_firm(firm, "profile")
    is_accessible = chance.random() < 0.5
    return {
        "welfare": chance.choice(common()["welfare"]),
        "training": chance.choice(common()["training"]),
        "training_for_non_regular": "可",
        "work_life_support": chance.choice(common()["work_life"]),
        "has_reinstatement": chance.choice(("あり", "なし")),
        "reinstatement_detail": "育児や介護で退職した方を、元の職場に迎える制度です。",
        "has_elevator": "あり" if is_accessible else "なし",
        "has_handrails": "あり" if is_accessible else "なし",
        "has_accessible_toilet": "あり" if is_accessible else "なし",
        "has_rest_room": "あり",
        "accessibility_remarks": chance.choice(common()["accessibility"]) if is_accessible else "",
    }
