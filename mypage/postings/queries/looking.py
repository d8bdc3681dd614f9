"""A posting looked at as a whole: its answers in words, what the rules say of it, what a visit to the office needs."""

from dataclasses import dataclass
from datetime import date

from mypage.postings.content import Category, answers_of
from mypage.postings.models import Posting, PostingRevision
from mypage.postings.queries.codes import names_of_codes
from mypage.postings.queries.facts import Judged, facts_of_draft, facts_with
from mypage.postings.rules.registry import Finding, judge_whole
from mypage.postings.rules.registry import rows as rule_rows
from mypage.postings.shown import ShownSection, shown_answers

_DECLARATION = "R-003"


@dataclass(frozen=True)
class Look:
    """The answers in eight sections, and every finding of the rules about them."""

    kind: str
    sections: list[ShownSection]
    findings: list[Finding]
    visit_until: date | None
    """By when a visit is due if it is submitted today; none where no rule asks for one."""

    @property
    def violations(self) -> list[Finding]:
        """What stops it."""
        return [each for each in self.findings if each.strength == "violation"]

    @property
    def cautions(self) -> list[Finding]:
        """What it may be submitted with, once that is confirmed."""
        return [each for each in self.findings if each.strength == "caution"]

    @property
    def is_declaration_due(self) -> bool:
        """Whether the self-declaration is missing or too old."""
        return any(each.rule == _DECLARATION for each in self.findings)


def look_at_draft(posting: Posting, today: date) -> Look:
    """A draft, as it would be submitted today."""
    return _look(facts_of_draft(posting, today))


def look_at_revision(revision: PostingRevision, today: date) -> Look:
    """What was submitted, with the establishment as it was then, judged anew today."""
    return _look(facts_with(revision.posting, revision.content, revision.establishment, today))


def sections_of(revision: PostingRevision) -> list[ShownSection]:
    """What was submitted in words, without a judgement."""
    answers = answers_of(revision.content, revision.establishment)
    return shown_answers(answers, Category.of(revision.content), names_of_codes(answers))


def newest_revision(posting: Posting) -> PostingRevision | None:
    """What was submitted last; none before the first time."""
    return PostingRevision.objects.filter(posting=posting).select_related("submitted_by").first()


def _look(judged: Judged) -> Look:
    facts = judged.facts
    category = Category(facts.kind, facts.flags)
    findings = judge_whole(facts)
    table = rule_rows()
    asks_for_visit = any(each.rule in table and table[each.rule].area == "visit" for each in findings)
    return Look(
        kind=facts.kind,
        sections=shown_answers(facts.answers, category, names_of_codes(facts.answers)),
        findings=findings,
        visit_until=facts.circumstances.visit_until if asks_for_visit else None,
    )
