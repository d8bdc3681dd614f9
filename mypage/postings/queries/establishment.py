"""What a posting takes over from its establishment: facts that it shows, and answers that it proposes."""

from mypage.establishments.choices import ChangeState
from mypage.establishments.models import Establishment, EstablishmentChange
from mypage.establishments.queries import in_force
from mypage.kernel.fields import Raw
from mypage.reference.models import Industry

_PROPOSED = {
    "employees_at_workplace": "employees_at_establishment",
    "female_employees_at_workplace": "female_employees",
    "part_time_employees_at_workplace": "part_time_employees",
    "dispatch_licence_number": "dispatch_licence_number",
    "insurances": "usual_insurances",
    "company_pension": "usual_company_pension",
    "retirement_mutual_aid": "usual_retirement_mutual_aid",
    "has_retirement_pay": "usual_has_retirement_pay",
    "retirement_age": "usual_retirement_age",
    "reemployment_until_age": "usual_reemployment_until_age",
    "extension_until_age": "usual_extension_until_age",
}
"""Answer of a posting → field of the establishment that it is taken from at the start."""
_FOLLOWING = {
    "retirement_age": "has_retirement_age",
    "reemployment_until_age": "has_reemployment",
    "extension_until_age": "has_employment_extension",
}
"""An age that is known says that there is such a rule."""


def shown_content(establishment: Establishment) -> dict[str, Raw]:
    """The establishment's data as postings go out with them: what waits for the office lies over the rest."""
    content = _as_it_will_be(establishment)
    code, industry = str(content.get("industry_code", "")), establishment.industry
    if code != (industry.code if industry else ""):
        industry = Industry.objects.filter(code=code).first()
    return content | {"industry": str(industry) if industry else ""}


def wage_content(establishment: Establishment) -> dict[str, Raw]:
    """What decides wages at its own place, in one statement: the prefecture (as 13000) and the industry."""
    change = _waiting(establishment)
    known: dict[str, Raw] = {
        "establishment_municipality": f"{establishment.prefecture_code}000" if establishment.prefecture_code else "",
        "industry_code": establishment.industry_id or "",
    }
    return known | {name: change[name] for name in known if name in change}


def proposed_answers(establishment: Establishment) -> dict[str, Raw]:
    """Answers that a new posting starts with: the establishment's usual ones and whom to ask."""
    content = _as_it_will_be(establishment)
    proposed = {name: content.get(source, "") for name, source in _PROPOSED.items()}
    proposed |= {known: "あり" for name, known in _FOLLOWING.items() if proposed[name]}
    proposed |= {
        "contact_department": establishment.contact_section,
        "contact_name": establishment.contact_name,
        "contact_name_kana": establishment.contact_name_kana,
        "contact_phone": establishment.phone_shown,
    }
    return {name: value for name, value in proposed.items() if value}


def _as_it_will_be(establishment: Establishment) -> dict[str, Raw]:
    return in_force(establishment).content | _waiting(establishment)


def _waiting(establishment: Establishment) -> dict[str, Raw]:
    """What a change that waits for the office gives other values; nothing when none waits."""
    waiting = EstablishmentChange.objects.filter(establishment=establishment, state=ChangeState.WAITING)
    return waiting.order_by().values_list("values", flat=True).first() or {}
