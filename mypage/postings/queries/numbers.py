"""The numbers that the form shows while one writes: pay beside the minimum wage and the average, days and hours."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from mypage.kernel.fields import Answers, Raw
from mypage.postings.content import Category
from mypage.postings.days import DaysSummary, days_summary
from mypage.postings.pay import PaySummary, pay_summary
from mypage.postings.queries.places import place_of
from mypage.postings.rules.facts import Circumstances, PostingFacts
from mypage.postings.settings_tables import settings_on
from mypage.reference.queries import OfferedWageFact, offered_wage


@dataclass(frozen=True)
class PayNumbers:
    """Pay so far, and the average that it stands beside."""

    summary: PaySummary
    average: OfferedWageFact | None
    has_place: bool
    """Whether the place of work is known, which decides the minimum wage."""


def pay_numbers(answers: Answers, establishment: Mapping[str, Raw], today: date) -> PayNumbers:
    """What the answers so far say of pay, at their place of work (see `wage_content`), on that day."""
    category = Category.of(answers.raw)
    place = place_of(answers, establishment, today, with_postal_codes=False)
    facts = PostingFacts(
        kind=category.kind,
        answers=answers,
        circumstances=Circumstances(
            today=today,
            minimum_wage=place.minimum_wage,
            coming_minimum_wage=place.coming_minimum_wage,
            special_minimum_wages=place.special_minimum_wages,
            workplace_prefecture=place.prefecture_code,
        ),
        settings=settings_on(today),
        flags=category.flags,
    )
    is_part_time = category.kind == "part_time"
    average = (
        offered_wage(place.prefecture_code, place.industry_code, part_time=is_part_time, day=today)
        if place.prefecture_code
        else None
    )
    return PayNumbers(pay_summary(facts, average), average, bool(place.prefecture_code))


def days_numbers(answers: Answers) -> DaysSummary:
    """What the answers so far say of days and hours."""
    return days_summary(answers, Category.of(answers.raw).kind)
