"""Requests timed one after the other, round by round, and what a round comes to."""

import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bench.load import Answer, Browser, percentile
from bench.service import Served
from bench.typed import Fields

_ROUNDS = 8
_QUIET = 0.5
"""Cores that other work may take during a round; a round with more is repeated, and the quietest one counts."""
_PATIENCE = 40
HEADS = "| page | requests | p50 ms | p95 ms | p99 ms | allowed p95 | CPU ms | SQL | others' cores |"
RULE = "| --- |" + " ---: |" * 8


@dataclass(frozen=True)
class Round:
    """The milliseconds of the requests, sorted; the web processes' CPU time for each; cores that others took."""

    times: list[float]
    cpu: float
    others: float


class Visitor:
    """A signed-in employer: over HTTP for times, in process for SQL statements."""

    def __init__(self, served: Served, browser: Browser, client: Client) -> None:
        self.served, self.browser, self.client = served, browser, client
        self.asked = 0

    def get(self, path: str) -> tuple[float, Answer]:
        """Milliseconds, and the page; SystemExit for anything but a page."""
        return self._timed(path, lambda: self.browser.get(path))

    def post(self, path: str, page: Answer, fields: Fields) -> float:
        """Milliseconds of a form that was on the page."""
        return self._timed(path, lambda: self.browser.post(path, page, fields))[0]

    def quiet_round(self, measure: Callable[[], list[float]]) -> Round:
        """The first round that others left alone, or the one that they left alone most."""
        rounds: list[Round] = []
        while not rounds or (len(rounds) < _ROUNDS and rounds[-1].others > _QUIET):
            if rounds:
                _wait_for_quiet()
            rounds.append(self._round(measure))
        return min(rounds, key=lambda each: each.others)

    def _round(self, measure: Callable[[], list[float]]) -> Round:
        self.browser.connection.close()  # after a long wait the server has; the next request opens another
        asked, cpu, everybody = self.asked, self.served.cpu_seconds(), _busy_seconds()
        began, mine = time.perf_counter(), time.process_time()
        times = measure()
        cpu = self.served.cpu_seconds() - cpu
        others = _busy_seconds() - everybody - cpu - (time.process_time() - mine)
        seconds = time.perf_counter() - began
        return Round(sorted(times), cpu * 1000 / (self.asked - asked), max(0.0, others / seconds))

    def statements(self, paths: list[str]) -> int:
        """The most SQL statements that one of the pages takes."""
        counts = []
        for path in paths:
            self.client.get(path)
            with CaptureQueriesContext(connection) as queries:
                self.client.get(path)
            counts.append(len(queries))
        return max(counts)

    def _timed(self, path: str, ask: Callable[[], Answer]) -> tuple[float, Answer]:
        began = time.perf_counter()
        answer = ask()
        took = time.perf_counter() - began
        self.asked += 1
        if answer.status != 200:
            raise SystemExit(f"{path} answered {answer.status}: {answer.body[:500].decode(errors='replace')}")
        return took * 1000, answer


def line(name: str, allowed: int, best: Round, statements: int | str = "") -> str:
    """A line of the table."""
    p50, p95, p99 = (percentile(best.times, share) for share in (0.5, 0.95, 0.99))
    verdict = "" if p95 <= allowed else " **missed**"
    figures = f"{p50:.1f} | {p95:.1f}{verdict} | {p99:.1f} | {allowed} | {best.cpu:.1f}"
    return f"| {name} | {len(best.times)} | {figures} | {statements} | {best.others:.1f} |"


def _wait_for_quiet() -> None:
    """Until others take little for two seconds, but not for ever."""
    for _ in range(_PATIENCE):
        before = _busy_seconds()
        time.sleep(2)
        if _busy_seconds() - before < _QUIET:
            return


def _busy_seconds() -> float:
    """CPU time that the machine has used since it started."""
    user, nice, system, _idle, _waiting, interrupts, soft, *_ = Path("/proc/stat").read_text().split()[1:9]
    return sum(map(int, (user, nice, system, interrupts, soft))) / os.sysconf("SC_CLK_TCK")
