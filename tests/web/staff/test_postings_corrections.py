"""訂正: the office mends one answer of what waits; why, and both texts, stay in the timeline."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import Cast
from tests.postings import NOON, a_submitted
from tests.web.staff.pages import summary_of, text_of, value_of
from tests.web.staff.reviewing import DECISIONS, at, fresh, page


@pytest.fixture(autouse=True)
def _noon(at_time: Any) -> None:
    at_time((NOON + timedelta(hours=1)).isoformat())


def test_the_office_mends_one_thing_and_both_texts_stay(cast: Cast, counter: Client) -> None:
    posting = a_submitted(cast)
    link = at("posting_correction", posting)
    shown = counter.get(at("posting", posting)).content.decode()
    assert f'href="{link}"' in shown
    assert "correction/disclosure_scope/" not in shown
    assert value_of(counter.get(link), "job_title") == "介護職員"
    answer = counter.post(link, DECISIONS["posting_correction"], follow=True)
    assert "「職種」を訂正しました" in text_of(answer)
    told = text_of(answer)
    for words in ("ハローワークが訂正", "お電話で確認", "削除： 介護職員", "追加： 看護助手"):
        assert words in told, words
    assert value_of(answer, "revision") == "2"
    assert counter.post(at("posting_acceptance", posting), {"revision": "2"}).status_code == 303
    assert fresh(posting).job_title == "看護助手"


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"note": ""}, "訂正した理由を入力してください"),
        ({"job_title": "介護職員"}, "内容が変わっていません"),
        ({"revision": "x"}, "画面は古くなっています"),
        ({"note": "あ" * 201}, "200文字以内"),
    ],
)
def test_a_correction_without_its_reason_comes_back(
    cast: Cast, counter: Client, sent: dict[str, str], said: str
) -> None:
    posting = a_submitted(cast)
    answer = counter.post(at("posting_correction", posting), DECISIONS["posting_correction"] | sent)
    assert answer.status_code == 422
    assert any(said in line for line in summary_of(answer))
    assert posting.revisions.count() == 1


def test_a_pair_is_mended_together_and_only_what_is_typed(cast: Cast, counter: Client) -> None:
    posting = a_submitted(cast)
    pair = reverse("staff:posting_correction", args=[posting.pk, "base_pay_from"])
    answer = counter.get(pair)
    assert (value_of(answer, "base_pay_from"), value_of(answer, "base_pay_to")) == ("240,000", "280,000")
    sent = {"revision": "1", "base_pay_from": "２５０,０００", "base_pay_to": "280,000", "note": "電話で確認"}
    assert counter.post(pair, sent).status_code == 303
    assert "250,000円〜280,000円" in page(counter, posting)
    for name in ("establishment_name", "posting_number", "no_such_field", "age_from"):
        assert counter.get(reverse("staff:posting_correction", args=[posting.pk, name])).status_code == 404, name
    scope = reverse("staff:posting_correction", args=[posting.pk, "disclosure_scope"])
    chosen = posting.revisions.get(number=1).content["disclosure_scope"]
    other = "4．求人情報を公開しない" if not str(chosen).startswith("4") else "x"
    answer = counter.post(scope, {"revision": "2", "disclosure_scope": other, "note": "電話で確認"})
    assert answer.status_code == 422
    assert any("求人者だけが決められる" in line for line in summary_of(answer))
