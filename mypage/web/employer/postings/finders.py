"""Buttons that help to answer: an address from its postal code, codes by words, a workplace that is kept.

They send the page like its other buttons do. Without JavaScript the whole page comes back, with it the group that
changed. What they fill in is saved in the draft like what is typed.
"""

import dataclasses
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from django.http import QueryDict

from mypage.establishments.queries import workplaces_of
from mypage.kernel.fields import Raw
from mypage.postings.pages import Page
from mypage.reference.queries import (
    Address,
    find_licences,
    find_occupations,
    municipalities,
    prefectures,
)
from mypage.web.employer.postings.own import Written
from mypage.web.lookups import CHOOSE_AN_ADDRESS, chosen_address, filled_up_to, key_of, search_addresses

ABROAD = "59"
MOST = 20
_PLACE = "workplace_municipality"
_COPY = "workplace_choice"
ADDRESSES = {
    "workplace_postal_code": ("workplace_address", _PLACE),
    "selection_place_postal_code": ("selection_place_address", ""),
    "delivery_postal_code": ("delivery_address", ""),
}
"""Postal code → the address that it begins, and the municipality that it lies in."""
FINDERS = {
    **{f"occupation_code_{number}": "occupation" for number in (1, 2, 3)},
    **{f"licence_code_{number}": "licence" for number in (1, 2, 3)},
    **dict.fromkeys(ADDRESSES, "address"),
    _PLACE: "municipality",
    _COPY: "copy",
}
_COPIED = {
    **{
        name: name
        for name in (
            "workplace_postal_code", _PLACE, "workplace_address", "workplace_nearest_station", "workplace_transport",
            "workplace_travel_minutes",
        )
    },
    "workplace_employees": "employees_at_workplace",
    "workplace_female_employees": "female_employees_at_workplace",
    "workplace_part_time_employees": "part_time_employees_at_workplace",
    "workplace_passive_smoking_measure": "passive_smoking_measure",
    "workplace_passive_smoking_remarks": "passive_smoking_remarks",
    "workplace_allows_car_commute": "allows_car_commute",
    "workplace_has_parking": "has_parking",
}  # fmt: skip
"""Field of a kept workplace → field of a posting."""


@dataclass(frozen=True)
class Option:
    """One of the things to choose from."""

    value: str
    label: str
    hint: str = ""


@dataclass(frozen=True)
class Help:
    """What a helping button came to, at one field."""

    field: str
    message: str = ""
    error: str = ""
    words: str = ""
    options: tuple[Option, ...] = ()
    changes: Mapping[str, Raw] = dataclasses.field(default_factory=dict)


@dataclass(frozen=True)
class Finder:
    """What stands at a field that can be filled in with help."""

    kind: str
    options: tuple[Option, ...] = ()
    words: str = ""
    message: str = ""
    error: str = ""


def help_asked(data: QueryDict, page: Page, written: Written) -> Help | None:
    """What the pressed button finds; None when none of them was pressed."""
    act, _, name = str(data.get("help", "")).partition(":")
    if act not in _HELPERS or name not in {each.name for each in page.fields}:
        return None
    return _HELPERS[act](name, data, written)


def finders_for(written: Written, page: Page, given: Help | None) -> dict[str, Finder]:
    """Field to what helps there, for the fields of a page."""
    names = [each.name for each in page.fields if each.name in FINDERS]
    return {name: _finder(written, name, given if given and given.field == name else None) for name in names}


def _finder(written: Written, name: str, given: Help | None) -> Finder:
    kind = FINDERS[name]
    told = given or Help(name)
    if kind == "municipality":
        return _municipality(written, told)
    if kind == "copy":
        kept = workplaces_of(written.posting.establishment)
        options = tuple(Option(str(each.pk), str(each.content.get("workplace_name", ""))) for each in kept)
        return Finder(kind, options, "", told.message, told.error)
    options = told.options
    current = str(written.raw.get(name, ""))
    if kind != "address" and current and current not in {each.value for each in options}:
        options = (Option(current, written.names.get(name, current), "今の選択"), *options)
    return Finder(kind, options, told.words, told.message, told.error)


def _municipality(written: Written, told: Help) -> Finder:
    current = str(written.raw.get(_PLACE, ""))
    prefecture = told.words or current[:2]
    found = municipalities(prefecture) if prefecture and prefecture != ABROAD else []
    options = tuple(Option(row.code[:5], row.name_with_district) for row in found)
    return Finder("municipality", options, prefecture, told.message, told.error)


