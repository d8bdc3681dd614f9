"""The life of an account creation code (S-34 to S-37)."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mypage.kernel.clock import JST, day_in_japan
from mypage.onboarding.rules.codes import CodeLife, code_last_day, code_state, code_valid_until, kills_the_code

MOMENTS = st.integers(min_value=1_577_836_800, max_value=2_208_988_800).map(lambda s: datetime.fromtimestamp(s, UTC))


@pytest.mark.seed("S-34")
def test_a_code_of_the_first_of_april_counts_until_the_sixth_at_23_59() -> None:
    until = code_valid_until(datetime(2026, 4, 1, 9, 0, tzinfo=JST))
    assert until.strftime("%m-%d %H:%M") == "04-06 23:59"
    assert until.utcoffset() == timedelta(hours=9)


@pytest.mark.seed("S-34")
@pytest.mark.parametrize("issued", ["2026-04-01T00:00:00+09:00", "2026-04-01T23:59:59+09:00"])
def test_the_hour_of_issue_does_not_change_the_last_day(issued: str) -> None:
    assert day_in_japan(code_valid_until(datetime.fromisoformat(issued))) == date(2026, 4, 6)


@pytest.mark.seed("S-34")
def test_closed_days_of_the_office_do_not_prolong_the_term() -> None:
    assert code_last_day(date(2026, 12, 28)) == date(2027, 1, 2)
    assert code_last_day(date(2026, 4, 28)) == date(2026, 5, 3)


@pytest.mark.seed("S-34")
@given(issued=MOMENTS)
def test_the_term_always_covers_five_whole_days_after_the_day_of_issue_in_japan(issued: datetime) -> None:
    until = code_valid_until(issued)
    assert (day_in_japan(until) - day_in_japan(issued)).days == 5
    assert day_in_japan(until + timedelta(microseconds=1)) == day_in_japan(until) + timedelta(days=1)


@pytest.mark.seed("S-34")
def test_the_days_are_japans_whatever_the_servers_zone(server_zone: str) -> None:
    late_in_utc = datetime(2026, 3, 31, 15, 30, tzinfo=UTC)
    assert day_in_japan(code_valid_until(late_in_utc)) == date(2026, 4, 6)


@pytest.mark.seed("S-34", "S-37")
@given(issued=MOMENTS, seconds=st.integers(min_value=0, max_value=10 * 86_400))
def test_a_code_left_alone_is_live_exactly_until_its_term(issued: datetime, seconds: int) -> None:
    life = CodeLife(code_valid_until(issued), "", None)
    at = issued + timedelta(seconds=seconds)
    assert code_state(life, at) == ("live" if at <= life.valid_until else "expired")


@pytest.mark.seed("S-37")
@pytest.mark.parametrize("end", ["used", "replaced", "revoked", "dead"])
def test_a_code_that_ran_out_first_stays_expired_whatever_came_later(end: str) -> None:
    until = code_valid_until(datetime(2026, 4, 1, 9, 0, tzinfo=JST))
    ended_late = CodeLife(until, end, until + timedelta(days=1))
    ended_in_time = CodeLife(until, end, until)
    assert code_state(ended_late, until + timedelta(days=2)) == "expired"
    assert code_state(ended_in_time, until + timedelta(days=2)) == end


@pytest.mark.seed("S-35")
def test_the_tenth_wrong_entry_kills_and_the_ninth_does_not() -> None:
    assert [kills_the_code(count) for count in (0, 9, 10, 11)] == [False, False, True, True]
