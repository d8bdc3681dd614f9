"""The six screens as they are in force, and the change that is being written or waits beside them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import QuerySet

from mypage.establishments.choices import ChangeState
from mypage.establishments.content import answers_of, answers_of_workplace, screens, table, workplace_fields
from mypage.establishments.models import (
    Establishment,
    EstablishmentChange,
    EstablishmentImage,
    SelfDeclaration,
    Workplace,
)
from mypage.establishments.queries.places import municipalities_named
from mypage.establishments.rules.addresses import Place
from mypage.establishments.rules.content import ContentFacts
from mypage.kernel.fields import Answers, Field, Raw
from mypage.reference.models import Industry, Municipality, Office, Prefecture
from mypage.reference.queries import municipality_by_code5
from mypage.reference.rules.municipality_codes import with_check_digit

COLUMNS = {
    "corporate_number": "corporate_number",
    "corporate_name": "corporate_name",
    "establishment_name": "name",
    "establishment_name_kana": "name_kana",
    "establishment_postal_code": "postal_code",
    "phone": "phone_shown",
}
"""Identifiers of the table that are columns of their own; the address, codes and counts are worked out below."""


LOWEST_INDUSTRY = 2
"""中分類: an industry is told at least so exactly."""


@dataclass(frozen=True)
class InForce:
    """What is in force, with what its codes mean, so that no code has to be looked up twice."""

    content: dict[str, Raw]
    places: dict[str, Place]
    industries: dict[str, str]

    @property
    def words(self) -> dict[str, str]:
        """The codes in words."""
        return {code: place.heads[0] for code, place in self.places.items()} | self.industries


def content_of(establishment: Establishment) -> dict[str, Raw]:
    """What is in force, by every identifier of the table that belongs to the establishment itself."""
    images = list(establishment.images.published())
    return in_force(establishment).content | {
        "images": list(dict.fromkeys(image.kind for image in images)),
        "image_caption": [image.caption for image in images],
    }


def in_force(establishment: Establishment) -> InForce:
    """The same without the images, with the names of its codes, in two statements."""
    beside = _beside(establishment)
    place = Place(beside["prefecture"], f"{beside['district']}{beside['place']}", beside["place"])
    found: dict[str, Raw] = {field.name: "" for screen in screens() for field in screen.shown}
    found |= establishment.details
    found |= {name: getattr(establishment, column) for name, column in COLUMNS.items()}
    if not found["legal_form"] and establishment.corporate_number:
        found["legal_form"] = table().fields["legal_form"].choices[0]
    line = f"{beside['prefecture']}{establishment.municipality}{establishment.street}"
    industry, code = establishment.industry, beside["code"][:5]
    found |= {
        "establishment_number": establishment.shown_number,
        "establishment_municipality": code,
        "establishment_address": f"{line} {establishment.building}" if establishment.building else line,
        "industry_code": industry.code if industry else "",
        "employees_at_establishment": str(establishment.employees),
        "self_declared_on": beside["declared_on"],
        "self_declaration_version": beside["declared_text"],
    }
    industries = {industry.code: str(industry)} if industry and industry.level >= LOWEST_INDUSTRY else {}
    return InForce(found, {code: place} if code else {}, industries)


def _beside(establishment: Establishment) -> dict[str, str]:
    """What other tables say about it: municipality, prefecture, the newest declaration; empty where they do not."""
    places = municipalities_named(establishment.prefecture_code, establishment.municipality)
    place = places.order_by().values("code", "district", "name", "prefecture__name").first()
    if place is None:
        names = Prefecture.objects.filter(code=establishment.prefecture_code).values_list("name", flat=True)
        place = {"code": "", "district": "", "name": "", "prefecture__name": names.first() or ""}
    declared = SelfDeclaration.objects.filter(establishment=establishment).values("declared_on", "version").first()
    return {
        "code": place["code"],
        "district": place["district"],
        "place": place["name"],
        "prefecture": place["prefecture__name"],
        "declared_on": str(declared["declared_on"]) if declared else "",
        "declared_text": declared["version"] if declared else "",
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


def images_for(office: Office) -> QuerySet[EstablishmentImage]:
    """The images of an office's establishments that wait for it, the longest waiting first."""
    found = EstablishmentImage.objects.waiting().filter(establishment__office=office)
    return found.select_related("establishment").order_by("waiting_since", "id")


def earlier_changes(establishment: Establishment) -> QuerySet[EstablishmentChange]:
    """The changes that were accepted, newest first."""
    found = EstablishmentChange.objects.filter(establishment=establishment, state=ChangeState.ACCEPTED)
    return found.select_related("decided_by", "submitted_by").order_by("-decided_at")


def facts_of_content(raw: Mapping[str, Raw], this_year: int, known: InForce | None = None) -> ContentFacts:
    """The answers of the six screens with what the reference tables say about them; `known` codes are not asked for."""
    fields = {field.name: field for screen in screens() for field in screen.fields}
    answers = answers_of(raw)
    places, industries = codes_of(answers, known)
    return ContentFacts(answers, fields, this_year, places, industries)


def facts_of_workplace(raw: Mapping[str, Raw], this_year: int) -> ContentFacts:
    """The answers of one workplace with what the reference tables say about them."""
    fields: dict[str, Field] = {field.name: field for field in workplace_fields()}
    answers = answers_of_workplace(raw)
    return ContentFacts(answers, fields, this_year, places_of(answers.text("workplace_municipality")), {})


def codes_of(answers: Answers, known: InForce | None = None) -> tuple[dict[str, Place], dict[str, str]]:
    """The municipalities and the industries that the answers name, those that exist."""
    places = dict(known.places) if known else {}
    industries = dict(known.industries) if known else {}
    code, industry = answers.text("establishment_municipality"), answers.text("industry_code")
    if code and code not in places:
        places |= places_of(code)
    if industry and industry not in industries:
        rows = Industry.objects.filter(code=industry, is_current=True, level__gte=LOWEST_INDUSTRY)
        industries |= {row.code: str(row) for row in rows}
    return places, industries


def places_of(code5: str) -> dict[str, Place]:
    """The municipality of five digits as addresses write it; nothing for a code that is not there."""
    found = municipality_by_code5(code5)
    return {code5: _place(found)} if found else {}


def words_of(raw: Mapping[str, Raw], known: InForce) -> dict[str, str]:
    """What the codes of the answers mean, for the pages that show them: code to words."""
    places, industries = codes_of(answers_of(raw), known)
    return {code: place.heads[0] for code, place in places.items()} | industries


def words_of_workplaces(workplaces: Iterable[Workplace], known: InForce | None = None) -> dict[str, str]:
    """The municipalities of workplaces in words; `known` ones are not asked for."""
    words = known.words if known else {}
    codes = {str(each.content.get("workplace_municipality", "")) for each in workplaces} - set(words)
    wanted = [with_check_digit(code) for code in codes if len(code) == 5]
    found = Municipality.objects.filter(code__in=wanted).select_related("prefecture") if wanted else []
    return words | {row.code[:5]: row.full_name for row in found}


def _place(row: Municipality) -> Place:
    return Place(row.prefecture.name, row.name_with_district, row.name)
