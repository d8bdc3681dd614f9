"""Sentences as employers type them: what a clerk lets stand stays, what may not be asked is found in any wording."""

import csv
from pathlib import Path

import pytest

from mypage.postings.rules.registry import judge_whole
from tests.unit.postings.whole import whole

with Path(__file__).with_name("wordings_of_daily_life.csv").open(encoding="utf-8", newline="") as file:
    WORDINGS = [(row["text"], row["brings_up"]) for row in csv.DictReader(file)]


@pytest.mark.parametrize(("text", "brings_up"), WORDINGS)
def test_a_sentence_is_understood(text: str, brings_up: str) -> None:
    """In a posting where nothing else is wrong; the rule and, where only care is asked for, its mildness are named."""
    found = judge_whole(whole(posting_remarks=text))
    rule, _, strength = brings_up.partition(" ")
    assert rule in [finding.rule for finding in found] if rule else found == []
    if strength:
        assert {finding.strength for finding in found} == {strength}
