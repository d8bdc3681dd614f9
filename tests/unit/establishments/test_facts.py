"""What the facts of an establishment must be; table without a database."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mypage.establishments.choices import RegistrationState
from mypage.establishments.rules.registration import LIMITS, has_lapsed, provisional_until, violations_of_facts
from mypage.establishments.states import REGISTRATION
from tests.cast import some_facts

CORPORATE = {"corporate_number": "6000012070001", "corporate_name": "株式会社みほん"}


def codes(**changed: Any) -> list[str]:
    return [violation.code for violation in violations_of_facts(replace(some_facts(), **changed))]


def test_good_facts_have_no_fault() -> None:
    assert codes() == []
    assert codes(**CORPORATE, building="第2ビル", employees=0) == []


@pytest.mark.parametrize(
    ("changed", "found"),
    [
        ({"name": " "}, ["name_missing"]),
        ({"name": "あ" * 61}, ["name_too_long"]),
        ({"name_kana": "みほん"}, ["name_kana_not_kana"]),
        ({"contact_name_kana": "MIHON"}, ["contact_name_kana_not_kana"]),
        ({"municipality": "", "street": ""}, ["municipality_missing", "street_missing"]),
        ({"corporate_number": "7000012070001", "corporate_name": "株式会社みほん"}, ["corporate_number"]),
        ({"corporate_number": "6000012070001"}, ["corporate_name_missing"]),
        ({"employees": -1}, ["employees"]),
        ({"employees": 1_000_000}, ["employees"]),
    ],
)
def test_every_fault_is_named(changed: dict[str, Any], found: list[str]) -> None:
    assert codes(**changed) == found


def test_all_faults_are_told_at_once_each_at_its_field() -> None:
    violations = violations_of_facts(replace(some_facts(), name="", street="", employees=-1))
    assert [violation.field for violation in violations] == ["name", "street", "employees"]


@given(st.sampled_from(sorted(LIMITS)), st.integers(1, 30))
def test_a_text_that_is_too_long_says_by_how_much(name: str, over: int) -> None:
    label, limit = LIMITS[name]
    changed: dict[str, Any] = {name: "ア" * (limit + over)}
    messages = [each.message for each in violations_of_facts(replace(some_facts(), **changed))]
    assert messages == [f"{label}は{limit}文字以内で入力してください。{over}文字減らしてください。"]


def no_holidays(_day: date) -> bool:
    return False


@given(st.dates(date(2026, 1, 1), date(2030, 12, 31)), st.integers(1, 30), st.sets(st.integers(0, 40)))
def test_a_term_ends_on_an_open_day_within_its_days(applied: date, days: int, closed: set[int]) -> None:
    closed_days = {date.fromordinal(applied.toordinal() + offset) for offset in closed}
    until = provisional_until(applied, days, no_holidays, closed_days)
    assert 0 <= (until - applied).days <= days
    assert until == applied or (until.weekday() < 5 and until not in closed_days)
    assert not has_lapsed(until, until)
    assert has_lapsed(until, date.fromordinal(until.toordinal() + 1))


STATES = list(RegistrationState)
ALLOWED = {
    ("confirm", RegistrationState.PROVISIONAL),
    ("return", RegistrationState.PROVISIONAL),
    ("resubmit", RegistrationState.RETURNED),
    ("lapse", RegistrationState.PROVISIONAL),
    ("lapse", RegistrationState.RETURNED),
    ("close", RegistrationState.REGISTERED),
}


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("action", ["confirm", "return", "resubmit", "lapse", "close"])
def test_each_action_starts_where_the_table_says(state: RegistrationState, action: str) -> None:
    assert REGISTRATION.allows(state, action) == ((action, state) in ALLOWED)
