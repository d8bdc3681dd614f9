"""Years, months and the term of a contract, counted as the Civil Code counts them (民法 第143条); no judges here."""

import re
from dataclasses import dataclass
from datetime import date

from mypage.kernel.terms import last_day_of_term
from mypage.postings.rules.facts import PostingFacts
from mypage.postings.rules.words import folded

INDEFINITE = "雇用期間の定めなし"
FOUR_MONTHS_OR_MORE = "雇用期間の定めあり（４ヶ月以上）"
LESS_THAN_FOUR_MONTHS = "雇用期間の定めあり（４ヶ月未満）"
DAY_LABOUR = "日雇（日々雇用または１ヶ月未満）"
FIXED_TERMS = frozenset({FOUR_MONTHS_OR_MORE, LESS_THAN_FOUR_MONTHS})
_LONGEST_MONTH = 31
_KANJI_DIGITS = str.maketrans("一二三四五六七八九", "123456789")
_CALENDAR_YEAR = re.compile(r"\d{4}\s*年|令和|平成")
_LENGTH = re.compile(r"(\d{1,4})\s*(年|[ヶかカヵケ箇個]?月|週|日)(半)?")


def end_of_month(day: date, months: int) -> date:
    """The last day of the month that lies so many months after a day's.

    >>> end_of_month(date(2026, 4, 1), 2)
    datetime.date(2026, 6, 30)
    """
    return last_day_of_term(day.replace(day=1), months + 1)


@dataclass(frozen=True)
class Term:
    """How long a contract runs: months, or its first and last day."""

    months: int = 0
    first: date | None = None
    last: date | None = None

    def is_at_least(self, months: int) -> bool:
        """Whether it runs so many months or longer."""
        if self.first and self.last:
            return self.last >= last_day_of_term(self.first, months)
        return self.months >= months

    def is_longer_than(self, months: int) -> bool:
        """Whether it runs longer than so many months."""
        if self.first and self.last:
            return self.last > last_day_of_term(self.first, months)
        return self.months > months

    def has_days(self, days: int) -> bool:
        """Whether it runs so many days or longer; a month counts as its longest."""
        if self.first and self.last:
            return (self.last - self.first).days + 1 >= days
        return self.months * _LONGEST_MONTH >= days


def contract_term(facts: PostingFacts) -> Term | None:
    """雇用期間 in the way the employer chose to give it; None without one, or for employment without a term."""
    if facts.text("employment_period") in (INDEFINITE, DAY_LABOUR):
        return None
    measure = facts.text("employment_period_measure")
    first, last = facts.day("employment_begins_on"), facts.day("employment_ends_on")
    if measure != "期間で示す" and first and last:
        return Term(first=first, last=last)
    years, months = facts.number("employment_period_years"), facts.number("employment_period_months")
    if measure == "年月日で示す" or (years is None and months is None):
        return None
    return Term(months=(years or 0) * 12 + (months or 0))


def may_be_renewed(facts: PostingFacts) -> bool:
    """Whether the contract may be renewed."""
    return facts.text("renewal_possibility").startswith("あり")


def is_over_within(facts: PostingFacts, months: int) -> bool:
    """Whether the employment is known to end within so many months of its beginning."""
    if facts.text("employment_period") == DAY_LABOUR:
        return True
    term = contract_term(facts)
    if term is None:
        return facts.text("employment_period") == LESS_THAN_FOUR_MONTHS and months >= 4
    return not term.is_longer_than(months)


@dataclass(frozen=True)
class Length:
    """A length of time as a text says it: months and, beyond them, days."""

    months: int
    days: int

    def is_longer_than(self, months: int) -> bool:
        """Whether it surely is longer than so many months."""
        beyond = months - self.months
        return beyond < 0 or self.days > beyond * _LONGEST_MONTH


def length_in(text: str) -> Length | None:
    """The longest length of time that a text names; None without one, or when it names dates.

    >>> length_in("３ヶ月"), length_in("１年６か月"), length_in("半年"), length_in("２～３ヵ月"), length_in("応相談")
    (Length(months=3, days=0), Length(months=18, days=0), Length(months=6, days=0), Length(months=3, days=0), None)
    """
    plain = folded(text).replace("半年", "6月").translate(_KANJI_DIGITS)
    if _CALENDAR_YEAR.search(plain):
        return None
    lengths: list[Length] = []
    end = -1
    for match in _LENGTH.finditer(plain):
        number, unit = int(match[1]), match[2][-1]
        each = Length({"年": number * 12, "月": number}.get(unit, 0), {"週": number * 7, "日": number}.get(unit, 0))
        if match[3]:
            each = Length(each.months + (6 if unit == "年" else 0), each.days + (15 if unit == "月" else 0))
        if match.start() == end:
            each = Length(each.months + lengths[-1].months, each.days + lengths[-1].days)
        lengths.append(each)
        end = match.end()
    return max(lengths, key=lambda length: length.months * _LONGEST_MONTH + length.days, default=None)
