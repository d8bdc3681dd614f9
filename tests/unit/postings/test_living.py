"""Life after acceptance: terms, stop, resume, extension, end; every step in the timeline (S-03, S-08)."""

from datetime import date, timedelta

import pytest

from mypage.kernel.rule import RuleViolation
from mypage.postings.choices import ChangeStage, ExtensionStage, PostingState
from mypage.postings.commands.changing import begin_change, drop_change
from mypage.postings.commands.drafting import save_answers
from mypage.postings.commands.living import (
    ask_extension,
    cancel_posting,
    decide_extension,
    expire_postings,
    resume_recruiting,
    suspend_recruiting,
)
from mypage.postings.commands.reviewing import accept_posting, return_posting, waiting_revision
from mypage.postings.commands.submitting import submit_posting
from mypage.postings.models import Posting, PostingEvent
from tests.cast import Cast
from tests.postings import NOON, a_submitted, an_accepted, caution_keys

pytestmark = pytest.mark.django_db


def fresh(posting: Posting) -> Posting:
    return Posting.objects.select_related("in_force").get(pk=posting.pk)


def actions(posting: Posting) -> list[str]:
    return list(PostingEvent.objects.filter(posting=posting).values_list("action", flat=True))


def test_an_accepted_posting_has_its_number_and_terms(cast: Cast) -> None:
    first, second = an_accepted(cast), an_accepted(cast, job_title="調理員")
    row = fresh(first)
    assert (row.state, row.number, fresh(second).number) == (PostingState.ACTIVE, "13010-00000001", "13010-00000002")
    assert (row.accepted_on, row.referral_until) == (date(2026, 11, 22), date(2027, 1, 31))
    assert (row.public_from, row.scope) == (date(2026, 11, 22), 1)


@pytest.mark.seed("S-08")
def test_recruiting_stops_and_goes_on(cast: Cast) -> None:
    posting = an_accepted(cast)
    suspend_recruiting(posting=posting, by=cast.yamada, at=NOON)
    assert fresh(posting).state == PostingState.SUSPENDED
    with pytest.raises(RuleViolation):
        suspend_recruiting(posting=posting, by=cast.yamada, at=NOON)
    resume_recruiting(posting=posting, by=cast.yamada, at=NOON)
    assert fresh(posting).state == PostingState.ACTIVE
    assert actions(posting)[-3:] == ["accepted", "suspended", "resumed"]


@pytest.mark.seed("S-03")
def test_a_change_counts_when_the_office_accepts_it(cast: Cast) -> None:
    posting = an_accepted(cast)
    begin_change(posting=posting, by=cast.yamada, at=NOON)
    save_answers(posting=posting, values={"job_title": "看護助手"}, version=1, editor="a", by=cast.yamada, at=NOON)
    submit_posting(posting=posting, by=cast.yamada, at=NOON, confirmed=caution_keys(fresh(posting)))
    row = fresh(posting)
    assert (row.state, row.change, row.job_title) == (PostingState.ACTIVE, ChangeStage.WAITING, "介護職員")
    waiting = waiting_revision(row)
    assert waiting
    assert waiting.number == 2
    accept_posting(posting=row, revision=2, by=cast.nakamura, at=NOON)
    row = fresh(posting)
    assert (row.change, row.job_title, row.number) == (ChangeStage.NONE, "看護助手", "13010-00000001")
    assert row.in_force
    assert row.in_force.number == 2


def test_a_change_can_be_dropped(cast: Cast) -> None:
    posting = an_accepted(cast)
    begin_change(posting=posting, by=cast.yamada, at=NOON)
    drop_change(posting=posting, by=cast.yamada, at=NOON)
    assert fresh(posting).change == ChangeStage.NONE
    with pytest.raises(RuleViolation):
        drop_change(posting=posting, by=cast.yamada, at=NOON)


@pytest.mark.seed("S-03")
def test_a_posting_is_cancelled_with_its_reason(cast: Cast) -> None:
    posting = an_accepted(cast)
    with pytest.raises(RuleViolation):
        cancel_posting(posting=posting, reason="other", note=" ", by=cast.yamada, at=NOON)
    cancel_posting(posting=posting, reason="plans", note="", by=cast.yamada, at=NOON)
    row = fresh(posting)
    assert (row.state, row.end_reason, row.ended_on) == (PostingState.CANCELLED, "plans", date(2026, 11, 22))


