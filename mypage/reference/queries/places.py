"""Prefectures, municipalities, and the addresses behind a postal code."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from mypage.kernel.numbers import postal_digits
from mypage.reference.models import Municipality, PostalCode, Prefecture
from mypage.reference.rules.addresses import town_choices
from mypage.reference.words import place_word, search_words


@dataclass(frozen=True)
class Address:
    """One address that a postal code stands for; an empty town means that only the municipality is known."""

    prefecture_code: str
    prefecture: str
    municipality_code: str
    municipality: str
    town: str
    town_kana: str

    @property
    def line(self) -> str:
        """The address in one piece, up to the town."""
        return f"{self.prefecture}{self.municipality}{self.town}"


def code_of(prefecture: Prefecture | str) -> str:
    """The code of a prefecture that was given as itself or by its code."""
    return prefecture if isinstance(prefecture, str) else prefecture.pk


def prefectures() -> QuerySet[Prefecture]:
    """All 47, from the north."""
    return Prefecture.objects.all()


def municipalities(prefecture: Prefecture | str | None = None, words: str = "") -> QuerySet[Municipality]:
    """What stands in addresses, in the order of the codes; every word is found in the name or its reading."""
    found = Municipality.objects.addressable().select_related("prefecture")
    if prefecture:
        found = found.filter(prefecture_id=code_of(prefecture))
    for word in search_words(words):
        found = found.filter(Q(search_text__contains=place_word(word)) | in_prefecture_called(word))
    return found


def in_prefecture_called(word: str) -> Q:
    """Things of a prefecture whose name or reading starts so: 京都 is 京都府 and not 東京都."""
    return Q(prefecture__name__startswith=word) | Q(prefecture__name_kana__startswith=word)


def addresses_for(postal_code: str) -> list[Address]:
    """The addresses behind a postal code as people type it, each once; [] when it is unknown or no postal code."""
    try:
        digits = postal_digits(postal_code)
    except ValueError:
        return []
    rows = PostalCode.objects.filter(postal_code=digits).select_related("municipality__prefecture").order_by("id")
    found = [
        Address(
            prefecture_code=row.municipality.prefecture_id,
            prefecture=row.municipality.prefecture.name,
            municipality_code=row.municipality_id,
            municipality=row.municipality.name_with_district,
            town=town,
            town_kana=kana,
        )
        for row in rows
        for town, kana in town_choices(row.town, row.town_kana)
    ]
    return list(dict.fromkeys(found))
