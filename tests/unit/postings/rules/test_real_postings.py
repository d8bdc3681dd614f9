"""Postings as employers write them: the rules bring up what a clerk would, and nothing else."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from time import process_time
from typing import Any

import pytest

from mypage.kernel.fields import Raw
from mypage.postings.rules.facts import PostingFacts
from mypage.postings.rules.registry import Finding, judge, judge_whole, rows
from tests.unit.postings.whole import whole


@dataclass(frozen=True)
class Real:
    """A posting, by what differs from the valid answers of its kind, and the rules that a clerk would bring up."""

    name: str
    kind: str
    typed: Mapping[str, Any]
    brings_up: Mapping[str, str]
    """Number of the rule → violation or caution; nothing for a posting in order."""
    flags: tuple[str, ...] = ()
    at: Mapping[str, Raw] = field(default_factory=dict)
    """What the establishment has else."""

    @property
    def facts(self) -> PostingFacts:
        """As it would be submitted."""
        return whole(self.kind, self.flags, at=self.at, **self.typed)

    def found(self) -> list[Finding]:
        """Everything that the rules say."""
        return judge_whole(self.facts)


REAL = [Real(**each) for each in json.loads(Path(__file__).with_name("real_postings.json").read_text(encoding="utf-8"))]
POLITE = re.compile(r"(?:ください|ます|です|ません|ました|でしょうか)。(?:（[^）]+）)?$")


def name_of(each: Real) -> str:
    """What the posting is."""
    return each.name


@pytest.mark.parametrize("each", REAL, ids=name_of)
def test_a_clerk_would_bring_up_the_same(each: Real) -> None:
    """No false alarm, and nothing that slips through."""
    found = each.found()
    assert {finding.rule: finding.strength for finding in found} == dict(each.brings_up), found


@pytest.mark.parametrize("each", REAL, ids=name_of)
def test_what_is_said_is_polite_and_whole(each: Real) -> None:
    """A Japanese sentence without gaps."""
    for finding in each.found():
        assert POLITE.search(finding.message), finding.message
        assert "{" not in finding.message
        assert "None" not in finding.message


def test_there_are_postings_of_every_kind() -> None:
    """Forty at least."""
    assert len(REAL) >= 40
    assert {each.kind for each in REAL} == {
        "full_time", "part_time", "university", "high_school", "junior_high", "seasonal", "migrant",
    }  # fmt: skip
    assert set(chain.from_iterable(each.brings_up for each in REAL)) <= set(rows())


def test_judging_is_quick() -> None:
    """All rules over a posting that changed, within a few milliseconds even on a busy machine."""
    postings = [each.facts for each in REAL]
    for facts in postings:
        judge(facts)
    start = process_time()
    for facts in postings:
        judge(facts)
    assert (process_time() - start) / len(postings) < 0.01
