"""The rules of a posting by number: what the table says of each, who judges it, the judgement of a whole posting."""

import csv
import dataclasses
import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Literal, TypeVar

from mypage.kernel.rule import Violation
from mypage.postings.rules.facts import PostingFacts

Strength = Literal["violation", "caution"]
Judgement = Callable[[PostingFacts], Iterable["Found"]]
AnyRule = TypeVar("AnyRule", bound=Callable[..., object])
_TABLE = Path(__file__).parent.parent / "data" / "posting_rules.csv"
_JUDGES: dict[str, Judgement] = {}
MISSING = "R-001"
UNREADABLE = "unreadable"
"""Stands where the number of a rule would, for an answer that is not of its field's form."""


@dataclass(frozen=True)
class RuleRow:
    """What `posting_rules.csv` says of a rule."""

    number: str
    area: str
    strength: Strength
    kinds: frozenset[str]
    """Kinds and flags of which one must be there; empty for all."""
    sentence: str
    message: str
    source: str
    fields: tuple[str, ...]

    def applies_to(self, kind: str, flags: Collection[str]) -> bool:
        """Whether postings of this kind and these flags are judged by it."""
        return not self.kinds or kind in self.kinds or any(flag in self.kinds for flag in flags)


@dataclass(frozen=True)
class Found:
    """What a judge found: the field to mend, the words that the message leaves open, or a message of its own."""

    field: str
    words: Mapping[str, object] = dataclasses.field(default_factory=dict)
    message: str = ""
    is_mild: bool = False
    """Whether this case only asks for care where the rule forbids: what was found may have another reason."""

    def mild_if(self, is_mild: bool) -> "Found":
        """The same as a caution, whatever the strength of the rule; nothing makes a violation of a caution."""
        return dataclasses.replace(self, is_mild=is_mild)


def found(field: str, *, message: str = "", **words: object) -> Found:
    """A finding at a field; `words` fill the {…} of the table's message, `message` takes its place."""
    return Found(field, words, message)


@dataclass(frozen=True)
class Finding:
    """One thing that a rule objects to."""

    rule: str
    strength: Strength
    message: str
    field: str

    @property
    def violation(self) -> Violation:
        """As forms and commands know it."""
        return Violation(self.rule, self.message, self.field)

    @property
    def key(self) -> str:
        """What a confirmation of this caution is kept under: the same words at the same field."""
        return f"{self.rule} {self.field} {self.message}"


@cache
def rows() -> dict[str, RuleRow]:
    """The table of rules, by number."""
    with _TABLE.open(encoding="utf-8", newline="") as file:
        return {row["id"]: _row(row) for row in csv.DictReader(file)}


def _row(row: Mapping[str, str]) -> RuleRow:
    kinds = frozenset() if row["applies_to"] == "all" else frozenset(row["applies_to"].split("|"))
    strength: Strength = "violation" if row["strength"] == "violation" else "caution"
    fields = tuple(row["fields"].split("|"))
    return RuleRow(row["id"], row["area"], strength, kinds, row["rule_ja"], row["message_ja"], row["source"], fields)


def cited(number: str) -> Callable[[AnyRule], AnyRule]:
    """Marks a function as the rule of that number; its source is the table's. KeyError for an unknown number."""
    row = rows()[number]

    def mark(judge: AnyRule) -> AnyRule:
        judge.cites = (number, row.source)  # type: ignore[attr-defined]
        return judge

    return mark


def rule(number: str) -> Callable[[Judgement], Judgement]:
    """Marks the judge of the rule with that number. ValueError when it has one already."""

    def mark(judge: Judgement) -> Judgement:
        if number in _JUDGES:
            raise ValueError(f"{number} has two judges")
        _JUDGES[number] = judge
        return cited(number)(judge)

    return mark


@cache
def judges() -> dict[str, Judgement]:
    """Every judge, by the number of its rule; reads the modules of this package."""
    package = import_module("mypage.postings.rules")
    for module in iter_modules(package.__path__):
        import_module(f"{package.__name__}.{module.name}")
    return dict(sorted(_JUDGES.items()))


def judge(facts: PostingFacts, only: Collection[str] | None = None) -> list[Finding]:
    """Everything that the rules object to, in the order of their numbers; `only` names the rules to ask."""
    table = rows()
    return [
        finding
        for number, each in judges().items()
        if (only is None or number in only) and table[number].applies_to(facts.kind, facts.flags)
        for finding in findings(number, each(facts))
    ]


def judge_whole(facts: PostingFacts) -> list[Finding]:
    """What keeps a posting from being submitted, and what it must be confirmed against: unreadable answers first.

    That an answer is missing (R-001) is not said where a rule says at the same field what is wanted.
    """
    unreadable = [Finding(UNREADABLE, "violation", message, name) for name, message in facts.answers.unreadable.items()]
    found = judge(facts)
    spoken_of = {each.field for each in found if each.rule != MISSING and each.strength == "violation"}
    return [*unreadable, *(each for each in found if each.rule != MISSING or each.field not in spoken_of)]


def findings(number: str, objections: Iterable[Found]) -> list[Finding]:
    """What a judge found, in the words of the table."""
    row = rows()[number]
    return [
        Finding(
            number,
            "caution" if each.is_mild else row.strength,
            each.message or _filled(row.message, each.words),
            each.field,
        )
        for each in objections
    ]


def _filled(message: str, words: Mapping[str, object]) -> str:
    return re.sub(r"\{([^{}]+)\}", lambda gap: str(words[gap[1]]), message)
