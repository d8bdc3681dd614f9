"""The six screens of an establishment (domain.md 4): their table of fields, and which row is asked where."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

from django.conf import settings

from mypage.kernel.fields import Answers, Field, FieldTable, Raw
from mypage.kernel.fields.field import Bounds
from mypage.kernel.tables import field_overrides

_PATH = Path(__file__).parent / "data" / "establishment_fields.csv"
KIND = "establishment"
"""There is only one kind of establishment: no row of the table asks for a kind."""

COMPUTED = frozenset({"establishment_number", "self_declared_on", "self_declaration_version"})
"""Shown and never typed: given by the office, or by the declaration that has a page of its own."""
OF_IMAGES = frozenset({"images", "image_caption"})
"""Rows that are there once for each image."""
_SLUGS = {1: "company", 2: "basics", 3: "details", 4: "workplaces", 5: "profile", 6: "images"}


def _between(low: str, high: str) -> Bounds:
    return Decimal(low), Decimal(high)


_BOUNDS: Mapping[str, Bounds] = {
    "founded_year": _between("1600", "9999"),
    "latitude": _between("20", "46"),
    "longitude": _between("122", "154"),
    "annual_sales_year_1": _between("1900", "9999"),
    "annual_sales_year_2": _between("1900", "9999"),
    "annual_sales_year_3": _between("1900", "9999"),
}


@dataclass(frozen=True)
class Screen:
    """One of the six screens: `fields` are those that are typed there and belong to the establishment itself."""

    slug: str
    number: int
    title: str
    fields: tuple[Field, ...]
    shown: tuple[Field, ...]
    """With those that are only shown."""

    @property
    def names(self) -> tuple[str, ...]:
        """The identifiers that are typed."""
        return tuple(field.name for field in self.fields)


@cache
def table() -> FieldTable:
    """事業所の項目: the table, read once. Prose becomes full-width like the postings that print it, the rest stays."""
    folder = Path(settings.TABLES) if settings.TABLES else None
    own = field_overrides(_PATH.name, folder)
    plain = FieldTable.read(_PATH)
    as_typed = [field.name for field in plain.fields.values() if field.input != "long_text"]
    kana = [name for name in as_typed if name.endswith("_kana")]
    return FieldTable.read(_PATH, as_typed=set(as_typed) - set(kana), bounds=_BOUNDS, overrides=own)


@cache
def screens() -> tuple[Screen, ...]:
    """The six screens in their order."""
    found = []
    for number, slug in _SLUGS.items():
        rows = [field for field in table().fields.values() if field.section == number]
        shown = tuple(field for field in rows if not is_of_workplace(field.name) and field.name not in OF_IMAGES)
        typed = tuple(field for field in shown if field.name not in COMPUTED)
        found.append(Screen(slug, number, rows[0].section_title, typed, shown))
    return tuple(found)


def screen_of(slug: str) -> Screen | None:
    """A screen by its address; None when there is none."""
    return next((screen for screen in screens() if screen.slug == slug), None)


def is_of_workplace(name: str) -> bool:
    """Whether a row is there once for each workplace."""
    return name.startswith("workplace_")


@cache
def workplace_fields() -> tuple[Field, ...]:
    """就業場所の項目: the rows that each workplace answers."""
    return tuple(field for field in table().fields.values() if is_of_workplace(field.name))


@cache
def typed_names() -> frozenset[str]:
    """Every identifier that a change of the establishment may carry."""
    return frozenset(name for screen in screens() for name in screen.names)


@cache
def _typed_table() -> FieldTable:
    return FieldTable(field for screen in screens() for field in screen.fields)


@cache
def _workplace_table() -> FieldTable:
    return FieldTable(workplace_fields())


def answers_of(raw: Mapping[str, Raw]) -> Answers:
    """What is typed of an establishment and counts; workplaces and images stand for themselves."""
    return _typed_table().read_answers(raw, KIND)


def answers_of_workplace(raw: Mapping[str, Raw]) -> Answers:
    """The answers of one workplace that count."""
    return _workplace_table().read_answers(raw, KIND)
