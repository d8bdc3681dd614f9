"""The help desk: Monday to Friday 9:30 to 18:00, not on public holidays or from 29 December to 3 January (S-39)."""

from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mypage.kernel.clock import JST
from mypage.reference.holidays import is_public_holiday
from mypage.reference.queries import help_desk_status
from mypage.reference.rules.help_desk import HelpDeskHours, help_desk_is_open, help_desk_opens_next, help_desk_sentence

pytestmark = pytest.mark.seed("S-39")
HOURS = HelpDeskHours(time(9, 30), time(18, 0))
MOMENTS = st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1), timezones=st.just(JST))  # noqa: DTZ001


def japan(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=JST)


@pytest.mark.parametrize(
    ("moment", "is_open"),
    [
        ("2026-11-20 09:29:59.999999", False),
        ("2026-11-20 09:30:00", True),
        ("2026-11-20 17:59:59.999999", True),
        ("2026-11-20 18:00:00", False),
        ("2026-11-21 12:00:00", False),  # Saturday
        ("2026-11-23 12:00:00", False),  # 勤労感謝の日
        ("2026-12-28 12:00:00", True),
        ("2026-12-29 12:00:00", False),
        ("2027-01-03 12:00:00", False),
        ("2027-01-04 12:00:00", True),
    ],
)
@pytest.mark.usefixtures("server_zone")
def test_it_is_open_in_its_hours_only(moment: str, is_open: bool) -> None:
    assert help_desk_is_open(japan(moment), HOURS, is_public_holiday) is is_open
    assert help_desk_is_open(japan(moment).astimezone(UTC), HOURS, is_public_holiday) is is_open


@pytest.mark.parametrize(
    ("moment", "opens"),
    [
        ("2026-11-20 08:00", "2026-11-20 09:30"),
        ("2026-11-20 09:30", "2026-11-20 09:30"),
        ("2026-11-20 10:00", "2026-11-24 09:30"),  # over the weekend and a holiday
        ("2026-12-28 18:00", "2027-01-04 09:30"),
        ("2026-04-30 18:00", "2026-05-01 09:30"),
        ("2026-05-01 18:00", "2026-05-07 09:30"),
    ],
)
@pytest.mark.usefixtures("server_zone")
def test_it_says_when_it_opens_next(moment: str, opens: str) -> None:
    assert help_desk_opens_next(japan(moment).astimezone(UTC), HOURS, is_public_holiday) == japan(opens)


def test_the_sentence_tells_whether_it_answers_now() -> None:
    open_now = help_desk_sentence(japan("2026-11-20 10:00"), HOURS, is_public_holiday)
    closed_now = help_desk_sentence(japan("2026-11-20 18:00"), HOURS, is_public_holiday)
    assert open_now == "ただいま受付中です（18時00分まで）。"
    assert closed_now == "ただいまは受付時間外です。次の受付は2026年11月24日（火） 9時30分からです。"


@given(at=MOMENTS)
def test_it_is_open_when_it_says_that_it_opens(at: datetime) -> None:
    opens = help_desk_opens_next(at, HOURS, is_public_holiday)
    assert opens >= at
    assert help_desk_is_open(opens, HOURS, is_public_holiday)
    assert not help_desk_is_open(opens - timedelta(microseconds=1), HOURS, is_public_holiday)


@given(at=MOMENTS)
def test_it_is_not_open_between_now_and_then_unless_now(at: datetime) -> None:
    opens = help_desk_opens_next(at, HOURS, is_public_holiday)
    if not help_desk_is_open(at, HOURS, is_public_holiday):
        halfway = at + (opens - at) / 2
        assert halfway == opens or not help_desk_is_open(halfway, HOURS, is_public_holiday)


def test_the_hours_are_a_setting(own_words: Callable[..., None]) -> None:
    at = japan("2026-11-20 09:00")
    assert help_desk_status(at).is_open is False
    own_words(helpdesk_opens="8:45", helpdesk_closes="17:15")
    status = help_desk_status(at)
    assert (status.is_open, status.sentence) == (True, "ただいま受付中です（17時15分まで）。")
    assert status.opens_next == japan("2026-11-24 08:45")


@pytest.mark.parametrize(("opens", "closes"), [("18:00", "9:30"), ("9:30", "9:30"), ("half past", "18:00")])
def test_hours_that_are_none_are_refused(opens: str, closes: str) -> None:
    with pytest.raises(ValueError):
        HelpDeskHours.parse(opens, closes)
