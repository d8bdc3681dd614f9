"""The script behind `make test`: what it leaves out, it says; what could not run, fails."""

import signal
import sys
from collections.abc import Iterator
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

SUITE = Path(__file__).resolve().parents[3] / "scripts" / "suite"


@pytest.fixture
def suite(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    """The script as a module; its signal handlers are taken off afterwards."""
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    spec = spec_from_loader("suite", SourceFileLoader("suite", str(SUITE)))
    assert spec
    assert spec.loader
    module = module_from_spec(spec)
    monkeypatch.setitem(sys.modules, "suite", module)
    spec.loader.exec_module(module)
    before = {number: signal.getsignal(number) for number in module.LIVELY_ENDINGS}
    yield module
    for number, handler in before.items():
        signal.signal(number, handler)


def result_of(suite: ModuleType, command: list[str], **options: Any) -> Any:
    return suite.Suite("unused").run(suite.Part("part", command, **options), set())


def test_every_part_runs_unless_it_is_left_out(suite: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WITHOUT", "browser, postgres")
    parts, left_out = suite.chosen([])
    assert {"style", "types", "sqlite", "postgres", "browser"} <= {part.name for part in parts}
    assert left_out == {"browser", "postgres"}
    states = {part.name: suite.Suite("unused").run(part, left_out).state for part in parts if part.may_be_left_out}
    assert states == {"browser": "left out", "postgres": "left out"}


@pytest.mark.parametrize("without", ["sqlite", "browsers", "browser,types"])
def test_only_what_needs_other_programs_may_be_left_out(
    suite: ModuleType, monkeypatch: pytest.MonkeyPatch, without: str
) -> None:
    monkeypatch.setenv("WITHOUT", without)
    with pytest.raises(SystemExit, match="WITHOUT takes: postgres, browser"):
        suite.chosen([])


def test_a_part_whose_program_is_missing_did_not_run(suite: ModuleType) -> None:
    result = result_of(suite, ["true"], needs=("no-such-thing",))
    assert (result.state, result.remark) == ("did not run", "missing on this machine: no-such-thing")


def test_the_summary_names_what_failed_and_what_did_not_run(
    suite: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    results = [
        suite.Result("style", "passed", 1.2),
        suite.Result("sqlite", "failed", 30, "1 failed, 2 passed in 3.00s"),
        suite.Result("browser", "did not run", remark="missing on this machine: chromium"),
        suite.Result("postgres", "left out"),
    ]
    suite.print_summary(results, 100)
    said = capsys.readouterr().out
    assert "NOT PASSED: sqlite failed; browser did not run" in said
    assert "1 failed, 2 passed in 3.00s" in said
    assert "left out" in said


def test_a_part_shows_its_output_and_keeps_the_closing_line(
    suite: ModuleType, capfd: pytest.CaptureFixture[str]
) -> None:
    closing = "===== 3 passed, 1 skipped in 0.12s ====="
    good = result_of(suite, ["printf", f"first\n{closing}\nlast\n"])
    assert (good.state, good.remark) == ("passed", closing.strip("= "))
    assert "first\n" in capfd.readouterr().out
    assert result_of(suite, ["false"]).state == "failed"
