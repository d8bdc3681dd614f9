"""One field of a form: what it asks, of whom, when, and how long an answer may be."""

from dataclasses import dataclass
from decimal import Decimal

from mypage.kernel.fields.conditions import Condition

Bounds = tuple[Decimal, Decimal]


@dataclass(frozen=True)
class Field:
    """One row: a question of the form, or something computed that the form shows."""

    number: int
    section: int
    section_title: str
    name: str
    label: str
    kinds: frozenset[str]
    """Kinds and flags of which one must be there; empty for all."""
    input: str
    choices: tuple[str, ...]
    condition: Condition
    limit: int
    """Characters or digits at most; 0 for none."""
    unit: str
    sheet_box: str
    public: str
    is_certain: bool
    note: str
    writing: str
    """Texts: `full` becomes full-width, `as_typed` stays, `kana` becomes katakana."""
    bounds: Bounds | None = None

    @property
    def decimal_places(self) -> int:
        """How many decimals an answer may have."""
        return {3: 1, 4: 2}.get(self.limit, 6)

    @property
    def is_computed(self) -> bool:
        """Whether it is shown and never typed."""
        return self.input == "computed"

    @property
    def comes_from_establishment(self) -> bool:
        """Whether its value is the establishment's."""
        return self.note.startswith("from_establishment")
