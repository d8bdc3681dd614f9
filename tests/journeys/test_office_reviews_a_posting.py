"""The office takes an application, returns it, mends a slip, accepts it, and later decides on a change and a term."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from mypage.postings.choices import PostingState
from mypage.postings.commands.changing import begin_change
from mypage.postings.commands.living import ask_extension
from mypage.postings.models import Posting
from tests.cast import NOW, Cast, a_staff_login
from tests.postings import NOON, a_submitted
from tests.web.employer.people import browser_of
from tests.web.staff.pages import text_of, value_of
from tests.web.staff.reviewing import at, fresh, mended

QUEUE = "/staff/postings/"


def sent(browser: Client, name: str, posting: Posting, **entered: str) -> str:
    """The words of where a decision leads, made with the revision that the page shows."""
    if name in ("posting_return", "posting_refusal", "posting_correction"):
        seen = value_of(browser.get(at(name, posting)), "revision")
    else:
        seen = value_of(browser.get(at("posting", posting)), "revision")
    answer = browser.post(at(name, posting), {"revision": seen, **entered}, follow=True)
    assert answer.status_code == 200
    return text_of(answer)


def lives_on(cast: Cast, nakamura: Client, posting: Posting, moments: Iterator[datetime], at_time: Any) -> None:
    """The accepted posting is changed and extended."""
    begin_change(posting=posting, by=cast.yamada, at=next(moments))
    posting = mended(posting, cast, next(moments), job_title="看護補助")
    ask_extension(posting=posting, by=cast.yamada, at=next(moments))
    at_time(next(moments).isoformat())
    assert text_of(nakamura.get(QUEUE)).count("13010-00000001") == 2
    assert "現在公開中の内容" in text_of(nakamura.get(at("posting", posting)))
    assert "の内容の変更を受理しました" in sent(nakamura, "posting_acceptance", posting)
    nakamura.post(at("posting_extension", posting), {"decision": "grant"})
    assert "条件に合う求人はありません" in text_of(nakamura.get(QUEUE))
    told = text_of(nakamura.get(at("posting", posting)))
    for words in ("看護補助", "2027年2月28日（日）", "有効期間を延長", "内容の変更を反映", "ハローワークが訂正"):
        assert words in told, words
    assert str(posting.number) in text_of(nakamura.get("/staff/postings/decided/", {"words": "山田商店"}))


@pytest.mark.seed("S-03")
def test_a_posting_goes_through_the_office(cast: Cast, at_time: Any) -> None:
    posting = a_submitted(cast)
    moments = iter(NOON + timedelta(minutes=10 * number) for number in range(1, 20))
    at_time(next(moments).isoformat())
    nakamura = browser_of(cast.nakamura)
    sato = browser_of(a_staff_login("reviewer2", "佐藤 進", cast.office, NOW, is_reviewer=True))

    nakamura.post(at("posting_assignment", posting), {"action": "take"})
    assert "自分の担当 1件" in text_of(nakamura.get(QUEUE))
    assert "中村 恵さんが確認中です" in text_of(sato.get(at("posting", posting)))
    told = sent(
        nakamura, "posting_return", posting, remark_job_title="くわしく書いてください。", sentence="1か所です。"
    )
    assert "修正を依頼しました" in told
    assert "返信待ち 1件" in told

    posting = mended(posting, cast, next(moments), job_title="看護助主")
    at_time(next(moments).isoformat())
    told = text_of(sato.get(at("posting", posting)))
    for words in ("再提出された内容", "くわしく書いてください。", "担当になる"):
        assert words in told, words
    stale = value_of(sato.get(at("posting", posting)), "revision")
    told = sent(nakamura, "posting_correction", posting, job_title="看護助手", note="お電話で確認しました。")
    assert "「職種」を訂正しました" in told
    late = sato.post(at("posting_acceptance", posting), {"revision": stale}, follow=True)
    assert "内容が変わりました" in text_of(late)
    assert "求人番号13010-00000001で受理しました" in sent(sato, "posting_acceptance", posting)
    row = fresh(posting)
    assert (row.state, row.job_title) == (PostingState.ACTIVE, "看護助手")
    lives_on(cast, nakamura, posting, moments, at_time)
