"""求人内容の変更, and what rules know of an establishment's other postings in force."""

from datetime import datetime, timedelta

import pytest

from mypage.kernel.clock import day_in_japan
from mypage.kernel.rule import RuleViolation
from mypage.postings.choices import ChangeStage, PostingState
from mypage.postings.commands.changing import begin_change, drop_change
from mypage.postings.commands.drafting import save_answers, start_draft
from mypage.postings.commands.living import expire_postings, fulfil_posting, suspend_recruiting
from mypage.postings.commands.reviewing import accept_posting
from mypage.postings.commands.submitting import CautionsOpen, submit_posting
from mypage.postings.models import Posting
from mypage.postings.queries.facts import facts_of_draft
from mypage.postings.rules.registry import judge_whole
from tests.cast import Cast
from tests.postings import NOON, a_draft, a_submitted, an_accepted, answers_for, caution_keys
from tests.unit.postings.situations import fresh

pytestmark = [pytest.mark.django_db, pytest.mark.seed("S-03")]

YEAR_LATER = NOON.replace(year=2027)


def rules_about(posting: Posting, at: datetime = NOON) -> set[str]:
    """The rules that have something to say of a draft."""
    row = Posting.objects.select_related("draft", "in_force", "establishment__office").get(pk=posting.pk)
    return {finding.rule for finding in judge_whole(facts_of_draft(row, day_in_japan(at)).facts)}


def write(cast: Cast, posting: Posting, **values: str) -> None:
    """Into the draft of a change."""
    version = fresh(posting).draft.version
    save_answers(posting=posting, values=values, version=version, editor="a", by=cast.yamada, at=NOON)


def test_a_change_starts_from_what_is_in_force(cast: Cast) -> None:
    """Whatever the draft said before; what was dropped does not come back."""
    posting = an_accepted(cast)
    begin_change(posting=posting, by=cast.yamada, at=NOON)
    write(cast, posting, job_title="看護助手")
    drop_change(posting=posting, by=cast.yamada, at=NOON)
    begin_change(posting=posting, by=cast.suzuki, at=NOON)
    draft = fresh(posting).draft
    assert (draft.values["job_title"], draft.version, draft.changed, draft.confirmed) == ("介護職員", 1, {}, [])


def test_beginning_twice_keeps_what_was_written(cast: Cast) -> None:
    posting = an_accepted(cast)
    begin_change(posting=posting, by=cast.yamada, at=NOON)
    write(cast, posting, job_title="看護助手")
    begin_change(posting=posting, by=cast.suzuki, at=NOON)
    assert fresh(posting).draft.values["job_title"] == "看護助手"


def test_lists_show_what_is_in_force_while_a_change_is_written(cast: Cast) -> None:
    posting = an_accepted(cast)
    begin_change(posting=posting, by=cast.yamada, at=NOON)
    write(cast, posting, job_title="看護助手", employment_form="正社員以外")
    row = fresh(posting)
    assert (row.job_title, row.employment_form, row.state) == ("介護職員", "正社員", PostingState.ACTIVE)


def test_a_change_of_a_stopped_posting_leaves_it_stopped(cast: Cast) -> None:
    posting = an_accepted(cast)
    suspend_recruiting(posting=posting, by=cast.yamada, at=NOON)
    begin_change(posting=posting, by=cast.yamada, at=NOON)
    write(cast, posting, job_title="看護助手")
    submit_posting(posting=posting, by=cast.yamada, at=NOON, confirmed=caution_keys(fresh(posting)))
    accept_posting(posting=posting, revision=2, by=cast.nakamura, at=NOON)
    row = fresh(posting)
    assert (row.state, row.job_title) == (PostingState.SUSPENDED, "看護助手")


@pytest.mark.parametrize("stage", [ChangeStage.WRITING, ChangeStage.WAITING])
def test_a_change_ends_with_its_posting(cast: Cast, stage: str) -> None:
    """Nobody can go on with it, and the office has nothing to decide."""
    posting = an_accepted(cast)
    begin_change(posting=posting, by=cast.yamada, at=NOON)
    write(cast, posting, job_title="看護助手")
    if stage == ChangeStage.WAITING:
        submit_posting(posting=posting, by=cast.yamada, at=NOON, confirmed=caution_keys(fresh(posting)))
    fulfil_posting(posting=posting, by=cast.yamada, at=NOON)
    row = fresh(posting)
    assert (row.change, row.job_title) == (ChangeStage.NONE, "介護職員")
    with pytest.raises(RuleViolation):
        write(cast, posting, job_title="准看護師")
    with pytest.raises(RuleViolation):
        accept_posting(posting=posting, revision=2, by=cast.nakamura, at=NOON)


