"""What may import what; the contracts themselves stand in pyproject.toml."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.sources import ROOT, layers

LINTER = Path(sys.executable).with_name("lint-imports")
AREAS = ("public", "employer", "seeker", "staff")


def run_linter(folder: Path) -> "subprocess.CompletedProcess[str]":
    environment = {**os.environ, "PYTHONPATH": str(folder)}
    return subprocess.run(
        [LINTER, "--no-cache"], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


@pytest.fixture
def small_project(tmp_path: Path) -> Path:
    """A project with our contracts and our packages, all of them empty."""
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    packages = ["config", "mypage", *(f"mypage/{name}" for name in layers()), *(f"mypage/web/{name}" for name in AREAS)]
    for package in packages:
        (tmp_path / package).mkdir()
        (tmp_path / package / "__init__.py").touch()
    return tmp_path


def test_the_contracts_are_kept() -> None:
    done = run_linter(ROOT)
    assert done.returncode == 0, done.stdout


def test_a_project_without_imports_keeps_them(small_project: Path) -> None:
    done = run_linter(small_project)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("file", "line"),
    [
        ("mypage/kernel/offence.py", "import mypage.audit"),
        ("mypage/accounts/offence.py", "import mypage.onboarding"),
        ("mypage/onboarding/offence.py", "def later():\n    import mypage.processes"),
        ("mypage/onboarding/offence.py", "import mypage.guidance"),
        ("mypage/helpers/__init__.py", ""),
        ("mypage/kernel/offence.py", "import django"),
        ("mypage/accounts/rules.py", "from django.db import models"),
        ("mypage/accounts/rules/password.py", "from mypage.establishments import models"),
        ("mypage/web/public/offence.py", "import mypage.web.staff"),
        ("mypage/onboarding/models.py", "import mypage.onboarding.commands"),
        ("mypage/guidance/offence.py", "from config import settings"),
    ],
)
def test_an_offence_breaks_them(small_project: Path, file: str, line: str) -> None:
    for name in ("models", "commands"):
        (small_project / "mypage/onboarding" / f"{name}.py").touch()
    (small_project / "mypage/establishments/models.py").touch()
    offence = small_project / file
    offence.parent.mkdir(exist_ok=True)
    (offence.parent / "__init__.py").touch()
    offence.write_text(f"{line}\n")
    done = run_linter(small_project)
    assert done.returncode == 1, done.stdout + done.stderr
    assert "BROKEN" in done.stdout or "missing" in (done.stdout + done.stderr).lower()
