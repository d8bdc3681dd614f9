"""Finding establishments, and those that may be the same one."""

import re
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import F, Q, QuerySet

from mypage.establishments.choices import RegistrationState
from mypage.establishments.models import Establishment
from mypage.establishments.rules.names import folded_name
from mypage.establishments.rules.registration import EstablishmentFacts
from mypage.establishments.rules.similarity import Likeness, reasons_of_likeness
from mypage.kernel.ja import plain_digits
from mypage.kernel.numbers import EstablishmentNumber, phone_digits
from mypage.reference.models import Office

_MOST_WORDS = 5
_MOST_SIMILAR = 10
_FEWEST_DIGITS = 4


class Order(StrEnum):
    """How a list of establishments is sorted."""

    KANA = "kana"
    KANA_DOWN = "-kana"
    NUMBER = "number"
    NUMBER_DOWN = "-number"


_COLUMNS = {
    Order.KANA: [F("name_kana").asc(), F("id").asc()],
    Order.KANA_DOWN: [F("name_kana").desc(), F("id").desc()],
    Order.NUMBER: [F("number").asc(nulls_last=True), F("id").asc()],
    Order.NUMBER_DOWN: [F("number").desc(nulls_last=True), F("id").desc()],
}


@dataclass(frozen=True)
class Similar:
    """An establishment that may be the same one, and in what the two agree."""

    establishment: Establishment
    reasons: tuple[str, ...]


def find_establishments(
    *, words: str, office: Office | None = None, state: str = "", order: Order = Order.KANA
) -> QuerySet[Establishment]:
    """Establishments by number, telephone number (whole, or four digits of it) or part of the name or its reading.

    Every word must be found; width, kana, dashes and legal forms make no difference. Lapsed ones only when asked for.
    """
    found = Establishment.objects.with_places().with_my_page().order_by(*_COLUMNS[order])
    if office is not None:
        found = found.filter(office=office)
    found = found.filter(state=state) if state else found.exclude(state=RegistrationState.LAPSED)
    whole = _by_whole_number(words)
    if whole is not None:
        return found.filter(whole)
    for word in words.split()[:_MOST_WORDS]:
        found = found.filter(_by_word(word))
    return found


def establishment_with_number(number: EstablishmentNumber) -> Establishment | None:
    """The establishment that has this number."""
    return Establishment.objects.filter(number=number.canonical).first()


def similar_establishments(facts: EstablishmentFacts, *, besides: int | None = None) -> list[Similar]:
    """二重登録の疑い: what is registered or waits already and may be the same, the likeliest first."""
    wanted = Q(phone=facts.phone) | Q(search_name__startswith=f"{folded_name(facts.name)} ")
    if facts.corporate_number:
        wanted |= Q(corporate_number=facts.corporate_number, prefecture_code=facts.prefecture_code)
    rows = Establishment.objects.filter(wanted).exclude(state=RegistrationState.LAPSED)
    if besides is not None:
        rows = rows.exclude(pk=besides)
    likeness = _likeness(facts)
    found = [
        Similar(row, tuple(reasons))
        for row in rows.with_places().with_my_page().order_by("id")[:100]
        if (reasons := reasons_of_likeness(likeness, _likeness(row)))
    ]
    return sorted(found, key=lambda each: -len(each.reasons))[:_MOST_SIMILAR]


def _likeness(facts: EstablishmentFacts | Establishment) -> Likeness:
    address = f"{facts.prefecture_code}{facts.municipality}{facts.street}"
    return Likeness(facts.name, facts.phone, facts.corporate_number, address)


def _by_whole_number(words: str) -> Q | None:
    wanted = Q()
    try:
        wanted |= Q(number=EstablishmentNumber.parse(words).canonical)
    except ValueError:
        wanted = Q()
    try:
        wanted |= Q(phone=phone_digits(words))
    except ValueError:
        return wanted or None
    return wanted


def _by_word(word: str) -> Q:
    wanted = Q(search_name__contains=folded_name(word))
    digits = re.sub(r"[()-]", "", plain_digits(word))
    if digits.isascii() and digits.isdigit() and len(digits) >= _FEWEST_DIGITS:
        wanted |= Q(number__contains=digits) | Q(phone__contains=digits)
    return wanted
