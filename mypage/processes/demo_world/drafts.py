"""Drafts of the demo world: how far their writers have come, and what is to be mended in them."""

from dataclasses import dataclass

from mypage.kernel.fields import Raw
from mypage.postings.content import table
from mypage.postings.pages import CATEGORY, pages_of
from mypage.processes.demo_world.data import cast_drafts
from mypage.processes.demo_world.writing import Writing

_MOST_SECTIONS = 7


@dataclass(frozen=True)
class Unfinished:
    """What stands in a draft."""

    answers: dict[str, Raw]
    first_page: frozenset[str]
    """The questions that are answered when a draft is begun."""
    finished: tuple[str, ...]
    """Pages that their writer said are done."""
    by: str
    """The first part of the writer's address; empty for the 代表."""


def unfinished(writing: Writing, answers: dict[str, Raw]) -> Unfinished:
    """So many sections of the answers; of the cast's drafts as the data says, with the mistakes that it names."""
    own = cast_drafts().get(f"{writing.firm.slug} {writing.wanted.text}")
    sections = own["sections"] if own else writing.own("draft").randint(2, _MOST_SECTIONS)
    fields = table().fields
    kept = {name: value for name, value in answers.items() if fields[name].section <= sections}
    pages = pages_of(writing.kind)
    return Unfinished(
        answers=kept | (own["values"] if own else {}),
        first_page=frozenset(field.name for page in pages if page.slug == CATEGORY for field in page.typed),
        finished=tuple(page.slug for page in pages if page.section <= sections),
        by=own["by"] if own else "",
    )
