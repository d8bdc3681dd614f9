"""Writes mypage/kernel/printable.txt: the characters that the font of all prints has, as ranges of code points.

Run by hand when the font changes: `scripts/need fonts` and then this, with fontconfig on the machine.
"""

import subprocess
import sys
from pathlib import Path
from textwrap import wrap

FONT = Path("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc")
JAPANESE_FACE = 0
TARGET = Path(__file__).resolve().parent.parent / "mypage" / "kernel" / "printable.txt"
HEAD = """# Written by scripts/printable.py: the code points, in hexadecimal, that the font of all prints has.
# {name} (Debian's fonts-noto-cjk), font revision {revision}.
"""


def font_says(what: str) -> str:
    """One property of the Japanese face, as fontconfig reads it from the file."""
    command = ["fc-query", "--index", str(JAPANESE_FACE), "--format", f"%{{{what}}}", str(FONT)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def printable_text(name: str, revision: str, ranges: str) -> str:
    """The whole file."""
    lines = wrap(ranges.upper(), 118, break_on_hyphens=False)
    return HEAD.format(name=name, revision=revision) + "".join(f"{line}\n" for line in lines)


if __name__ == "__main__":
    if not FONT.exists():
        sys.exit(f"{FONT} is missing. Please run: scripts/need fonts")
    revision = f"{int(font_says('fontversion')) / 65536:.3f}"
    TARGET.write_text(printable_text(font_says("family"), revision, font_says("charset")), encoding="ascii")
    print(f"{TARGET.name} is written.")
