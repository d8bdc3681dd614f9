"""Every page by itself: SQL statements, CPU time, and what its first load weighs."""

import gzip
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import URLPattern, URLResolver, get_resolver

from bench.world import World

FILE = re.compile(r'(?:href|src)="(/static/[^"#?]+)"')
ARGUMENTS = {"version": "1", "key": "terms"}


@dataclass(frozen=True)
class Page:
    """What one page costs; sizes in bytes, the first load with all its files."""

    path: str
    reader: str
    status: int
    statements: int
    milliseconds: float
    html: int
    first_load_plain_html: int
    first_load: int


def measured(world: World) -> list[Page]:
    """All pages that are read with GET and need no number in their address, for whoever may read them."""
    readers = {"public": None, "employer": world.employer, "seeker": world.seeker, "staff": world.staff}
    clients = {name: _client(user) for name, user in readers.items()}
    pages = []
    for path, gate in _paths():
        reader = next((name for name in ("employer", "seeker", "staff") if gate.startswith(name)), "public")
        if gate == "staff_door":
            reader = "public"
        page = _page(path, reader, clients[reader])
        if page is not None:
            pages.append(page)
    return pages


def cpu_milliseconds(path: str, times: int = 300) -> float:
    """CPU time of one GET through the whole application, the server aside."""
    client = _client(None)
    for _ in range(20):
        client.get(path)
    began = time.process_time()
    for _ in range(times):
        client.get(path)
    return (time.process_time() - began) * 1000 / times


def _client(user: object) -> Client:
    client = Client(raise_request_exception=False, headers={"host": "localhost"})
    if user is not None:
        client.force_login(user, backend="mypage.accounts.backend.AudienceBackend")  # type: ignore[arg-type]
    return client


def _page(path: str, reader: str, client: Client) -> Page | None:
    client.get(path)
    with CaptureQueriesContext(connection) as queries:
        began = time.perf_counter()
        response = client.get(path)
        took = (time.perf_counter() - began) * 1000
    if not response.headers.get("Content-Type", "").startswith("text/html") or response.status_code != 200:
        return None
    html = response.content
    files = sum(_compressed(name) for name in set(FILE.findall(html.decode())))
    return Page(
        path, reader, response.status_code, len(queries), took, len(html), len(html) + files,
        len(gzip.compress(html, 6)) + files,
    )  # fmt: skip


@cache
def _compressed(address: str) -> int:
    path = Path(settings.STATIC_ROOT, address.removeprefix(settings.STATIC_URL))
    packed = path.with_name(path.name + ".gz")
    return (packed if packed.exists() else path).stat().st_size


def _paths() -> Iterator[tuple[str, str]]:
    yield from _walk(get_resolver().url_patterns, "/")


def _walk(patterns: list[URLPattern | URLResolver], prefix: str) -> Iterator[tuple[str, str]]:
    for pattern in patterns:
        path = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _walk(pattern.url_patterns, path)
        elif "<" not in path:
            yield path, getattr(pattern.callback, "gate", "public")
