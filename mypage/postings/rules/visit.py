"""Rules that ask for a visit to the office within 14 days (domain.md 9.2)."""

from collections.abc import Iterator

from mypage.kernel.ja import jdate
from mypage.kernel.terms import months_after
from mypage.postings.rules.facts import PostingFacts
from mypage.postings.rules.registry import Found, found, rule

_FOR_OTHERS = ("派遣", "紹介予定派遣", "請負")


def _visit(facts: PostingFacts, field: str) -> Iterator[Found]:
    until = facts.circumstances.visit_until
    if until is not None:
        yield found(field, 期限=jdate(until))


@rule("R-138")
def visits_with_the_first_posting(facts: PostingFacts) -> Iterator[Found]:
    """The first posting through My Page asks for a visit, unless My Page was opened at the counter."""
    known = facts.circumstances
    if not known.has_earlier_posting and not known.opened_at_counter:
        yield from _visit(facts, "posting_category")


@rule("R-139")
def visits_with_the_first_posting_for_people_with_disabilities(facts: PostingFacts) -> Iterator[Found]:
    """The first 障害者専用求人 since January 2020 asks for a visit."""
    if not facts.circumstances.has_disability_posting:
        yield from _visit(facts, "is_for_people_with_disabilities")


@rule("R-140")
def visits_with_the_first_trial(facts: PostingFacts) -> Iterator[Found]:
    """The first posting of a kind of トライアル雇用 since January 2020 asks for a visit; each kind counts by itself."""
    earlier, trial = facts.circumstances.earlier_trials, facts.text("trial_employment")
    if earlier is not None and trial not in ("", "希望しない") and trial not in earlier:
        yield from _visit(facts, "trial_employment")


@rule("R-141")
def visits_after_a_year_without_postings(facts: PostingFacts) -> Iterator[Found]:
    """A posting after more than a year without one asks for a visit."""
    last = facts.circumstances.last_accepted_on
    months = int(facts.setting("visit_without_posting_months"))
    if last is not None and months_after(last, months) < facts.today:
        yield from _visit(facts, "posting_category")


@rule("R-142")
def visits_with_work_for_others(facts: PostingFacts) -> Iterator[Found]:
    """A posting of 派遣 or 請負 asks for a visit."""
    if facts.text("employment_arrangement") in _FOR_OTHERS:
        yield from _visit(facts, "employment_arrangement")
