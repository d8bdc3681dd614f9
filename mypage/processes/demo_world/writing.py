"""What a posting is written out of: the firm, the plan of the posting, the occupation, the day, the wages around."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from random import Random
from typing import TypeVar

from mypage.processes.demo_world.data import Firm, Occupation, Wanted, Workplace, occupations, workplaces

Anything = TypeVar("Anything")
GRADUATE_KINDS = frozenset({"university", "high_school", "junior_high"})
SCHOOL_KINDS = frozenset({"high_school", "junior_high"})
SEASON_KINDS = frozenset({"seasonal", "migrant"})
CAR_IS_UNUSUAL = frozenset({"13", "26", "27"})
"""Prefectures where hardly anybody drives to work."""


@dataclass(frozen=True)
class Wages:
    """In yen, at the place of work."""

    minimum: int
    """An hour: what is in force or announced, whichever is more."""
    monthly: int
    """Average offered wage of the prefecture and the industry."""
    hourly: int


@dataclass(frozen=True)
class Writing:
    """One posting being written. The same firm, plan and number always give the same answers on the same day."""

    firm: Firm
    wanted: Wanted
    number: int
    today: date
    wages: Wages
    address: str
    """Of the establishment, with its prefecture."""

    @property
    def kind(self) -> str:
        """full_time, part_time, …"""
        return self.wanted.kind

    @property
    def is_part_time(self) -> bool:
        """Whether it is paid by the hour."""
        return self.kind == "part_time"

    @property
    def is_regular(self) -> bool:
        """Whether somebody is sought for good: neither for a season nor through an agency, nor by the hour."""
        return self.kind not in SEASON_KINDS and not self.is_part_time and not self.job.dispatch

    @cached_property
    def job(self) -> Occupation:
        """The occupation."""
        return occupations()[self.wanted.occupation]

    @cached_property
    def elsewhere(self) -> Workplace | None:
        """Another place of work of the firm, for every second posting of those firms that have one."""
        known = workplaces().get(self.firm.slug)
        return known if known and (self.job.dispatch or self.number % 2) else None

    def own(self, purpose: str) -> Random:
        """Chance that belongs to this posting."""
        return Random(f"{self.firm.slug} {self.number} {self.wanted.occupation} {purpose}")  # noqa: S311 - no secret

    def of_firm(self, purpose: str) -> Random:
        """Chance that is the same for all postings of the firm."""
        return chance_of_firm(self.firm, purpose)


def chance_of_firm(firm: Firm, purpose: str) -> Random:
    """Chance that always falls the same way for a firm."""
    return Random(f"{firm.slug} {purpose}")  # noqa: S311 - no secret


def some(chance: Random, lines: Sequence[str], count: int) -> list[str]:
    """So many of the lines, in their order."""
    places = sorted(chance.sample(range(len(lines)), min(count, len(lines))))
    return [lines[place] for place in places]


def up_to(step: int, amount: float) -> int:
    """An amount, raised to the next full step."""
    return -int(-amount // step) * step
