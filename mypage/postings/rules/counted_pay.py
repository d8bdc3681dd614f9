"""What of the pay counts for the minimum wage, by the hour; no judges here.

Source: 最低賃金法 第4条, 同法施行規則 第1条・第2条. Left out are 精皆勤手当, 通勤手当 and 家族手当, extra pay for
overtime, nights and days off (also 固定残業代), and what is paid now and then. A month is divided by
月平均所定労働時間; a part-timer's amounts are by the hour.
Everything is an exact fraction: an amount that misses the minimum by a thousandth of a yen misses it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from mypage.postings.content import ALLOWANCES
from mypage.postings.days import average_daily_minutes, cut, monthly_minutes
from mypage.postings.rules.facts import MinimumWage, PostingFacts
from mypage.postings.rules.words import folded
from mypage.postings.working_time import shifts

FIXED_OVERTIME = "固定残業代（ｃ）"
BELONGS_TO_A_MONTH = "時間額にしては高いため、月額と見て数えていません"
_NOT_COUNTED = (
    ("精皆勤手当", re.compile(r"皆勤|精勤")),
    ("通勤手当", re.compile(r"通勤|交通費")),
    ("家族手当", re.compile(r"家族|扶養|配偶者|子供|子ども|こども|児童|子女|養育")),
    ("時間外・休日・深夜の割増賃金", re.compile(r"残業|時間外|深夜|休日出勤|休日手当|早出|割増|超過勤務|超勤")),
    ("臨時の賃金", re.compile(r"賞与|ボーナス|一時金|決算|祝金|祝い金|見舞")),
)


@dataclass(frozen=True)
class LeftOut:
    """Pay that does not count."""

    field: str
    name: str
    yen: int
    reason: str


@dataclass(frozen=True)
class CountedPay:
    """The lower bounds of what counts, and the hours that they are paid for."""

    yen: int
    """A month; part-time: an hour."""
    minutes: Fraction | None
    """月平均所定労働時間 in minutes; part-time: an hour; None while it is not known."""
    left_out: tuple[LeftOut, ...] = ()

    @property
    def per_hour(self) -> Fraction | None:
        """Yen an hour, exactly; None without hours."""
        return Fraction(self.yen * 60) / self.minutes if self.minutes else None

    @property
    def per_hour_with_all(self) -> Fraction | None:
        """What it would be if everything counted."""
        everything = self.yen + sum(each.yen for each in self.left_out)
        return Fraction(everything * 60) / self.minutes if self.minutes else None


def minimum_wage_base(facts: PostingFacts) -> CountedPay | None:
    """What of the pay counts for the minimum wage; None without 基本給."""
    base = facts.number("base_pay_from")
    if base is None:
        return None
    counted, left_out = base, []
    for field, name, yen in allowances(facts):
        reason = _reason_to_leave_out(name, yen, base if facts.kind == "part_time" else None)
        if reason:
            left_out.append(LeftOut(field, name, yen, reason))
        else:
            counted += yen
    overtime = facts.number("fixed_overtime_from")
    if overtime and facts.text("fixed_overtime") != "なし":
        left_out.append(LeftOut("fixed_overtime_from", FIXED_OVERTIME, overtime, "時間外・休日・深夜の割増賃金"))
    return CountedPay(counted, hours_paid_for(facts), tuple(left_out))


def allowances(facts: PostingFacts) -> Iterator[tuple[str, str, int]]:
    """定額的に支払われる手当（ｂ）: the field of the name, the name as written, the lower bound."""
    for number in ALLOWANCES:
        yen = facts.number(f"fixed_allowance_{number}_from")
        if yen:
            name = facts.text(f"fixed_allowance_{number}_name")
            yield f"fixed_allowance_{number}_name", name or f"手当{number}", yen


def _reason_to_leave_out(name: str, yen: int, hourly_base: int | None) -> str:
    plain = folded(name)
    for reason, words in _NOT_COUNTED:
        if words.search(plain):
            return reason
    return BELONGS_TO_A_MONTH if hourly_base is not None and yen > hourly_base else ""


def hours_paid_for(facts: PostingFacts) -> Fraction | None:
    """The minutes that 基本給 is paid for: an hour of a part-timer's, a month of anyone else's."""
    if facts.kind == "part_time":
        return Fraction(60)
    monthly = monthly_minutes(facts.answers)
    if monthly is None and not shifts(facts.answers):
        hours = facts.decimal("monthly_scheduled_hours")
        monthly = None if hours is None else Fraction(hours) * 60
    return monthly or None


def hourly_in_form_of_pay(facts: PostingFacts) -> Fraction | None:
    """日給 or 時給 by the hour, with the allowances that count; None for another form of pay or without hours."""
    yen, form = facts.number("pay_form_from"), facts.text("pay_form")
    if yen is None or form not in ("日給", "時給"):
        return None
    minutes = Fraction(60) if form == "時給" else average_daily_minutes(facts.answers)
    if not minutes:
        return None
    counted = minimum_wage_base(facts)
    beside = Fraction()
    if counted is not None and counted.minutes:
        beside = Fraction((counted.yen - (facts.number("base_pay_from") or 0)) * 60) / counted.minutes
    return Fraction(yen * 60) / minutes + beside


def is_below(per_hour: Fraction | None, wage: MinimumWage | None) -> bool:
    """Whether an amount by the hour is known and misses a minimum wage that is known."""
    return per_hour is not None and wage is not None and per_hour < wage.yen


def shown(per_hour: Fraction) -> str:
    """An hourly amount in a sentence: cut, never rounded up to a limit that it misses.

    >>> shown(Fraction(215039, 168)), shown(Fraction(1280))
    ('1,279.99', '1,280')
    """
    amount: Decimal = cut(per_hour, 2)
    return f"{amount:,.0f}" if amount == int(amount) else f"{amount:,.2f}"
