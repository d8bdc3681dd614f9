"""How close typed words are to the names of a table: for finding what people call otherwise than the table does."""

import csv
import re
from functools import cache, lru_cache

from mypage.reference.tables import DATA
from mypage.reference.words import folded

_BETWEEN_NAMES = re.compile(r"[、/]+")
_WITH_REMARK = re.compile(r"(.+)\((.+)\)")
_KANJI = re.compile(r"[々一-鿿]")
LEAST_LIKE = 0.3
"""A name that shares less of a word than this is another one."""
INSIDE_COUNTS = 0.5
"""What a shared middle or end counts against a shared beginning: 介護 says more of 介護職員 than 職員 does."""


@cache
def everyday_words() -> dict[str, str]:
    """What people type, to how the tables call it, both folded (`data/everyday_words.csv`)."""
    with (DATA / "everyday_words.csv").open(encoding="utf-8", newline="") as file:
        return {folded(row["word"]): folded(row["means"]) for row in csv.DictReader(file)}


def spellings(word: str) -> tuple[str, ...]:
    """A folded word, and what the tables say for it.

    >>> spellings("SE"), spellings("介護士")
    (('SE',), ('介護士', '介護員'))
    """
    other = everyday_words().get(word)
    return (word, other) if other else (word,)


@lru_cache(maxsize=8192)
def folded_name(name: str) -> tuple[str, tuple[str, ...]]:
    """A name as it is compared, and the names that it consists of.

    >>> folded_name("西洋料理調理人（コック）")
    ('西洋料理調理人(コック)', ('西洋料理調理人', 'コック'))
    """
    whole = folded(name)
    parts = [_WITH_REMARK.fullmatch(part) or part for part in _BETWEEN_NAMES.split(whole)]
    return whole, tuple(name for part in parts for name in ([part] if isinstance(part, str) else part.groups()))


def distance(word: str, name: str) -> float | None:
    """How far a folded word is from a name that contains it, 0 to 1; None when it does not.

    >>> distance("コック", "西洋料理調理人（コック）"), distance("溶接", "溶接工"), distance("溶接", "大工")
    (0.05, 0.33, None)
    """
    whole, parts = folded_name(name)
    if word not in whole:
        return None
    if word == whole:
        return 0.0
    return 0.05 if word in parts else round(1 - len(word) / len(whole), 2)


def likeness(word: str, name: str) -> float:
    """Which share of a folded word a name has in one piece, 0 to 1: the beginning of the word counts most.

    >>> likeness("介護職員", "施設介護員"), likeness("介護職員", "大工")
    (0.5, 0.0)
    """
    whole, _ = folded_name(name)
    shares = [len(piece) / len(word) * counts for piece, counts in _pieces(word) if piece in whole]
    return max(shares, default=0.0)


def pieces_to_look_for(word: str) -> list[str]:
    """The shortest pieces of which a name must contain one to be like a folded word.

    >>> pieces_to_look_for("介護職員")
    ['介護', '護職員']
    """
    found: list[str] = []
    for piece in sorted({piece for piece, _ in _pieces(word)}, key=lambda piece: (len(piece), word.index(piece))):
        if not any(shorter in piece for shorter in found):
            found.append(piece)
    return found


@lru_cache(maxsize=64)
def _pieces(word: str) -> tuple[tuple[str, float], ...]:
    """The pieces of a word that are enough for a likeness, with what each letter counts."""
    starts = [(word[:length], 1.0) for length in range(len(word), 0, -1)]
    inside = [
        (word[begin : begin + length], INSIDE_COUNTS)
        for length in range(len(word) - 1, 1, -1)
        for begin in range(1, len(word) - length + 1)
    ]
    return tuple(
        (piece, counts)
        for piece, counts in starts + inside
        if len(piece) / len(word) * counts >= LEAST_LIKE and (len(piece) > 2 or _KANJI.search(piece))
    )
