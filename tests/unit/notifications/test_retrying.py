"""When a mail is tried again, and what people are told meanwhile."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mypage.kernel.clock import JST
from mypage.notifications.choices import DeliveryState, Failure, MailState
from mypage.notifications.rules import MailLife, delivery_state, pause_after, tried_again_at

QUEUED = datetime(2026, 4, 1, 9, 0, tzinfo=JST)
DAY = timedelta(hours=24)


def tries_until_given_up(queued_at: datetime, durations: list[timedelta]) -> list[datetime]:
    """The moments of all tries of a mail that fails every time, each try lasting for one of the durations."""
    tries, at = [], queued_at
    while True:
        tries.append(at)
        failed_at = at + durations[len(tries) % len(durations)]
        again_at = tried_again_at(len(tries), queued_at, failed_at)
        if again_at is None:
            return tries
        at = again_at


def test_a_failing_mail_is_tried_after_1_2_4_and_at_most_60_minutes() -> None:
    tries = tries_until_given_up(QUEUED, [timedelta()])
    minutes = [int((at - QUEUED).total_seconds() // 60) for at in tries]
    assert minutes[:8] == [0, 1, 3, 7, 15, 31, 63, 123]
    assert {later - earlier for earlier, later in pairwise(minutes[6:-1])} == {60}


def test_the_last_try_falls_on_the_end_of_24_hours_and_is_the_last() -> None:
    tries = tries_until_given_up(QUEUED, [timedelta()])
    assert tries[-1] == QUEUED + DAY
    assert tried_again_at(len(tries), QUEUED, QUEUED + DAY) is None
    assert tried_again_at(5, QUEUED, QUEUED + DAY - timedelta(microseconds=1)) == QUEUED + DAY


@given(durations=st.lists(st.timedeltas(timedelta(), timedelta(minutes=4)), min_size=1, max_size=9))
def test_whatever_a_try_takes_a_mail_is_tried_for_a_day_and_never_twice_within_a_minute(
    server_zone: str, durations: list[timedelta]
) -> None:
    tries = tries_until_given_up(QUEUED.astimezone(UTC), durations)
    gaps = [later - earlier for earlier, later in pairwise(tries)]
    longest = timedelta(minutes=60) + max(durations)
    assert all(timedelta(minutes=1) <= gap <= longest for gap in gaps[:-1])
    assert QUEUED + DAY - max(durations) <= tries[-1] <= QUEUED + DAY


@given(attempts=st.integers(1, 32_767))
def test_pauses_grow_and_stay_within_an_hour(attempts: int) -> None:
    assert timedelta(minutes=1) <= pause_after(attempts) <= pause_after(attempts + 1) <= timedelta(minutes=60)


@pytest.mark.seed("S-38")
@pytest.mark.parametrize(
    ("state", "failure", "seconds", "word"),
    [
        (MailState.QUEUED, None, 0, DeliveryState.WAITING),
        (MailState.QUEUED, None, 60, DeliveryState.WAITING),
        (MailState.QUEUED, None, 61, DeliveryState.DELAYED),
        (MailState.QUEUED, Failure.REFUSED, 1, DeliveryState.DELAYED),
        (MailState.SENDING, None, 5, DeliveryState.WAITING),
        (MailState.SENDING, Failure.CONNECTION, 5, DeliveryState.DELAYED),
        (MailState.SENT, None, 90_000, DeliveryState.SENT),
        (MailState.UNDELIVERED, Failure.TEMPORARY, 90_000, DeliveryState.UNDELIVERED),
        (MailState.DROPPED, None, 1, DeliveryState.DROPPED),
    ],
)
def test_people_are_told_how_a_mail_stands(
    state: MailState, failure: Failure | None, seconds: int, word: DeliveryState
) -> None:
    life = MailLife(state, QUEUED, failure)
    assert delivery_state(life, QUEUED + timedelta(seconds=seconds)) == word
