"""What was answered on a form, read: typed values of the fields that apply."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Any

from mypage.kernel.fields.conditions import Raw

Value = str | int | Decimal | date | tuple[str, ...]
"""int for whole numbers, yen, days, minutes and times of day (minutes after midnight)."""


@dataclass(frozen=True)
class Answers:
    """The answers that count: those whose conditions hold. What is empty or unreadable is not in `values`."""

    values: Mapping[str, Value] = field(default_factory=dict)
    raw: Mapping[str, Raw] = field(default_factory=dict)
    """The same as they are kept, with those that could not be read."""
    required: frozenset[str] = frozenset()
    shown: frozenset[str] = frozenset()
    unreadable: Mapping[str, str] = field(default_factory=dict)
    """Field to the sentence that says what is wrong with its form."""

    def text(self, name: str) -> str:
        """A text, a code or a choice; empty without an answer."""
        value = self.values.get(name, "")
        return value if isinstance(value, str) else ""

    def number(self, name: str) -> int | None:
        """A whole number, an amount of yen, a number of days or minutes."""
        value = self.values.get(name)
        return value if isinstance(value, int) else None

    def minute(self, name: str) -> int | None:
        """A time of day in minutes after midnight."""
        return self.number(name)

    def decimal(self, name: str) -> Decimal | None:
        """A number with decimals (also a whole one)."""
        value = self.values.get(name)
        if isinstance(value, int):
            return Decimal(value)
        return value if isinstance(value, Decimal) else None

    def day(self, name: str) -> date | None:
        """A date."""
        value = self.values.get(name)
        return value if isinstance(value, date) else None

    def several(self, name: str) -> tuple[str, ...]:
        """The choices of a field that takes several."""
        value = self.values.get(name)
        return value if isinstance(value, tuple) else ()

    def has(self, name: str, choice: str) -> bool:
        """Whether a choice is among those of a field that takes several."""
        return choice in self.several(name)

    def is_set(self, name: str) -> bool:
        """Whether there is an answer that can be read."""
        return name in self.values

    @property
    def missing(self) -> list[str]:
        """The fields that must be answered and are not, in the order of the table."""
        return [name for name in self.shown_in_order if name in self.required and not self.raw.get(name)]

    @property
    def shown_in_order(self) -> list[str]:
        """The fields that apply, in the order of the table."""
        return [name for name in self.raw if name in self.shown]

    def with_values(self, **values: Any) -> "Answers":
        """The same answers with some values set: what is computed."""
        return replace(self, values={**self.values, **values})
