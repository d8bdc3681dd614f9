"""Rules of how pay is paid: days of closing and payment, commuting, rises, bonuses."""

import re
from collections.abc import Iterator

from mypage.postings.rules.facts import PostingFacts
from mypage.postings.rules.registry import Found, found, rule
from mypage.postings.rules.words import folded

_END_OF_MONTH = 31
_MONTHS = r"[ヶかカヵケ箇個]月"
_RARELY_OR_ANY_DAY = re.compile(
    rf"(?<!\d)([2-9]|1\d|[二三四五六])\s*{_MONTHS}(に|ごと|毎|おき)|隔月|年\s*([1-9]|10|11|[一二三四六])\s*回|半年|四半期|"
    r"業績|不定|未定|随時|相談|決まってい(ない|ません)"
)
_RISES = (
    "had_pay_rise_last_year",
    "pay_rise_yen_from",
    "pay_rise_yen_to",
    "pay_rise_percent_from",
    "pay_rise_percent_to",
)
_BONUSES = ("had_bonus_last_year", "bonus_times", "bonus_months", "bonus_yen_from", "bonus_yen_to")


@rule("R-092")
def is_paid_on_a_day_that_every_month_has(facts: PostingFacts) -> Iterator[Found]:
    """Days of closing and payment lie between 1 and 30; the last day is chosen as 月末."""
    for name in ("pay_closing_day", "pay_day_of_month"):
        day = facts.number(name)
        if day is not None and not 1 <= day <= facts.setting("pay_day_highest"):
            yield found(name)


@rule("R-093")
def is_paid_every_month_on_a_known_day(facts: PostingFacts) -> Iterator[Found]:
    """Pay comes at least once a month on a day that is known."""
    if facts.text("pay_day") == "その他" and _RARELY_OR_ANY_DAY.search(folded(facts.text("pay_day_other"))):
        yield found("pay_day_other")


@rule("R-094")
def is_paid_after_the_month_was_closed(facts: PostingFacts) -> Iterator[Found]:
    """Pay of 当月 comes on the closing day or later."""
    closing = _day_of_month(facts, "pay_closing", "pay_closing_day")
    paid = _day_of_month(facts, "pay_day", "pay_day_of_month")
    if facts.text("pay_month") == "当月" and closing is not None and paid is not None and paid < closing:
        yield found("pay_month")


def _day_of_month(facts: PostingFacts, choice: str, day: str) -> int | None:
    if facts.text(choice) == "固定（月末）":
        return _END_OF_MONTH
    return facts.number(day) if facts.text(choice) != "その他" else None


@rule("R-095")
def says_how_much_commuting_is_paid(facts: PostingFacts) -> Iterator[Found]:
    """A commuting allowance with a limit or a fixed amount says how much, by the month or by the day."""
    if facts.text("commuting_allowance") not in ("実費支給（上限あり）", "一定額"):
        return
    if facts.is_blank("commuting_allowance_yen") or facts.number("commuting_allowance_yen") == 0:
        yield found("commuting_allowance_yen")
    elif facts.is_blank("commuting_allowance_per"):
        yield found("commuting_allowance_per")


@rule("R-096")
def reports_only_what_it_has(facts: PostingFacts) -> Iterator[Found]:
    """Without 昇給 or 賞与, nothing is reported of last year's."""
    for system, names, title in (("has_pay_rise", _RISES, "昇給制度"), ("has_bonus", _BONUSES, "賞与制度")):
        if facts.text(system) == "なし":
            reported = [name for name in names if facts.is_set(name) and facts.text(name) != "なし"]
            if reported:
                yield found(reported[0], 制度=title)


@rule("R-097")
def says_how_much_the_bonus_was(facts: PostingFacts) -> Iterator[Found]:
    """Last year's bonus is told in times, and in months or yen."""
    if facts.text("had_bonus_last_year") != "あり" or facts.text("has_bonus") == "なし":
        return
    if facts.is_blank("bonus_times") or facts.number("bonus_times") == 0:
        yield found("bonus_times")
    measures = {"月数": ["bonus_months"], "金額": ["bonus_yen_from"]}
    measure = facts.text("bonus_measure")
    amounts = measures.get(measure, ["bonus_months", "bonus_yen_from"])
    if not any(facts.decimal(name) or name in facts.answers.unreadable for name in amounts):
        yield found(amounts[0] if measure else "bonus_measure")
