"""What employers and offices of the demo world do to postings that were submitted, through the commands."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from random import Random

from mypage.accounts.models import User
from mypage.kernel.fields import Raw
from mypage.kernel.rule import RuleViolation
from mypage.postings.choices import EndReason
from mypage.postings.commands.assigning import take_posting
from mypage.postings.commands.changing import begin_change, correct_posting
from mypage.postings.commands.drafting import save_answers
from mypage.postings.commands.living import (
    ask_extension,
    cancel_posting,
    decide_extension,
    fulfil_posting,
    resume_recruiting,
    suspend_recruiting,
)
from mypage.postings.commands.reviewing import accept_posting, refuse_posting, return_posting
from mypage.postings.commands.submitting import CautionsOpen, note_visit, submit_posting, withdraw_posting
from mypage.postings.models import Posting
from mypage.postings.rules.registry import Finding, rows
from mypage.processes.demo_world import offices
from mypage.processes.demo_world.agenda import Agenda, by_employer, by_office, day_after, later
from mypage.processes.demo_world.lives import Deed, Life
from mypage.processes.demo_world.offices import Offices

EDITOR = "demo"
_OF_OFFICE = {"accept", "return", "refuse", "correct", "take", "grant"}
_RAISED = {"base_pay_from": 2_000, "base_pay_to": 2_000, "pay_form_from": 2_000, "pay_form_to": 2_000}
_RAISED_AN_HOUR = 20
_USUAL_CAUTIONS = (
    ("R-015", "accepts_self_applications"), ("R-021", "documents_handling"), ("R-030", "passive_smoking_remarks"),
)  # fmt: skip
"""What most of them confirm at once; whatever else is found is read and confirmed in a second go."""


@dataclass(frozen=True)
class Course:
    """A posting and what is still to be done to it."""

    posting: Posting
    owner: User
    life: Life
    answers: Mapping[str, Raw]
    chance: Random
    agenda: Agenda
    offices: Offices
    done: list[str] = field(default_factory=list)

    def go_on(self, moment: datetime) -> None:
        """The next deed is noted, counted from this moment."""
        if len(self.done) < len(self.life.deeds):
            deed = self.life.deeds[len(self.done)]
            self.agenda.note(self._moment_of(deed, moment), partial(self._do, deed.name))

    def _do(self, name: str, moment: datetime) -> None:
        """What its state or a rule does not allow ends the course; the demo stands whatever the day."""
        try:
            _do(self, name, moment)
        except RuleViolation:
            return
        self.done.append(name)
        self.go_on(moment)

    def _moment_of(self, deed: Deed, moment: datetime) -> datetime:
        days = self.chance.randint(*deed.days)
        if deed.counted == "ago":
            day = day_after(self.agenda.at, -days)
        elif deed.counted == "before the end":
            until = Posting.objects.values_list("referral_until", flat=True).get(pk=self.posting.pk)
            day = (until or day_after(moment, 0)) - timedelta(days=days)
        else:
            day = day_after(moment, days)
        drawn = by_office(day, self.chance) if deed.name in _OF_OFFICE else by_employer(day, self.chance)
        return later(drawn, moment)


def submit(posting: Posting, by: User, at: datetime) -> None:
    """求人申込み with every caution confirmed. RuleViolation for what stops it."""
    usual = [Finding(rule, "caution", rows()[rule].message, name).key for rule, name in _USUAL_CAUTIONS]
    try:
        submit_posting(posting=posting, by=by, at=at, confirmed=usual)
    except CautionsOpen as cautions:
        more = [Finding(each.code, "caution", each.message, each.field).key for each in cautions.violations]
        submit_posting(posting=posting, by=by, at=at, confirmed=[*usual, *more])


def _do(course: Course, name: str, at: datetime) -> None:
    if name in _OF_OFFICE:
        row = Posting.objects.select_related("office").get(pk=course.posting.pk)
        by = course.offices.reviewer_at(row.office)
        if row.visit_until and not row.visited_at and name != "take" and not row.is_accepted:
            note_visit(posting=row, by=by, at=at - timedelta(minutes=20))
        _decide(course, name, row, by, at)
        return
    _go_on_as_employer(course, name, at)


def _decide(course: Course, name: str, row: Posting, by: User, at: datetime) -> None:
    number = row.revisions.count()
    if name == "accept":
        accepted = accept_posting(posting=row, revision=number, by=by, at=at)
        _note_end(course, accepted)
    elif name == "return":
        said, remarks = offices.sentence(course.chance), offices.remarks_on(course.answers, course.chance)
        return_posting(posting=row, revision=number, remarks=remarks, sentence=said, by=by, at=at)
    elif name == "refuse":
        ground, text = offices.refusal(course.chance)
        refuse_posting(posting=row, revision=number, ground=ground, sentence=text, by=by, at=at)
    elif name == "correct":
        note = offices.note_of_correction(course.chance)
        correct_posting(posting=row, revision=number, values={"hires": _one_more(course)}, note=note, by=by, at=at)
    elif name == "take":
        take_posting(posting=row, instead_of=None, by=by, at=at)
    else:
        decide_extension(posting=row, is_granted=True, sentence="", by=by, at=at)
        _note_end(course, Posting.objects.get(pk=row.pk))


def _note_end(course: Course, row: Posting) -> None:
    if row.referral_until:
        course.agenda.note_end(row.referral_until)


def _go_on_as_employer(course: Course, name: str, at: datetime) -> None:
    posting, by = course.posting, course.owner
    if name == "withdraw":
        withdraw_posting(posting=posting, by=by, at=at)
    elif name == "suspend":
        suspend_recruiting(posting=posting, by=by, at=at)
    elif name == "resume":
        resume_recruiting(posting=posting, by=by, at=at)
    elif name == "ask":
        ask_extension(posting=posting, by=by, at=at)
    elif name == "fulfil":
        fulfil_posting(posting=posting, by=by, at=at)
    elif name == "cancel":
        note = offices.changed_plans(course.chance)
        cancel_posting(posting=posting, reason=EndReason.PLANS, note=note, by=by, at=at)
    elif name == "begin":
        begin_change(posting=posting, by=by, at=at)
        _write(course, {"hires": _one_more(course), **_raised(course.answers)}, at)
    elif name == "resubmit":
        _write(course, {"hires": _one_more(course)}, at - timedelta(minutes=12))
        submit(posting, by, at)
    else:
        submit(posting, by, at)


def _write(course: Course, values: Mapping[str, Raw], at: datetime) -> None:
    version = Posting.objects.values_list("draft__version", flat=True).get(pk=course.posting.pk)
    save_answers(posting=course.posting, values=values, version=version, editor=EDITOR, by=course.owner, at=at)


def _one_more(course: Course) -> str:
    return str(int(str(course.answers["hires"])) + 1)


def _raised(answers: Mapping[str, Raw]) -> dict[str, Raw]:
    """A little more pay."""
    more = _RAISED_AN_HOUR if int(str(answers["base_pay_from"])) < 10_000 else None
    return {
        name: str(int(str(answers[name])) + (more or monthly))
        for name, monthly in _RAISED.items()
        if str(answers.get(name, "")).isdecimal()
    }
