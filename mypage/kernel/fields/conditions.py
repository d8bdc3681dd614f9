"""The column `required_when` of a table of fields: `always`, `never`, or clauses over other fields."""

import re
from collections.abc import Callable
from dataclasses import dataclass

Raw = str | list[str]
Lookup = Callable[[str], Raw]
"""The value of a field as it counts now: empty where the field does not apply."""

_CLAUSE = re.compile(r"(?P<name>[a-z0-9_]+) (?P<sense>=|!=|in|has|is set)(?: (?P<wanted>.+))?")


@dataclass(frozen=True)
class Clause:
    """One comparison. `kind` stands for the kind of the form."""

    name: str
    sense: str
    wanted: tuple[str, ...]

    def holds(self, kind: str, value: Lookup) -> bool:
        """Whether it is true; `!=` asks for an answer that is another one."""
        given = kind if self.name == "kind" else value(self.name)
        if self.sense == "is set":
            return bool(given)
        if self.sense == "has":
            return self.wanted[0] in given if isinstance(given, list) else given == self.wanted[0]
        if self.sense == "!=":
            return bool(given) and given not in self.wanted
        return given in self.wanted


@dataclass(frozen=True)
class Condition:
    """When a field applies and must be answered: alternatives of clauses that hold together; none always hold.

    With `is_required` false the clauses only say when the question is asked.
    """

    alternatives: tuple[tuple[Clause, ...], ...] = ()
    is_required: bool = True

    @property
    def names(self) -> set[str]:
        """The fields that it asks."""
        return {clause.name for clauses in self.alternatives for clause in clauses} - {"kind"}

    def applies(self, kind: str, value: Lookup) -> bool:
        """Whether the field is shown and kept. A clause on the kind only says of whom an answer is demanded."""
        if not self.alternatives:
            return True
        asked = [[clause for clause in clauses if clause.name != "kind"] for clauses in self.alternatives]
        return any(all(clause.holds(kind, value) for clause in clauses) for clauses in asked)

    def demands(self, kind: str, value: Lookup) -> bool:
        """Whether the field, when it applies, must be answered."""
        if not self.is_required or not self.alternatives:
            return self.is_required
        return any(all(clause.holds(kind, value) for clause in clauses) for clauses in self.alternatives)


def condition(text: str) -> Condition:
    """The condition that a cell of the table says; ValueError for one that cannot be read.

    >>> condition("pay_form in (日給; 時給)").applies("full_time", lambda name: "時給")
    True
    """
    if text in ("always", "never"):
        return Condition(is_required=text == "always")
    alternatives = re.split(r" or (?![^(]*\))", text)
    return Condition(tuple(tuple(_clause(part) for part in each.split(" and ")) for each in alternatives))


def _clause(text: str) -> Clause:
    found = _CLAUSE.fullmatch(text.strip())
    if found is None:
        raise ValueError(f"not a condition: {text}")
    wanted = found["wanted"] or ""
    parts = wanted.removeprefix("(").removesuffix(")").split("; ") if found["sense"] == "in" else [wanted]
    return Clause(found["name"], found["sense"], tuple(parts))
