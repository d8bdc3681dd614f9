"""Builds the wider demo world through the commands of the product, every step at its own moment in the past."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import partial
from random import Random

from django.db.models import F

from mypage.accounts.models import User
from mypage.establishments.models import Establishment
from mypage.kernel.clock import JST, day_in_japan
from mypage.kernel.rule import RuleViolation
from mypage.notifications.choices import MailState
from mypage.notifications.models import Mail
from mypage.postings.commands.drafting import save_answers, start_draft
from mypage.postings.commands.submitting import lapse_postings
from mypage.postings.models import Posting
from mypage.processes.demo_world.agenda import Agenda, by_employer
from mypage.processes.demo_world.data import Wanted, cast_firms, firms
from mypage.processes.demo_world.deeds import EDITOR, Course, submit
from mypage.processes.demo_world.drafts import Unfinished, unfinished
from mypage.processes.demo_world.graduates import may_be_filed, of_the_next_year
from mypage.processes.demo_world.lives import Life, day_of, life_of
from mypage.processes.demo_world.offices import Offices
from mypage.processes.demo_world.postings import answers_of
from mypage.processes.demo_world.standing import Standing, furnish, stand_up
from mypage.processes.demo_world.writing import Writing

_VISIT_WAITS = (1, 6)
"""Between how many days ago something was submitted for which a visit is due that has still time."""


@dataclass(frozen=True)
class Step:
    """One posting to be written, its life, and when it was submitted or saved last."""

    standing: Standing
    wanted: Wanted
    number: int
    life: Life
    moment: datetime


def build_world(cast: Mapping[str, Establishment], *, registrar: User, hashed: str, at: datetime) -> int:
    """The firms and their postings stand; how many postings. `cast` are the establishments that stand already."""
    standing = [furnish(firm, cast[firm.slug], at=at) for firm in cast_firms()]
    for serial, firm in enumerate(firms(), start=1):
        standing.append(stand_up(firm, serial, registrar=registrar, hashed=hashed, at=at))
    agenda, offices = Agenda(at), Offices(registrar, hashed, at)
    steps = list(_steps(standing, at))
    for step in steps:
        agenda.note(step.moment, partial(_write, step, agenda, offices))
    agenda.run()
    _let_lapse(at)
    _mails_are_out()
    return len(steps)


def _steps(standing: list[Standing], at: datetime) -> Iterator[Step]:
    place = 0
    for each in standing:
        for number, wanted in enumerate(each.firm.wanted):
            place += 1
            life = life_of(each.firm, number, wanted, place)
            chance = Random(f"{each.firm.slug} {number} moment")  # noqa: S311 - no secret
            day = day_of(life, chance, day_in_japan(at))
            if wanted.is_visit_due and life.name == "waiting":
                day = day_in_japan(at) - timedelta(days=chance.randint(*_VISIT_WAITS))
            yield Step(each, wanted, number, life, by_employer(day, chance))


def _write(step: Step, agenda: Agenda, offices: Offices, _moment: datetime) -> None:
    standing, today = step.standing, day_in_japan(step.moment)
    writing = Writing(standing.firm, step.wanted, step.number, today, standing.wages, standing.address)
    answers = answers_of(writing)
    if step.life.name == "draft" or not may_be_filed(step.wanted.kind, today):
        _leave(step, unfinished(writing, answers))
        return
    if step.life.is_long:
        answers.pop("wished_referral_until", None)
    if step.life.name == "early":
        answers |= of_the_next_year(writing)
    started = step.moment - timedelta(minutes=35 + 17 * (step.number % 9))
    posting = start_draft(establishment=standing.establishment, values=answers, by=standing.owner, at=started)
    try:
        submit(posting, standing.owner, step.moment)
    except RuleViolation:
        return  # what the rules of a later year refuse stays a draft, and the demo stands
    course = Course(posting, standing.owner, step.life, answers, writing.own("life"), agenda, offices)
    course.go_on(step.moment)


def _leave(step: Step, left: Unfinished) -> None:
    """A draft that somebody will go on with."""
    standing = step.standing
    by = User.objects.get(email=f"{left.by}@demo.example") if left.by else standing.owner
    first = {name: value for name, value in left.answers.items() if name in left.first_page}
    started = step.moment - timedelta(minutes=50)
    posting = start_draft(establishment=standing.establishment, values=first, by=by, at=started)
    save_answers(
        posting=posting,
        values=left.answers,
        version=1,
        editor=EDITOR,
        by=by,
        at=step.moment,
        finished=dict.fromkeys(left.finished, True),
    )


def _let_lapse(at: datetime) -> None:
    """What was not followed by a visit lapses in the night after its last day."""
    due = Posting.objects.filter(visit_until__lt=day_in_japan(at)).order_by("visit_until")
    for day in due.values_list("visit_until", flat=True).distinct():
        if day is not None:
            lapse_postings(datetime.combine(day + timedelta(days=1), time(0, 10), JST))


def _mails_are_out() -> None:
    """The mails of those days have long been sent."""
    waiting = Mail.objects.waiting().filter(template__startswith="posting_")
    waiting.update(state=MailState.SENT, sent_at=F("queued_at"), next_try_at=None)