def prefecture_options() -> list[Option]:
    """都道府県, and 国外."""
    return [*(Option(row.code, row.name) for row in prefectures()), Option(ABROAD, "国外")]


def _look_up_address(name: str, data: QueryDict, _: Written) -> Help:
    search = search_addresses(str(data.get(name, "")))
    if search.only is None:
        return Help(name, search.message, search.error, options=_options(search.addresses))
    return _filled(name, data, search.only)


def _choose_address(name: str, data: QueryDict, _: Written) -> Help:
    found = search_addresses(str(data.get(name, ""))).addresses
    chosen = chosen_address(found, str(data.get(f"address_{name}", "")))
    if chosen is None:
        return Help(name, error=CHOOSE_AN_ADDRESS, options=_options(found))
    return _filled(name, data, chosen)


def _options(addresses: Iterable[Address]) -> tuple[Option, ...]:
    return tuple(Option(key_of(each), each.line) for each in addresses)


def _filled(name: str, data: QueryDict, address: Address) -> Help:
    target, place = ADDRESSES[name]
    changes: dict[str, Raw] = {place: address.municipality_code[:5]} if place else {}
    if str(data.get(target, "")).strip():
        return Help(name, "住所は入力済みのため、そのままです。内容を確かめてください。", changes=changes)
    return Help(name, filled_up_to(address), changes={target: address.line} | changes)


def _find_occupation(name: str, data: QueryDict, _: Written) -> Help:
    words = _words(name, data)
    found = find_occupations(words, MOST)
    options = tuple(Option(each.code, each.label, _example(each.matched, each.jobtag_names)) for each in found)
    return _found(name, words, options, "職業分類")


def _example(matched: str, names: tuple[str, ...]) -> str:
    if matched:
        return f"「{matched}」を含みます。"
    return f"例：{'、'.join(names[:3])}" if names else ""


def _find_licence(name: str, data: QueryDict, _: Written) -> Help:
    words = _words(name, data)
    options = tuple(Option(each.code, f"{each.code} {each.name}", each.category) for each in find_licences(words, MOST))
    return _found(name, words, options, "免許・資格")


def _words(name: str, data: QueryDict) -> str:
    return str(data.get(f"find_{name}", "")).strip()[:60]


def _found(name: str, words: str, options: tuple[Option, ...], what: str) -> Help:
    if not words:
        return Help(name, error=f"{what}を探す言葉を入力してください。")
    if not options:
        return Help(
            name, error=f"「{words}」に当てはまる{what}が見つかりません。別の言葉で探してください。", words=words
        )
    most = f"近い順に{len(options)}件です。" if len(options) == MOST else f"{len(options)}件あります。"
    return Help(name, f"「{words}」に当てはまる{what}は、{most}1つ選んでください。", words=words, options=options)


def _list_municipalities(name: str, data: QueryDict, _: Written) -> Help:
    prefecture = str(data.get("prefecture", ""))
    if prefecture == ABROAD:
        return Help(name, "就業場所を国外にしました。", words=prefecture, changes={name: ABROAD})
    if len(prefecture) != 2 or not prefecture.isdecimal():
        return Help(name, error="都道府県を選んでください。")
    return Help(name, "市区町村を選んでください。", words=prefecture)


def _copy_workplace(name: str, data: QueryDict, written: Written) -> Help:
    kept = {str(each.pk): each for each in workplaces_of(written.posting.establishment)}
    chosen = kept.get(str(data.get("workplace", "")))
    if chosen is None:
        return Help(name, error="写す就業場所を選んでください。")
    given = {target: chosen.content.get(source) for source, target in _COPIED.items()}
    changes: dict[str, Raw] = {target: value for target, value in given.items() if value}
    title = chosen.content.get("workplace_name", "")
    return Help(name, f"「{title}」の内容を写しました。", changes={name: "事業所所在地と異なる"} | changes)


_HELPERS: Mapping[str, Callable[[str, QueryDict, Written], Help]] = {
    "address": _look_up_address,
    "choose": _choose_address,
    "occupation": _find_occupation,
    "licence": _find_licence,
    "municipality": _list_municipalities,
    "copy": _copy_workplace,
}
