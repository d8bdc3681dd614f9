"""The clock is read at the edge only: in views, management commands and the worker."""

import ast
from pathlib import Path

import pytest

from tests.architecture.sources import ROOT, python_files, shown, tree_of

READERS = {
    ("timezone", "now"), ("timezone", "localtime"), ("timezone", "localdate"),
    ("datetime", "now"), ("datetime", "utcnow"), ("datetime", "today"), ("date", "today"),
    ("time", "time"), ("time", "time_ns"), ("time", "localtime"), ("time", "gmtime"),
}  # fmt: skip
OURS = "mypage.kernel.clock"
EDGE_FOLDERS = ("mypage/web/", "mypage/processes/management/", "mypage/processes/delivery", "mypage/processes/worker")


def readings_in(tree: ast.AST) -> list[str]:
    """Where a tree reads the clock, or hands the reading on as a default."""
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and (named := name_of(node.value), node.attr) in READERS:
            found.append(f"{node.lineno}: {named}.{node.attr}")
        if isinstance(node, ast.ImportFrom) and node.module in {OURS, "django.utils.timezone", "time"}:
            wanted = [alias.name for alias in node.names if alias.name in {"now", "localdate", "localtime", "time"}]
            found += [f"{node.lineno}: {node.module}.{name}" for name in wanted]
        if isinstance(node, ast.keyword) and node.arg in {"auto_now", "auto_now_add"}:
            found.append(f"{node.value.lineno}: {node.arg}")
    return found


def name_of(node: ast.AST) -> str:
    """The last name of `a.b.c`."""
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")


def is_edge(path: Path) -> bool:
    name = shown(path)
    return name == "mypage/kernel/clock.py" or name.startswith(EDGE_FOLDERS) or "/management/commands/" in name


def test_nobody_else_reads_the_clock() -> None:
    paths = [path for path in python_files(below="mypage") if not is_edge(path)]
    assert paths
    found = [f"{shown(path)}:{reading}" for path in paths for reading in readings_in(tree_of(path))]
    assert not found, "\n".join(found)


def test_the_edge_reads_our_own_clock() -> None:
    """Also there, one clock: `mypage.kernel.clock.now`."""
    paths = [path for path in python_files(below="mypage") if is_edge(path) and path.name != "clock.py"]
    readings = [f"{shown(path)}:{reading}" for path in paths for reading in readings_in(tree_of(path))]
    found = [reading for reading in readings if OURS not in reading]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    "source",
    [
        "from django.utils import timezone\nx = timezone.now()",
        "from django.utils import timezone\nmade_at = DateTimeField(default=timezone.now)",
        "import datetime\nx = datetime.datetime.now(datetime.UTC)",
        "from datetime import date\nx = date.today()",
        "import time\nx = time.time()",
        "from mypage.kernel.clock import now",
        "made_at = DateTimeField(auto_now_add=True)",
    ],
)
def test_a_reading_is_found(source: str) -> None:
    assert len(readings_in(ast.parse(source))) == 1


def test_durations_are_no_readings() -> None:
    assert readings_in(ast.parse("import time\nx = time.monotonic(); y = at.now_or_later()")) == []
    assert not is_edge(ROOT / "mypage/onboarding/commands/opening.py")
