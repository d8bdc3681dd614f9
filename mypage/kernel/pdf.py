"""PDF out of a Typst template and data. The data is passed as JSON and never read as markup. Knows no form by name.

The fonts are Debian's Noto Sans CJK (`scripts/need fonts`), read once per process and embedded as the subset that a
print needs. PDF/A-2b makes a missing glyph an error; Typst's own fonts stand in for signs that Noto does not have.
"""

import json
import os
import re
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any, Final

import typst

FONT_FOLDERS = (Path("/usr/share/fonts/opentype/noto"), Path("/usr/share/fonts/truetype/noto"))
FAMILY = "Noto Sans CJK JP"
_PROFILE: Final = "a-2b"
_GENERATIONS = 12
"""Typst drops what the last ten prints have not used."""
_MISSING = re.compile(r'the text `"(.*)"` could not be displayed')


class PrintError(Exception):
    """A print that cannot be made; the message says why in the words of the operator."""


class FontsMissingError(PrintError):
    """The font of all prints is not on this machine."""

    def __init__(self) -> None:
        super().__init__(f"{FAMILY} is missing on this machine. Please run: scripts/need fonts")


class GlyphMissingError(PrintError):
    """A sign that no font of this machine has."""

    def __init__(self, sign: str) -> None:
        super().__init__(f"no font has the sign {sign}")
        self.sign = sign


def pdf_of(template: Path, data: Mapping[str, Any], *, at: datetime) -> bytes:
    """The print. FontsMissingError and GlyphMissingError when it cannot be made so that it can be read."""
    try:
        return typst.compile(
            template,
            root=template.parent,
            font_paths=fonts(),
            ignore_system_fonts=True,
            format="pdf",
            sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
            pdf_standards=_PROFILE,
            timestamp=int(at.timestamp()),
        )
    except typst.TypstError as error:
        if missing := _MISSING.search(error.message):
            raise GlyphMissingError(missing[1]) from error
        raise PrintError(error.message) from error


@cache
def fonts() -> typst.Fonts:
    """The fonts of this process."""
    folders = [str(folder) for folder in FONT_FOLDERS if folder.is_dir() and os.access(folder, os.R_OK)]
    found = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=list(folders))
    if FAMILY not in found.families():
        raise FontsMissingError
    return found


def forget() -> None:
    """What Typst keeps of the last prints, to be quicker with the next, is let go: of long ones it is 200 MB each."""
    for _ in range(_GENERATIONS):
        typst.compile(b" ", font_paths=fonts(), ignore_system_fonts=True, format="pdf")
