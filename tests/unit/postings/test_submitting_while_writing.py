"""Somebody submits while somebody else writes: what was read is what is submitted, and it stays submitted."""

import pytest

from mypage.kernel.rule import RuleViolation
from mypage.postings.choices import PostingState
from mypage.postings.commands.drafting import save_answers
from mypage.postings.commands.submitting import submit_posting
from mypage.postings.models import Posting, PostingDraft, PostingRevision
from tests.at_once import at_once
from tests.cast import Cast, assemble
from tests.postings import NOON, a_draft


def write(posting: Posting, cast: Cast, times: int) -> int:
    """How often a colleague's page was saved before the posting was no draft any more."""
    for number in range(times):
        try:
            save_answers(
                posting=posting, values={"posting_remarks": f"第{number}稿"}, version=10_000, editor="b",
                by=cast.suzuki, at=NOON,
            )  # fmt: skip
        except RuleViolation:
            return number
    return times


def submit(posting: Posting, cast: Cast) -> int:
    """How many goes it took, since others write on."""
    for tries in range(1, 100):
        try:
            submit_posting(posting=posting, by=cast.yamada, at=NOON)
        except RuleViolation as refusal:
            if [each.code for each in refusal.violations] != ["changed_meanwhile"]:
                raise
        else:
            return tries
    raise AssertionError("never submitted")


@pytest.mark.django_db(transaction=True)
def test_a_late_saving_does_not_bring_a_submitted_posting_back() -> None:
    cast = assemble()
    posting = a_draft(cast)
    version = posting.draft.version

    def act(place: int) -> int:
        return write(posting, cast, 30) if place else submit(posting, cast)

    found = at_once(2, act)
    assert not [each for each in found if isinstance(each, Exception)]
    row = Posting.objects.get(pk=posting.pk)
    assert row.state == PostingState.SUBMITTED
    kept = PostingDraft.objects.get(posting=posting)
    assert kept.version == version + found[1]  # type: ignore[operator]
    assert PostingRevision.objects.get(posting=posting).content.get("posting_remarks") == kept.values["posting_remarks"]


@pytest.mark.django_db
def test_a_draft_that_is_not_the_one_that_was_read_is_not_submitted(cast: Cast) -> None:
    posting = a_draft(cast)
    version = posting.draft.version
    write(posting, cast, 1)
    with pytest.raises(RuleViolation) as refused:
        submit_posting(posting=posting, by=cast.yamada, at=NOON, version=version)
    assert [each.code for each in refused.value.violations] == ["changed_meanwhile"]
    assert submit_posting(posting=posting, by=cast.yamada, at=NOON, version=version + 1).state == "submitted"
