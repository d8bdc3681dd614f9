"""The six screens as they are in force, and the change that is being written or waits beside them."""

from collections.abc import Mapping

from django.db.models import QuerySet

from mypage.accounts.models import StaffPosition
from mypage.establishments.choices import ChangeState
from mypage.establishments.content import answers_of, answers_of_workplace, screens, table, workplace_fields
from mypage.establishments.models import Establishment, EstablishmentChange, SelfDeclaration, Workplace
from mypage.establishments.queries.places import municipality_named
from mypage.establishments.rules.addresses import Place
from mypage.establishments.rules.content import ContentFacts
from mypage.kernel.fields import Field, Raw
from mypage.reference.models import Industry, Municipality, Office

COLUMNS = {
    "corporate_number": "corporate_number",
    "corporate_name": "corporate_name",
    "establishment_name": "name",
    "establishment_name_kana": "name_kana",
    "establishment_postal_code": "postal_code",
    "phone": "phone_shown",
}
"""Identifiers of the table that are columns of their own; the address, codes and counts are worked out below."""


def content_of(establishment: Establishment) -> dict[str, Raw]:
    """What is in force, by every identifier of the table that belongs to the establishment itself."""
    found: dict[str, Raw] = {field.name: "" for screen in screens() for field in screen.shown}
    found |= establishment.details
    found |= {name: getattr(establishment, column) for name, column in COLUMNS.items()}
    if not found["legal_form"] and establishment.corporate_number:
        found["legal_form"] = table().fields["legal_form"].choices[0]
    municipality = municipality_named(establishment.prefecture_code, establishment.municipality)
    prefecture = municipality.prefecture.name if municipality else ""
    place = f"{prefecture}{establishment.municipality}{establishment.street}"
    declaration = latest_declaration(establishment)
    images = list(establishment.images.published())
    return found | {
        "establishment_number": establishment.shown_number,
        "establishment_municipality": municipality.pk[:5] if municipality else "",
        "establishment_address": f"{place} {establishment.building}" if establishment.building else place,
        "industry_code": establishment.industry_id or "",
        "employees_at_establishment": str(establishment.employees),
        "self_declared_on": declaration.declared_on.isoformat() if declaration else "",
        "self_declaration_version": declaration.version if declaration else "",
        "images": list(dict.fromkeys(image.kind for image in images)),
        "image_caption": [image.caption for image in images],
    }


def latest_declaration(establishment: Establishment) -> SelfDeclaration | None:
    """The newest self-declaration; earlier ones stay beside it."""
    return SelfDeclaration.objects.filter(establishment=establishment).first()


def open_change(establishment: Establishment) -> EstablishmentChange | None:
    """The change that is being written, waits, or was returned; None when there is none."""
    found = EstablishmentChange.objects.open().filter(establishment=establishment)
    return found.select_related("changed_by", "submitted_by", "decided_by").first()


def workplaces_of(establishment: Establishment) -> list[Workplace]:
    """The workplaces kept for reuse, by name."""
    return list(Workplace.objects.filter(establishment=establishment))


def changes_for(office: Office, state: str) -> QuerySet[EstablishmentChange]:
    """The changes of an office's establishments in a state, the longest waiting first."""
    found = EstablishmentChange.objects.filter(establishment__office=office, state=state)
    return found.select_related("establishment", "submitted_by").order_by("submitted_at", "id")


def waiting_changes(position: StaffPosition) -> int:
    """How many changes wait for the office of a member of staff."""
    return EstablishmentChange.objects.waiting().filter(establishment__office=position.office_id).count()


def earlier_changes(establishment: Establishment) -> QuerySet[EstablishmentChange]:
    """The changes that were accepted, newest first."""
    found = EstablishmentChange.objects.filter(establishment=establishment, state=ChangeState.ACCEPTED)
    return found.select_related("decided_by", "submitted_by").order_by("-decided_at")


def facts_of_content(raw: Mapping[str, Raw], this_year: int) -> ContentFacts:
    """The answers of the six screens with what the reference tables say about them."""
    fields = {field.name: field for screen in screens() for field in screen.fields}
    answers = answers_of(raw)
    code, industry = answers.text("establishment_municipality"), answers.text("industry_code")
    known = (
        Industry.objects.filter(code=industry, is_current=True, level__gte=2) if industry else Industry.objects.none()
    )
    industries = frozenset(known.values_list("code", flat=True))
    return ContentFacts(answers, fields, this_year, places_of(code), industries)


def facts_of_workplace(raw: Mapping[str, Raw], this_year: int) -> ContentFacts:
    """The answers of one workplace with what the reference tables say about them."""
    fields: dict[str, Field] = {field.name: field for field in workplace_fields()}
    answers = answers_of_workplace(raw)
    return ContentFacts(answers, fields, this_year, places_of(answers.text("workplace_municipality")), frozenset())


def places_of(code5: str) -> dict[str, Place]:
    """The municipality of five digits as addresses write it; nothing for a code that is not there."""
    if len(code5) != 5:
        return {}
    found = Municipality.objects.addressable().select_related("prefecture").filter(code__startswith=code5).first()
    if found is None:
        return {}
    return {code5: Place(found.prefecture.name, found.name_with_district, found.name)}


def words_of_codes(raw: Mapping[str, Raw]) -> dict[str, str]:
    """What codes mean in words, for the pages that show answers: identifier to words."""
    words: dict[str, str] = {}
    for name in ("establishment_municipality", "workplace_municipality"):
        code = raw.get(name)
        for place in places_of(code).values() if isinstance(code, str) else ():
            words[name] = place.heads[0]
    industry = raw.get("industry_code")
    if isinstance(industry, str) and industry:
        words["industry_code"] = str(Industry.objects.filter(code=industry).first() or industry)
    return words
