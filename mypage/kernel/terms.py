"""Terms in months: how the Civil Code counts them (民法 第143条), and in words."""

from calendar import monthrange
from datetime import date, timedelta


def months_after(day: date, months: int) -> date:
    """The day on which so many months are over; a day that the month does not have counts as the next.

    >>> months_after(date(2025, 11, 22), 12), months_after(date(2024, 2, 29), 12)
    (datetime.date(2026, 11, 22), datetime.date(2025, 3, 1))
    """
    last = last_day_of_term(day, months)
    return last + timedelta(days=1) if last < date.max else last


def last_day_of_term(first: date, months: int) -> date:
    """The last day of a term of so many months that begins on `first`.

    >>> last_day_of_term(date(2026, 12, 1), 4), last_day_of_term(date(2026, 10, 31), 4)
    (datetime.date(2027, 3, 31), datetime.date(2027, 2, 28))
    """
    year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
    if year > date.max.year:
        return date.max
    days = monthrange(year, month + 1)[1]
    if first.day > days:
        return date(year, month + 1, days)
    return date(year, month + 1, first.day) - timedelta(days=1)


def term_in_words(months: int) -> str:
    """A term in a sentence.

    >>> [term_in_words(months) for months in (6, 12, 18, 24)]
    ['6か月', '1年', '1年6か月', '2年']
    """
    years, rest = divmod(months, 12)
    return (f"{years}年" if years else "") + (f"{rest}か月" if rest or not years else "")
