"""The office at a million postings: the queue with its filters, the page of one posting, acceptance."""

import time
from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import urlencode

from django.db import connection
from django.db.models import QuerySet
from django.urls import reverse

from bench.rounds import Visitor, line
from bench.world import World
from mypage.kernel.clock import now
from mypage.kernel.rule import RuleViolation
from mypage.postings.choices import ChangeStage, PostingState
from mypage.postings.commands.reviewing import accept_posting
from mypage.postings.models import Posting

_TIMES = 20
_PAGES = 20
"""Postings whose pages are looked at, of every kind."""
_ACCEPTED = 60


def pages(visitor: Visitor, world: World) -> Iterable[str]:
    """Queue, filters, what was decided, and the page of one posting that waits."""
    yield from _queue(visitor)
    for name, paths in _postings(world).items():
        if paths:
            yield _shown(visitor, name, 60, paths)


def acceptance(world: World) -> str:
    """受理 by the command, each of another posting, whose rules are judged anew; the transaction is committed."""
    waiting = _waiting(world).filter(state=PostingState.SUBMITTED, visit_until=None)
    times, statements = [], 0
    for posting in waiting[:_ACCEPTED]:
        took, count = _accepted(posting, world)
        times.append(took)
        statements = max(statements, count)
    if not times:
        raise SystemExit("nothing waits at the office of the staff")
    times.sort()
    p50, p95, p99 = (times[min(len(times) - 1, len(times) * share // 100)] for share in (50, 95, 99))
    verdict = "" if p95 <= 50 else " **missed**"
    figures = f"{p50:.1f} | {p95:.1f}{verdict} | {p99:.1f} | 50 | | {statements} | |"
    return f"| acceptance, by command | {len(times)} | {figures}"


def _accepted(posting: Posting, world: World) -> tuple[float, int]:
    """Milliseconds, and how many statements it took."""
    statements = 0

    def count(execute, sql, params, many, context):  # type: ignore[no-untyped-def]
        nonlocal statements
        statements += 1
        return execute(sql, params, many, context)

    number = posting.revisions.count()
    with connection.execute_wrapper(count):
        began = time.perf_counter()
        try:
            accept_posting(posting=posting, revision=number, by=world.staff, at=now())
        except RuleViolation:
            statements = 0
            began = time.perf_counter()
            why = "条件を電話で確認した。"
            accept_posting(posting=posting, revision=number, by=world.staff, at=now(), despite=why)
        took = time.perf_counter() - began
    return took * 1000, statements


def _queue(visitor: Visitor) -> Iterator[str]:
    queue = reverse("staff:postings")
    asked: Mapping[str, Mapping[str, object]] = {
        "queue": {},
        "queue, page 5": {"page": 5},
        "queue, unassigned": {"tab": "free"},
        "queue, one's own": {"tab": "mine"},
        "queue, returned": {"tab": "returned"},
        "queue, changes": {"subject": "change"},
        "queue, part-time of three days and older": {"kind": "part_time", "waited": 3},
    }
    for name, query in asked.items():
        yield _shown(visitor, name, 50, [f"{queue}?{urlencode(query)}"])
    decided = reverse("staff:postings_decided")
    for name, query in {"decided": {}, "decided, by state": {"state": "expired"}}.items():
        yield _shown(visitor, name, 50, [f"{decided}?{urlencode(query)}"])


def _postings(world: World) -> dict[str, list[str]]:
    rows = _waiting(world)
    found = {
        "review page, application": rows.filter(state=PostingState.SUBMITTED),
        "review page, change": rows.exclude(change=ChangeStage.NONE).filter(change=ChangeStage.WAITING),
    }
    return {
        name: [reverse("staff:posting", args=[pk]) for pk in chosen.values_list("pk", flat=True)[:_PAGES]]
        for name, chosen in found.items()
    }


def _waiting(world: World) -> QuerySet[Posting]:
    return Posting.objects.filter(office=world.staff.position.office).order_by("submitted_at", "pk")


def _shown(visitor: Visitor, name: str, allowed: int, paths: list[str]) -> str:
    """The pages, each so often, after each was fetched once."""

    def measure() -> list[float]:
        for path in paths:
            visitor.get(path)
        return [visitor.get(path)[0] for path in paths * (_TIMES if len(paths) > 1 else 5 * _TIMES)]

    return line(name, allowed, visitor.quiet_round(measure), visitor.statements(paths))
