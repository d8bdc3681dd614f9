"""What becomes of each demo posting: which life it leads, from the day on which it is submitted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from mypage.processes.demo_world.data import Firm, Wanted, lives
from mypage.processes.demo_world.writing import GRADUATE_KINDS

_LONG_AGO = 25
"""Days after which nobody's wish for an early end would leave anything to tell."""


@dataclass(frozen=True)
class Deed:
    """Something done to a posting: days after the one before, before today, or before the end of its term."""

    name: str
    counted: str
    days: tuple[int, int]


@dataclass(frozen=True)
class Life:
    """When it is submitted, and what is done to it then."""

    name: str
    submitted: tuple[int, int]
    """Days ago; or, with `months_ago`, days of that month."""
    deeds: tuple[Deed, ...] = ()
    months_ago: int = 0

    @property
    def is_long(self) -> bool:
        """Whether it begins long enough ago for a wished end to be over."""
        return bool(self.months_ago) or self.submitted[1] > _LONG_AGO


def _soon(name: str, first: int = 1, last: int = 3) -> Deed:
    return Deed(name, "after", (first, last))


_ACCEPT, _RETURN = _soon("accept"), _soon("return")
_SENT = (_ACCEPT, _soon("begin", 2, 4), _soon("send", 0, 0))
_LIVES = {
    each.name: each
    for each in (
        Life("draft", (1, 25)),
        Life("withdrawn", (7, 20), (_soon("withdraw", 1, 4),)),
        Life("lapsed", (26, 34)),
        Life("waiting", (1, 9)),
        Life("taken", (2, 6), (_soon("take", 0, 0),)),
        Life("active", (9, 26), (_ACCEPT,)),
        Life("corrected", (9, 26), (_soon("correct"), _soon("accept", 0, 0))),
        Life("returned", (9, 14), (_RETURN,)),
        Life("resent", (10, 16), (_RETURN, _soon("resubmit", 1, 2))),
        Life("mended", (18, 28), (_RETURN, _soon("resubmit"), _ACCEPT)),
        Life("refused", (9, 28), (_soon("refuse"),)),
        Life("suspended", (18, 30), (_ACCEPT, _soon("suspend", 4, 8))),
        Life("resumed", (26, 36), (_ACCEPT, _soon("suspend", 4, 6), _soon("resume", 5, 9))),
        Life("changing", (18, 30), (_ACCEPT, _soon("begin", 3, 8))),
        Life("change_waiting", (14, 18), _SENT),
        Life("change_taken", (14, 18), (*_SENT, _soon("take", 1, 1))),
        Life("change_returned", (20, 30), (*_SENT, _RETURN)),
        Life("changed", (20, 34), (*_SENT, _ACCEPT)),
        Life("cancelled", (22, 40), (_ACCEPT, _soon("cancel", 5, 9))),
        Life("fulfilled", (30, 50), (_ACCEPT, _soon("fulfil", 12, 18))),
        Life("ending", (2, 16), (_ACCEPT,), months_ago=2),
        Life("extension_asked", (2, 16), (_ACCEPT, Deed("ask", "ago", (1, 3))), months_ago=2),
        Life("extended", (2, 16), (_ACCEPT, Deed("ask", "before the end", (8, 12)), _soon("grant")), months_ago=3),
        Life("expired", (2, 16), (_ACCEPT,), months_ago=3),
        Life("early", (9, 20), (_ACCEPT,)),
    )
}
"""By name. `early` seeks those who graduate a year later, and is not shown before their April (公開前)."""


def life_of(firm: Firm, number: int, wanted: Wanted, place: int) -> Life:
    """The life of a posting; `place` is its place among those of all firms, which take turns."""
    own = lives()["own"].get(firm.slug, {})
    if wanted.fate != "submitted":
        return _LIVES[wanted.fate]
    turns: Sequence[str] = lives()["graduates" if wanted.kind in GRADUATE_KINDS else "turns"]
    name = own.get(str(number), turns[place % len(turns)])
    return _LIVES["active" if name == "early" and wanted.kind != "university" else name]


def day_of(life: Life, chance: Random, today: date) -> date:
    """When it is submitted, or written last."""
    first, last = life.submitted
    drawn = chance.randint(first, last)
    if not life.months_ago:
        return today - timedelta(days=drawn)
    year, month = divmod(today.year * 12 + today.month - 1 - life.months_ago, 12)
    return date(year, month + 1, drawn)


def names_of_lives() -> Mapping[str, Life]:
    """All lives by name."""
    return _LIVES
