"""Writes docs/rules.md and docs/states.md from the code: every rule with its source, every lifecycle as its table."""

import inspect
import sys
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from mypage.kernel.workflow import Workflow
from tests.architecture.sources import ROOT, modules_named

RULES_HEAD = """# Rules

Written by `make docs` from the citations in the code (`@cites`); S-nn are statements of the seed document.
"""
STATES_HEAD = """# States

Written by `make docs` from the transition tables in the code: where an action may start, and where it leads.
"""


def rules() -> Iterator[tuple[str, str, str, str]]:
    """Module, name, sources and first sentence of every rule."""
    for module in modules_named("rules"):
        for name, rule in vars(module).items():
            if getattr(rule, "cites", ()) and getattr(rule, "__module__", "") == module.__name__:
                sentence = (inspect.getdoc(rule) or "").split("\n")[0]
                yield module.__name__, name, ", ".join(rule.cites), sentence


def rules_text() -> str:
    """The whole text of docs/rules.md."""
    lines, current = [RULES_HEAD], ""
    for module, name, sources, sentence in sorted(rules()):
        if module != current:
            lines.append(f"\n## `{module}`\n\n| rule | source | says |\n| --- | --- | --- |\n")
            current = module
        cells = [text.replace("|", "\\|") for text in (f"`{name}`", sources, sentence)]
        lines.append(f"| {' | '.join(cells)} |\n")
    return "".join(lines)


def states_text() -> str:
    """The whole text of docs/states.md."""
    tables = [
        (f"{module.__name__}.{name}", (inspect.getdoc(module) or "").split("\n")[0], workflow.diagram())
        for module in modules_named("states")
        for name, workflow in vars(module).items()
        if isinstance(workflow, Workflow)
    ]
    return STATES_HEAD + "".join(
        f"\n## `{name}`\n\n{sentence}\n\n```\n{diagram}\n```\n" for name, sentence, diagram in sorted(tables)
    )


GENERATED = {ROOT / "docs" / "rules.md": rules_text, ROOT / "docs" / "states.md": states_text}


if __name__ == "__main__":
    for path, text in GENERATED.items():
        path.write_text(text(), encoding="utf-8")
        print(f"{path.relative_to(ROOT)} is written.")
