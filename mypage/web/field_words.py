"""What a table of fields says in words beside its labels: help, units, and when a question is asked."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from mypage.kernel.fields import Field, FieldTable
from mypage.kernel.fields.conditions import Clause, Condition

_ENDINGS = {"入力": ("入力し", "入力したとき"), "選": ("選び", "選んだとき")}
_CHOSEN = frozenset({"choice", "yes_no", "multi_choice"})


@dataclass(frozen=True)
class FieldHelp:
    """What helps to answer one question: a sentence, the unit behind the box, hints for browsers and phones."""

    help: str = ""
    suffix: str = ""
    autocomplete: str = ""
    inputmode: str = ""


@dataclass(frozen=True)
class Wording:
    """The words around the fields of one table."""

    helps: Mapping[str, FieldHelp] = field(default_factory=dict)
    when: Mapping[str, str] = field(default_factory=dict)
    """Field to the sentence that says when it is asked; none for those that are always."""

    @classmethod
    def of(cls, table: FieldTable, helps: Path | None = None) -> "Wording":
        """The words of a table and of a file of helps (identifier, help_ja, suffix, autocomplete, inputmode)."""
        return cls(_read(table, helps) if helps else {}, words_of_conditions(table.fields))


def words_of_conditions(fields: Mapping[str, Field]) -> dict[str, str]:
    """For every conditional field the sentence that says when it applies."""
    words = {name: _condition_words(each.condition, fields) for name, each in fields.items()}
    return {
        name: f"{words[name]}に{'選んで' if fields[name].input in _CHOSEN else '入力して'}ください。"
        for name in fields
        if words[name]
    }


def _read(table: FieldTable, path: Path) -> dict[str, FieldHelp]:
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    unknown = {row["identifier"] for row in rows} - set(table.fields)
    if unknown:
        raise ValueError(f"helps for fields that are not there: {sorted(unknown)}")
    return {
        row["identifier"]: FieldHelp(row["help_ja"], row["suffix"], row["autocomplete"], row["inputmode"])
        for row in rows
    }


def _condition_words(condition: Condition, fields: Mapping[str, Field]) -> str:
    alternatives = []
    for clauses in condition.alternatives:
        asked = [each for each in clauses if each.name != "kind"]
        if asked:
            before = "".join(f"{_words(each, fields)}、" for each in asked[:-1])
            alternatives.append(before + _words(asked[-1], fields, is_last=True))
    return "、または".join(alternatives)


def _words(clause: Clause, fields: Mapping[str, Field], *, is_last: bool = False) -> str:
    label = f"「{fields[clause.name].label}」"
    wanted = "か".join(f"「{each}」" for each in clause.wanted)
    match clause.sense:
        case "is set":
            verb = "選" if fields[clause.name].input in _CHOSEN else "入力"
            return f"{label}を{_ENDINGS[verb][is_last]}"
        case "has":
            return f"{label}で{wanted}を{_ENDINGS['選'][is_last]}"
        case "!=":
            return f"{label}が{wanted}以外{'のとき' if is_last else 'で'}"
        case _:
            return f"{label}が{wanted}{'のとき' if is_last else 'で'}"
