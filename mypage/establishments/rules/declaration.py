"""For how long the self-declaration on the grounds for refusing postings counts."""

from datetime import date

from mypage.kernel.rule import cites


def _a_year_after(day: date) -> date:
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return date(day.year + 1, 2, 28)


@cites("職業安定法 第5条の6", "R-003")
def is_declaration_due(declared_on: date | None, today: date) -> bool:
    """自己申告の更新: due without one, and from the day a year after the last one on.

    >>> is_declaration_due(date(2025, 11, 23), date(2026, 11, 22))
    False
    >>> is_declaration_due(date(2025, 11, 22), date(2026, 11, 22)), is_declaration_due(None, date(2026, 11, 22))
    (True, True)
    """
    return declared_on is None or today >= _a_year_after(declared_on)
