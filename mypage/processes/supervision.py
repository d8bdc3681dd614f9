"""Keeps the processes of one service together: they start as one, end as one, and none outlives the others."""

import ctypes
import os
import signal
import subprocess
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field

PR_SET_PDEATHSIG = 1
BOUND_TO_US = ("setpriv", "--pdeathsig", "TERM", "--")
LOOK_SECONDS = 0.1
GRACE_SECONDS = 10.0
SHORT_LIFE_SECONDS = 5.0
LONGEST_PAUSE_SECONDS = 30.0


@dataclass
class Part:
    """One process of the service. A vital part ends the service when it dies; any other one is started again."""

    name: str
    command: Sequence[str]
    vital: bool
    process: "subprocess.Popen[bytes] | None" = None
    started_at: float = 0.0
    pause: float = 0.0
    again_at: float = field(default=0.0)

    def start(self) -> None:
        """Starts the process in a group of its own, so that all of it can be ended, and bound to our life."""
        self.process = subprocess.Popen([*BOUND_TO_US, *self.command], start_new_session=True)
        self.started_at = time.monotonic()

    def plan_another_start(self) -> None:
        """At once after a decent life; after a short one with a growing pause, so that a broken part does not spin."""
        if time.monotonic() - self.started_at >= SHORT_LIFE_SECONDS:
            self.pause = 0.0
        self.again_at = time.monotonic() + self.pause
        self.pause = min(max(1.0, self.pause * 2), LONGEST_PAUSE_SECONDS)
        self.process = None

    def signal_group(self, number: int) -> None:
        """Sends a signal to the process and whatever it started itself."""
        if self.process is not None:
            with suppress(ProcessLookupError):
                os.killpg(self.process.pid, number)


def end_with(parent: int) -> None:
    """Has the kernel send us SIGTERM when the parent is gone, even by SIGKILL."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
    if os.getppid() != parent:  # it was quicker than we
        os.kill(os.getpid(), signal.SIGTERM)


class Supervisor:
    """Runs the parts until a signal arrives or a vital part dies; then ends all of them."""

    def __init__(self, parts: Sequence[Part], say: Callable[[str], object], grace: float = GRACE_SECONDS) -> None:
        self.parts = parts
        self.say = say
        self.grace = grace
        self.stopping = False

    def run(self, when_started: Callable[[], object] = lambda: None) -> int:
        """Returns 0 after a signal and 1 after the death of a vital part."""
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            if signal.getsignal(number) is not signal.SIG_IGN:  # nohup stays in force
                signal.signal(number, self._stop)
        try:
            for part in self.parts:
                part.start()
            when_started()
            while not self.stopping:
                if not self._look_after_parts():
                    return 1
                time.sleep(LOOK_SECONDS)
            return 0
        finally:
            self._end_all()

    def is_whole(self) -> bool:
        """Nobody asked to stop, and every vital part lives."""
        alive = (part.process is not None and part.process.poll() is None for part in self.parts if part.vital)
        return not self.stopping and all(alive)

    def _stop(self, _number: int, _frame: object) -> None:
        self.stopping = True

    def _look_after_parts(self) -> bool:
        for part in self.parts:
            code = part.process.poll() if part.process else None
            if code is not None:
                if part.vital:
                    self.say(f"{part.name} ended with code {code}; the service ends with it")
                    return False
                self.say(f"{part.name} ended with code {code} and is started again")
                part.signal_group(signal.SIGKILL)
                part.plan_another_start()
            if part.process is None and time.monotonic() >= part.again_at:
                part.start()
        return True

    def _end_all(self) -> None:
        running = [part for part in self.parts if part.process is not None]
        for part in running:
            if part.process and part.process.poll() is None:
                part.process.terminate()
        deadline = time.monotonic() + self.grace
        for part in running:
            with suppress(subprocess.TimeoutExpired):
                if part.process:
                    part.process.wait(max(0.0, deadline - time.monotonic()))
            part.signal_group(signal.SIGKILL)
            if part.process:
                part.process.wait()
