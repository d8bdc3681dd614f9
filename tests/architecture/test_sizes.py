"""Small files are a choice: 300 lines of Python, 120 of a template, 40 of a function."""

import ast
from pathlib import Path

from tests.architecture.sources import python_files, shown, templates, text_of, tree_of

LONGEST_FILE, LONGEST_TEMPLATE, LONGEST_FUNCTION = 300, 120, 40


def too_long(paths: list[Path], limit: int) -> list[str]:
    counts = [(path, len(text_of(path).splitlines())) for path in paths]
    return [f"{shown(path)}: {count} lines" for path, count in counts if count > limit]


def long_functions(tree: ast.AST) -> list[str]:
    return [
        f"{node.name}: {lines} lines"
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (lines := (node.end_lineno or 0) - node.lineno + 1) > LONGEST_FUNCTION
    ]


def test_files_are_small() -> None:
    assert too_long(python_files(), LONGEST_FILE) == []


def test_templates_are_small() -> None:
    assert too_long(templates(), LONGEST_TEMPLATE) == []


def test_functions_are_small() -> None:
    found = [f"{shown(path)} {line}" for path in python_files() for line in long_functions(tree_of(path))]
    assert not found, "\n".join(found)


def test_what_is_too_long_is_found(tmp_path: Path) -> None:
    file = tmp_path / "long.py"
    file.write_text("def long():\n" + "    pass\n" * LONGEST_FUNCTION + "def short():\n" + "    pass\n")
    assert long_functions(tree_of(file)) == [f"long: {LONGEST_FUNCTION + 1} lines"]
    assert too_long([file], LONGEST_FUNCTION + 2) == [f"long.py: {LONGEST_FUNCTION + 3} lines"]
    assert too_long([file], LONGEST_FUNCTION + 3) == []
