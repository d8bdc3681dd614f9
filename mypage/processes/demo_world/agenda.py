"""What happens in the demo world, one thing after the other in the order of time, until the moment of its making."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from heapq import heappop, heappush
from itertools import count
from random import Random

from mypage.kernel.clock import JST, day_in_japan
from mypage.postings.commands.living import expire_postings
from mypage.reference.holidays import is_public_holiday
from mypage.reference.rules.days import next_open_day

_OPENS, _CLOSES = 8 * 60 + 40, 17 * 60
_LATEST = 18 * 60
"""Minutes of the day at which the office begins, and at which it and employers end."""
_NIGHT = time(0, 10)
Act = Callable[[datetime], object]


class Agenda:
    """Things to be done at their moments; what lies after the making of the world is not done."""

    def __init__(self, at: datetime) -> None:
        self.at = at
        self._due: list[tuple[datetime, int, Act]] = []
        self._order = count()
        self._nights: set[date] = set()

    def note(self, moment: datetime, act: Act) -> None:
        """To be done at that moment, which it is told."""
        if moment <= self.at:
            heappush(self._due, (moment, next(self._order), act))

    def note_end(self, until: date) -> None:
        """In the night after a last day, whatever ends with it has ended."""
        if until not in self._nights:
            self._nights.add(until)
            self.note(datetime.combine(until + timedelta(days=1), _NIGHT, JST), expire_postings)

    def run(self) -> None:
        """All of it, also what is noted meanwhile."""
        while self._due:
            moment, _, act = heappop(self._due)
            act(moment)


def by_employer(day: date, chance: Random) -> datetime:
    """A moment at which employers are at work."""
    return _moment(day, chance, _LATEST)


def by_office(day: date, chance: Random) -> datetime:
    """A moment at which the office is open: on that day, or the next open one."""
    return _moment(next_open_day(day, is_public_holiday), chance, _CLOSES)


def later(moment: datetime, after: datetime) -> datetime:
    """That moment, or some minutes after another one where it would not come after that."""
    return moment if moment > after else after + timedelta(minutes=25)


def day_after(moment: datetime, days: int) -> date:
    """The day so many days after a moment's."""
    return day_in_japan(moment) + timedelta(days=days)


def _moment(day: date, chance: Random, latest: int) -> datetime:
    minutes = chance.randrange(_OPENS, latest)
    return datetime.combine(day, time(minutes // 60, minutes % 60, chance.randrange(60)), JST)
