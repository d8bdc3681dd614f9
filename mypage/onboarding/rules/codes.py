"""The life of an account creation code (S-34 to S-36)."""

from dataclasses import dataclass
from datetime import date, datetime

from mypage.kernel.clock import day_in_japan, days_after, end_of_day_in_japan
from mypage.kernel.rule import cites

CODE_VALID_DAYS = 5
WRONG_ENTRIES_THAT_KILL = 10
WRONG_ENTRIES_SHOWN_TO_OFFICE = 3


@dataclass(frozen=True)
class CodeLife:
    """What decides over a code: its term, why it ended (empty while it has not), and when."""

    valid_until: datetime
    ended_as: str
    ended_at: datetime | None


@cites("S-34")
def code_last_day(issued_on: date, valid_days: int = CODE_VALID_DAYS) -> date:
    """有効期限は発行日の翌日から5日間: the last day; closed days of the office do not prolong it.

    >>> code_last_day(date(2026, 4, 1))
    datetime.date(2026, 4, 6)
    """
    return days_after(issued_on, valid_days)


@cites("S-34")
def code_valid_until(issued_at: datetime, valid_days: int = CODE_VALID_DAYS) -> datetime:
    """「4/1に発行した場合、4/6 23時59分まで有効」: the last moment of the last day, on Japan's calendar.

    >>> code_valid_until(datetime.fromisoformat("2026-04-01T09:00:00+09:00")).isoformat()
    '2026-04-06T23:59:59.999999+09:00'
    """
    return end_of_day_in_japan(code_last_day(day_in_japan(issued_at), valid_days))


@cites("S-34", "S-35", "S-36", "S-37")
def code_state(life: CodeLife, at: datetime) -> str:
    """コードの状態: live, or why it counts no more; a code that ran out first stays expired whatever came later."""
    if life.ended_as and life.ended_at is not None and life.ended_at <= life.valid_until:
        return life.ended_as
    if at > life.valid_until:
        return "expired"
    return life.ended_as or "live"


@cites("S-35")
def kills_the_code(wrong_entries: int, limit: int = WRONG_ENTRIES_THAT_KILL) -> bool:
    """入力を合計10回誤ると無効: whether this many wrong entries end a code.

    >>> kills_the_code(9), kills_the_code(10)
    (False, True)
    """
    return wrong_entries >= limit
