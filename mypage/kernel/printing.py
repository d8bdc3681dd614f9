"""Which characters may stand in texts and can be printed; what to call the others.

`printable.txt` says what the font of all prints has; `scripts/printable.py` writes it.
"""

import re
import unicodedata
from functools import cache
from pathlib import Path

Place = tuple[int, str]
"""The position of a character, counted from 1 as people count, and the character."""

_EMOJI = (
    "\u20e3\u231a\u231b\u23e9-\u23ec\u23f0\u23f3\u25fd\u25fe\u2614\u2615\u2648-\u2653\u267f\u2693\u26a1\u26aa\u26ab\u26bd\u26be"
    "\u26c4\u26c5\u26ce\u26d4\u26ea\u26f2\u26f3\u26f5\u26fa\u26fd\u2705\u270a\u270b\u2728\u274c\u274e\u2753-\u2755\u2757"
    "\u2795-\u2797\u27b0\u27bf\u2b1b\u2b1c\u2b50\u2b55\U0001f004\U0001f0cf\U0001f18e\U0001f191-\U0001f19a\U0001f1e6-\U0001f1ff"
    "\U0001f201\U0001f21a\U0001f22f\U0001f232-\U0001f236\U0001f238-\U0001f23a\U0001f250\U0001f251\U0001f300-\U0001faff"
)
"""What is shown as an emoji unless something says otherwise (Unicode: Emoji_Presentation), and whole blocks of them."""
_PRIVATE = "\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd"
_SELECTORS = "\ufe00-\ufe0f\U000e0100-\U000e01ef"
_JOINERS = "\u200c\u200d"
_INVISIBLE = (
    "\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0001\U000e0020-\U000e007f"
)
_KINDS = {
    "絵文字": re.compile(f"[{_EMOJI}]"),
    "制御文字": re.compile(f"[\x00-\x1f\x7f-\x9f{_INVISIBLE}]"),
    "文字をつなぐ制御文字": re.compile(f"[{_JOINERS}]"),
    "字形を選ぶ制御文字": re.compile(f"[{_SELECTORS}]"),
    "外字": re.compile(f"[{_PRIVATE}]"),
    "壊れた文字": re.compile("[\ud800-\udfff]"),
}
_FORBIDDEN = re.compile(
    f"[\x00-\x09\x0b-\x1f\x7f-\x9f{_INVISIBLE}{_JOINERS}{_SELECTORS}{_EMOJI}{_PRIVATE}\ud800-\udfff]"
)


def forbidden(text: str) -> list[Place]:
    """Emoji, control characters but for line feeds, private characters (外字) and halves of broken characters.

    >>> forbidden("（株）①髙"), forbidden("祝😀")
    ([], [(2, '😀')])
    """
    return [(found.start() + 1, found.group()) for found in _FORBIDDEN.finditer(text)]


def unprintable(text: str) -> list[Place]:
    """What the font of all prints does not have, whatever it is; line feeds need no glyph.

    >>> unprintable("髙﨑 𠮷"), unprintable("≒")
    ([], [(1, '≒')])
    """
    return [(found.start() + 1, found.group()) for found in _not_in_font().finditer(text)]


@cache
def _not_in_font() -> re.Pattern[str]:
    lines = (Path(__file__).parent / "printable.txt").read_text(encoding="ascii").splitlines()
    ranges = " ".join(line for line in lines if not line.startswith("#")).split()
    return re.compile(f"[^\n{''.join(_as_class(each) for each in ranges)}]")


def _as_class(hexadecimal: str) -> str:
    """One range of the file as it stands between the brackets of a pattern."""
    return "-".join(f"\\U{int(code, 16):08x}" for code in hexadecimal.split("-"))


def kind_of(char: str) -> str:
    """What a character is that may not stand in texts; "" for one that may.

    >>> kind_of("😀"), kind_of("髙")
    ('絵文字', '')
    """
    return next((kind for kind, pattern in _KINDS.items() if pattern.match(char)), "")


def character_name(char: str) -> str:
    """How a message names a character, so that it is found again even where it cannot be seen.

    >>> character_name("😀"), character_name("\\ue000"), character_name("≒")
    ('😀（絵文字）', 'U+E000（外字）', '≒（U+2252）')
    """
    code, kind = f"U+{ord(char):04X}", kind_of(char)
    if not kind and unicodedata.category(char) == "Cn":
        kind = "割り当てのない文字"
    if kind and kind != "絵文字":
        return f"{code}（{kind}）"
    return f"{char}（{kind or code}）"
