"""Rules of 固定残業代 (職業安定法に基づく指針): hours, paid in any case, more when more is worked, and enough."""

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from mypage.postings.days import cut
from mypage.postings.rules.counted_pay import allowances, hours_paid_for
from mypage.postings.rules.facts import PostingFacts
from mypage.postings.rules.registry import Found, found, rule
from mypage.postings.rules.words import folded
from mypage.postings.settings_tables import dated_value

_HOURS = re.compile(r"(\d{1,3}(?:\.\d{1,2})?)\s*(?:時間|[hH])\s*(分|相当)?")
_IN_ANY_CASE = re.compile(
    r"有無[にを]?(かかわらず|関わらず|関らず|係わらず|係らず|拘わらず|拘らず|かかわり|関わり|関係なく|関係無く|よらず|問わず)|"
    r"(残業|時間外労働|時間外|実績)[^。\n]{0,6}(な[いくし]|無[いくし])[^。\n]{0,16}(支給|支払|支払う)|"
    r"満たない[^。\n]{0,8}(支給|支払)|(発生|実施)し[なま][^。\n]{0,10}(支給|支払)"
)
_MORE_FOR_MORE = re.compile(r"(超|越え|上回)[^。\n]{0,20}(支給|支払|支払う|払い|加算|追加|精算)")
_NOT_FOR_PREMIUM = re.compile(
    r"家族|扶養|配偶者|子供|子ども|こども|子女|教育|通勤|交通費|別居|単身赴任|"
    r"住宅|家賃|残業|時間外|深夜|臨時|賞与"
)
"""労働基準法施行規則 第21条: 割増賃金の基礎に入らない手当."""


def _remarks(facts: PostingFacts) -> str:
    if facts.text("fixed_overtime") != "あり":
        return ""
    return folded(facts.text("fixed_overtime_remarks"))


def hours_meant(remarks: str) -> list[Decimal]:
    """The hours that 固定残業代 stands for, as folded remarks say: those with 時間分 before any others.

    >>> hours_meant("時間外労働の有無にかかわらず20時間分として支給、20時間を超える分は追加で支給")
    [Decimal('20')]
    """
    found_hours = _HOURS.findall(remarks)
    sure = [Decimal(hours) for hours, sense in found_hours if sense]
    return sure or [Decimal(hours) for hours, _ in found_hours]


@rule("R-085")
def says_how_many_hours_it_stands_for(facts: PostingFacts) -> Iterator[Found]:
    """The remarks say for how many hours of overtime it is paid."""
    remarks = _remarks(facts)
    if remarks and not hours_meant(remarks):
        yield found("fixed_overtime_remarks")


@rule("R-086")
def says_that_it_is_paid_in_any_case(facts: PostingFacts) -> Iterator[Found]:
    """The remarks say that it is paid whether or not overtime is worked."""
    remarks = _remarks(facts)
    if remarks and not _IN_ANY_CASE.search(remarks):
        yield found("fixed_overtime_remarks")


@rule("R-087")
def says_that_more_is_paid_for_more(facts: PostingFacts) -> Iterator[Found]:
    """The remarks say that overtime beyond its hours is paid on top."""
    remarks = _remarks(facts)
    if remarks and not _MORE_FOR_MORE.search(remarks):
        yield found("fixed_overtime_remarks")


@rule("R-089")
def pays_the_premium_of_its_hours(facts: PostingFacts) -> Iterator[Found]:
    """It is not less than the premium pay of its hours, up to 60 hours."""
    paid, hours = facts.number("fixed_overtime_from"), min(hours_meant(_remarks(facts)), default=None)
    if paid is None or hours is None or hours > facts.setting("overtime_premium_hours"):
        return
    per_hour = _hourly_base_of_premium(facts)
    if per_hour is None:
        return
    due = per_hour * Fraction(facts.setting("overtime_premium")) * Fraction(hours)
    if paid < due:
        yield found("fixed_overtime_from", 時間=f"{hours:f}", 金額=f"{_yen_not_below(due):,}")


def _hourly_base_of_premium(facts: PostingFacts) -> Fraction | None:
    base, minutes = facts.number("base_pay_from"), hours_paid_for(facts)
    if base is None or minutes is None:
        return None
    counted = base + sum(yen for _, name, yen in allowances(facts) if not _NOT_FOR_PREMIUM.search(folded(name)))
    return Fraction(counted * 60) / minutes


def _yen_not_below(amount: Fraction) -> int:
    whole = int(cut(amount, 0))
    return whole if whole == amount else whole + 1


@rule("R-090")
def stands_for_hours_that_may_be_worked(facts: PostingFacts) -> Iterator[Found]:
    """It stands for no more hours than may be worked in a month."""
    hours, limit = max(hours_meant(_remarks(facts)), default=None), dated_value("overtime_month_hours", facts.today)
    if hours is not None and isinstance(limit, Decimal) and hours > limit:
        yield found("fixed_overtime_remarks")


@rule("R-091")
def is_paid_where_overtime_is_worked(facts: PostingFacts) -> Iterator[Found]:
    """Who pays it has overtime."""
    if facts.text("fixed_overtime") == "あり" and facts.text("has_overtime") == "なし":
        yield found("has_overtime")
