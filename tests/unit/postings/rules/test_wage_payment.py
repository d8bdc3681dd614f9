"""How pay is paid: R-092 to R-097."""

from typing import Any

import pytest

from tests.unit.postings.facts import facts_with, objections

CLOSED: dict[str, Any] = {"pay_closing": "固定（月末以外）", "pay_day": "固定（月末以外）", "pay_month": "当月"}


@pytest.mark.rule("R-092")
@pytest.mark.parametrize("field", ["pay_closing_day", "pay_day_of_month"])
@pytest.mark.parametrize(("day", "objects"), [("30", False), ("31", True), ("1", False), ("0", True), ("", False)])
def test_days_are_in_every_month(field: str, day: str, objects: bool) -> None:
    """1 to 30."""
    given: dict[str, Any] = {field: day}
    assert [each.field for each in objections("R-092", facts_with(**given))] == ([field] if objects else [])


@pytest.mark.rule("R-093")
@pytest.mark.parametrize(
    ("text", "objects"),
    [
        ("毎月１５日と月末", False),
        ("毎週金曜日", False),
        ("勤務した日（日払い）", False),
        ("毎月１２日", False),
        ("翌月１０日（１２月分は２月に支払うことがあります）", False),
        ("２ヶ月に１回", True),
        ("隔月の末日", True),
        ("年４回", True),
        ("年１２回", False),
        ("半年に一度", True),
        ("応相談", True),
        ("随時", True),
        ("", False),
    ],
)
def test_pay_comes_every_month(text: str, objects: bool) -> None:
    """On a day that is known."""
    assert bool(objections("R-093", facts_with(pay_day="その他", pay_day_other=text))) is objects


@pytest.mark.rule("R-094")
@pytest.mark.parametrize(
    ("given", "objects"),
    [
        ({**CLOSED, "pay_closing_day": 15, "pay_day_of_month": 15}, False),
        ({**CLOSED, "pay_closing_day": 16, "pay_day_of_month": 15}, True),
        ({**CLOSED, "pay_closing_day": 16, "pay_day_of_month": 15, "pay_month": "翌月"}, False),
        ({**CLOSED, "pay_closing": "固定（月末）", "pay_day_of_month": 25}, True),
        ({**CLOSED, "pay_closing": "固定（月末）", "pay_day": "固定（月末）"}, False),
        ({**CLOSED, "pay_closing": "その他", "pay_day_of_month": 5}, False),
        ({**CLOSED, "pay_closing_day": 16}, False),
    ],
)
def test_pay_comes_after_closing(given: dict[str, Any], objects: bool) -> None:
    """In the same month."""
    assert bool(objections("R-094", facts_with(**given))) is objects


@pytest.mark.rule("R-095")
@pytest.mark.parametrize(
    ("given", "fields"),
    [
        (
            {
                "commuting_allowance": "実費支給（上限あり）",
                "commuting_allowance_per": "月額",
                "commuting_allowance_yen": 20_000,
            },
            [],
        ),
        (
            {"commuting_allowance": "実費支給（上限あり）", "commuting_allowance_per": "月額"},
            ["commuting_allowance_yen"],
        ),
        ({"commuting_allowance": "一定額", "commuting_allowance_yen": 500}, ["commuting_allowance_per"]),
        (
            {"commuting_allowance": "一定額", "commuting_allowance_yen": 0, "commuting_allowance_per": "日額"},
            ["commuting_allowance_yen"],
        ),
        ({"commuting_allowance": "実費支給（上限なし）"}, []),
        ({}, []),
    ],
)
def test_commuting_is_paid_so_much(given: dict[str, Any], fields: list[str]) -> None:
    """By the month or by the day."""
    assert [each.field for each in objections("R-095", facts_with(**given))] == fields


@pytest.mark.rule("R-096")
@pytest.mark.parametrize(
    ("given", "word"),
    [
        ({"has_bonus": "なし"}, ""),
        ({"has_bonus": "なし", "bonus_months": "2.00"}, "賞与制度"),
        ({"has_bonus": "なし", "had_bonus_last_year": "なし"}, ""),
        ({"has_bonus": "あり", "bonus_months": "2.00"}, ""),
        ({"has_pay_rise": "なし", "had_pay_rise_last_year": "あり"}, "昇給制度"),
        ({"has_pay_rise": "なし", "pay_rise_yen_from": 2_000}, "昇給制度"),
    ],
)
def test_nothing_is_reported_of_what_there_is_not(given: dict[str, Any], word: str) -> None:
    """The message names the system."""
    found = objections("R-096", facts_with(**given))
    assert [f"「{word}」" in each.message for each in found] == ([True] if word else [])


@pytest.mark.rule("R-097")
@pytest.mark.parametrize(
    ("given", "fields"),
    [
        ({"bonus_times": 2, "bonus_measure": "月数", "bonus_months": "2.50"}, []),
        ({"bonus_times": 2, "bonus_measure": "金額", "bonus_yen_from": 100_000}, []),
        ({"bonus_times": 2, "bonus_measure": "月数"}, ["bonus_months"]),
        ({"bonus_times": 2, "bonus_measure": "月数", "bonus_months": "0"}, ["bonus_months"]),
        ({"bonus_times": 2, "bonus_measure": "月数", "bonus_months": "二"}, []),
        ({"bonus_times": 2}, ["bonus_measure"]),
        ({"bonus_measure": "月数", "bonus_months": "2.50"}, ["bonus_times"]),
    ],
)
def test_a_bonus_is_told(given: dict[str, Any], fields: list[str]) -> None:
    """In times, and in months or yen."""
    there_was = facts_with(has_bonus="あり", had_bonus_last_year="あり", **given)
    assert [each.field for each in objections("R-097", there_was)] == fields
    assert objections("R-097", facts_with(has_bonus="あり", had_bonus_last_year="なし", **given)) == []
