"""The words around the questions of a posting."""

import csv
from functools import cache

from mypage.postings.content import DATA, table
from mypage.postings.pages_plan import PLAN
from mypage.web.field_words import Wording

_ONLY_GENERAL = "「求人区分」が「一般（フルタイム）」か「一般（パート）」のときに選んでください。"


@cache
def wording() -> Wording:
    """Helps and conditions in words, read once."""
    words = Wording.of(table(), DATA / "field_help.csv")
    kinds = dict.fromkeys(("is_for_people_with_disabilities", "trial_employment"), _ONLY_GENERAL)
    return Wording(words.helps, {**words.when, **kinds})


@cache
def group_notes() -> dict[str, str]:
    """What is said once above a group of questions, by its legend. ValueError for a legend that no page has."""
    with (DATA / "group_help.csv").open(encoding="utf-8", newline="") as file:
        notes = {row["legend_ja"]: row["help_ja"] for row in csv.DictReader(file)}
    unknown = set(notes) - {legend for _, _, _, groups in PLAN for legend, _ in groups}
    if unknown:
        raise ValueError(f"helps for groups that are not there: {sorted(unknown)}")
    return notes
