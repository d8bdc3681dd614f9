"""Occupations and licences by the words that people use for them, the closest first."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.db.models import Q

from mypage.reference.likeness import distance, likeness, pieces_to_look_for, spellings
from mypage.reference.models import Licence, Occupation
from mypage.reference.words import search_words

ALIAS, ELSEWHERE, GROUP = 0.1, 0.3, 0.6
"""What is added to the distance of a name that is not the table's own: an alias, a job tag occupation that
belongs elsewhere in the first place, the group above."""
SAID_BY_NAME = 0.2
"""What is taken from it where the name that will be shown has the word."""
NOT_IN_A_NAME = 1.0
"""The distance of what only the code or the category has."""
LONGEST_WORD = 30
"""No name needs more to be found; longer ones would be compared in too many pieces."""
OCCUPATION_COLUMNS = ("search_text", "parent__search_text")


@dataclass(frozen=True)
class OccupationFound:
    """One row of a picker."""

    code: str
    name: str
    label: str
    path: tuple[str, ...]
    """The names of the groups that it belongs to, from the top."""
    jobtag_names: tuple[str, ...]
    """Occupations of job tag that belong here, the ones that belong here first of all first."""
    matched: str = ""
    """The other name by which it was found; empty when its own name says it."""


@dataclass(frozen=True)
class LicenceFound:
    """One row of a picker."""

    code: str
    name: str
    category: str


def find_occupations(words: str, limit: int = 30) -> list[OccupationFound]:
    """職業分類 to choose from by name, by the names and aliases of job tag, or by the beginning of the code.

    All words must be found. When nothing has them, what has most of their letters answers.
    """
    typed = [word[:LONGEST_WORD] for word in search_words(words)]
    if not typed:
        return []
    rows = Occupation.objects.choosable().select_related("parent__parent")
    ranked = [
        (*_distance(row, typed), row) for row in rows.filter(*(_has(word, *OCCUPATION_COLUMNS) for word in typed))
    ]
    if not ranked:
        like = rows.filter(*(_is_like(word, *OCCUPATION_COLUMNS) for word in typed))
        ranked = [(-_likeness(row, typed), _closest(row, typed[0])[1], row) for row in like]
    ranked.sort(key=lambda found: (found[0], found[2].code))
    return [_occupation(row, matched) for _, matched, row in ranked[:limit]]


def _has(word: str, *columns: str) -> Q:
    """Rows that have a word or what the tables say for it, or a code that starts so."""
    holds = [Q(**{f"{column}__contains": spelling}) for column in columns for spelling in spellings(word)]
    return reduce(or_, holds, Q(code__startswith=word))


def _is_like(word: str, *columns: str) -> Q:
    holds = [Q(**{f"{column}__contains": piece}) for column in columns for piece in pieces_to_look_for(word)]
    return reduce(or_, holds, Q(pk__in=[]))


def _names(row: Occupation) -> Iterator[tuple[str, float]]:
    """Every name under which an occupation may be looked for, with what is added to its distance."""
    yield row.shown_name, 0.0 if row.name else GROUP
    for known in row.job_tag:
        extra = 0.0 if known["main"] else ELSEWHERE
        yield known["name"], extra
        yield from ((alias, extra + ALIAS) for alias in known["aliases"])
    if row.name and row.parent:
        yield row.parent.name, GROUP


def _distance(row: Occupation, typed: list[str]) -> tuple[float, str]:
    """How far an occupation is from all words, and by which other name the first of them that has one found it."""
    found = [_nearest(row, word) for word in typed if not row.code.startswith(word)]
    return sum(far for far, _ in found), next((name for _, name in found if name), "")


def _nearest(row: Occupation, word: str) -> tuple[float, str]:
    near = [
        (far + extra, name)
        for spelling in spellings(word)
        for name, extra in _names(row)
        if (far := distance(spelling, name)) is not None
    ]
    far, name = min(near, default=(GROUP + NOT_IN_A_NAME, ""))
    if any(distance(spelling, row.shown_name) is not None for spelling in spellings(word)):
        return far - SAID_BY_NAME, ""
    return far, name


def _likeness(row: Occupation, typed: list[str]) -> float:
    return sum(_closest(row, word)[0] for word in typed)


def _closest(row: Occupation, word: str) -> tuple[float, str]:
    share, name = max((likeness(word, name) - extra / 2, name) for name, extra in _names(row))
    return share, "" if name == row.shown_name else name


def _occupation(row: Occupation, matched: str) -> OccupationFound:
    above: Iterable[Occupation | None] = [row.parent.parent, row.parent] if row.parent else []
    known = sorted(row.job_tag, key=lambda each: not each["main"])
    return OccupationFound(
        code=row.code,
        name=row.shown_name,
        label=row.label,
        path=tuple(each.name for each in above if each),
        jobtag_names=tuple(each["name"] for each in known),
        matched=matched,
    )


def find_licences(words: str, limit: int = 30) -> list[LicenceFound]:
    """免許・資格 to choose from by name, category or the beginning of the code; like `find_occupations`."""
    typed = [word[:LONGEST_WORD] for word in search_words(words)]
    if not typed:
        return []
    rows = Licence.objects.filter(is_current=True)
    ranked = [(_far(row, typed), row) for row in rows.filter(*(_has(word, "search_text") for word in typed))]
    if not ranked:
        like = rows.filter(*(_is_like(word, "search_text") for word in typed))
        ranked = [(-sum(likeness(word, row.name) for word in typed), row) for row in like]
    ranked.sort(key=lambda found: (found[0], found[1].code))
    return [LicenceFound(row.code, row.name, row.category) for _, row in ranked[:limit]]


def _far(row: Licence, typed: list[str]) -> float:
    near = [[distance(spelling, row.name) for spelling in spellings(word)] for word in typed]
    return sum(min([far for far in each if far is not None], default=NOT_IN_A_NAME) for each in near)
