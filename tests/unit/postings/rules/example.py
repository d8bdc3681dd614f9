"""How an example of the table of rules is written down for the tests."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from mypage.postings.rules.facts import PostingFacts
from tests.unit.postings.facts import facts_with
from tests.unit.postings.whole import TODAY, whole

Typed = Mapping[str, Any]


@dataclass(frozen=True)
class Example:
    """What the table's example_ok and example_bad come to when an employer types them.

    A name with @ changes what is known besides: `@today`, `@at` (the establishment), anything else of Circumstances.
    """

    rule: str
    good: tuple[Typed, ...]
    bad: tuple[Typed, ...]
    says: str = ""
    """The message; empty for the table's own."""
    kind: str = "full_time"
    flags: Collection[str] = ()
    today: date = TODAY
    is_hidden: bool = False
    """Whether the form hides the answer of the bad example, so that only the judge itself can meet it."""
    base: Typed = field(default_factory=dict)
    """Typed in both."""

    def facts(self, typed: Typed) -> PostingFacts:
        """A whole valid posting with this typed over it; for what the form hides, only what is typed."""
        everything = {**self.base, **typed}
        answers = {name: value for name, value in everything.items() if not name.startswith("@")}
        known = {name[1:]: value for name, value in everything.items() if name.startswith("@")}
        today, at = known.pop("today", self.today), known.pop("at", {})
        if self.is_hidden:
            return facts_with(self.kind, today=today, flags=self.flags, circumstances=known, **answers)
        return whole(self.kind, self.flags, today=today, at=at, known=known, **answers)


def example(rule: str, good: Any, bad: Any, says: str = "", kind: str = "full_time", **more: Any) -> Example:
    """An Example; one answer set or several on each side."""
    sides = [tuple(each) if isinstance(each, list) else (each,) for each in (good, bad)]
    return Example(rule, sides[0], sides[1], says, kind, **more)
