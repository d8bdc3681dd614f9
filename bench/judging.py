"""How long the rules take over one posting, in process: the rules alone, and with the facts they judge."""

import gc
import time
from dataclasses import dataclass

from bench.load import percentile
from bench.postings_data import CATEGORIES
from mypage.establishments.models import Establishment
from mypage.kernel.clock import day_in_japan, now
from mypage.postings.models import Posting, PostingDraft
from mypage.postings.queries.facts import facts_of_draft
from mypage.postings.rules.registry import judge_whole


@dataclass(frozen=True)
class Judged:
    """One kind of posting: milliseconds of the rules and of its facts, and what was found."""

    name: str
    findings: int
    rules: list[float]
    facts: list[float]


def judged(drafts: dict[str, int], times: int = 200) -> list[Judged]:
    """Each draft (by name) judged so often; a blank one at the end."""
    found = [_measured(name, _posting(pk), times) for name, pk in drafts.items()]
    first = _posting(next(iter(drafts.values())))
    blank = Posting(pk=0, establishment=Establishment.objects.get(pk=first.establishment_id), office=first.office)
    blank.draft = PostingDraft(posting=blank, values={"posting_category": "一般（フルタイム）"})
    return [*found, _measured("nothing answered", blank, times)]


def _posting(pk: int) -> Posting:
    return Posting.objects.select_related("establishment__office", "office", "draft").get(pk=pk)


def _measured(name: str, posting: Posting, times: int) -> Judged:
    today = day_in_japan(now())
    facts, rules, found = [], [], 0
    gc.collect()
    for _ in range(times):
        began = time.perf_counter()
        known = facts_of_draft(posting, today).facts
        between = time.perf_counter()
        found = len(judge_whole(known))
        facts.append((between - began) * 1000)
        rules.append((time.perf_counter() - between) * 1000)
    return Judged(name, found, sorted(rules), sorted(facts))


def name_of(kind: str, flags: tuple[str, ...]) -> str:
    """A category as the tables of figures call it."""
    return " ".join((kind, *flags))


def print_judged(drafts: dict[str, int]) -> None:
    """The table, and the figures over all kinds."""
    rows = judged(drafts)
    print("\n| posting | findings | all rules: p50, p95 ms | gathering the facts: p50, p95 ms |")
    print("| --- | ---: | ---: | ---: |")
    for row in rows:
        print(f"| {row.name} | {row.findings} | {_pair(row.rules)} | {_pair(row.facts)} |", flush=True)
    rules = sorted(each for row in rows for each in row.rules)
    facts = sorted(each for row in rows for each in row.facts)
    print(f"| all {len(CATEGORIES) + 1} | | {_pair(rules)} | {_pair(facts)} |", flush=True)


def _pair(times: list[float]) -> str:
    return f"{percentile(times, 0.5):.2f}, {percentile(times, 0.95):.2f}"
