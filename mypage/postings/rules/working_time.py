"""Rules of 労働時間: how long a day and a week may be, and what the hours must say (労働基準法 第32条 ほか)."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from mypage.postings.days import DAYS_OF_YEAR, has_one_length_of_day, is_within_week, rounded, weekly_minutes
from mypage.postings.rules.facts import PostingFacts
from mypage.postings.rules.registry import Found, found, rule
from mypage.postings.working_time import DAY, shifts, working_minutes

FIXED_SYSTEMS = ("通常（固定）", "交替制（シフト制）")
"""就業時間の型 whose every day keeps to eight hours: not variable, flexible or discretionary."""


@rule("R-098")
def keeps_to_eight_hours_a_day(facts: PostingFacts) -> Iterator[Found]:
    """Without 変形労働時間制, フレックスタイム制 or 裁量労働制 no day has more than eight hours of work."""
    pause = facts.number("break_minutes")
    if pause is None or facts.text("working_time_system") not in FIXED_SYSTEMS:
        return
    for number, _, length in shifts(facts.answers):
        if working_minutes(length, pause) > facts.setting("working_minutes_a_day"):
            yield found(f"shift_{number}_to")


@rule("R-099")
def keeps_to_forty_hours_a_week(facts: PostingFacts) -> Iterator[Found]:
    """A week has 40 hours on the average; above 44 R-100 speaks."""
    weekly = _weekly_minutes(facts)
    if weekly is None or is_within_week(weekly, _hours(facts, "working_hours_a_week")):
        return
    if is_within_week(weekly, _hours(facts, "working_hours_a_week_special")):
        yield found(_field_of_days(facts))


@rule("R-100")
def keeps_to_the_longest_week(facts: PostingFacts) -> Iterator[Found]:
    """A week has 44 hours on the average even where the law grants more than 40.

    Where shifts differ in length, the average is an estimate, and their breaks may differ, too: it only asks for care.
    """
    weekly = _weekly_minutes(facts)
    if weekly is not None and not is_within_week(weekly, _hours(facts, "working_hours_a_week_special")):
        yield found(_field_of_days(facts)).mild_if(not has_one_length_of_day(facts.answers))


def _weekly_minutes(facts: PostingFacts) -> Fraction | None:
    """The weekly average in minutes, exactly; the hours that were computed where no shifts are given."""
    weekly = weekly_minutes(facts.answers, facts.kind)
    if weekly is None and not shifts(facts.answers):
        hours = facts.decimal("weekly_scheduled_hours")
        return None if hours is None else Fraction(hours) * 60
    return weekly


def _hours(facts: PostingFacts, name: str) -> int:
    return int(facts.setting(name))


def _field_of_days(facts: PostingFacts) -> str:
    return "weekly_working_days_from" if facts.kind == "part_time" else "annual_days_off"


@rule("R-103")
def has_the_break_that_the_law_asks_for(facts: PostingFacts) -> Iterator[Found]:
    """More than six hours of work have a break of 45 minutes, more than eight one of 60."""
    pause = facts.number("break_minutes")
    if pause is None:
        return
    for number, _, length in shifts(facts.answers):
        minutes = working_minutes(length, pause)
        needed = _break_needed(facts, minutes)
        if pause < needed:
            yield found("break_minutes", 番号=number, 時間=in_hours(minutes), 分=needed)


def _break_needed(facts: PostingFacts, minutes: int) -> int:
    for name in ("long_break", "break"):
        if minutes > facts.setting(f"{name}_from_minutes"):
            return int(facts.setting(f"{name}_minutes"))
    return 0


def in_hours(minutes: int) -> str:
    """A length in a sentence.

    >>> in_hours(481), in_hours(480)
    ('8時間1分', '8時間')
    """
    hours, rest = divmod(minutes, 60)
    return f"{hours}時間{rest}分" if rest else f"{hours}時間"


@rule("R-104")
def ends_at_another_time_than_it_begins(facts: PostingFacts) -> Iterator[Found]:
    """No shift begins and ends at the same time."""
    for number, _, length in shifts(facts.answers):
        if length == 0:
            yield found(f"shift_{number}_to")


@rule("R-175")
def says_when_part_timers_work(facts: PostingFacts) -> Iterator[Found]:
    """A part-time posting has 就業時間（1）, or a band of hours with a number of hours."""
    answers = facts.answers
    if all(not answers.raw.get(name) for name in ("shift_1_from", "between_from")):
        yield found("shift_1_from")


@rule("R-176")
def asks_for_hours_that_fit_their_band(facts: PostingFacts) -> Iterator[Found]:
    """The number of hours of 又は fits the band that it lies in."""
    start, end, hours = facts.minute("between_from"), facts.minute("between_to"), facts.decimal("between_hours")
    if start is not None and end is not None and hours is not None and hours * 60 > (end - start) % DAY:
        yield found("between_hours")


@rule("R-111")
def has_days_of_work_that_fit_its_days_off(facts: PostingFacts) -> Iterator[Found]:
    """月平均労働日数 differs from (365 - 年間休日数) ÷ 12 by a day at most."""
    days, days_off = facts.decimal("monthly_working_days"), facts.number("annual_days_off")
    if days is None or days_off is None:
        return
    twelve_months = Decimal(max(DAYS_OF_YEAR - days_off, 0))
    if abs(days * 12 - twelve_months) > facts.setting("working_days_tolerance") * 12:
        yield found("monthly_working_days", 計算値=rounded(Fraction(twelve_months) / 12, 1))


@rule("R-118")
def lets_minors_sleep(facts: PostingFacts) -> Iterator[Found]:
    """Nobody under 18 works between 22:00 and 5:00."""
    morning, night = facts.setting("minors_from_minute"), facts.setting("minors_until_minute")
    for number, start, length in shifts(facts.answers):
        if start < morning or start + length > night:
            yield found(f"shift_{number}_from" if start < morning else f"shift_{number}_to")
