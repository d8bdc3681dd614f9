"""Rules of 青少年雇用情報 and of earlier graduates (青少年の雇用の促進等に関する法律)."""

from collections.abc import Iterator

from mypage.postings.rules.facts import PostingFacts
from mypage.postings.rules.registry import Found, found, rule

_YEARS = (1, 2, 3)
SECTIONS = (
    (
        "募集・採用に関する状況",
        (
            *(f"new_graduates_{what}_{year}" for year in _YEARS for what in ("hired_men", "hired_women", "left")),
            "average_years_of_service",
            "average_age_of_employees",
        ),
    ),
    (
        "職業能力の開発・向上に関する状況",
        (
            "offers_training",
            "supports_self_development",
            "has_mentors",
            "offers_career_consulting",
            "has_company_examinations",
        ),
    ),
    (
        "企業における雇用管理（職場への定着）に関する状況",
        (
            "average_overtime_hours_last_year",
            "average_paid_leave_taken_last_year",
            "childcare_leave_men_eligible_last_year",
            "childcare_leave_men_taken_last_year",
            "childcare_leave_women_eligible_last_year",
            "childcare_leave_women_taken_last_year",
            "share_of_women_officers_percent",
            "share_of_women_managers_percent",
        ),
    ),
)
"""青少年雇用情報: the three sections of the law, each with its items."""


@rule("R-159")
def tells_something_in_every_section(facts: PostingFacts) -> Iterator[Found]:
    """Each of the three sections of 青少年雇用情報 has an item."""
    for title, names in SECTIONS:
        if not any(facts.is_set(name) or name in facts.answers.unreadable for name in names):
            yield found(names[0], 区分=title)


@rule("R-160")
def loses_no_more_than_it_hired(facts: PostingFacts) -> Iterator[Found]:
    """Of the graduates hired in a year, no more have left than were hired."""
    for year in _YEARS:
        men, women = (facts.number(f"new_graduates_hired_{who}_{year}") for who in ("men", "women"))
        left = facts.number(f"new_graduates_left_{year}")
        if men is not None and women is not None and left is not None and left > men + women:
            yield found(f"new_graduates_left_{year}")


@rule("R-161")
def welcomes_graduates_of_three_years(facts: PostingFacts) -> Iterator[Found]:
    """Earlier graduates are welcome for three years."""
    years = facts.number("earlier_graduates_within_years")
    if facts.text("accepts_earlier_graduates") != "可" or years is None:
        return
    if years < facts.setting("earlier_graduates_years"):
        yield found("earlier_graduates_within_years")
