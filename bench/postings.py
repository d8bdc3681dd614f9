"""The pages on which postings are written and listed, among a million others: what they take on the server."""

import logging
import os
import time
from collections.abc import Iterable
from functools import partial
from itertools import chain, count
from pathlib import Path
from urllib.parse import urlencode

from django.conf import settings
from django.db import connection
from django.test import Client
from django.urls import reverse

from bench import reviewing, service
from bench.bulk import quickly
from bench.judging import name_of, print_judged
from bench.load import Browser
from bench.postings_data import CATEGORIES, complete, fill
from bench.rounds import HEADS, RULE, Visitor, line
from bench.typed import Fields, form_of
from bench.world import World
from mypage.accounts.models import User
from mypage.establishments.models import Establishment, Membership
from mypage.kernel.clock import day_in_japan, now
from mypage.postings.commands.drafting import start_draft
from mypage.postings.models import Posting
from mypage.postings.pages import pages_of
from tests.posting_answers import answers_for

_TIMES = 20
_KINDS = len(CATEGORIES)


def measure(world: World) -> None:
    """What the pages take in a database that `fill_country` filled; prints Markdown."""
    drafts = _written(world)
    logging.disable(logging.WARNING)
    client = _client(world.employer)
    print(f"\nLoad average at the start: {os.getloadavg()[0]:.1f}\n\n{HEADS}\n{RULE}")
    with service.served("granian") as served:
        browser = Browser(served.port)
        browser.cookies[settings.SESSION_COOKIE_NAME] = client.cookies[settings.SESSION_COOKIE_NAME].value
        visitor = Visitor(served, browser, client)
        for told in chain(_lists(visitor), _forms(visitor, drafts), _checks(visitor, drafts)):
            print(told, flush=True)
        desk = _client(world.staff)
        browser = Browser(served.port)
        browser.cookies[settings.SESSION_COOKIE_NAME] = desk.cookies[settings.SESSION_COOKIE_NAME].value
        for told in reviewing.pages(Visitor(served, browser, desk), world):
            print(told, flush=True)
    print(reviewing.acceptance(world), flush=True)
    print_judged(drafts)


def fill_country(world: World) -> None:
    """As many postings and establishments as are asked for, 200 of them the employer's own; prints how many."""
    postings = int(os.environ.get("BENCH_POSTINGS") or 10_000)
    establishments = int(os.environ.get("BENCH_ESTABLISHMENTS") or postings * 3 // 10)
    began = time.monotonic()
    mine = _establishment_of(world)
    complete(mine)
    with quickly():
        fill(postings, establishments, mine)
    took = time.monotonic() - began
    counts = f"{Posting.objects.count():,} postings of {Establishment.objects.count():,} establishments"
    print(f"\n{counts} on {connection.vendor}: {_size() / 1e9:.1f} GB, filled in {took:.0f} s", flush=True)


def _establishment_of(world: World) -> Establishment:
    mine = Membership.objects.current().select_related("establishment__office").get(user=world.employer)
    return mine.establishment


def _written(world: World) -> dict[str, int]:
    """A draft of every kind that the employer is writing, by name."""
    found, mine, today = {}, _establishment_of(world), day_in_japan(now())
    for kind, flags in CATEGORIES:
        values = answers_for(kind, flags, on=today)
        posting = start_draft(establishment=mine, values=values, by=world.employer, at=now())
        found[name_of(kind, flags)] = posting.pk
    return found


def _size() -> int:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT pg_database_size(current_database())")
            return int(cursor.fetchone()[0])
        return Path(settings.DATABASES["default"]["NAME"]).stat().st_size


def _client(user: User) -> Client:
    client = Client(headers={"host": "localhost"})
    client.force_login(user, backend="mypage.accounts.backend.AudienceBackend")
    return client


def _lists(visitor: Visitor) -> Iterable[str]:
    own = reverse("employer:postings")
    narrowed = urlencode({"q": "介護", "sort": "title", "per": 50})
    paths = {
        "home": reverse("employer:home"),
        "list": f"{own}?state=",
        "list, 50 rows, page 4": f"{own}?per=50&page=4&sort=-changed",
        "list, narrowed by a word and ordered by title": f"{own}?{narrowed}",
        "list, one state": f"{own}?state=submitted&per=50",
    }
    for name, path in paths.items():
        yield _shown(visitor, name, 40, [path] * _KINDS)


def _forms(visitor: Visitor, drafts: dict[str, int]) -> Iterable[str]:
    yield _shown(visitor, "task list", 40, [reverse("employer:posting", args=[pk]) for pk in drafts.values()])
    for slug, pks in _drafts_by_page(drafts).items():
        paths = [reverse("employer:posting_page", args=[pk, slug]) for pk in pks]
        yield _shown(visitor, f"form: {slug}", 40, paths)
        yield line(f"autosave: {slug}", 20, visitor.quiet_round(partial(_saved, visitor, slug, pks)))


def _checks(visitor: Visitor, drafts: dict[str, int]) -> Iterable[str]:
    paths = [reverse("employer:posting_check", args=[pk]) for pk in drafts.values()]
    yield _shown(visitor, "check page, all rules", 60, paths)


def _drafts_by_page(drafts: dict[str, int]) -> dict[str, list[int]]:
    """Each page of the form with the drafts whose kind has it."""
    found: dict[str, list[int]] = {}
    for (kind, flags), pk in zip(CATEGORIES, drafts.values(), strict=True):
        for page in pages_of(kind):
            if name_of(kind, flags) in drafts:
                found.setdefault(page.slug, []).append(pk)
    return found


def _shown(visitor: Visitor, name: str, allowed: int, paths: list[str]) -> str:
    """The pages, each so often, after each was fetched once."""

    def measure() -> list[float]:
        for path in paths:
            visitor.get(path)
        return [visitor.get(path)[0] for path in paths * _TIMES]

    return line(name, allowed, visitor.quiet_round(measure), visitor.statements(list(dict.fromkeys(paths))))


def _saved(visitor: Visitor, slug: str, pks: list[int]) -> list[float]:
    """One more letter in a text, again and again, as the page's script sends it; then the text as it was."""
    times = []
    for pk in pks:
        _, page = visitor.get(reverse("employer:posting_page", args=[pk, slug]))
        path = reverse("employer:posting_autosave", args=[pk, slug])
        fields, text = form_of(page.body)
        visitor.post(path, page, fields)
        for _ in range(_TIMES):
            typed: Fields = {**fields, text: f"{fields[text]}あ{next(_TYPED)}"} if text else fields
            times.append(visitor.post(path, page, typed))
        visitor.post(path, page, fields)
    return times


_TYPED = count()
