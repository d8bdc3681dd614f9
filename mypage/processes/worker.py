"""The worker's loop: delivers mail as soon as it is due, does time-driven work, and outlives whatever goes wrong."""

import logging
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import DatabaseError, InterfaceError, close_old_connections, connections

from mypage.processes.delivery import Courier
from mypage.processes.timers import TIMERS, Timer

LOOK_SECONDS = 1.0
"""How long a mail lies in the outbox at most before it is taken up."""
SLEEP_SECONDS = 0.2
"""The worker sleeps in slices, so that it ends soon after it was told to."""
LONGEST_PAUSE_SECONDS = 30.0

log = logging.getLogger("mypage.worker")


class MailServerAwayError(Exception):
    """The mail server cannot be reached; the courier has noted and logged it."""


@dataclass
class Job:
    """Something to be done again and again: at its own pace, and more slowly while it fails."""

    name: str
    every: float
    run: Callable[[], object]
    due: float = 0.0
    failures: int = 0

    def plan(self, *, has_failed: bool) -> None:
        """Sets when it is due next."""
        self.failures = self.failures + 1 if has_failed else 0
        self.due = time.monotonic() + (pause_after(self.failures) if has_failed else self.every)


class Worker:
    """One worker; any number of them may run at the same time."""

    def __init__(self, *, clock: Callable[[], datetime], timers: Sequence[Timer] = TIMERS) -> None:
        self._stop_was_asked = False
        self._clock = clock
        self._courier = Courier(clock=clock)
        self._jobs = [Job("mail", LOOK_SECONDS, self._deliver_mail)]
        self._jobs += [Job(timer.name, timer.every.total_seconds(), self._timed(timer)) for timer in timers]

    def stop(self, *_: object) -> None:
        """The loop ends, after the mail in hand if there is one. Fit to be a signal's handler."""
        self._stop_was_asked = True

    def is_stopped(self) -> bool:
        """Whether it was told to end."""
        return self._stop_was_asked

    def run(self) -> None:
        """Works until it is stopped."""
        log.info("worker started")
        while not self.is_stopped():
            for job in self._jobs:
                if not self.is_stopped() and time.monotonic() >= job.due:
                    self._do(job)
            if not self.is_stopped():
                time.sleep(SLEEP_SECONDS)
        connections.close_all()
        log.info("worker stopped")

    def _do(self, job: Job) -> None:
        close_old_connections()
        try:
            job.run()
        except MailServerAwayError:
            job.plan(has_failed=True)
        except Exception as error:  # whatever fails, the worker goes on
            log.error("worker job failed", extra={"timer": job.name}, exc_info=error)
            if isinstance(error, DatabaseError | InterfaceError):
                connections.close_all()
            job.plan(has_failed=True)
        else:
            job.plan(has_failed=False)

    def _deliver_mail(self) -> None:
        counts = self._courier.deliver_due(is_stopped=self.is_stopped)
        if counts["unreachable"]:
            raise MailServerAwayError

    def _timed(self, timer: Timer) -> Callable[[], object]:
        return lambda: timer.run(self._clock())


def pause_after(failures: int) -> float:
    """Seconds to wait after that many failures in a row.

    >>> [pause_after(failures) for failures in range(1, 8)]
    [1.0, 2.0, 4.0, 8.0, 16.0, 30.0, 30.0]
    """
    return min(2.0 ** min(failures - 1, 10), LONGEST_PAUSE_SECONDS)
