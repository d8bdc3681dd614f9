"""Rules of 最低賃金: pay by the hour against the minimum at the workplace."""

import re
from collections.abc import Iterator
from fractions import Fraction

from mypage.kernel.ja import jdate
from mypage.postings.days import average_daily_minutes
from mypage.postings.rules.counted_pay import (
    CountedPay,
    hourly_in_form_of_pay,
    is_below,
    minimum_wage_base,
    shown,
)
from mypage.postings.rules.facts import MinimumWage, PostingFacts
from mypage.postings.rules.registry import Found, found, rule
from mypage.postings.rules.words import folded

__all__ = ["minimum_wage_base"]

DISPATCHED = ("派遣", "紹介予定派遣")
_AMOUNT = re.compile(
    r"(?P<form>時給|時間給|時間額|日給|日額|月給|月額|基本給)[^\d。\n△▲▼−-]{0,6}(?P<yen>[\d,]+(?:\.\d+)?)\s*(?P<many>万)?\s*"
    r"(?P<rest>[\d,]+)?\s*円(?!\s*(?:引|減|マイナス|ダウン|低|下げ|下が|少|安|ずつ))"
)
_BY_THE_HOUR = re.compile(
    r"(?:時給|時間給|時間額)\D{0,3}(?P<bare>\d,\d{3}|\d{3,4})(?![\d,.万円])|(?P<each>\d,\d{3}|\d{3,4})円\s*/\s*(?:1?時|[hH])"
)
"""Pay for an hour in other writings: 時給1,200, 1,200円/時."""
_PERMITTED_BELOW = re.compile(r"減額[^。\n]{0,6}特例|特例[^。\n]{0,6}許可")


@rule("R-075")
def pays_part_timers_the_minimum(facts: PostingFacts) -> Iterator[Found]:
    """A part-timer's hour is paid the minimum wage of the workplace (dispatched people: R-080)."""
    yield from _misses_minimum(facts)


@rule("R-076")
def pays_a_month_the_minimum(facts: PostingFacts) -> Iterator[Found]:
    """A month's pay that counts, by 月平均所定労働時間, is the minimum wage there (dispatched people: R-080)."""
    yield from _misses_minimum(facts)


def _misses_minimum(facts: PostingFacts) -> Iterator[Found]:
    wage = facts.circumstances.minimum_wage
    counted = minimum_wage_base(facts) if wage and not _is_dispatched(facts) else None
    per_hour = counted.per_hour if counted else None
    if wage and per_hour is not None and per_hour < wage.yen:
        yield found("base_pay_from", 計算額=shown(per_hour), **_words(wage))


@rule("R-077")
def counts_only_pay_that_counts(facts: PostingFacts) -> Iterator[Found]:
    """The minimum wage is not reached only by 固定残業代, 通勤手当, 家族手当 or 精皆勤手当."""
    wage, counted = facts.circumstances.minimum_wage, minimum_wage_base(facts)
    if wage is None or counted is None or counted.per_hour is None or not is_below(counted.per_hour, wage):
        return
    if is_below(counted.per_hour_with_all, wage):
        return
    for each in counted.left_out:
        yield found(each.field, 手当名=each.name, 計算額=shown(counted.per_hour))


@rule("R-078")
def pays_the_minimum_that_is_coming(facts: PostingFacts) -> Iterator[Found]:
    """A minimum wage that is announced is paid too; where today's is missed, the other rules speak."""
    wage = facts.circumstances.coming_minimum_wage
    if wage is None:
        return
    today = facts.circumstances.minimum_wage
    for field, per_hour in _hourly_amounts(facts):
        if is_below(per_hour, wage) and not is_below(per_hour, today):
            yield found(field, **_words(wage))
            return


@rule("R-079")
def pays_the_minimum_during_probation(facts: PostingFacts) -> Iterator[Found]:
    """The pay that the text on probation names is the minimum wage, unless an exception is permitted."""
    wage, detail = facts.circumstances.minimum_wage, folded(facts.text("probation_conditions_detail"))
    if wage is None or not detail or _PERMITTED_BELOW.search(folded(facts.text("message_to_office"))):
        return
    counted = minimum_wage_base(facts)
    amounts = [_by_the_hour(facts, match, counted) for match in _AMOUNT.finditer(detail)]
    amounts += [Fraction((each["bare"] or each["each"]).replace(",", "")) for each in _BY_THE_HOUR.finditer(detail)]
    if any(is_below(amount, wage) for amount in amounts):
        yield found("probation_conditions_detail")


def _by_the_hour(facts: PostingFacts, match: re.Match[str], counted: CountedPay | None) -> Fraction | None:
    yen = _yen(match)
    if match["form"].startswith("時"):
        return yen
    if match["form"].startswith("日"):
        minutes = average_daily_minutes(facts.answers)
        return yen * 60 / minutes if minutes else None
    if counted is None or not counted.minutes or facts.kind == "part_time":
        return None
    if match["form"] == "基本給":
        yen += counted.yen - (facts.number("base_pay_from") or 0)
    return yen * 60 / counted.minutes


def _yen(match: re.Match[str]) -> Fraction:
    yen = Fraction(match["yen"].replace(",", "") or 0)
    if not match["many"]:
        return yen
    return yen * 10_000 + int((match["rest"] or "0").replace(",", "") or 0)


@rule("R-080")
def pays_dispatched_people_the_minimum_of_their_workplace(facts: PostingFacts) -> Iterator[Found]:
    """People who are dispatched are paid the minimum wage of the place they are sent to."""
    wage = facts.circumstances.minimum_wage
    counted = minimum_wage_base(facts) if wage and _is_dispatched(facts) else None
    if wage and counted and is_below(counted.per_hour, wage):
        yield found("base_pay_from", **_words(wage))


@rule("R-081")
def pays_the_minimum_of_its_industry(facts: PostingFacts) -> Iterator[Found]:
    """特定最低賃金 of the industry, where there is one in force, is paid too."""
    wages = facts.circumstances.special_minimum_wages
    counted = minimum_wage_base(facts) if wages else None
    for wage in wages:
        if counted and wage.effective_on <= facts.today and is_below(counted.per_hour, wage):
            yield found("base_pay_from", 産業=wage.name, 金額=f"{wage.yen:,}")


@rule("R-177")
def pays_the_minimum_in_its_form_of_pay(facts: PostingFacts) -> Iterator[Found]:
    """日給 or 時給, by the hour, is the minimum wage of the workplace."""
    wage, per_hour = facts.circumstances.minimum_wage, hourly_in_form_of_pay(facts)
    if wage and per_hour is not None and per_hour < wage.yen:
        yield found("pay_form_from", 賃金形態=facts.text("pay_form"), 計算額=shown(per_hour), **_words(wage))


def _hourly_amounts(facts: PostingFacts) -> Iterator[tuple[str, Fraction | None]]:
    counted = minimum_wage_base(facts)
    yield "base_pay_from", counted.per_hour if counted else None
    yield "pay_form_from", hourly_in_form_of_pay(facts)


def _is_dispatched(facts: PostingFacts) -> bool:
    return facts.text("employment_arrangement") in DISPATCHED


def _words(wage: MinimumWage) -> dict[str, str]:
    return {"都道府県": wage.name, "金額": f"{wage.yen:,}", "発効日": jdate(wage.effective_on)}