@pytest.mark.rule("R-008")
def test_a_change_stays_in_its_category(cast: Cast) -> None:
    """By the posting in force, not by what the draft says."""
    posting = an_accepted(cast)
    begin_change(posting=posting, by=cast.yamada, at=NOON)
    assert "R-008" not in rules_about(posting)
    version = fresh(posting).draft.version
    values = answers_for("part_time", on=day_in_japan(NOON))
    save_answers(posting=posting, values=values, version=version, editor="a", by=cast.yamada, at=NOON)
    assert "R-008" in rules_about(posting)
    with pytest.raises(RuleViolation) as refusal:
        submit_posting(posting=posting, by=cast.yamada, at=NOON, confirmed=caution_keys(fresh(posting)))
    assert "R-008" in {each.code for each in refusal.value.violations}
    assert fresh(posting).kind == "full_time"


@pytest.mark.rule("R-007")
def test_the_same_posting_in_force_is_named(cast: Cast) -> None:
    """By its number, and only for the same occupation, workplace and form; whoever means it confirms it."""
    an_accepted(cast)
    same, other = a_draft(cast), a_draft(cast, job_title="調理員")
    assert "R-007" in rules_about(same)
    assert "R-007" not in rules_about(other)
    with pytest.raises(CautionsOpen) as refusal:
        submit_posting(posting=same, by=cast.yamada, at=NOON)
    assert any("13010-00000001" in each.message for each in refusal.value.violations)
    submit_posting(posting=same, by=cast.yamada, at=NOON, confirmed=caution_keys(same))
    assert fresh(same).state == PostingState.SUBMITTED


@pytest.mark.rule("R-007")
def test_only_postings_in_force_count_as_the_same(cast: Cast) -> None:
    """有効 and 募集停止; neither what waits, nor what has ended, nor the posting itself, nor other employers'."""
    draft = a_draft(cast)
    a_submitted(cast)
    assert "R-007" not in rules_about(draft)
    running = an_accepted(cast)
    suspend_recruiting(posting=running, by=cast.yamada, at=NOON)
    assert "R-007" in rules_about(draft)
    begin_change(posting=running, by=cast.yamada, at=NOON)
    assert "R-007" not in rules_about(running)
    fulfil_posting(posting=running, by=cast.yamada, at=NOON)
    assert "R-007" not in rules_about(draft)
    Posting.objects.filter(pk=an_accepted(cast, job_title="看護助手").pk).update(establishment=cast.bakery)
    assert "R-007" not in rules_about(a_draft(cast, job_title="看護助手"))


@pytest.mark.rule("R-007")
@pytest.mark.seed("S-04")
def test_a_renewal_is_not_the_same_as_what_it_renews(cast: Cast) -> None:
    """That one is about to end; a third one would be."""
    running = an_accepted(cast)
    near_the_end = NOON.replace(year=2027, month=1, day=25)
    values = answers_for("full_time", on=day_in_japan(near_the_end))
    source = str(fresh(running).number)
    renewal = start_draft(establishment=cast.shop, values=values, by=cast.yamada, at=near_the_end, source=source)
    assert "R-007" not in rules_about(renewal, near_the_end)
    an_accepted(cast, at=near_the_end)
    assert "R-007" in rules_about(renewal, near_the_end)


@pytest.mark.rule("R-141")
@pytest.mark.parametrize(("days", "is_due"), [(0, False), (1, True)])
def test_after_a_year_without_postings_a_visit_is_due(cast: Cast, days: int, is_due: bool) -> None:
    """Counted from the day on which the last one was accepted, whatever became of it."""
    fulfil_posting(posting=an_accepted(cast), by=cast.yamada, at=NOON)
    at = YEAR_LATER + timedelta(days=days)
    posting = a_draft(cast, job_title="調理員", at=at)
    assert ("R-141" in rules_about(posting, at)) is is_due


@pytest.mark.rule("R-141")
def test_the_last_of_several_counts(cast: Cast) -> None:
    """And neither applications nor the posting itself; a change of what was accepted never asks for a visit."""
    an_accepted(cast)
    later = an_accepted(cast, job_title="調理員", at=NOON + timedelta(days=60))
    over_a_year = YEAR_LATER + timedelta(days=10)
    assert "R-141" not in rules_about(a_draft(cast, job_title="看護助手", at=over_a_year), over_a_year)
    expire_postings(YEAR_LATER)
    even_later = YEAR_LATER + timedelta(days=61)
    assert "R-141" in rules_about(a_draft(cast, job_title="看護助手", at=even_later), even_later)
    assert fresh(later).state == PostingState.EXPIRED


@pytest.mark.rule("R-141")
def test_a_change_asks_for_no_visit(cast: Cast) -> None:
    """The office knows the posting already."""
    posting = an_accepted(cast, employment_arrangement="請負")
    begin_change(posting=posting, by=cast.yamada, at=NOON)
    assert not {"R-138", "R-139", "R-140", "R-141", "R-142"} & rules_about(posting)
    write(cast, posting, job_title="看護助手")
    before = fresh(posting).visit_until
    submit_posting(posting=posting, by=cast.yamada, at=NOON, confirmed=caution_keys(fresh(posting)))
    assert fresh(posting).visit_until == before
