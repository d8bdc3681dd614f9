"""The offices of the demo world: who decides there, and what they say."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from random import Random

from mypage.accounts.choices import Audience
from mypage.accounts.models import StaffPosition, User
from mypage.kernel.fields import Raw
from mypage.processes.demo_logins import demo_login
from mypage.processes.demo_world.data import office as words
from mypage.processes.demo_world.writing import some
from mypage.reference.models import Office

_JOINED = timedelta(days=1000)
_MOST_REMARKS = 3


class Offices:
    """The reviewers, each made when the first posting comes to the office."""

    def __init__(self, known: User, hashed: str, at: datetime) -> None:
        self.hashed, self.at = hashed, at
        self._reviewers: dict[int, User] = {known.position.office_id: known}

    def reviewer_at(self, office: Office) -> User:
        """Who decides at an office."""
        if office.pk not in self._reviewers:
            place = len(self._reviewers)
            surnames, names = words()["surnames"], words()["names"]
            written = f"{surnames[place % len(surnames)]} {names[place % len(names)]}"
            user = demo_login(Audience.STAFF, f"shinsa{office.code}", written, self.hashed, self.at - _JOINED)
            StaffPosition.objects.create(user=user, office=office, is_counter=True, is_reviewer=True)
            self._reviewers[office.pk] = user
        return self._reviewers[office.pk]


def remarks_on(answers: Mapping[str, Raw], chance: Random) -> dict[str, str]:
    """修正依頼 at one to three fields that were answered."""
    fitting = [(field, text) for field, text in words()["remarks"] if answers.get(field)]
    lines = some(chance, [f"{field}\t{text}" for field, text in fitting], chance.randint(1, _MOST_REMARKS))
    return dict(line.split("\t") for line in lines)


def sentence(chance: Random) -> str:
    """What is said beside the remarks; not always something."""
    return str(chance.choice(words()["sentences"]))


def refusal(chance: Random) -> tuple[str, str]:
    """Ground and sentence of 不受理."""
    ground, text = chance.choice(words()["refusals"])
    return ground, text


def note_of_correction(chance: Random) -> str:
    """Why something was corrected."""
    return str(chance.choice(words()["notes"]))


def changed_plans(chance: Random) -> str:
    """Why a posting is cancelled."""
    return str(chance.choice(words()["plans"]))
