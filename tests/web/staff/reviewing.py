"""Postings at the office for tests: a change that waits, one that came again after 修正依頼."""

from datetime import datetime

from django.test import Client
from django.urls import reverse

from mypage.kernel.fields import Raw
from mypage.postings.commands.changing import begin_change
from mypage.postings.commands.drafting import save_answers
from mypage.postings.commands.reviewing import return_posting
from mypage.postings.commands.submitting import submit_posting
from mypage.postings.models import Posting
from tests.cast import Cast
from tests.postings import NOON, a_submitted, an_accepted, caution_keys
from tests.web.staff.pages import text_of

DECISIONS = {
    "posting_acceptance": {"revision": "1"},
    "posting_return": {"revision": "1", "sentence": "直してください。"},
    "posting_refusal": {"revision": "1", "ground": "not_stated", "sentence": "労働時間がありません。"},
    "posting_extension": {"decision": "grant"},
    "posting_assignment": {"action": "take"},
    "posting_correction": {"revision": "1", "job_title": "看護助手", "note": "お電話で確認"},
}
NOT_DONE = "手続きは行われませんでした"


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


def at(name: str, posting: Posting) -> str:
    """An address for a posting."""
    return reverse(f"staff:{name}", args=[posting.pk, *(["job_title"] if name == "posting_correction" else [])])


def page(browser: Client, posting: Posting, query: str = "") -> str:
    """The words of the page of a posting."""
    return text_of(browser.get(at("posting", posting) + query))
