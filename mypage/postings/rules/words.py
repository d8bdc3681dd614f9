"""Words that a posting should not use, found quickly in a text: the wording hints of two tables in `data/`.

`wording_hints.csv` holds the hints that were given; `further_wordings.csv` other wordings of the same that people use.
"""

import csv
import re
import unicodedata
from bisect import bisect_left
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from mypage.postings.rules.beginnings import ANYTHING, DEPTH, beginnings
from mypage.postings.rules.registry import Strength
from mypage.postings.rules.sense import is_meant

_DATA = Path(__file__).parent.parent / "data"
TABLES = ("wording_hints.csv", "further_wordings.csv")
_KEPT = 2048
"""How many texts the caches remember: those of a few dozen postings that are being written."""
_BASIC = [chr(code) for code in range(0x80, 0x10000) if not 0xD800 <= code < 0xE000]
_CHANGED = re.compile(f"[{''.join(sign for sign in _BASIC if unicodedata.normalize('NFKC', sign) != sign)}]+")
_ENTANGLED = re.compile(
    f"[{''.join(sign for sign in _BASIC if unicodedata.combining(sign))}ﾞﾟ\u1100-\u11ff\U00010000-\U0010ffff]"
)
"""What does not fold sign by sign: it joins its neighbour, or lies beyond the basic plane."""
_DASH_IN_NUMBER = re.compile(r"[ー−‐‑‒–—―](?<=[0-9].)(?=[0-9])")


_REST_OF_WORD = re.compile(r"(?<=に限)[るり定]|(?<=を募)集|(?<=戸籍)[謄抄]本")
"""What belongs to a word whose expression ends within it."""


@lru_cache(_KEPT)
def folded(text: str) -> str:
    """The text in NFKC form, in which full-width letters, digits and signs are plain ones.

    >>> folded("ＰＣ操作　２０ｋｇ（㈱ﾃﾞｰﾀ）")
    'PC操作 20kg((株)データ)'
    """
    if _ENTANGLED.search(text):
        return unicodedata.normalize("NFKC", text)
    return _CHANGED.sub(lambda run: unicodedata.normalize("NFKC", run.group()), text)


@dataclass(frozen=True)
class Hint:
    """A row of the table: an expression for folded texts, and what to write instead."""

    number: str
    kind: str
    pattern: re.Pattern[str]
    better: str
    strength: Strength


@dataclass(frozen=True)
class Hit:
    """A hint's word in a text."""

    hint: Hint
    word: str
    """As it is written in the text."""
    start: int
    end: int
    """Where it stands in the folded text."""

    @property
    def kind(self) -> str:
        """sex, age, nationality …"""
        return self.hint.kind

    @property
    def better(self) -> str:
        """The sentence that says what to write instead."""
        return self.hint.better

    @property
    def better_words(self) -> str:
        """The words in 「」 of that sentence, without the outermost brackets; empty when it quotes none."""
        return self.better.partition("「")[2].rpartition("」")[0]

    @property
    def strength(self) -> Strength:
        """How grave the hint holds its word."""
        return self.hint.strength


@cache
def hints() -> dict[str, Hint]:
    """The tables by number."""
    found: dict[str, Hint] = {}
    for name in TABLES:
        with (_DATA / name).open(encoding="utf-8", newline="") as file:
            found |= {row["id"]: _hint(row) for row in csv.DictReader(file)}
    return found


def _hint(row: dict[str, str]) -> Hint:
    strength: Strength = "violation" if row["strength"] == "violation" else "caution"
    return Hint(row["id"], row["kind"], re.compile(row["pattern_ja"]), row["hint_ja"], strength)


def hints_in(text: str, kinds: Collection[str]) -> list[Hit]:
    """The words of some kinds that a text uses, in its order; each word once."""
    return [hit for hit in _all_hits(text) if hit.kind in kinds] if text else []


@lru_cache(_KEPT)
def _all_hits(text: str) -> tuple[Hit, ...]:
    plain = _DASH_IN_NUMBER.sub("-", folded(text))
    spans = list(_spans(plain))
    found: dict[tuple[str, str], Hit] = {}
    for hint, start, end in spans:
        if _is_part_of_another(hint, start, end, spans) or not is_meant(hint.kind, plain, start, end):
            continue
        tail = _REST_OF_WORD.match(plain, end)
        whole = tail.end() if tail else end
        hit = Hit(hint, _as_written(text, start, whole), start, whole)
        found.setdefault((hint.number, hit.word), hit)
    return tuple(found.values())


def _spans(plain: str) -> Iterator[tuple[Hint, int, int]]:
    may_begin, by_beginning = _index()
    ends: dict[str, int] = {}
    for place in may_begin.finditer(plain):
        start = place.start()
        for hint in by_beginning.get(plain[start : start + DEPTH], ()):
            match = hint.pattern.match(plain, start) if start >= ends.get(hint.number, 0) else None
            if match is not None and match.end() > start:
                ends[hint.number] = match.end()
                yield hint, start, match.end()


def _is_part_of_another(hint: Hint, start: int, end: int, spans: list[tuple[Hint, int, int]]) -> bool:
    return any(
        other.kind == hint.kind
        and first <= start
        and end <= last
        and (end - start < last - first or other.number < hint.number)
        for other, first, last in spans
    )


def _as_written(text: str, start: int, end: int) -> str:
    """The part of a text that folds into a part of the folded text; that part itself where signs joined over it."""
    part = folded(text)[start:end]
    same = text[start:end]
    if unicodedata.normalize("NFKC", same) == part:
        return same
    first, last = (bisect_left(range(len(text)), place, key=lambda to: _width(text[:to])) for place in (start, end))
    written = text[first:last]
    return written if unicodedata.normalize("NFKC", written) == part else part


def _width(text: str) -> int:
    return len(unicodedata.normalize("NFKC", text))


@cache
def _index() -> tuple[re.Pattern[str], dict[str, tuple[Hint, ...]]]:
    """An expression for the places where a hint may begin, and the hints by the two characters that stand there."""
    by_beginning: dict[str, tuple[Hint, ...]] = {}
    for hint in hints().values():
        for begin in beginnings(hint.pattern.pattern):
            if begin == ANYTHING or len(begin) < DEPTH:
                raise ValueError(f"{hint.number} does not begin with two characters that can be told")
            by_beginning[begin] = (*by_beginning.get(begin, ()), hint)
    firsts, seconds = ("".join(map(re.escape, sorted({begin[place] for begin in by_beginning}))) for place in (0, 1))
    return re.compile(f"[{firsts}](?=[{seconds}])"), by_beginning
