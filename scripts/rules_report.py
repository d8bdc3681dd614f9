"""Writes docs/rules.md: every rule with its source, read from the citations in the code."""

import inspect
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.architecture.sources import rule_modules  # noqa: E402

REPORT = ROOT / "docs" / "rules.md"
HEAD = """# Rules

Written by `make docs` from the citations in the code (`@cites`); S-nn are statements of the seed document.
"""


def rows() -> Iterator[tuple[str, str, str, str]]:
    """Module, rule, source and first sentence of every rule."""
    for module in rule_modules():
        for name, rule in sorted(vars(module).items()):
            if getattr(rule, "cites", ()) and getattr(rule, "__module__", "") == module.__name__:
                sentence = (inspect.getdoc(rule) or "").split("\n")[0]
                yield module.__name__, name, ", ".join(rule.cites), sentence


def report() -> str:
    """The whole text of docs/rules.md."""
    lines, current = [HEAD], ""
    for module, name, sources, sentence in sorted(rows()):
        if module != current:
            lines.append(f"\n## `{module}`\n\n| rule | source | says |\n| --- | --- | --- |\n")
            current = module
        cells = [text.replace("|", "\\|") for text in (f"`{name}`", sources, sentence)]
        lines.append(f"| {' | '.join(cells)} |\n")
    return "".join(lines)


if __name__ == "__main__":
    REPORT.write_text(report(), encoding="utf-8")
    print(f"{REPORT.relative_to(ROOT)} is written.")
