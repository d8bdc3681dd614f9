"""How long a mailed key lives (S-33)."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from mypage.kernel.rule import cites


@dataclass(frozen=True)
class KeyLife:
    """What decides over a key: when its mail was handed over (None while queued) and for how many minutes it counts."""

    handed_over_at: datetime | None
    minutes: int


@cites("S-33", "decisions.md: key at exactly 50 minutes")
def key_valid_until(life: KeyLife) -> datetime | None:
    """認証キーの期限: counted from the mail's hand-over; None while the mail is queued, for it cannot have lapsed."""
    if life.handed_over_at is None:
        return None
    return life.handed_over_at + timedelta(minutes=life.minutes)


@cites("S-33")
def is_key_in_time(life: KeyLife, at: datetime) -> bool:
    """「50分以内」: up to and including exactly that many minutes after hand-over."""
    until = key_valid_until(life)
    return until is None or at <= until
