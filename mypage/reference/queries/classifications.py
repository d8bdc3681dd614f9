"""Industries, occupations, licences and minimum wages."""

from datetime import date

from django.db.models import Q, QuerySet

from mypage.reference.models import Industry, Licence, MinimumWage, Occupation, Prefecture
from mypage.reference.queries.places import code_of
from mypage.reference.words import search_words


def industries(*, level: int | None = None, parent: Industry | None = None, words: str = "") -> QuerySet[Industry]:
    """産業分類 in use, by code; every word is found in the name, or is the beginning of the code."""
    found = Industry.objects.filter(is_current=True)
    if level:
        found = found.filter(level=level)
    if parent:
        found = found.filter(parent=parent)
    for word in search_words(words):
        found = found.filter(Q(search_text__contains=word) | Q(code__istartswith=word))
    return found


def industry_groups() -> list[tuple[Industry, list[Industry]]]:
    """大分類 A to T, each with its 中分類: for a picker in groups."""
    rows = list(Industry.objects.filter(is_current=True, level__lte=2))
    return [
        (top, [row for row in rows if row.parent_id == top.pk]) for top in sorted(rows, key=_code) if top.level == 1
    ]


def _code(row: Industry) -> str:
    return row.code


def occupations(*, level: int | None = None, parent: Occupation | None = None, words: str = "") -> QuerySet[Occupation]:
    """職業分類 in use, by code; every word is found in the name, in occupations that belong there or their other
    names, or is the beginning of the code."""
    found = Occupation.objects.filter(is_current=True).select_related("parent")
    if level:
        found = found.filter(level=level)
    if parent:
        found = found.filter(parent=parent)
    for word in search_words(words):
        found = found.filter(Q(search_text__contains=word) | Q(code__startswith=word))
    return found


def occupation_name(code: str) -> str:
    """The name of an occupation; that of its 中分類 where the table has none. LookupError for an unknown code."""
    found = Occupation.objects.select_related("parent").filter(code=code).first()
    if found is None:
        raise LookupError(f"no occupation {code}")
    return found.shown_name


def licences(*, words: str = "") -> QuerySet[Licence]:
    """免許・資格 in use, by code; every word is found in the name or the category, or is the beginning of the code."""
    found = Licence.objects.filter(is_current=True)
    for word in search_words(words):
        found = found.filter(Q(search_text__contains=word) | Q(code__startswith=word))
    return found


def minimum_wage(prefecture: Prefecture | str, day: date) -> MinimumWage | None:
    """地域別最低賃金 in force on a day; None before the first one in the table."""
    return _wages(prefecture).filter(effective_date__lte=day).order_by("-effective_date").first()


def announced_minimum_wage(prefecture: Prefecture | str, day: date) -> MinimumWage | None:
    """The next amount that is announced but not yet in force on a day."""
    return _wages(prefecture).filter(effective_date__gt=day).order_by("effective_date").first()


def minimum_wages(prefecture: Prefecture | str, day: date) -> tuple[MinimumWage | None, MinimumWage | None]:
    """Both, with their prefecture, in one statement: the amount in force on a day, and the next one announced."""
    rows = list(_wages(prefecture).select_related("prefecture").order_by("effective_date"))
    in_force = [row for row in rows if row.effective_date <= day]
    return (in_force[-1] if in_force else None, next((row for row in rows if row.effective_date > day), None))


def _wages(prefecture: Prefecture | str) -> QuerySet[MinimumWage]:
    return MinimumWage.objects.filter(prefecture_id=code_of(prefecture))
