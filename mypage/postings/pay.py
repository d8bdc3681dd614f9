"""Numbers of pay while one writes: sums, pay by the hour beside the minimum wage, distance to the average. Pure.

The rules of 最低賃金 judge by the same reckoning (`rules/counted_pay.py`): panel and rules never differ.
"""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Protocol

from mypage.postings.content import ALLOWANCES
from mypage.postings.days import cut, has_one_length_of_day
from mypage.postings.rules.counted_pay import CountedPay, LeftOut, hourly_in_form_of_pay, minimum_wage_base, shown
from mypage.postings.rules.facts import MinimumWage, PostingFacts


class Average(Protocol):
    """平均求人賃金 of a place and an industry, such as `reference.queries.OfferedWageFact`."""

    @property
    def yen(self) -> int:
        """A month; part-time: an hour."""


@dataclass(frozen=True)
class Range:
    """An amount in yen from, to; None where it is not given."""

    low: int | None
    high: int | None


@dataclass(frozen=True)
class Hourly:
    """Pay by the hour: what counts for the minimum wage, divided by the hours that it is paid for."""

    counted_yen: int
    hours: Decimal
    """Cut to two decimals, for showing; the division itself is exact."""
    per_hour: Decimal
    """Cut to two decimals, never rounded up to a limit that it misses."""
    working: str
    """「215,040円 ÷ 168時間 ＝ 1,280円」; for part-time work only the amount."""
    is_estimate: bool
    """Whether shifts of different length were averaged."""


@dataclass(frozen=True)
class WageDistance:
    """Pay by the hour against a minimum wage."""

    wage: MinimumWage
    difference: Decimal
    """Yen an hour above it; negative below. Cut towards minus infinity, so that 0 means that it is reached."""
    is_met: bool


@dataclass(frozen=True)
class AverageDistance:
    """ａ＋ｂ against the average: yen above it, negative below, at both ends."""

    yen: int
    low: int | None
    high: int | None


@dataclass(frozen=True)
class PaySummary:
    """Everything that the pay panel shows; parts that are not known yet are None."""

    is_hourly: bool
    """Part-time: all amounts are by the hour; otherwise by the month."""
    base_and_allowances: Range
    """ａ＋ｂ."""
    total: Range
    """ａ＋ｂ＋ｃ."""
    hourly: Hourly | None
    left_out: tuple[LeftOut, ...]
    """What does not count for the minimum wage, and why."""
    in_force: WageDistance | None
    announced: WageDistance | None
    form_of_pay_per_hour: Decimal | None
    """日給 or 時給 by the hour, where that form of pay was chosen."""
    average: AverageDistance | None


def pay_summary(facts: PostingFacts, average: Average | None = None) -> PaySummary:
    """The numbers of pay that the answers allow so far."""
    counted = minimum_wage_base(facts)
    sums, known = _base_and_allowances(facts), facts.circumstances
    per_hour, in_form = counted.per_hour if counted else None, hourly_in_form_of_pay(facts)
    return PaySummary(
        is_hourly=facts.kind == "part_time",
        base_and_allowances=sums,
        total=_with_fixed_overtime(facts, sums),
        hourly=_hourly(facts, counted),
        left_out=counted.left_out if counted else (),
        in_force=_distance(per_hour, known.minimum_wage),
        announced=_distance(per_hour, known.coming_minimum_wage),
        form_of_pay_per_hour=None if in_form is None else cut(in_form, 2),
        average=_from_average(sums, average),
    )


def _base_and_allowances(facts: PostingFacts) -> Range:
    def total(bound: str) -> int | None:
        base = facts.number(f"base_pay_{bound}")
        parts = [facts.number(f"fixed_allowance_{number}_{bound}") or 0 for number in ALLOWANCES]
        return None if base is None else base + sum(parts)

    return Range(total("from"), total("to"))


def _with_fixed_overtime(facts: PostingFacts, sums: Range) -> Range:
    low, high = facts.number("fixed_overtime_from") or 0, facts.number("fixed_overtime_to") or 0
    return Range(None if sums.low is None else sums.low + low, None if sums.high is None else sums.high + high)


def _hourly(facts: PostingFacts, counted: CountedPay | None) -> Hourly | None:
    if counted is None or counted.per_hour is None or counted.minutes is None:
        return None
    hours = cut(counted.minutes / 60, 2)
    amount, per_hour = f"{counted.yen:,}円", f"{shown(counted.per_hour)}円"
    is_hourly = facts.kind == "part_time"
    return Hourly(
        counted_yen=counted.yen,
        hours=hours,
        per_hour=cut(counted.per_hour, 2),
        working=amount if is_hourly else f"{amount} ÷ {_plain(hours)}時間 ＝ {per_hour}",
        is_estimate=not is_hourly and not has_one_length_of_day(facts.answers),
    )


def _plain(hours: Decimal) -> str:
    return f"{hours.normalize():f}" if hours % 1 else f"{hours:.0f}"


def _distance(per_hour: Fraction | None, wage: MinimumWage | None) -> WageDistance | None:
    if per_hour is None or wage is None:
        return None
    hundredths = (per_hour - wage.yen) * 100 // 1
    return WageDistance(wage, Decimal(hundredths).scaleb(-2), per_hour >= wage.yen)


def _from_average(sums: Range, average: Average | None) -> AverageDistance | None:
    if average is None:
        return None
    low, high = (None if bound is None else bound - average.yen for bound in (sums.low, sums.high))
    return AverageDistance(average.yen, low, high)
