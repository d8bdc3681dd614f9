"""Rules of 休日 and 年次有給休暇 (労働基準法 第35条, 第39条)."""

import re
from collections.abc import Iterator
from decimal import Decimal

from mypage.postings.days import shortest_daily_minutes
from mypage.postings.rules.facts import PostingFacts
from mypage.postings.rules.registry import Found, found, rule
from mypage.postings.rules.spans import is_over_within
from mypage.postings.rules.words import folded
from mypage.postings.working_time import shifts

MONTHS_BEFORE_LEAVE = 6
"""労働基準法 第39条: 雇入れの日から６ヶ月間継続勤務した人に与える."""
_SAYS_WHEN = re.compile(r"\d\s*(日|休|回)|曜|週休[一二三\d]|[四4]\s*週|土日|土・日|祝|毎週|カレンダー.*\d|完全週休")


@rule("R-101")
def rests_every_week(facts: PostingFacts) -> Iterator[Found]:
    """A year has as many days off as weeks."""
    days_off = facts.number("annual_days_off")
    if days_off is not None and days_off < facts.setting("days_off_a_year_lowest"):
        yield found("annual_days_off")


@rule("R-102")
def rests_enough_in_a_variable_year(facts: PostingFacts) -> Iterator[Found]:
    """With １年単位の変形労働時間制 a year has at most 280 days of work."""
    days_off = facts.number("annual_days_off")
    if facts.text("variable_hours_unit") != "１年単位" or days_off is None:
        return
    if days_off < facts.setting("days_off_a_year_variable_system"):
        yield found("annual_days_off")


@rule("R-112")
def has_two_days_off_every_week_that_it_says(facts: PostingFacts) -> Iterator[Found]:
    """Who has two days off every week has 104 days off a year."""
    days_off = facts.number("annual_days_off")
    if facts.text("two_days_off_weekly") != "毎週" or days_off is None:
        return
    if days_off < facts.setting("days_off_two_day_weekend"):
        yield found("annual_days_off")


@rule("R-113")
def says_when_days_off_are(facts: PostingFacts) -> Iterator[Found]:
    """Days off that are only その他 are told in days or weekdays."""
    told = folded(facts.text("days_off_other"))
    if facts.several("days_off") == ("その他",) and told and not _SAYS_WHEN.search(told):
        yield found("days_off_other")


@rule("R-114")
def works_on_days_that_a_week_has(facts: PostingFacts) -> Iterator[Found]:
    """週所定労働日数 lies between 1 and 7, the lower bound first."""
    least, most = facts.number("weekly_working_days_from"), facts.number("weekly_working_days_to")
    for name, days in (("weekly_working_days_from", least), ("weekly_working_days_to", most)):
        if days is not None and not 1 <= days <= facts.setting("weekly_days_highest"):
            yield found(name)
            return
    if least is not None and most is not None and least > most:
        yield found("weekly_working_days_to")


@rule("R-115")
def rests_on_a_day_of_the_week(facts: PostingFacts) -> Iterator[Found]:
    """Who works seven days a week is asked for the days off."""
    days = facts.number("weekly_working_days_to") or facts.number("weekly_working_days_from")
    if days is not None and days == facts.setting("weekly_days_highest"):
        yield found("weekly_working_days_to" if facts.is_set("weekly_working_days_to") else "weekly_working_days_from")


@rule("R-116")
def gives_ten_days_of_leave(facts: PostingFacts) -> Iterator[Found]:
    """After six months there are ten days of leave, unless the employment is over by then."""
    days = facts.number("paid_leave_days")
    if days is None or is_over_within(facts, MONTHS_BEFORE_LEAVE):
        return
    if days < facts.setting("paid_leave_days"):
        yield found("paid_leave_days")


@rule("R-117")
def gives_part_timers_their_days_of_leave(facts: PostingFacts) -> Iterator[Found]:
    """After six months part-timers have the days of leave that go with their days and hours a week.

    Where the days or the shifts have a range, its lower end decides: less than that is too little for anyone.
    """
    given, days = facts.number("paid_leave_days"), facts.number("weekly_working_days_from")
    if given is None or days is None or days < 1 or is_over_within(facts, MONTHS_BEFORE_LEAVE):
        return
    due = _leave_of_part_timers(facts, days)
    if due is not None and given < due:
        yield found("paid_leave_days", 日数=days, 必要日数=due)


def _leave_of_part_timers(facts: PostingFacts, days: int) -> int | None:
    if days >= facts.setting("paid_leave_full_weekly_days"):
        return int(facts.setting("paid_leave_days"))
    hours = _least_weekly_hours(facts, days)
    if hours is not None and hours >= facts.setting("paid_leave_full_weekly_hours"):
        return int(facts.setting("paid_leave_days"))
    return int(facts.setting(f"paid_leave_days_{days}"))


def _least_weekly_hours(facts: PostingFacts, days: int) -> Decimal | None:
    shortest = shortest_daily_minutes(facts.answers)
    if shortest is not None:
        return Decimal(shortest * days) / 60
    if shifts(facts.answers):
        return None
    hours, most = facts.decimal("weekly_scheduled_hours"), facts.number("weekly_working_days_to")
    return hours if hours is None or not most else hours * days / most
