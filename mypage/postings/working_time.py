"""Hours out of shifts, breaks and days: what rules and the pay panel reckon with. Pure."""

from decimal import ROUND_HALF_UP, Decimal

from mypage.kernel.fields import Answers

DAY = 24 * 60
YEAR = Decimal(365)


def shifts(answers: Answers) -> list[tuple[int, int, int]]:
    """就業時間 given whole: number, start, length in minutes; an end before the start is the next day's."""
    found = []
    for number in (1, 2, 3):
        start, end = answers.minute(f"shift_{number}_from"), answers.minute(f"shift_{number}_to")
        if start is not None and end is not None:
            found.append((number, start, (end - start) % DAY))
    return found


def working_minutes(length: int, break_minutes: int) -> int:
    """実働: a shift less its break, never below nothing."""
    return max(length - break_minutes, 0)


def daily_minutes(answers: Answers) -> int | None:
    """The longest day's work in minutes: of the shifts less the break, or the hours 又は names."""
    pause = answers.number("break_minutes") or 0
    lengths = [working_minutes(length, pause) for _, _, length in shifts(answers)]
    if lengths:
        return max(lengths)
    between = answers.decimal("between_hours")
    return int(between * 60) if between is not None else None


def weekly_scheduled_hours(answers: Answers, kind: str) -> Decimal | None:
    """週所定労働時間 in hours, two decimals: longest day times days a week, or times the yearly days of work."""
    minutes = daily_minutes(answers)
    if minutes is None:
        return None
    if kind == "part_time":
        days = answers.number("weekly_working_days_to") or answers.number("weekly_working_days_from")
        return _hours(Decimal(minutes) * days) if days is not None else None
    days_off = answers.number("annual_days_off")
    if days_off is None:
        return None
    return _hours(Decimal(minutes) * (YEAR - days_off) / YEAR * 7)


def monthly_scheduled_hours(answers: Answers) -> Decimal | None:
    """月平均所定労働時間 in hours, two decimals."""
    minutes, days = daily_minutes(answers), answers.decimal("monthly_working_days")
    if minutes is None or days is None:
        return None
    return _hours(Decimal(minutes) * days)


def _hours(minutes: Decimal) -> Decimal:
    return (minutes / 60).quantize(Decimal("0.01"), ROUND_HALF_UP)
