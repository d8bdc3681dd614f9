"""The processes of one service start as one and end as one."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from mypage.processes.supervision import LONGEST_PAUSE_SECONDS, Part

ROOT = Path(__file__).resolve().parents[3]
SERVICE = """
import sys
from pathlib import Path
from mypage.processes.supervision import Part, Supervisor
folder = Path(sys.argv[1])
note = "import os, pathlib, time; pathlib.Path({path!r}).write_text(str(os.getpid())); time.sleep(60)"
parts = [
    Part(name, [sys.executable, "-c", note.format(path=str(folder / name))], vital=name == "server")
    for name in ("server", "worker")
]
sys.exit(Supervisor(parts, say=print, grace=5).run())
"""


def wait_for(what: Callable[[], object], seconds: float = 10) -> None:
    deadline = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < deadline, "It did not come true in time."
        time.sleep(0.02)


def pid_of(folder: Path, name: str) -> int:
    """The process number that a part has written down; 0 while it has not."""
    file = folder / name
    return int(file.read_text() or 0) if file.exists() else 0


def is_alive(pid: int) -> bool:
    """Running, and not merely waiting to be buried by its parent."""
    with suppress(FileNotFoundError):
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    return False


@pytest.fixture
def service(tmp_path: Path) -> Iterator["subprocess.Popen[bytes]"]:
    """A supervisor over a vital `server` and a `worker`, both running."""
    process = subprocess.Popen([sys.executable, "-c", SERVICE, tmp_path], env={**os.environ, "PYTHONPATH": str(ROOT)})
    try:
        wait_for(lambda: pid_of(tmp_path, "server") and pid_of(tmp_path, "worker"))
        yield process
    finally:
        for pid in (process.pid, pid_of(tmp_path, "server"), pid_of(tmp_path, "worker")):
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        process.wait()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_signal_ends_every_part(service: "subprocess.Popen[bytes]", tmp_path: Path, number: int) -> None:
    service.send_signal(number)
    assert service.wait(10) == 0
    assert not is_alive(pid_of(tmp_path, "server"))
    assert not is_alive(pid_of(tmp_path, "worker"))


def test_the_death_of_the_vital_part_ends_the_service(service: "subprocess.Popen[bytes]", tmp_path: Path) -> None:
    os.kill(pid_of(tmp_path, "server"), signal.SIGKILL)
    assert service.wait(10) == 1
    assert not is_alive(pid_of(tmp_path, "worker"))


def test_another_part_that_dies_is_started_again_at_once(service: "subprocess.Popen[bytes]", tmp_path: Path) -> None:
    server, dead = pid_of(tmp_path, "server"), pid_of(tmp_path, "worker")
    os.kill(dead, signal.SIGKILL)
    wait_for(lambda: pid_of(tmp_path, "worker") not in {0, dead}, seconds=2)
    assert is_alive(pid_of(tmp_path, "worker"))
    assert pid_of(tmp_path, "server") == server
    assert service.poll() is None


def test_no_part_outlives_a_killed_supervisor(service: "subprocess.Popen[bytes]", tmp_path: Path) -> None:
    service.kill()
    service.wait()
    wait_for(lambda: not is_alive(pid_of(tmp_path, "server")) and not is_alive(pid_of(tmp_path, "worker")), seconds=2)


def test_a_part_that_dies_young_again_and_again_is_given_longer_pauses() -> None:
    part = Part("broken", ["true"], vital=False, started_at=time.monotonic())
    pauses = []
    for _ in range(8):
        part.plan_another_start()
        pauses.append(part.again_at - time.monotonic())
    assert pauses == pytest.approx([0, 1, 2, 4, 8, 16, 30, 30], abs=0.1)
    assert max(pauses) <= LONGEST_PAUSE_SECONDS


def test_a_part_that_lived_long_is_started_at_once_whatever_was_before() -> None:
    part = Part("steady", ["true"], vital=False, started_at=time.monotonic() - 3600, pause=16)
    part.plan_another_start()
    assert part.again_at <= time.monotonic()
