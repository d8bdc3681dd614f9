"""A code's life under any course of events: what the office and the holder are told is what the statements say."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from mypage.accounts.models import Tally
from mypage.kernel.clock import JST, in_japan, now
from mypage.kernel.rule import RuleViolation
from mypage.onboarding.choices import CodeState
from mypage.onboarding.commands.comparing import CodeNotUsable, find_code
from mypage.onboarding.commands.issuing import IssuedCode, revoke_code
from mypage.onboarding.models import AccountCreationCode
from mypage.onboarding.queries import codes_of, live_code
from tests.cast import Cast, a_code, right_entries

START = datetime(2026, 4, 1, 0, 0, tzinfo=JST)
EVENTS = st.lists(
    st.one_of(
        st.just(("issue", 0)),
        st.just(("revoke", 0)),
        st.tuples(st.just("fail"), st.integers(1, 5)),
        st.tuples(st.just("wait"), st.integers(1, 3 * 86_400)),
    ),
    min_size=1,
    max_size=14,
)


@dataclass
class Expected:
    """What must be true of one code, told in the words of the statements alone."""

    issued: IssuedCode
    last_moment: datetime
    end: str = ""
    wrong: int = 0

    def state(self, at: datetime) -> str:
        """Ended while it was live; else live until 23:59 of the fifth day after its issue."""
        return self.end or ("live" if at <= self.last_moment else "expired")


def expected(issued: IssuedCode, at: datetime) -> Expected:
    there = in_japan(at)
    last_day = (there + timedelta(days=5)).replace(hour=23, minute=59, second=59, microsecond=999_999)
    return Expected(issued, last_day)


class Course:
    """Plays events and keeps account of what should follow."""

    def __init__(self, cast: Cast, clock: time_machine.Traveller) -> None:
        self.cast, self.clock = cast, clock
        self.codes: list[Expected] = []
        self.networks = 0

    def play(self, event: str, amount: int) -> None:
        """One event, at the moment that the clock shows."""
        getattr(self, event)(amount)

    def issue(self, _amount: int) -> None:
        issued = a_code(self.cast, now())
        if self.codes and self.codes[-1].state(now()) == "live":
            self.codes[-1].end = "replaced"
        self.codes.append(expected(issued, now()))

    def revoke(self, _amount: int) -> None:
        if not self.codes:
            return
        newest = self.codes[-1]
        if newest.state(now()) == "live":
            revoke_code(code=newest.issued.row, by=self.cast.nakamura, at=now())
            newest.end = "revoked"
        else:
            with pytest.raises(RuleViolation):
                revoke_code(code=newest.issued.row, by=self.cast.nakamura, at=now())

    def fail(self, times: int) -> None:
        for _ in range(times):
            self.networks += 1
            if not self.codes:
                return
            newest = self.codes[-1]
            is_live = newest.state(now()) == "live"
            wrong = replace(right_entries(newest.issued), phone="0399999999")
            with pytest.raises(RuleViolation):
                find_code(entries=wrong, network=f"network {self.networks}", at=now())
            newest.wrong += is_live
            if is_live and newest.wrong == 10:
                newest.end = "dead"

    def wait(self, seconds: int) -> None:
        self.clock.shift(seconds)

    def check(self) -> None:
        """The rows, the holder's entries and the office's page say what is expected."""
        at = now()
        for code in self.codes:
            row = AccountCreationCode.objects.get(pk=code.issued.row.pk)
            assert (row.state_at(at), row.wrong_entries) == (code.state(at), code.wrong)
            assert row.has_suspicious_entries == (code.wrong >= 3)
            self.check_entries(code, at)
        live = [code.issued.row.pk for code in self.codes if code.state(at) == "live"]
        found = live_code(codes_of(self.cast.factory), at)
        assert live == ([found.pk] if found else [])

    def check_entries(self, code: Expected, at: datetime) -> None:
        entries = right_entries(code.issued)
        if code.state(at) == "live":
            assert find_code(entries=entries, network="right", at=at).pk == code.issued.row.pk
            return
        with pytest.raises(CodeNotUsable) as told:
            find_code(entries=entries, network="right", at=at)
        assert told.value.code.state_at(at) == CodeState(code.state(at))


@pytest.mark.seed("S-34", "S-35", "S-36", "S-37")
@given(events=EVENTS, begins=st.integers(0, 2 * 86_400))
def test_a_code_lives_as_the_statements_say(
    cast: Cast, server_zone: str, events: list[tuple[str, int]], begins: int
) -> None:
    AccountCreationCode.objects.all().delete()
    Tally.objects.all().delete()
    with time_machine.travel(START + timedelta(seconds=begins), tick=False) as clock:
        course = Course(cast, clock)
        course.issue(0)
        for event, amount in events:
            course.play(event, amount)
            course.check()


@pytest.mark.seed("S-34")
@pytest.mark.parametrize(
    ("moment", "state"),
    [("2026-04-06 23:59:59.999999", "live"), ("2026-04-07 00:00:00", "expired")],
)
def test_the_example_of_the_notice_holds_to_the_second(cast: Cast, server_zone: str, moment: str, state: str) -> None:
    issued = a_code(cast, datetime(2026, 4, 1, 23, 59, 59, tzinfo=JST))
    with time_machine.travel(datetime.fromisoformat(moment).replace(tzinfo=JST), tick=False):
        assert issued.row.state_at(now()) == state
