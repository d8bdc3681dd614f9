"""Writes docs/rules.md and docs/states.md from the code: every rule with its source, every lifecycle as its table."""

import inspect
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import django

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from mypage.kernel.workflow import Workflow
from mypage.postings.rules.registry import rows
from tests.architecture.sources import ROOT, modules_named

RULES_HEAD = """# Rules

Written by `make docs` from the citations in the code (`@cites`) and from the table of a posting's rules
(`mypage/postings/data/posting_rules.csv`, `@rule`); S-nn are statements of the seed document.
"""
POSTING_HEAD = """
## A posting: R-nnn

A violation must be mended, a caution may be confirmed. `disability` and `trial` are flags over full_time and part_time.

| rule | area | strength | kinds | demands | source | judged by |
| --- | --- | --- | --- | --- | --- | --- |
"""
STATES_HEAD = """# States

Written by `make docs` from the transition tables in the code: where an action may start, and where it leads.
"""


def cited() -> Iterator[tuple[str, str, tuple[str, ...], str]]:
    """Module, name, sources and first sentence of every rule."""
    for module in modules_named("rules"):
        for name, rule in vars(module).items():
            if getattr(rule, "cites", ()) and getattr(rule, "__module__", "") == module.__name__:
                yield module.__name__, name, rule.cites, (inspect.getdoc(rule) or "").split("\n")[0]


def rules() -> Iterator[tuple[str, str, str, str]]:
    """Those that stand in no table: module, name, sources and first sentence."""
    for module, name, sources, sentence in cited():
        if sources[0] not in rows():
            yield module, name, ", ".join(sources), sentence


def judging_functions() -> dict[str, list[str]]:
    """Number of a posting's rule to the functions that judge it."""
    found: dict[str, list[str]] = {}
    for module, name, sources, _ in cited():
        if sources[0] in rows():
            found.setdefault(sources[0], []).append(f"{module.removeprefix('mypage.')}.{name}")
    return found


def posting_rules_text() -> str:
    """The table of a posting's rules, each with the function that judges it."""
    judges = judging_functions()
    lines = [POSTING_HEAD]
    for number, row in rows().items():
        kinds = " ".join(sorted(row.kinds)) or "all"
        functions = ", ".join(f"`{name}`" for name in judges.get(number, ()))
        lines.append(table_line(number, row.area, row.strength, kinds, row.sentence, row.source, functions))
    return "".join(lines)


def table_line(*cells: str) -> str:
    """A row of a table; a bar within a cell stays one."""
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |\n"


def rules_text() -> str:
    """The whole text of docs/rules.md."""
    lines, current = [RULES_HEAD], ""
    for module, name, sources, sentence in sorted(rules()):
        if module != current:
            lines.append(f"\n## `{module}`\n\n| rule | source | says |\n| --- | --- | --- |\n")
            current = module
        lines.append(table_line(f"`{name}`", sources, sentence))
    return "".join([*lines, posting_rules_text()])


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
    # Modules named like lifecycles may belong to pages, which know tables.
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    django.setup()
    for path, text in GENERATED.items():
        path.write_text(text(), encoding="utf-8")
        print(f"{path.relative_to(ROOT)} is written.")
