"""The pages of the application form: which questions stand together, for which kind of posting. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from mypage.kernel.fields import Answers, Field, Raw
from mypage.postings.content import AT_ESTABLISHMENT, choices_of, table
from mypage.postings.pages_plan import PLAN, PlannedGroup, PlannedPage

SECTION_TITLES = {
    1: "求人区分・公開範囲",
    2: "事業所情報",
    3: "仕事内容",
    4: "賃金・手当",
    5: "労働時間",
    6: "保険・年金・定年等",
    7: "求人ＰＲ",
    8: "選考方法",
}
"""The eight official sections, as the task list names them."""
CATEGORY = "category"
"""The page that decides which questions there are: it has all that any kind is asked there."""
_EVERY_FLAG = ("disability", "trial")


@dataclass(frozen=True)
class Group:
    """Questions that stand together. Fields of one row stand side by side where the screen is wide enough."""

    legend: str
    rows: tuple[tuple[str, ...], ...]

    @property
    def names(self) -> tuple[str, ...]:
        """Every field of it, in the order of the form."""
        return tuple(name for row in self.rows for name in row)

    @property
    def is_shown_only(self) -> bool:
        """Whether nothing of it is typed here."""
        return all(table().fields[name].is_computed for name in self.names)


@dataclass(frozen=True)
class Page:
    """One page of the form."""

    slug: str
    section: int
    title: str
    groups: tuple[Group, ...]

    @property
    def fields(self) -> tuple[Field, ...]:
        """Every field on it, in the order of the form."""
        return tuple(table().fields[name] for group in self.groups for name in group.names)

    @property
    def typed(self) -> tuple[Field, ...]:
        """The fields that are typed here."""
        return tuple(field for field in self.fields if not field.is_computed)

    @property
    def has_optional_parts(self) -> bool:
        """Whether the form cannot know by itself that its writer is done."""
        return any(not field.condition.is_required for field in self.typed)


@cache
def pages_of(kind: str) -> tuple[Page, ...]:
    """The pages that a kind of posting has, in their order; only with the groups and rows that it has."""
    asked = frozenset(field.name for field in table().of(kind, _EVERY_FLAG if _may_have_flags(kind) else ()))
    everything = frozenset(table().fields)
    pages = (_page(planned, everything if planned[0] == CATEGORY else asked) for planned in PLAN)
    return tuple(page for page in pages if page.typed)


def page_of(kind: str, slug: str) -> Page | None:
    """A page by its address; None where the kind has no such one."""
    return next((page for page in pages_of(kind) if page.slug == slug), None)


@cache
def whole_page(slug: str) -> Page | None:
    """A page with the questions of every kind on it; None for an address that no kind has."""
    everything = frozenset(table().fields)
    return next((_page(planned, everything) for planned in PLAN if planned[0] == slug), None)


def page_after(kind: str, slug: str) -> Page | None:
    """The page after one; None after the last."""
    pages = pages_of(kind)
    slugs = [page.slug for page in pages]
    place = slugs.index(slug) + 1
    return pages[place] if place < len(pages) else None


@cache
def pages_by_field(kind: str) -> Mapping[str, Page]:
    """Field to the page that it stands on."""
    return {field.name: page for page in pages_of(kind) for field in page.fields}


@cache
def choices_on(kind: str) -> Mapping[str, tuple[str, ...]]:
    """The choices of the fields that not every kind may take whole."""
    narrowed = {name: choices_of(field, kind) for name, field in table().fields.items() if field.choices}
    return {name: choices for name, choices in narrowed.items() if choices != table().fields[name].choices}


def shown_on_form(answers: Answers, raw: Mapping[str, Raw]) -> frozenset[str]:
    """The fields that the form asks now: those that apply, but for the place that is the establishment's own."""
    if raw.get("workplace_choice") == AT_ESTABLISHMENT:
        return answers.shown - {"workplace_municipality"}
    return answers.shown


def _may_have_flags(kind: str) -> bool:
    return kind in ("full_time", "part_time")


def _page(planned: PlannedPage, asked: frozenset[str]) -> Page:
    slug, section, title, groups = planned
    kept = (_group(group, asked) for group in groups)
    return Page(slug, section, title, tuple(group for group in kept if group.rows))


def _group(planned: PlannedGroup, asked: frozenset[str]) -> Group:
    legend, rows = planned
    whole = [(row,) if isinstance(row, str) else row for row in rows]
    kept = (tuple(name for name in row if name in asked) for row in whole)
    return Group(legend, tuple(row for row in kept if row))
