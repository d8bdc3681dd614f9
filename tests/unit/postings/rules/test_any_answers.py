"""No rule and no panel stumbles over absurd numbers, ends of the calendar, words where numbers belong."""

from collections.abc import Collection
from datetime import date
from typing import Any

import pytest

from mypage.postings.content import KINDS, Category, answers_of, of_the_table, table
from mypage.postings.days import days_summary
from mypage.postings.pay import pay_summary
from mypage.postings.rules.facts import Circumstances, MinimumWage, OtherPosting, PostingFacts
from mypage.postings.rules.registry import judge_whole
from mypage.postings.settings_tables import rule_settings
from tests.posting_answers import answers_for

TEXTS = (
    "",
    "時給１，２３４，５６７，８９０円",
    "日給０円、月給．円、基本給９９９９万９９９９円",
    "９９９９年９９月９９日、令和９９年２月２９日、２月２９日から１３月１日",
    "９９９９ヶ月９９９９年９９９９日",
    "９９９時間分、０時間分を超え",
    "変更範囲：変更なし\n\n。",
    "\ufffd" * 3,
)
NUMBERS = ("", "0", "1", "7", "31", "60", "366", "99999999", "0.1", "9.9", "若干名")
DATES = ("", "0001-01-01", "2026-11-22", "2027-02-28", "9999-12-31", "2026|13|1")
TIMES = ("", "00:00", "04:59", "09:00", "22:01", "23:59", "25:00")
NUMERIC = {"integer", "yen", "days", "minutes", "decimal"}
WAGE = MinimumWage("東京都", 1280, date(2026, 10, 3))


def judged(raw: dict[str, Any], today: date) -> None:
    """All rules, and the numbers beside the form."""
    category = Category.of(raw)
    known = Circumstances(
        today=today,
        is_reuse=True,
        active_postings=(OtherPosting("1", "", "", ""),),
        minimum_wage=WAGE,
        coming_minimum_wage=WAGE,
        special_minimum_wages=(WAGE,),
        earlier_trials=frozenset(),
        last_accepted_on=date(2020, 2, 29),
        visit_until=today,
        public_on=today,
    )
    facts = PostingFacts(
        kind=category.kind,
        answers=answers_of(raw, {"employees_in_company": "51", "corporate_number": "8700110005901"}),
        circumstances=known,
        settings=rule_settings(),
        flags=category.flags,
        **of_the_table(),
    )
    assert all(each.message and "{" not in each.message for each in judge_whole(facts))
    pay_summary(facts)
    days_summary(facts.answers, facts.kind)


def replaced(kind: str, inputs: Collection[str], value: str) -> dict[str, Any]:
    """A valid posting in which every answer of these inputs is one and the same."""
    fields = [field.name for field in table().of(kind) if field.input in inputs and not field.is_computed]
    return {**answers_for(kind), **dict.fromkeys(fields, value)}


@pytest.mark.parametrize("kind", sorted(KINDS.values()))
@pytest.mark.parametrize(
    ("inputs", "values"), [(("text", "long_text"), TEXTS), (NUMERIC, NUMBERS), (("date",), DATES), (("time",), TIMES)]
)
@pytest.mark.parametrize("today", [date(2026, 11, 22), date(2024, 2, 29)])
def test_no_rule_stumbles(kind: str, inputs: Collection[str], values: Collection[str], today: date) -> None:
    """Over the ends of what can be typed, everywhere at once."""
    for value in values:
        judged(replaced(kind, inputs, value), today)


@pytest.mark.parametrize("kind", sorted(KINDS.values()))
def test_no_rule_stumbles_over_an_empty_form(kind: str) -> None:
    """Nothing is answered yet."""
    judged({"posting_category": next(word for word, known in KINDS.items() if known == kind)}, date(2026, 11, 22))
