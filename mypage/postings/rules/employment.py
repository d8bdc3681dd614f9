"""Rules of 雇用形態 and 雇用期間: what kind of contract, for how long."""

from collections.abc import Iterator

from mypage.kernel.fields import widened
from mypage.postings.content import choices_of, table
from mypage.postings.rules.facts import PostingFacts
from mypage.postings.rules.registry import Found, found, rule
from mypage.postings.rules.spans import (
    FIXED_TERMS,
    FOUR_MONTHS_OR_MORE,
    INDEFINITE,
    LESS_THAN_FOUR_MONTHS,
    contract_term,
)


@rule("R-025")
def says_whether_a_contract_is_renewed(facts: PostingFacts) -> Iterator[Found]:
    """Employment for a term says whether it may be renewed."""
    if facts.text("employment_period") in FIXED_TERMS and facts.is_blank("renewal_possibility"):
        yield found("renewal_possibility")


@rule("R-035")
def has_a_form_of_its_category(facts: PostingFacts) -> Iterator[Found]:
    """雇用形態 is one of those that the 求人区分 has."""
    form = facts.text("employment_form")
    if form and form not in choices_of(table().fields["employment_form"], facts.kind):
        yield found("employment_form")


@rule("R-036")
def is_shorter_than_full_time(facts: PostingFacts) -> Iterator[Found]:
    """Part-time work has fewer hours a week than full-time work."""
    hours, full_time = facts.decimal("weekly_scheduled_hours"), facts.setting("part_time_below_weekly_hours")
    if hours is not None and hours >= full_time:
        shown = widened(f"{full_time:f}")
        message = f"週の所定労働時間が{shown}時間以上です。フルタイムの求人ではないか、お確かめください。"
        yield found("weekly_working_days_from", message=message)


@rule("R-037")
def gives_regular_employees_no_term(facts: PostingFacts) -> Iterator[Found]:
    """正社員 are employed without a term."""
    period = facts.text("employment_period")
    if facts.text("employment_form") == "正社員" and period and period != INDEFINITE:
        yield found("employment_period")


@rule("R-038")
def runs_as_long_as_it_says(facts: PostingFacts) -> Iterator[Found]:
    """The length of the contract and 「４ヶ月以上」「４ヶ月未満」 agree, and there is a length."""
    period, term = facts.text("employment_period"), contract_term(facts)
    if period not in FIXED_TERMS or term is None:
        return
    reaches_boundary = term.is_at_least(int(facts.setting("employment_period_boundary_months")))
    is_nothing = term.first is None and term.months == 0
    if is_nothing or reaches_boundary != (period == FOUR_MONTHS_OR_MORE):
        yield found(_field_of_length(facts))


@rule("R-039")
def ends_after_it_began(facts: PostingFacts) -> Iterator[Found]:
    """A contract's last day lies after its first day and after today."""
    first, last = facts.day("employment_begins_on"), facts.day("employment_ends_on")
    if last is not None and (last <= facts.today or (first is not None and last <= first)):
        yield found("employment_ends_on")


@rule("R-040")
def is_not_longer_than_usual(facts: PostingFacts) -> Iterator[Found]:
    """A term is three years at most, unless the posting is for people of 60 and more; above five R-041 speaks."""
    term = contract_term(facts)
    if term is None or facts.text("age_limit_ground").startswith("ｆ１"):
        return
    usual, longest = _months(facts, "contract_years_usual"), _months(facts, "contract_years_longest")
    if term.is_longer_than(usual) and not term.is_longer_than(longest):
        yield found(_field_of_length(facts))


@rule("R-041")
def is_not_longer_than_the_law_allows(facts: PostingFacts) -> Iterator[Found]:
    """A term is five years at most."""
    term = contract_term(facts)
    if term is not None and term.is_longer_than(_months(facts, "contract_years_longest")):
        yield found(_field_of_length(facts))


@rule("R-042")
def is_for_a_season(facts: PostingFacts) -> Iterator[Found]:
    """Seasonal work and work away from home have a term."""
    if facts.text("employment_period") == INDEFINITE:
        yield found("employment_period")


def _months(facts: PostingFacts, setting_of_years: str) -> int:
    return int(facts.setting(setting_of_years) * 12)


def _field_of_length(facts: PostingFacts) -> str:
    term = contract_term(facts)
    if term is not None and term.last is not None:
        return "employment_ends_on"
    is_short = facts.text("employment_period") == LESS_THAN_FOUR_MONTHS
    return "employment_period_months" if is_short else "employment_period_years"
