"""国民の祝日・休日, computed from the law by jpholiday; handed to the rules as a function from a day to yes or no."""

from datetime import date
from functools import lru_cache

import jpholiday


@lru_cache(maxsize=4096)
def is_public_holiday(day: date) -> bool:
    """Whether a day is a public holiday in Japan (祝日, 振替休日, 国民の休日)."""
    return bool(jpholiday.is_holiday(day))
