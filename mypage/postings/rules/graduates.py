"""Rules of the dates of 学卒求人: when a posting comes, is shown, and when selection begins (a dated table)."""

import re
from collections.abc import Iterator
from datetime import date
from typing import get_args

from mypage.kernel.ja import jdate
from mypage.postings.rules.facts import PostingFacts
from mypage.postings.rules.registry import Found, found, rule
from mypage.postings.rules.words import folded
from mypage.postings.settings_tables import GraduateDate, GraduateKind, graduate_day

_APRIL, _OCTOBER = 4, 10
_ONLY_EARLIER_GRADUATES = re.compile(r"既卒者?(の方)?(のみ|だけ|に限)")
_KINDS: tuple[GraduateKind, ...] = get_args(GraduateKind)


def year_of_graduation(day: date) -> int:
    """The year in whose March those graduate who are in their last school year on a day."""
    return day.year + (1 if day.month >= _APRIL else 0)


def graduation_kind(kind: str) -> GraduateKind | None:
    """The kind as one of 学卒求人; None for any other."""
    return next((known for known in _KINDS if known == kind), None)


def graduation_year(day: date, starts_work_on: date | None) -> int:
    """The year in whose March those graduate whom a posting seeks: of its 入社日, else of the school year of a day."""
    if starts_work_on is None:
        return year_of_graduation(day)
    return starts_work_on.year + (1 if starts_work_on.month >= _OCTOBER else 0)


def _first_day(facts: PostingFacts, what: GraduateDate, day: date) -> date | None:
    """From when something may happen: for the graduates who start on 入社日, or those of the school year of a day."""
    kind = graduation_kind(facts.kind)
    if kind is None:
        return None
    year = graduation_year(day, facts.day("starts_work_on"))
    prefecture = facts.circumstances.workplace_prefecture or facts.text("workplace_municipality")[:2]
    return graduate_day(kind, what, year, prefecture)


@rule("R-149")
def is_not_shown_to_students_too_early(facts: PostingFacts) -> Iterator[Found]:
    """A 大卒等 posting becomes public on 1 April or later."""
    yield from _shown_too_early(facts, "大卒等求人が学生に公開されるのは、{}からです。それまでは「公開前」となります。")


@rule("R-152")
def is_not_shown_to_schools_too_early(facts: PostingFacts) -> Iterator[Found]:
    """A 高卒 posting becomes public to schools on 1 July or later."""
    yield from _shown_too_early(facts, "高卒求人が学校に公開されるのは、{}からです。")


def _shown_too_early(facts: PostingFacts, sentence: str) -> Iterator[Found]:
    public_on = facts.circumstances.public_on
    first = _first_day(facts, "public_from", public_on) if public_on else None
    if first and public_on and public_on < first:
        yield found("posting_category", message=sentence.format(jdate(first)))


@rule("R-150")
def begins_to_select_students_in_june(facts: PostingFacts) -> Iterator[Found]:
    """Selection of students begins on 1 June or later."""
    yield from _begins_too_early(facts, "selection_from_on", "selection_from", "選考開始日")


@rule("R-151")
def comes_when_postings_for_pupils_are_received(facts: PostingFacts) -> Iterator[Found]:
    """A 高卒 posting is submitted on 1 June or later."""
    first = _first_day(facts, "filing_from", facts.today)
    if first is not None and facts.today < first:
        message = f"高卒求人の受付は{jdate(first)}からです。それまでは作成中として保存できます。"
        yield found("posting_category", message=message)


@rule("R-153")
def takes_applications_of_pupils_in_september(facts: PostingFacts) -> Iterator[Found]:
    """Applications of pupils are taken from 5 September (沖縄県: 30 August) or later."""
    yield from _begins_too_early(facts, "application_accepted_from_on", "applications_from", "応募の受付開始日")


@rule("R-154")
def begins_to_select_pupils_in_september(facts: PostingFacts) -> Iterator[Found]:
    """Selection of pupils begins on 16 September or later."""
    yield from _begins_too_early(facts, "selection_from_on", "selection_from", "選考開始日")


@rule("R-155")
def begins_to_select_young_pupils_in_january(facts: PostingFacts) -> Iterator[Found]:
    """Selection of 中学生 begins on 1 January (snowy regions: 1 December) or later."""
    yield from _begins_too_early(facts, "selection_from_on", "selection_from", "選考開始日")


def _begins_too_early(facts: PostingFacts, field: str, what: GraduateDate, title: str) -> Iterator[Found]:
    day = facts.day(field)
    first = _first_day(facts, what, day) if day else None
    if day and first and day < first:
        yield found(field, message=f"{title}は、{jdate(first)}以後の日付にしてください。")


@rule("R-156")
def selects_after_applications_came(facts: PostingFacts) -> Iterator[Found]:
    """Selection does not begin before applications are taken."""
    accepted, selected = facts.day("application_accepted_from_on"), facts.day("selection_from_on")
    if accepted is not None and selected is not None and selected < accepted:
        yield found("selection_from_on")


@rule("R-157")
def shows_its_workplace_before_applications(facts: PostingFacts) -> Iterator[Found]:
    """応募前職場見学 begins on 1 July or later, before applications are taken, and ends after it began."""
    begins, ends = facts.day("visit_from_on"), facts.day("visit_until")
    if begins is None or facts.text("allows_visit_before_application") == "否":
        return
    first, applications = _first_day(facts, "visits_from", begins), facts.day("application_accepted_from_on")
    is_early = first is not None and begins < first
    is_late = applications is not None and begins >= applications
    if is_early or is_late or (ends is not None and ends < begins):
        yield found("visit_from_on")


@rule("R-158")
def begins_work_after_graduation(facts: PostingFacts) -> Iterator[Found]:
    """Work begins on 1 April after graduation or later, unless only earlier graduates are sought."""
    starts, kind = facts.day("starts_work_on"), graduation_kind(facts.kind)
    if starts is None or kind is None or _seeks_only_earlier_graduates(facts):
        return
    first = graduate_day(kind, "starts_work_from", year_of_graduation(facts.today))
    if first is not None and starts < first:
        message = f"入社日は、卒業後の日付（{jdate(first)}以後）にしてください。"
        yield found("starts_work_on", message=message)


def _seeks_only_earlier_graduates(facts: PostingFacts) -> bool:
    texts = (facts.text(name) for name in ("supplementary_remarks", "posting_remarks", "job_description"))
    return facts.text("accepts_earlier_graduates") == "可" and any(
        _ONLY_EARLIER_GRADUATES.search(folded(text)) for text in texts
    )
