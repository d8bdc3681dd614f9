"""The answers of an establishment as pages show them: in words, and an old one beside a new one."""

import difflib
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

from mypage.establishments import content
from mypage.establishments.content import Screen, answers_of, screens, table
from mypage.kernel.fields import Field, Raw, Value, answer_in_words
from mypage.kernel.fields.reading import UnreadableError, read_value
from mypage.web.field_words import Wording

_HELPS = Path(content.__file__).parent / "data" / "establishment_helps.csv"
_UNITS = {"yen": "円", "minutes": "分"}
_LONG, _ALIKE = 13, 0.5
"""Shorter answers, and those that have little in common, are shown as replaced; in others the passages are marked."""

Piece = tuple[str, bool]
"""A passage, and whether it is one that changed."""


@dataclass(frozen=True)
class Row:
    """One answer: what is in force, and what a change says instead."""

    name: str
    label: str
    before: str
    after: str

    @property
    def is_changed(self) -> bool:
        """Whether both differ."""
        return self.before != self.after

    @property
    def pieces(self) -> tuple[list[Piece], list[Piece]]:
        """Both answers in passages."""
        return pieces_of(self.before, self.after)


@dataclass(frozen=True)
class Part:
    """The answers of one screen."""

    screen: Screen
    changed: list[Row]
    same: list[Row]


@cache
def wording() -> Wording:
    """The words around the fields, read once."""
    return Wording.of(table(), _HELPS)


def parts_of(before: Mapping[str, Raw], after: Mapping[str, Raw], words: Mapping[str, str]) -> list[Part]:
    """Every screen with its answers; `words` say what codes mean."""
    shown = answers_of(before).shown | answers_of(after).shown
    counting = answers_of(before).raw, answers_of(after).raw
    return [_part(screen, shown, (before, after), counting, words) for screen in screens()]


def _part(
    screen: Screen,
    shown: frozenset[str],
    kept: tuple[Mapping[str, Raw], Mapping[str, Raw]],
    counting: tuple[Mapping[str, Raw], Mapping[str, Raw]],
    words: Mapping[str, str],
) -> Part:
    rows = []
    for field in screen.shown:
        if field in screen.fields and field.name not in shown:
            continue
        old, new = (side.get(field.name, "") for side in (counting if field in screen.fields else kept))
        rows.append(Row(field.name, field.label, in_words(field, old, words), in_words(field, new, words)))
    return Part(screen, [row for row in rows if row.is_changed], [row for row in rows if not row.is_changed])


def rows_of_workplace(raw: Mapping[str, Raw], words: Mapping[str, str]) -> list[tuple[str, str]]:
    """Label and answer of a workplace in words, for a summary list."""
    shown = content.answers_of_workplace(raw).shown
    fields = [field for field in content.workplace_fields() if field.name in shown]
    return [(field.label, in_words(field, raw.get(field.name, ""), words)) for field in fields]


def in_words(field: Field, raw: Raw, words: Mapping[str, str]) -> str:
    """One kept answer as people read it; what could not be read, as it was typed."""
    if isinstance(raw, str) and field.input == "code" and raw in words:
        return words[raw]
    return answer_in_words(field, _read(field, raw), raw, _number)


def _read(field: Field, raw: Raw) -> Value | None:
    try:
        return read_value(field, raw) if raw else None
    except UnreadableError:
        return None


def _number(field: Field, value: int | Decimal) -> str:
    if isinstance(value, Decimal):
        return str(value)
    number = str(value) if "year" in field.name else f"{value:,}"
    words = wording().helps.get(field.name)
    return f"{number}{(words.suffix if words else '') or _UNITS.get(field.input, '')}"


def pieces_of(before: str, after: str) -> tuple[list[Piece], list[Piece]]:
    """Two texts in passages that stayed and passages that changed.

    >>> pieces_of("利用者の送迎、入浴の介助と、食事と記録の手伝い", "利用者の送迎、食事と記録の手伝い")[0][1]
    ('、入浴の介助と', True)
    >>> pieces_of("03-5550-1001", "03-5550-1002")[0]
    [('03-5550-1001', True)]
    """
    match = difflib.SequenceMatcher(None, before, after, autojunk=False)
    if min(len(before), len(after)) < _LONG or match.ratio() < _ALIKE:
        return _whole(before), _whole(after)
    old: list[Piece] = []
    new: list[Piece] = []
    for kind, a, b, c, d in match.get_opcodes():
        _put(old, before[a:b], kind != "equal")
        _put(new, after[c:d], kind != "equal")
    return old, new


def _whole(text: str) -> list[Piece]:
    return [(text, True)] if text else []


def _put(pieces: list[Piece], text: str, is_changed: bool) -> None:
    if text:
        pieces.append((text, is_changed))
