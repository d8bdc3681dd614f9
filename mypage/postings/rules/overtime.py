"""Rules of 時間外労働: how much of it there may be (労働基準法 第36条, 第60条)."""

from collections.abc import Iterator
from decimal import Decimal

from mypage.postings.rules.facts import PostingFacts
from mypage.postings.rules.registry import Found, found, rule
from mypage.postings.settings_tables import dated_value

MONTHS_OF_YEAR = 12
EXEMPT_OCCUPATIONS = ("004", "006", "021-01")
"""労働基準法 第36条第11項・第141条: 研究者、開発技術者、医師 (職業分類の番号)."""


@rule("R-105")
def says_how_much_overtime_there_is(facts: PostingFacts) -> Iterator[Found]:
    """Overtime that there is has at least an hour a month."""
    hours = facts.number("monthly_overtime_hours")
    if facts.text("has_overtime") == "あり" and hours is not None and hours < facts.setting("overtime_hours_lowest"):
        yield found("monthly_overtime_hours")


@rule("R-107")
def has_a_special_clause_for_long_months(facts: PostingFacts) -> Iterator[Found]:
    """More than 45 hours a month need 特別条項; where so many are refused, R-110 speaks."""
    hours, limit = _overtime(facts), _limit(facts, "overtime_month_hours")
    if limit is None or facts.text("has_special_clause") != "なし":
        return
    if hours > limit and not _is_refused(facts):
        yield found("monthly_overtime_hours")


@rule("R-108")
def keeps_to_the_year_without_a_special_clause(facts: PostingFacts) -> Iterator[Found]:
    """Without 特別条項 a month has 30 hours on the average (360 a year); above 45 R-107 speaks."""
    hours, limit, month = _overtime(facts), _limit(facts, "overtime_year_hours"), _limit(facts, "overtime_month_hours")
    if limit is None or month is None or facts.text("has_special_clause") != "なし":
        return
    if limit < hours * MONTHS_OF_YEAR and hours <= month:
        yield found("monthly_overtime_hours")


@rule("R-109")
def keeps_to_the_year_with_a_special_clause(facts: PostingFacts) -> Iterator[Found]:
    """With 特別条項 a month has 60 hours on the average (720 a year); where it is refused, R-110 speaks."""
    hours, limit = _overtime(facts), _limit(facts, "overtime_special_year_hours")
    if limit is None or facts.text("has_special_clause") != "あり":
        return
    if hours * MONTHS_OF_YEAR > limit and not _is_refused(facts):
        yield found("monthly_overtime_hours")


@rule("R-110")
def stays_below_a_hundred_hours(facts: PostingFacts) -> Iterator[Found]:
    """A month's overtime stays below 100 hours, but for research, development and doctors."""
    if _is_refused(facts):
        yield found("monthly_overtime_hours")


@rule("R-119")
def gives_minors_no_overtime(facts: PostingFacts) -> Iterator[Found]:
    """Nobody under 18 works overtime."""
    if facts.text("has_overtime") == "あり":
        yield found("has_overtime")


def _overtime(facts: PostingFacts) -> int:
    return 0 if facts.text("has_overtime") == "なし" else facts.number("monthly_overtime_hours") or 0


def _is_refused(facts: PostingFacts) -> bool:
    limit = _limit(facts, "overtime_special_month_hours_below")
    is_exempt = facts.text("occupation_code_1").startswith(EXEMPT_OCCUPATIONS)
    return limit is not None and _overtime(facts) >= limit and not is_exempt


def _limit(facts: PostingFacts, name: str) -> Decimal | None:
    value = dated_value(name, facts.today)
    return value if isinstance(value, Decimal) else None
