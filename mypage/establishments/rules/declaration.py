"""For how long the self-declaration on the grounds for refusing postings counts."""

from datetime import date

from mypage.kernel.rule import cites
from mypage.kernel.terms import months_after


@cites("職業安定法 第5条の6", "R-003")
def is_declaration_due(declared_on: date | None, today: date, months: int) -> bool:
    """自己申告の更新: due without one, and from the day on which so many months since the last one are over.

    >>> is_declaration_due(date(2025, 11, 23), date(2026, 11, 22), 12)
    False
    >>> is_declaration_due(date(2025, 11, 22), date(2026, 11, 22), 12), is_declaration_due(None, date.max, 12)
    (True, True)
    """
    return declared_on is None or today >= months_after(declared_on, months)
