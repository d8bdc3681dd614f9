"""Every page of the demo in four sizes and four modes: no fault, nothing for axe to find, nothing too wide."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.trial
@pytest.mark.browser
@pytest.mark.timeout(7200)
def test_every_page_in_every_window(tmp_path: Path) -> None:
    kept = {name: value for name, value in os.environ.items() if name not in {"DJANGO_SETTINGS_MODULE", "DATABASE_URL"}}
    command = [sys.executable, "scripts/screens.py", "--matrix"]
    done = subprocess.run(
        command, cwd=ROOT, env={**kept, "MYPAGE_VAR": str(tmp_path)}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout[-20_000:] + done.stderr[-2000:]
