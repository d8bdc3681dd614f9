"""Municipalities by the five digits that forms keep, and by an address line; what codes the tables do not have."""

import re
from collections.abc import Iterable
from functools import reduce
from operator import or_

from django.db.models import CharField, F, Q, Value

from mypage.kernel.numbers import postal_digits
from mypage.reference.models import Licence, Municipality, Occupation, PostalCode, Prefecture
from mypage.reference.rules.municipality_codes import ABROAD, with_check_digit
from mypage.reference.words import folded

_FIVE_DIGITS = re.compile(r"[0-9]{5}")
_WRITTEN = {"檮": "梼", "惠": "恵", "ガ": "ケ"}
"""Japan Post, the ministry and people write some names differently: 檮原, 須惠, 関ガ原."""
_SPELLINGS = str.maketrans(_WRITTEN)


def municipality_by_code5(code: str) -> Municipality | None:
    """A municipality in use with its prefecture; None for any other code, also for 国外."""
    if not _FIVE_DIGITS.fullmatch(code):
        return None
    known = Municipality.objects.select_related("prefecture")
    return known.filter(code=with_check_digit(code), is_current=True).first()


def prefecture_of_code5(code: str) -> Prefecture | None:
    """The prefecture in which a municipality lies."""
    found = municipality_by_code5(code)
    return found.prefecture if found else None


def municipality_of_address(line: str) -> str:
    """The five digits of the municipality in which an address line begins, with or without its prefecture.

    "" when none is named there, or when without a prefecture several are (府中市), or a designated city without its
    ward.
    """
    asked = _plain(line)
    prefectures = Prefecture.objects.values_list("code", "name")
    own = next(((code, name) for code, name in prefectures if asked.startswith(_plain(name))), None)
    known = Municipality.objects.addressable()
    if own:
        asked, known = asked.removeprefix(_plain(own[1])), known.filter(prefecture_id=own[0])
    else:
        known = known.filter(_begins_like(line.strip()))
    matched = [
        (len(name), code[:5])
        for code, district, short in known.values_list("code", "district", "name")
        for name in {_plain(f"{district}{short}"), _plain(short)}
        if asked.startswith(name)
    ]
    longest = {code for length, code in matched if length == max(matched)[0]}
    return longest.pop() if len(longest) == 1 else ""


def _begins_like(line: str) -> Q:
    """Municipalities whose name may stand at the beginning of a line: what spares comparing all of them."""
    letters = {
        line[:1],
        *(written for written, plain in _WRITTEN.items() if plain == line[:1]),
        *_WRITTEN.get(line[:1], ""),
    }
    begins = [
        Q(name__startswith=letter) | Q(search_text__startswith=f" {folded(letter)}") for letter in letters if letter
    ]
    return reduce(or_, begins, Q(pk__in=[]))


def _plain(text: str) -> str:
    return "".join(folded(text).split()).translate(_SPELLINGS)


def unknown_reference_codes(
    occupations: Iterable[str] = (), licences: Iterable[str] = (), municipalities: Iterable[str] = ()
) -> set[str]:
    """Those of the codes that no table has in use, as they were given; 国外 counts as a municipality."""
    wanted = {
        "occupation": set(filter(None, occupations)),
        "licence": set(filter(None, licences)),
        "municipality": set(filter(None, municipalities)) - {ABROAD},
    }
    with_digit = {with_check_digit(code): code for code in wanted["municipality"] if _FIVE_DIGITS.fullmatch(code)}
    tables = {
        "occupation": Occupation.objects.choosable().filter(code__in=wanted["occupation"]),
        "licence": Licence.objects.filter(code__in=wanted["licence"], is_current=True),
        "municipality": Municipality.objects.filter(code__in=with_digit, is_current=True),
    }
    parts = [
        rows.order_by().annotate(table=Value(kind, CharField()), own=F("code")).values_list("table", "own")
        for kind, rows in tables.items()
        if wanted[kind]
    ]
    known = set(parts[0].union(*parts[1:], all=True)) if parts else set()
    return {
        code
        for kind, codes in wanted.items()
        for code in codes
        if (kind, with_check_digit(code) if code in with_digit.values() else code) not in known
    }


def prefectures_of_postal_code(code: str) -> set[str]:
    """The codes of the prefectures in which a postal code lies; none when it is unknown or no postal code."""
    try:
        digits = postal_digits(code)
    except ValueError:
        return set()
    rows = PostalCode.objects.filter(postal_code=digits).order_by()
    return set(rows.values_list("municipality__prefecture_id", flat=True))
