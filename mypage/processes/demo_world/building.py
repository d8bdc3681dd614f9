"""Builds the wider demo world through the commands of the product, every step at its own moment in the past."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from random import Random

from django.db.models import F

from mypage.accounts.models import User
from mypage.establishments.models import Establishment
from mypage.kernel.clock import JST, day_in_japan
from mypage.kernel.rule import RuleViolation
from mypage.notifications.choices import MailState
from mypage.notifications.models import Mail
from mypage.postings.commands.drafting import save_answers, start_draft
from mypage.postings.commands.submitting import CautionsOpen, lapse_postings, submit_posting, withdraw_posting
from mypage.postings.models import Posting
from mypage.postings.rules.registry import Finding, rows
from mypage.processes.demo_world.data import Wanted, cast_firms, firms
from mypage.processes.demo_world.drafts import Unfinished, unfinished
from mypage.processes.demo_world.graduates import may_be_filed
from mypage.processes.demo_world.postings import answers_of
from mypage.processes.demo_world.standing import Standing, furnish, stand_up
from mypage.processes.demo_world.writing import Writing

_EDITOR = "demo"
_AGO = {"draft": (1, 25), "submitted": (1, 12), "withdrawn": (7, 20), "lapsed": (26, 34)}
"""Between how many days ago it was submitted, or written last, by what became of it."""
_USUAL_CAUTIONS = (
    ("R-015", "accepts_self_applications"), ("R-021", "documents_handling"), ("R-030", "passive_smoking_remarks"),
)  # fmt: skip
"""What most of them confirm at once; whatever else is found is read and confirmed in a second go."""
_VISIT_WAITS = (1, 6)
"""The same where a visit is due that has still time."""


@dataclass(frozen=True)
class Step:
    """One posting to be written, and when it was submitted or saved last."""

    standing: Standing
    wanted: Wanted
    number: int
    moment: datetime


def build_world(cast: Mapping[str, Establishment], *, registrar: User, hashed: str, at: datetime) -> int:
    """The firms and their postings stand; how many postings. `cast` are the establishments that stand already."""
    standing = [furnish(firm, cast[firm.slug], at=at) for firm in cast_firms()]
    for serial, firm in enumerate(firms(), start=1):
        standing.append(stand_up(firm, serial, registrar=registrar, hashed=hashed, at=at))
    steps = sorted((step for each in standing for step in _steps(each, at)), key=lambda step: step.moment)
    for step in steps:
        _write(step)
    _let_lapse(at)
    _mails_are_out()
    return len(steps)


def _steps(standing: Standing, at: datetime) -> Iterator[Step]:
    for number, wanted in enumerate(standing.firm.wanted):
        chance = Random(f"{standing.firm.slug} {number} moment")  # noqa: S311 - no secret
        waits = wanted.is_visit_due and wanted.fate == "submitted"
        days = chance.randint(*(_VISIT_WAITS if waits else _AGO[wanted.fate]))
        day = day_in_japan(at) - timedelta(days=days)
        minutes = chance.randrange(8 * 60 + 40, 18 * 60)
        moment = datetime.combine(day, time(minutes // 60, minutes % 60, chance.randrange(60)), JST)
        yield Step(standing, wanted, number, moment)


def _write(step: Step) -> None:
    standing, today = step.standing, day_in_japan(step.moment)
    writing = Writing(standing.firm, step.wanted, step.number, today, standing.wages, standing.address)
    answers = answers_of(writing)
    if step.wanted.fate == "draft" or not may_be_filed(step.wanted.kind, today):
        _leave(step, unfinished(writing, answers))
        return
    started = step.moment - timedelta(minutes=35 + 17 * (step.number % 9))
    posting = start_draft(establishment=standing.establishment, values=answers, by=standing.owner, at=started)
    if _is_taken(posting, standing.owner, step.moment) and step.wanted.fate == "withdrawn":
        later = step.moment + timedelta(days=1 + step.number % 4, minutes=40)
        withdraw_posting(posting=posting, by=standing.owner, at=later)


def _is_taken(posting: Posting, by: User, at: datetime) -> bool:
    """Whether it was submitted; what the rules of a later year refuse stays a draft, and the demo stands."""
    usual = [Finding(rule, "caution", rows()[rule].message, field).key for rule, field in _USUAL_CAUTIONS]
    try:
        submit_posting(posting=posting, by=by, at=at, confirmed=usual)
    except CautionsOpen as cautions:
        more = [Finding(each.code, "caution", each.message, each.field).key for each in cautions.violations]
        submit_posting(posting=posting, by=by, at=at, confirmed=[*usual, *more])
    except RuleViolation:
        return False
    return True


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
        editor=_EDITOR,
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
    waiting = Mail.objects.waiting().filter(template__in=_templates())
    waiting.update(state=MailState.SENT, sent_at=F("queued_at"), next_try_at=None)


def _templates() -> Iterable[str]:
    return ("posting_received", "posting_withdrawn", "posting_lapsed")
