"""An old text of a posting beside a new one: which lines changed, and in a changed line which passages. Pure."""

import difflib
import re
from collections.abc import Sequence
from dataclasses import dataclass

from mypage.postings.shown import EMPTY, ShownAnswer, ShownSection

Piece = tuple[str, bool]
"""A passage, and whether it is one that changed."""

_SHORT, _ALIKE = 12, 0.4
"""Shorter texts, and those that have less in common, count as replaced whole."""
_WORDS = re.compile(r"[0-9０-９,，.．:：]+|[A-Za-zＡ-Ｚａ-ｚ]+|[゠-ヿｦ-ﾟ]+|[㐀-鿿々]+|\s+|.", re.DOTALL)


@dataclass(frozen=True)
class ComparedLine:
    """One line of a posting, before and after; a side without the line is empty."""

    names: tuple[str, ...]
    label: str
    before: str
    after: str

    @property
    def field(self) -> str:
        """The field that the line begins with."""
        return self.names[0]

    @property
    def is_changed(self) -> bool:
        """Whether both sides differ."""
        return self.before != self.after

    @property
    def pieces(self) -> tuple[list[Piece], list[Piece]]:
        """Both sides in passages."""
        return passages(self.before, self.after)


@dataclass(frozen=True)
class ComparedSection:
    """One of the eight sections with the lines of both sides, in the official order."""

    number: int
    title: str
    rows: tuple[ComparedLine, ...]

    @property
    def changed(self) -> list[ComparedLine]:
        """The lines that differ."""
        return [row for row in self.rows if row.is_changed]


def compare(before: Sequence[ShownSection], after: Sequence[ShownSection]) -> list[ComparedSection]:
    """The sections of both, line by line; a line that only one side has stands where that side has it."""
    old = {section.number: section for section in before}
    new = {section.number: section for section in after}
    titles = {each.number: each.title for each in [*before, *after]}
    return [
        ComparedSection(number, titles[number], _lines(old.get(number), new.get(number))) for number in sorted(titles)
    ]


def passages(before: str, after: str) -> tuple[list[Piece], list[Piece]]:
    """Two texts in passages that stayed and passages that changed; by words, so that numbers are never cut.

    >>> passages("月に1,200円を支給します。年に2回。", "月に1,250円を支給します。年に2回。")[1]
    [('月に', False), ('1,250', True), ('円を支給します。年に2回。', False)]
    >>> passages("200,000円", "210,000円")
    ([('200,000円', True)], [('210,000円', True)])
    """
    if before == after:
        return _whole(before, is_changed=False), _whole(after, is_changed=False)
    old_words, new_words = _WORDS.findall(before), _WORDS.findall(after)
    match = difflib.SequenceMatcher(None, old_words, new_words, autojunk=False)
    if min(len(before), len(after)) < _SHORT or match.ratio() < _ALIKE:
        return _whole(before, is_changed=True), _whole(after, is_changed=True)
    old: list[Piece] = []
    new: list[Piece] = []
    for kind, a, b, c, d in match.get_opcodes():
        _put(old, "".join(old_words[a:b]), is_changed=kind != "equal")
        _put(new, "".join(new_words[c:d]), is_changed=kind != "equal")
    return old, new


def _lines(before: ShownSection | None, after: ShownSection | None) -> tuple[ComparedLine, ...]:
    old = {row.field: row for row in before.rows} if before else {}
    new = {row.field: row for row in after.rows} if after else {}
    return tuple(_line(old.get(field), new.get(field)) for field in _in_order(list(old), list(new)))


def _in_order(old: list[str], new: list[str]) -> list[str]:
    """All of the new ones; those that went stand after what they followed."""
    order = list(new)
    for place, field in enumerate(old):
        if field not in new:
            earlier = [order.index(each) for each in old[:place] if each in order]
            order.insert(max(earlier, default=-1) + 1, field)
    return order


def _line(old: ShownAnswer | None, new: ShownAnswer | None) -> ComparedLine:
    row = new or old
    assert row is not None
    names = tuple(dict.fromkeys([*(new.names if new else ()), *(old.names if old else ())]))
    return ComparedLine(names, row.label, _text(old), _text(new))


def _text(row: ShownAnswer | None) -> str:
    return "" if row is None or (row.is_empty and row.text == EMPTY) else row.text


def _whole(text: str, *, is_changed: bool) -> list[Piece]:
    return [(text, is_changed)] if text else []


def _put(pieces: list[Piece], text: str, *, is_changed: bool) -> None:
    if text:
        pieces.append((text, is_changed))
