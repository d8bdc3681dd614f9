"""What a rule of law or manual looks like: it cites its source and answers with violations."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

Rule = TypeVar("Rule", bound=Callable[..., object])


@dataclass(frozen=True)
class Violation:
    """One thing that is not as it must be: a stable code, a sentence that says what to do, the field it concerns."""

    code: str
    message: str
    field: str = ""


class RuleViolation(Exception):
    """A command refused, with every violation that it found."""

    def __init__(self, *violations: Violation) -> None:
        super().__init__("; ".join(violation.code for violation in violations))
        self.violations = violations


def cites(*sources: str) -> Callable[[Rule], Rule]:
    """Marks a function as a rule and names where it comes from."""

    def mark(rule: Rule) -> Rule:
        rule.cites = sources  # type: ignore[attr-defined]
        return rule

    return mark
