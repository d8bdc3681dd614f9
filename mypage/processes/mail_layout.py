"""The shape of a plain-text mail: lines of at most 35 full-width characters (ui.md 3.17)."""

import re
from unicodedata import category, east_asian_width

COLUMNS = 70
_LOOK_BACK = 24
_NOT_AT_START = "、。，．・：；？！）」』】〕］｝〉》ー々ゃゅょっャュョッ,.:;?!)]}"
_NARROW = {"Na", "N", "H"}


def columns(text: str) -> int:
    """How many half-width places a text takes.

    >>> columns("求人者 A")
    8
    """
    return sum(1 if east_asian_width(sign) in _NARROW else 2 for sign in text)


def one_line(text: str) -> str:
    """A fact as it may stand in a line or a header: no line break, no control or invisible character.

    >>> one_line("山田商店\\r\\nBcc: someone@example.jp")
    '山田商店 Bcc: someone@example.jp'
    """
    return re.sub(r" {2,}", " ", "".join(_visible(sign) for sign in text)).strip()


def folded(text: str, limit: int = COLUMNS) -> str:
    """Every line within the limit; a continued line keeps its indent, and none starts with 「。」 or 「）」."""
    return "\n".join(part for line in text.split("\n") for part in _parts(line.rstrip(), limit))


def _parts(line: str, limit: int) -> list[str]:
    indent = line[: len(line) - len(line.lstrip(" \u3000"))]
    parts = []
    while columns(line) > limit and not _is_unbreakable(line.strip()):
        cut = _place_to_cut(line, limit)
        parts.append(line[:cut].rstrip())
        line = indent + line[cut:].lstrip()
    return [*parts, line]


def _is_unbreakable(text: str) -> bool:
    return text.isascii() and " " not in text


def _place_to_cut(line: str, limit: int) -> int:
    used = fitting = 0
    for sign in line:
        used += columns(sign)
        if used > limit:
            break
        fitting += 1
    for cut in range(fitting, fitting - _LOOK_BACK, -1):
        if line[:cut].strip() and line[cut] not in _NOT_AT_START and not _splits_a_word(line, cut):
            return cut
    return fitting


def _splits_a_word(line: str, cut: int) -> bool:
    left, right = line[cut - 1], line[cut]
    return left.isascii() and right.isascii() and not left.isspace() and not right.isspace()


def _visible(sign: str) -> str:
    kind = category(sign)
    if kind in {"Cc", "Zl", "Zp"}:
        return " "
    return "" if kind == "Cf" else sign
