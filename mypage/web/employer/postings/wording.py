"""The words around the questions of a posting."""

from functools import cache

from mypage.postings.content import DATA, table
from mypage.web.field_words import Wording

_ONLY_GENERAL = "「求人区分」が「一般（フルタイム）」か「一般（パート）」のときに選んでください。"


@cache
def wording() -> Wording:
    """Helps and conditions in words, read once."""
    words = Wording.of(table(), DATA / "field_help.csv")
    kinds = dict.fromkeys(("is_for_people_with_disabilities", "trial_employment"), _ONLY_GENERAL)
    return Wording(words.helps, {**words.when, **kinds})
