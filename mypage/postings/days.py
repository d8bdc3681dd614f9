"""Days off against days of work: what 年間休日数 means for a month and for a week. Pure.

Where shifts differ in length, a day is their mean: a long shift over midnight counts as two days, as duty rosters have
it, and a short one that needs no break has none. Otherwise the longest night would be taken for everyday work.
"""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from mypage.kernel.fields import Answers
from mypage.postings.working_time import DAY, daily_minutes, shifts, working_minutes

DAYS_OF_YEAR = 365
LEGAL_DAILY_MINUTES = 8 * 60
"""労働基準法 第32条第2項."""
NO_BREAK_MINUTES = 6 * 60
"""労働基準法 第34条: ６時間までは休憩がなくてもよい."""
LEGAL_WEEKLY_HOURS = 40
"""労働基準法 第32条第1項."""
SPECIAL_WEEKLY_HOURS = 44
"""労働基準法 第40条: 特例措置対象事業場."""


def average_daily_minutes(answers: Answers) -> Fraction | None:
    """A day's work in minutes, on the average of the shifts; None while hours or break are not given."""
    given, pause = shifts(answers), answers.number("break_minutes")
    if not given:
        minutes = daily_minutes(answers)
        return None if minutes is None else Fraction(minutes)
    if pause is None:
        return None
    if has_one_length_of_day(answers):
        return Fraction(working_minutes(given[0][2], pause))
    longest = max(length for _, _, length in given)
    return sum((_day_of_shift(start, length, pause, longest) for _, start, length in given), Fraction()) / len(given)


def shortest_daily_minutes(answers: Answers) -> int | None:
    """The shortest day's work in minutes; None while hours or break are not given."""
    given, pause = shifts(answers), answers.number("break_minutes")
    if given:
        return min(working_minutes(length, pause) for _, _, length in given) if pause is not None else None
    return daily_minutes(answers)


def _day_of_shift(start: int, length: int, pause: int, longest: int) -> Fraction:
    needs_no_break = length <= NO_BREAK_MINUTES < longest
    minutes = length if needs_no_break else working_minutes(length, pause)
    is_two_days = start + length > DAY and minutes > LEGAL_DAILY_MINUTES
    return Fraction(minutes, 2 if is_two_days else 1)


def has_one_length_of_day(answers: Answers) -> bool:
    """Whether all shifts are equally long, so that a day's hours are sure."""
    return len({length for _, _, length in shifts(answers)}) <= 1


def yearly_minutes(answers: Answers) -> Fraction | None:
    """年間の所定労働時間 in minutes."""
    minutes, days_off = average_daily_minutes(answers), answers.number("annual_days_off")
    if minutes is None or days_off is None:
        return None
    return minutes * max(DAYS_OF_YEAR - days_off, 0)


def weekly_minutes(answers: Answers, kind: str) -> Fraction | None:
    """週の所定労働時間 in minutes: part-time by the days a week, otherwise on the average of a year."""
    if kind == "part_time":
        minutes = average_daily_minutes(answers)
        days = answers.number("weekly_working_days_to") or answers.number("weekly_working_days_from")
        return minutes * days if minutes is not None and days is not None else None
    yearly = yearly_minutes(answers)
    return None if yearly is None else yearly * 7 / DAYS_OF_YEAR


def monthly_minutes(answers: Answers) -> Fraction | None:
    """月平均所定労働時間 in minutes; at most the legal week's where the shifts do not tell it surely."""
    minutes, days = average_daily_minutes(answers), answers.decimal("monthly_working_days")
    if minutes is None or days is None:
        return None
    monthly = minutes * Fraction(days)
    if has_one_length_of_day(answers):
        return monthly
    return min(monthly, Fraction(LEGAL_WEEKLY_HOURS * 60 * DAYS_OF_YEAR, 7 * 12))


def monthly_days_from(days_off: int) -> Fraction:
    """月平均労働日数 that follows from the days off of a year."""
    return Fraction(DAYS_OF_YEAR - days_off, 12)


def is_within_week(weekly: Fraction, hours: int) -> bool:
    """Whether weekly minutes fit so many hours, exactly."""
    return weekly <= hours * 60


@dataclass(frozen=True)
class DaysSummary:
    """What the form shows beside 年間休日数, while one types."""

    days_off: int | None
    working_days: int | None
    """A year."""
    monthly_days: Decimal | None
    """A month, as the days off say; one decimal."""
    stated_monthly_days: Decimal | None
    daily_hours: Decimal | None
    yearly_hours: Decimal | None
    weekly_hours: Decimal | None
    """On the average, cut to two decimals."""
    is_within_40_hours: bool | None
    is_within_44_hours: bool | None
    days_off_needed: int | None
    """The fewest days off with which a year fits 40 hours a week; None for part-time work."""
    is_estimate: bool
    """Whether shifts of different length were averaged."""


def days_summary(answers: Answers, kind: str) -> DaysSummary:
    """Everything that can be said of the days and hours that were given so far."""
    days_off = None if kind == "part_time" else answers.number("annual_days_off")
    daily, weekly = average_daily_minutes(answers), weekly_minutes(answers, kind)
    yearly = None if kind == "part_time" else yearly_minutes(answers)
    return DaysSummary(
        days_off=days_off,
        working_days=None if days_off is None else max(DAYS_OF_YEAR - days_off, 0),
        monthly_days=None if days_off is None else rounded(max(monthly_days_from(days_off), Fraction()), 1),
        stated_monthly_days=answers.decimal("monthly_working_days"),
        daily_hours=None if daily is None else cut(daily / 60, 2),
        yearly_hours=None if yearly is None else cut(yearly / 60, 1),
        weekly_hours=None if weekly is None else cut(weekly / 60, 2),
        is_within_40_hours=None if weekly is None else is_within_week(weekly, LEGAL_WEEKLY_HOURS),
        is_within_44_hours=None if weekly is None else is_within_week(weekly, SPECIAL_WEEKLY_HOURS),
        days_off_needed=None if kind == "part_time" else days_off_needed(daily),
        is_estimate=not has_one_length_of_day(answers),
    )


def days_off_needed(daily: Fraction | None) -> int | None:
    """The fewest days off a year with which days of so many minutes fit 40 hours a week.

    >>> days_off_needed(Fraction(480)), days_off_needed(Fraction(450))
    (105, 87)
    """
    if not daily:
        return None
    days = Fraction(LEGAL_WEEKLY_HOURS * 60 * DAYS_OF_YEAR, 7) // daily
    return max(DAYS_OF_YEAR - int(days), 0)


def cut(number: Fraction, places: int) -> Decimal:
    """A number to so many decimals, never more than it is.

    >>> cut(Fraction(215039, 168), 2)
    Decimal('1279.99')
    """
    return Decimal(int(number * 10**places)).scaleb(-places)


def rounded(number: Fraction, places: int) -> Decimal:
    """A number that is not negative, to so many decimals, to the nearer side.

    >>> rounded(Fraction(41, 2), 1), rounded(Fraction(5, 100), 1)
    (Decimal('20.5'), Decimal('0.1'))
    """
    return cut(number + Fraction(1, 2 * 10**places), places)
