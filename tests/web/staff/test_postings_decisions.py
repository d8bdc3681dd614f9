"""受理・修正依頼・不受理・延長・訂正 on the pages of the office: effect, refusal, and what happens meanwhile (S-03)."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from mypage.postings.choices import ChangeStage, ExtensionStage, PostingState
from mypage.postings.commands.changing import drop_change
from mypage.postings.commands.living import ask_extension
from mypage.postings.commands.reviewing import accept_posting
from mypage.postings.commands.submitting import withdraw_posting
from mypage.postings.models import Posting, PostingReview
from tests.cast import NOW, Cast, a_staff_login
from tests.postings import NOON, a_submitted, an_accepted
from tests.web.staff.conftest import SignIn
from tests.web.staff.pages import summary_of, text_of, value_of
from tests.web.staff.reviewing import DECISIONS, NOT_DONE, a_change, a_resubmission, at, fresh, page


@pytest.fixture(autouse=True)
def _noon(at_time: Any) -> None:
    at_time((NOON + timedelta(hours=1)).isoformat())


def breaking(cast: Cast, posting: Posting) -> Posting:
    """The same application, whose pay is below the minimum wage by now."""
    revision = posting.revisions.get(number=1)
    revision.content = revision.content | {"base_pay_from": "100000", "base_pay_to": "100000"}
    revision.save()
    return posting


def test_an_application_is_accepted(cast: Cast, counter: Client) -> None:
    posting = a_submitted(cast)
    seen = value_of(counter.get(at("posting", posting)), "revision")
    answer = counter.post(at("posting_acceptance", posting), {"revision": seen}, follow=True)
    assert "求人番号13010-00000001で受理しました" in text_of(answer)
    assert fresh(posting).state == PostingState.ACTIVE
    told = page(counter, posting)
    for words in ("13010-00000001", "紹介期限", "これまでの決定 受理"):
        assert words in told, words
    assert "申込みの手続き" not in told


def test_against_the_rules_only_with_a_reason(cast: Cast, counter: Client) -> None:
    posting = breaking(cast, a_submitted(cast))
    assert "受理してよい理由" in page(counter, posting)
    assert "受理してよい理由" not in page(counter, a_submitted(cast))
    answer = counter.post(at("posting_acceptance", posting), {"revision": "1", "despite": " "})
    assert answer.status_code == 422
    assert any("自動チェックに違反があります" in line for line in summary_of(answer))
    answer = counter.post(
        at("posting_acceptance", posting), {"revision": "1", "despite": "減額の特例許可あり"}, follow=True
    )
    assert "受理しました" in text_of(answer)
    assert "違反があるまま受理した理由：減額の特例許可あり" in page(counter, posting)


def test_the_visit_comes_before_the_acceptance(cast: Cast, counter: Client) -> None:
    posting = a_submitted(cast, flags=("disability",))
    answer = counter.post(at("posting_acceptance", posting), {"revision": "1", "despite": "よい"})
    assert answer.status_code == 422
    assert any("来所の確認がまだです" in line for line in summary_of(answer))


@pytest.mark.seed("S-03")
def test_a_change_stands_beside_what_is_in_force(cast: Cast, counter: Client) -> None:
    told = "高齢者が暮らす施設で、食事や入浴の介助と、記録の入力をします。\n変更範囲：変更なし"
    posting = a_change(cast, job_title="看護助手", job_description=told)
    answer = counter.get(at("posting", posting))
    told, markup = text_of(answer), answer.content.decode()
    for words in ("現在公開中の内容", "申し出のあった内容", "2項目が変わっています", "変更の確認待ち"):
        assert words in told, words
    assert '<del class="hw-del"><span class="hw-hidden">削除：</span>介護職員</del>' in markup
    assert '<ins class="hw-ins"><span class="hw-hidden">追加：</span>看護助手</ins>' in markup
    assert '<th scope="row">職種</th>' in markup
    assert "240,000円〜280,000円" not in told
    assert "240,000円〜280,000円" in page(counter, posting, "?all=1")


@pytest.mark.seed("S-03")
def test_a_change_is_accepted_returned_or_not_taken(cast: Cast, counter: Client) -> None:
    ways: tuple[tuple[str, dict[str, str], str, ChangeStage], ...] = (
        ("posting_acceptance", {}, "看護助手", ChangeStage.NONE),
        ("posting_return", {"sentence": "直してください。"}, "介護職員", ChangeStage.RETURNED),
        ("posting_refusal", {"ground": "illegal", "sentence": "できません。"}, "介護職員", ChangeStage.NONE),
    )
    for name, entered, title, stage in ways:
        posting = a_change(cast, job_title="看護助手")
        answer = counter.post(at(name, posting), {"revision": "2", **entered})
        assert answer.status_code == 303, name
        row = fresh(posting)
        assert (row.state, row.change, row.job_title) == (PostingState.ACTIVE, stage, title), name


def test_corrections_are_asked_for_line_by_line(cast: Cast, counter: Client) -> None:
    """Every line that is typed has a box; what the rules object to is in it as a suggestion."""
    posting = breaking(cast, a_submitted(cast))
    answer = counter.get(at("posting_return", posting) + "?field=job_title")
    markup = answer.content.decode()
    assert "「職種」への指摘" in markup
    assert "remark_establishment_name" not in markup
    assert "最低賃金" in markup[markup.index('name="remark_base_pay_from"') :][:600]
    sent = {"revision": "1", "remark_job_title": "くわしく", "remark_base_pay_from": " ", "sentence": "2か所です。"}
    answer = counter.post(at("posting_return", posting), sent, follow=True)
    assert "修正を依頼しました" in text_of(answer)
    review = PostingReview.objects.get(posting=posting)
    assert [(each.field, each.text) for each in review.remarks.all()] == [("job_title", "くわしく")]
    told = page(counter, posting)
    for words in ("修正依頼", "2か所です。", "くわしく"):
        assert words in told, words


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"revision": "1"}, "修正してほしいことを"),
        ({"revision": "1", "remark_job_title": "あ" * 501}, "500文字以内"),
        ({"revision": "", "sentence": "直す"}, "画面は古くなっています"),
        ({"revision": "99999999999", "sentence": "直す"}, "画面は古くなっています"),
    ],
)
def test_a_return_that_says_nothing_comes_back(cast: Cast, counter: Client, sent: dict[str, str], said: str) -> None:
    posting = a_submitted(cast)
    answer = counter.post(at("posting_return", posting), sent)
    assert answer.status_code == 422
    assert any(said in line for line in summary_of(answer))
    assert fresh(posting).state == PostingState.SUBMITTED


def test_what_came_again_stands_beside_what_was_returned(cast: Cast, counter: Client) -> None:
    posting = a_resubmission(cast, job_title="看護助手")
    told = page(counter, posting)
    for words in ("修正を依頼した内容", "再提出された内容", "1項目が変わっています", "職種をくわしく書いてください。"):
        assert words in told, words
    assert counter.post(at("posting_acceptance", posting), {"revision": "2"}).status_code == 303
    assert fresh(posting).state == PostingState.ACTIVE


def test_a_refusal_has_its_ground_and_its_sentence(cast: Cast, counter: Client) -> None:
    posting = a_submitted(cast)
    assert "不受理は取り消せません" in text_of(counter.get(at("posting_refusal", posting)))
    answer = counter.post(at("posting_refusal", posting), {"revision": "1"})
    assert answer.status_code == 422
    assert len(summary_of(answer)) == 2
    counter.post(at("posting_refusal", posting), DECISIONS["posting_refusal"])
    assert fresh(posting).state == PostingState.REFUSED
    assert "根拠：労働条件が明示されていない" in page(counter, posting)


def test_an_extension_is_granted_or_not(cast: Cast, counter: Client) -> None:
    granted, declined = an_accepted(cast), an_accepted(cast, job_title="調理員")
    for posting in (granted, declined):
        ask_extension(posting=posting, by=cast.yamada, at=NOON)
    assert "2027年1月31日（日）から2027年2月28日（日）まで" in page(counter, granted)
    counter.post(at("posting_extension", granted), {"decision": "grant"})
    assert fresh(granted).extension == ExtensionStage.GRANTED
    answer = counter.post(at("posting_extension", declined), {"decision": "decline"})
    assert answer.status_code == 422
    counter.post(at("posting_extension", declined), {"decision": "decline", "sentence": "更新してください。"})
    assert fresh(declined).extension == ExtensionStage.NONE
    assert "更新してください。" in page(counter, declined)
    assert counter.post(at("posting_extension", declined), {"decision": "x"}).status_code == 422
    again = counter.post(at("posting_extension", granted), {"decision": "grant"}, follow=True)
    assert NOT_DONE in text_of(again)


@pytest.mark.parametrize("name", ["posting_acceptance", "posting_return", "posting_refusal"])
def test_of_two_reviewers_one_decides_and_the_other_is_told(cast: Cast, sign_in: SignIn, name: str) -> None:
    posting = a_submitted(cast)
    colleague = sign_in(a_staff_login("second", "佐藤 進", cast.office, NOW, is_reviewer=True))
    seen = {**DECISIONS[name], "revision": value_of(colleague.get(at("posting", posting)), "revision")}
    accept_posting(posting=posting, revision=1, by=cast.nakamura, at=NOON)
    told = text_of(colleague.post(at(name, posting), seen, follow=True))
    for words in (NOT_DONE, "ほかの方が先に手続きをしました", "13010-00000001"):
        assert words in told, words
    assert PostingReview.objects.filter(posting=posting).count() == 1


@pytest.mark.parametrize("name", sorted(set(DECISIONS) - {"posting_extension"}))
def test_what_was_withdrawn_meanwhile_is_not_decided(cast: Cast, counter: Client, name: str) -> None:
    posting = a_submitted(cast)
    withdraw_posting(posting=posting, by=cast.yamada, at=NOON)
    told = text_of(counter.post(at(name, posting), DECISIONS[name], follow=True))
    assert "取下げ" in told
    assert "できません" in told or NOT_DONE in told
    assert fresh(posting).state == PostingState.WITHDRAWN
    assert not PostingReview.objects.filter(posting=posting).exists()


def test_a_change_that_was_dropped_meanwhile_is_not_decided(cast: Cast, counter: Client) -> None:
    posting = a_change(cast, job_title="看護助手")
    drop_change(posting=posting, by=cast.yamada, at=NOON)
    told = text_of(counter.post(at("posting_acceptance", posting), {"revision": "2"}, follow=True))
    assert NOT_DONE in told
    assert fresh(posting).job_title == "介護職員"


@pytest.mark.parametrize("name", sorted(set(DECISIONS) - {"posting_extension", "posting_assignment"}))
def test_what_changed_meanwhile_is_read_again_first(cast: Cast, counter: Client, name: str) -> None:
    posting = a_resubmission(cast, job_title="看護助手")
    told = text_of(counter.post(at(name, posting), DECISIONS[name] | {"job_title": "調理員"}, follow=True))
    assert NOT_DONE in told
    assert fresh(posting).state == PostingState.SUBMITTED