def test_a_returned_application_comes_again_under_its_number(cast: Cast) -> None:
    posting = a_submitted(cast)
    receipt = posting.receipt_number
    return_posting(
        posting=posting, revision=1, remarks={"job_title": "職種をくわしく"}, sentence="", by=cast.nakamura, at=NOON
    )
    assert fresh(posting).state == PostingState.RETURNED
    save_answers(posting=posting, values={"job_title": "看護助手"}, version=1, editor="a", by=cast.yamada, at=NOON)
    submit_posting(posting=posting, by=cast.yamada, at=NOON, confirmed=caution_keys(fresh(posting)))
    row = fresh(posting)
    assert (row.state, row.receipt_number, row.revisions.count()) == (PostingState.SUBMITTED, receipt, 2)
    with pytest.raises(RuleViolation):
        accept_posting(posting=row, revision=1, by=cast.nakamura, at=NOON)


def test_a_term_is_extended_once(cast: Cast) -> None:
    posting = an_accepted(cast)
    ask_extension(posting=posting, by=cast.yamada, at=NOON)
    decide_extension(posting=posting, is_granted=True, sentence="", by=cast.nakamura, at=NOON)
    row = fresh(posting)
    assert (row.referral_until, row.extension) == (date(2027, 2, 28), ExtensionStage.GRANTED)
    with pytest.raises(RuleViolation):
        ask_extension(posting=posting, by=cast.yamada, at=NOON)


def test_a_posting_ends_after_its_last_day(cast: Cast) -> None:
    posting = an_accepted(cast)
    last = NOON.replace(year=2027, month=1, day=31)
    assert expire_postings(last) == 0
    assert expire_postings(last + timedelta(days=1)) == 1
    assert expire_postings(last + timedelta(days=1)) == 0
    assert fresh(posting).state == PostingState.EXPIRED


@pytest.mark.seed("S-03")
def test_postings_end_a_few_at_a_time(cast: Cast) -> None:
    """The night's work goes on where it stopped, those first whose term was over first."""
    rows = [an_accepted(cast, job_title=f"介護職員{place}") for place in range(3)]
    Posting.objects.filter(pk=rows[2].pk).update(referral_until=date(2026, 12, 1))
    at = NOON.replace(year=2027, month=2, day=1)
    assert expire_postings(at, limit=1) == 1
    assert fresh(rows[2]).state == PostingState.EXPIRED
    assert (expire_postings(at, limit=5), expire_postings(at, limit=5)) == (2, 0)
    assert {fresh(row).ended_on for row in rows} == {date(2027, 2, 1)}


@pytest.mark.seed("S-03")
def test_a_declined_extension_may_be_asked_for_again(cast: Cast) -> None:
    """It was not granted yet; the sentence stands in the timeline."""
    posting = an_accepted(cast)
    ask_extension(posting=posting, by=cast.yamada, at=NOON)
    with pytest.raises(RuleViolation):
        decide_extension(posting=posting, is_granted=False, sentence=" ", by=cast.nakamura, at=NOON)
    decide_extension(posting=posting, is_granted=False, sentence="賃金が古いままです。", by=cast.nakamura, at=NOON)
    event = PostingEvent.objects.get(posting=posting, action="extension_declined")
    assert (event.remarks, event.office) == ("賃金が古いままです。", cast.office)
    assert fresh(posting).referral_until == date(2027, 1, 31)
    ask_extension(posting=posting, by=cast.yamada, at=NOON)
    assert fresh(posting).extension == ExtensionStage.ASKED


@pytest.mark.parametrize("kind", ["university", "high_school", "junior_high"])
def test_postings_for_graduates_are_not_extended(cast: Cast, kind: str) -> None:
    """They end with the school year."""
    posting = an_accepted(cast, kind)
    with pytest.raises(RuleViolation) as refusal:
        ask_extension(posting=posting, by=cast.yamada, at=NOON)
    assert {each.code for each in refusal.value.violations} == {"extension_not_for_graduates"}


@pytest.mark.parametrize(
    ("reason", "note", "code"),
    [
        ("", "", "no_reason"),
        ("whim", "", "no_reason"),
        ("other", "", "no_note"),
        ("other", "あ" * 201, "note_too_long"),
        ("plans", "あ" * 201, "note_too_long"),
    ],
)
def test_a_cancellation_says_why(cast: Cast, reason: str, note: str, code: str) -> None:
    """In words that the column holds."""
    posting = an_accepted(cast)
    with pytest.raises(RuleViolation) as refusal:
        cancel_posting(posting=posting, reason=reason, note=note, by=cast.yamada, at=NOON)
    assert {each.code for each in refusal.value.violations} == {code}
    assert fresh(posting).state == PostingState.ACTIVE


def test_the_longest_note_is_kept(cast: Cast) -> None:
    """Of 200 characters, also of those that take two places."""
    posting = an_accepted(cast)
    cancel_posting(posting=posting, reason="other", note="𠮷" * 200, by=cast.yamada, at=NOON)
    assert fresh(posting).end_note == "𠮷" * 200
    said = PostingEvent.objects.get(posting=posting, action="cancelled").remarks
    assert said == "その他（" + "𠮷" * 200 + "）"
