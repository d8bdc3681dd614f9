"""The operators' manual names everything that an operator can set and call."""

import re
from pathlib import Path

import pytest

from mypage.processes.retention import KEEPINGS

ROOT = Path(__file__).resolve().parents[3]
MANUAL = (ROOT / "docs/operations.md").read_text()
VARIABLE = re.compile(r"\bMYPAGE_[A-Z_]+[A-Z]\b")
SOURCES = [*(ROOT / "config").glob("*.py"), *(ROOT / "mypage").rglob("*.py")]


def test_every_variable_is_in_the_manual_and_none_is_made_up() -> None:
    read = {name for source in SOURCES for name in VARIABLE.findall(source.read_text())}
    assert read - set(VARIABLE.findall(MANUAL)) == set()
    assert set(VARIABLE.findall(MANUAL)) - read == set()


@pytest.mark.parametrize(
    "command",
    ["start_service", "run_service", "run_worker", "deliver_mail", "prepare", "backup", "restore", "rotate_keys"],
)
def test_every_command_for_operators_is_in_the_manual(command: str) -> None:
    assert command in MANUAL
    assert (ROOT / f"mypage/processes/management/commands/{command}.py").exists()


def test_the_table_of_terms_has_a_row_for_each_kind_of_row() -> None:
    table = MANUAL.partition("## What is erased when")[2].partition("## Upgrades")[0]
    rows = [line for line in table.splitlines() if line.startswith("|")][2:]
    assert len(rows) == len(KEEPINGS) - 1  # memberships and logins share one
