"""How far the writing of a posting has come, page by page and section by section. Pure."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from mypage.kernel.fields import Answers
from mypage.postings.pages import SECTION_TITLES, Page, pages_of
from mypage.postings.rules.registry import MISSING, Finding, rows

AT_SUBMISSION = frozenset({"R-003", "R-004"})
"""Rules over what is not written on the form: the declaration has a page of its own, a refusal none."""


class Progress(StrEnum):
    """Where a page or a section stands."""

    DONE = "完了"
    TO_MEND = "要修正"
    BEGUN = "入力中"
    EMPTY = "未入力"
    OPTIONAL = "任意"


@dataclass(frozen=True)
class PageProgress:
    """One page."""

    page: Page
    state: Progress
    missing: tuple[str, ...]
    """Fields that must be answered and are not."""
    objections: tuple[str, ...]
    """What the rules say of answers that are there."""
    open_cautions: int
    is_finished: bool
    """Whether its writer said so; always where the form can tell by itself."""


@dataclass(frozen=True)
class SectionProgress:
    """One of the eight sections."""

    number: int
    title: str
    pages: tuple[PageProgress, ...]

    @property
    def state(self) -> Progress:
        """What needs doing most."""
        states = [page.state for page in self.pages]
        if Progress.TO_MEND in states:
            return Progress.TO_MEND
        if all(state == Progress.DONE for state in states):
            return Progress.DONE
        if all(state == Progress.OPTIONAL for state in states):
            return Progress.OPTIONAL
        return (
            Progress.EMPTY if all(state in (Progress.EMPTY, Progress.OPTIONAL) for state in states) else Progress.BEGUN
        )

    @property
    def next_page(self) -> PageProgress:
        """The page to go on with: what is to be mended, then what is not done, then the first."""
        for wanted in ({Progress.TO_MEND}, {Progress.BEGUN, Progress.EMPTY}, {Progress.OPTIONAL}):
            for page in self.pages:
                if page.state in wanted:
                    return page
        return self.pages[0]


def progress_of(
    kind: str,
    answers: Answers,
    findings: Sequence[Finding],
    finished: Collection[str],
    confirmed: Collection[str],
) -> list[SectionProgress]:
    """The eight sections in their order."""
    pages = [_page(page, answers, findings, finished, confirmed) for page in pages_of(kind)]
    return [
        SectionProgress(number, title, tuple(each for each in pages if each.page.section == number))
        for number, title in SECTION_TITLES.items()
    ]


def of_form(findings: Iterable[Finding]) -> list[Finding]:
    """What the rules found that can be mended on the form; the rest is said when the posting is submitted."""
    table = rows()
    return [
        finding
        for finding in findings
        if finding.rule not in AT_SUBMISSION and (finding.rule not in table or table[finding.rule].area != "visit")
    ]


def of_page(findings: Iterable[Finding], page: Page) -> list[Finding]:
    """What the rules found at the fields of one page."""
    names = {field.name for field in page.fields}
    return [finding for finding in findings if finding.field in names]


def _page(
    page: Page, answers: Answers, findings: Sequence[Finding], finished: Collection[str], confirmed: Collection[str]
) -> PageProgress:
    own = of_page(findings, page)
    names = [field.name for field in page.typed]
    missing = tuple(name for name in names if name in answers.required and not answers.raw.get(name))
    objections = tuple(
        each.message
        for each in own
        if each.strength == "violation" and each.rule != MISSING and each.field not in missing
    )
    cautions = sum(each.strength == "caution" and each.key not in confirmed for each in own)
    is_finished = page.slug in finished or not page.has_optional_parts
    state = _state(page, answers, missing, objections, is_finished=is_finished)
    told = objections if state == Progress.TO_MEND else ()
    return PageProgress(page, state, missing, told, cautions, is_finished)


def _state(
    page: Page, answers: Answers, missing: Sequence[str], objections: Sequence[str], *, is_finished: bool
) -> Progress:
    is_begun = any(answers.raw.get(field.name) for field in page.typed)
    if objections and (is_begun or is_finished):
        return Progress.TO_MEND
    if not missing and not objections and is_finished:
        return Progress.DONE
    if is_begun:
        return Progress.BEGUN
    is_asked = objections or any(field.name in answers.required for field in page.typed)
    return Progress.EMPTY if is_asked else Progress.OPTIONAL
