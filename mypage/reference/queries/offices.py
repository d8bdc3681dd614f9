"""Offices: by place, by word, by number, and in charge of an address."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from mypage.reference import wording
from mypage.reference.choices import Coverage
from mypage.reference.models import Jurisdiction, Municipality, Office, Prefecture
from mypage.reference.models.offices import OfficeSet
from mypage.reference.queries.places import code_of, in_prefecture_called
from mypage.reference.rules.offices import OfficeFacts
from mypage.reference.words import place_word, search_words


@dataclass(frozen=True)
class InCharge:
    """One office that is in charge of a municipality, or of the part that `note` tells."""

    office: Office
    is_whole: bool
    note: str


@dataclass(frozen=True)
class OfficesInCharge:
    """管轄: who is in charge of a municipality; `message` is a sentence unless there is exactly one for all of it."""

    municipality: Municipality
    offices: tuple[InCharge, ...]
    message: str


def offices_in_charge(municipality: Municipality) -> OfficesInCharge:
    """The offices in charge of a municipality; of a designated city, those of its wards. No closed ones."""
    rows = list(
        Jurisdiction.objects.filter(Q(municipality=municipality) | Q(municipality__parent=municipality))
        .filter(office__is_active=True)
        .select_related("municipality", "office__prefecture", "office__location__prefecture", "office__parent")
        .order_by("office__code", "municipality_id")
    )
    of_wards = any(row.municipality_id != municipality.pk for row in rows)
    offices = _by_office(rows) if of_wards else [InCharge(row.office, _is_whole(row), row.note) for row in rows]
    return OfficesInCharge(municipality, tuple(offices), _message(municipality, offices, of_wards=of_wards))


def _is_whole(row: Jurisdiction) -> bool:
    return row.coverage == Coverage.FULL


def _by_office(rows: list[Jurisdiction]) -> list[InCharge]:
    wards: dict[Office, list[str]] = {}
    for row in rows:
        part = "" if _is_whole(row) else "の一部"
        wards.setdefault(row.office, []).append(f"{row.municipality.short_name}{part}")
    if len(wards) == 1:
        return [InCharge(office, True, "") for office in wards]
    return [InCharge(office, False, "、".join(names)) for office, names in wards.items()]


def _message(municipality: Municipality, offices: list[InCharge], *, of_wards: bool) -> str:
    place = municipality.name_with_district
    if not offices:
        return wording.nobody_in_charge(place, wording.help_desk())
    if len(offices) == 1:
        return ""
    return wording.divided_among_wards(place) if of_wards else wording.divided_among(place, len(offices))


def find_offices(
    *, prefecture: Prefecture | str | None = None, municipality: Municipality | None = None, words: str = ""
) -> QuerySet[Office]:
    """The offices that are open to the public, from the north.

    With `municipality`: those in charge of it or lying in it. Every word of `words` is found in the names, the address
    or the codes of an office, or in the name or reading of a municipality that it is in charge of.
    """
    found = Office.objects.active().with_places()
    if prefecture:
        found = found.filter(prefecture_id=code_of(prefecture))
    if municipality:
        here = Q(municipality=municipality) | Q(municipality__parent=municipality)
        in_charge = Exists(Jurisdiction.objects.filter(here, office=OuterRef("pk")))
        found = found.filter(in_charge | Q(location=municipality) | Q(location__parent=municipality))
    return with_words(found, words)


def offices_to_keep(*, prefecture: str = "", words: str = "") -> OfficeSet:
    """All offices, closed ones too, as administrators look for them."""
    found = Office.objects.with_places()
    return with_words(found.filter(prefecture_id=prefecture) if prefecture else found, words)


def with_words(found: OfficeSet, words: str) -> OfficeSet:
    """Those for which every word is found in the names, address, codes, or in a municipality in charge of."""
    for word in search_words(words):
        places = Jurisdiction.objects.filter(municipality__search_text__contains=place_word(word))
        in_charge = Exists(places.filter(office=OuterRef("pk")))
        by_code = Q(code=word) | Q(number_code=word)
        found = found.filter(Q(search_text__contains=word) | by_code | in_charge | in_prefecture_called(word))
    return found


def office_by_number_code(number_code: str) -> Office | None:
    """The office that a 事業所番号 starting with these four digits belongs to: the main office before its branches."""
    sharing = list(Office.objects.with_places().filter(number_code=number_code).exclude(number_code="")[:10])
    return min(sharing, key=_rank, default=None)


def _rank(office: Office) -> tuple[bool, bool, int]:
    return (not office.is_active, office.parent_id is not None, office.pk)


def office_by_code(code: str) -> Office | None:
    """The office whose five digits stand before the hyphen of a 求人番号."""
    return Office.objects.with_places().filter(code=code).first()


def facts_of(office: Office) -> OfficeFacts:
    """An office as it stands, as a form shows it for changing."""
    return OfficeFacts(
        kind=office.kind,
        name=office.name,
        common_name=office.common_name,
        code=office.code or "",
        number_code=office.number_code,
        prefecture_code=office.prefecture_id,
        location_code=office.location_id or "",
        postal_code=office.postal_code,
        address=office.address,
        phone=office.phone,
        opens_at=office.opens_at,
        closes_at=office.closes_at,
        hours_note=office.hours_note,
        jurisdiction_text=office.jurisdiction_text,
        parent_id=office.parent_id,
    )
