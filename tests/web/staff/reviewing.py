"""Postings at the office for tests: a change that waits, one that came again after 修正依頼."""

from datetime import datetime

from mypage.kernel.fields import Raw
from mypage.postings.commands.changing import begin_change
from mypage.postings.commands.drafting import save_answers
from mypage.postings.commands.reviewing import return_posting
from mypage.postings.commands.submitting import submit_posting
from mypage.postings.models import Posting
from tests.cast import Cast
from tests.postings import NOON, a_submitted, an_accepted, caution_keys


def fresh(posting: Posting) -> Posting:
    """The posting as it stands now."""
    return Posting.objects.select_related("in_force", "draft").get(pk=posting.pk)


def mended(posting: Posting, cast: Cast, at: datetime = NOON, **answers: Raw) -> Posting:
    """The draft written anew and sent."""
    version = fresh(posting).draft.version
    save_answers(posting=posting, values=answers, version=version, editor="a", by=cast.yamada, at=at)
    submit_posting(posting=posting, by=cast.yamada, at=at, confirmed=caution_keys(fresh(posting)))
    return fresh(posting)


def a_change(cast: Cast, at: datetime = NOON, **answers: Raw) -> Posting:
    """A posting in force whose change waits."""
    posting = an_accepted(cast, at=at)
    begin_change(posting=posting, by=cast.yamada, at=at)
    return mended(posting, cast, at, **answers)


def a_resubmission(cast: Cast, at: datetime = NOON, **answers: Raw) -> Posting:
    """An application that was returned for its title and came again."""
    posting = a_submitted(cast, at=at)
    remarks = {"job_title": "職種をくわしく書いてください。"}
    return_posting(
        posting=posting, revision=1, remarks=remarks, sentence="一部を直してください。", by=cast.nakamura, at=at
    )
    return mended(posting, cast, at, **answers)
