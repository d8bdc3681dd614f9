"""What was returned is mended, what is in force is changed: the task list, the form, the check page, the sending."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from mypage.postings.choices import ChangeStage, PostingState
from mypage.postings.commands.changing import begin_change
from mypage.postings.commands.living import decide_extension
from mypage.postings.commands.reviewing import accept_posting, return_posting
from mypage.postings.models import Posting, PostingEvent
from tests.cast import Cast
from tests.postings import NOON, a_submitted, an_accepted
from tests.web.employer.people import browser_of, text
from tests.web.employer.postings.writing import address, autosave, kept, opened, save
from tests.web.forms import sending

MARK = "ハローワークからの指摘"


@pytest.fixture(autouse=True)
def _noon(at_time: Any) -> None:
    at_time(NOON.isoformat())


@pytest.fixture
def yamada(cast: Cast) -> Client:
    """The browser of the 代表 of 山田商店."""
    return browser_of(cast.yamada)


def url(name: str, posting: Posting) -> str:
    """A page of a posting; its own for no name."""
    return reverse(f"employer:posting_{name}" if name else "employer:posting", args=[posting.pk])


def fresh(posting: Posting) -> Posting:
    return Posting.objects.select_related("in_force").get(pk=posting.pk)


def returned(cast: Cast, posting: Posting, revision: int = 1, **remarks: str) -> Posting:
    """The office wants it mended."""
    said = remarks or {"job_title": "職種をくわしく書いてください。"}
    return_posting(
        posting=posting, revision=revision, remarks=said, sentence="ご確認ください。", by=cast.nakamura, at=NOON
    )
    return fresh(posting)


def send(client: Client, posting: Posting) -> Any:
    """The check page sent with everything ticked."""
    form = sending(text(client.get(url("check", posting))), url("submission", posting), is_true="on")
    page = text(client.get(url("check", posting)))
    ticks = {name: "on" for name in form if name.startswith("caution_")}
    names = {part.partition('"')[0] for part in page.split('name="caution_')[1:]}
    ticks |= {f"caution_{name}": "on" for name in names}
    return client.post(url("submission", posting), form | ticks)


@pytest.mark.seed("S-03")
def test_remarks_stand_where_they_are_mended(cast: Cast, yamada: Client) -> None:
    """On the posting's page, at the line of the task list, at the field; until it is sent again."""
    posting = returned(cast, a_submitted(cast), job_title="職種をくわしく。", base_pay_from="下限の根拠は。")
    own = text(yamada.get(url("", posting)))
    for words in ("修正依頼</span>", "ご確認ください。", "職種をくわしく。", "下限の根拠は。", "修正する"):
        assert words in own
    tasks = text(yamada.get(url("writing", posting)))
    assert "求人の修正：介護職員" in tasks
    assert f'href="{address(posting, "job")}#remark-job_title"' in tasks
    assert "要修正" in tasks
    assert "削除する" not in tasks
    page = text(yamada.get(address(posting, "job")))
    assert page.count("職種をくわしく。") == 2
    assert 'href="#remark-job_title"' in page
    assert 'id="remark-job_title"' in page
    assert MARK in page
    assert "下限の根拠は。" not in page
    save(yamada, posting, "job", job_title="介護職員（夜勤なし）")
    assert 'id="remark-job_title"' in text(yamada.get(address(posting, "job")))
    assert MARK in text(yamada.get(url("check", posting)))


def test_a_remark_on_what_the_form_does_not_ask_is_told_on_the_task_list(cast: Cast, yamada: Client) -> None:
    """It is mended with the establishment."""
    posting = returned(cast, a_submitted(cast), establishment_name="名称を確かめてください。")
    page = text(yamada.get(url("writing", posting)))
    assert "からの指摘：事業所名" in page
    assert "名称を確かめてください。" in text(yamada.get(address(posting, "establishment")))


@pytest.mark.seed("S-03")
def test_what_was_mended_is_sent_again_under_its_number(cast: Cast, yamada: Client) -> None:
    """Every button leads back to the task list of the correction; sending leads to the receipt."""
    posting = returned(cast, a_submitted(cast))
    receipt = posting.receipt_number
    answer = save(yamada, posting, "job", job_title="介護職員（夜勤なし）", go="list")
    assert answer["Location"] == url("writing", posting)
    page = text(yamada.get(url("check", posting)))
    assert "修正した内容を申し込む" in page
    assert f'href="{url("writing", posting)}"' in page
    assert send(yamada, posting)["Location"] == url("receipt", posting)
    row = fresh(posting)
    assert (row.state, row.receipt_number, row.revisions.count()) == (PostingState.SUBMITTED, receipt, 2)
    for name in ("check", "submission"):
        assert yamada.get(url(name, posting))["Location"] == url("receipt", posting)
    assert yamada.get(url("writing", posting))["Location"] == url("", posting)
    assert "いまは書きかえられません" in text(yamada.get(url("", posting)))


def test_a_draft_keeps_its_address_and_what_was_returned_is_not_deleted(cast: Cast, yamada: Client) -> None:
    """Only what was never submitted may be deleted."""
    posting = returned(cast, a_submitted(cast))
    for way in (yamada.get, yamada.post):
        assert way(url("deletion", posting))["Location"] == url("", posting)
        assert "削除しませんでした" in text(yamada.get(url("", posting)))
    assert fresh(posting).deleted_at is None


def test_the_kind_of_what_is_in_force_is_not_changed(cast: Cast, yamada: Client) -> None:
    """R-008: shown, said at the field, and kept whatever is sent: by the form, the automatic saving, a decision."""
    posting = an_accepted(cast)
    begin_change(posting=posting, by=cast.yamada, at=NOON)
    page = text(yamada.get(address(posting, "category")))
    assert "求人区分は、受理のあとは変更できません" in page
    assert 'name="posting_category"' not in page
    sent = opened(yamada, posting, "category") | {"posting_category": "一般（パート）"}
    assert yamada.post(address(posting, "category"), sent | {"go": "list"})["Location"] == url("writing", posting)
    assert autosave(yamada, posting, "category", sent).status_code == 200
    decided = {"resolve": "1", "version": "9", "mine_posting_category": '"一般（パート）"'}
    yamada.post(address(posting, "category"), decided | {"choose_posting_category": "mine"})
    assert kept(posting)["posting_category"] == "一般（フルタイム）"


@pytest.mark.seed("S-03")
def test_a_change_shows_the_old_beside_the_new_first(cast: Cast, yamada: Client) -> None:
    """And cannot be sent while nothing changes."""
    posting = an_accepted(cast)
    begin_change(posting=posting, by=cast.yamada, at=NOON)
    tasks = text(yamada.get(url("writing", posting)))
    assert "求人内容の変更：介護職員" in tasks
    assert "13010-00000001" in tasks
    assert "まだ何も変わっていません" in text(yamada.get(url("check", posting)))
    bare = send(yamada, posting)
    assert bare.status_code == 422
    assert "変わった内容がないため、変更を申し出られません。" in text(bare)
    save(yamada, posting, "job", job_title="看護助手")
    page = text(yamada.get(url("check", posting)))
    assert "/pages/category/?back=check#id_posting_category" not in page
    changes = page.partition("変更の内容（1件）")[2].partition("</table>")[0]
    assert "介護職員</del>" in changes
    assert "看護助手</ins>" in changes
    assert page.index("変更の内容") < page.index("1 求人区分・公開範囲")
    assert send(yamada, posting)["Location"] == url("", posting)
    page = text(yamada.get(url("", posting)))
    for words in ("変更を申し出ました", "変更の確認中</span>", "公開中</span>", "<h1>介護職員"):
        assert words in page
    assert fresh(posting).change == ChangeStage.WAITING
    assert yamada.post(url("submission", posting), {})["Location"] == url("", posting)
    assert "変更は受け付け済みです" in text(yamada.get(url("", posting)))
    assert fresh(posting).revisions.count() == 2


def test_readers_look_and_strangers_find_nothing(cast: Cast) -> None:
    """閲覧のみ sees the task list without links."""
    posting = returned(cast, a_submitted(cast))
    page = browser_of(cast.ito).get(url("writing", posting))
    assert page.status_code == 200
    assert "hw-tasks__link" not in text(page)
    assert browser_of(cast.ito).get(address(posting, "job")).status_code == 403
    assert browser_of(cast.tanaka).get(url("writing", posting)).status_code == 404


@pytest.mark.seed("S-03")
def test_the_whole_life_of_a_posting(cast: Cast, yamada: Client) -> None:
    """Submitted, returned, mended, accepted, changed, returned, accepted, stopped, resumed, extended, cancelled."""
    posting = returned(cast, a_submitted(cast))
    save(yamada, posting, "job", job_title="看護助手")
    send(yamada, posting)
    accept_posting(posting=posting, revision=2, by=cast.nakamura, at=NOON)
    yamada.post(url("change", posting))
    save(yamada, posting, "job", job_title="看護補助者")
    send(yamada, posting)
    returned(cast, posting, 3)
    page = text(yamada.get(url("", posting)))
    assert "変更の修正依頼</span>" in page
    assert "変更を修正する" in page
    assert "<h1>看護助手" in page
    assert MARK in text(yamada.get(address(posting, "job")))
    save(yamada, posting, "job", job_title="看護補助")
    send(yamada, posting)
    accept_posting(posting=posting, revision=4, by=cast.nakamura, at=NOON)
    for step in ("suspension", "resumption", "extension"):
        yamada.post(url(step, posting))
    decide_extension(posting=posting, is_granted=True, sentence="", by=cast.nakamura, at=NOON)
    yamada.post(url("cancellation", posting), {"reason": "plans"})
    row = fresh(posting)
    assert (row.state, row.job_title, row.in_force and row.in_force.number) == ("cancelled", "看護補助", 4)
    told = list(PostingEvent.objects.filter(posting=posting).values_list("action", flat=True))
    assert told[1:] == [
        "submitted", "returned", "resubmitted", "accepted", "change_sent", "change_returned", "change_sent",
        "change_accepted", "suspended", "resumed", "extension_asked", "extended", "cancelled",
    ]  # fmt: skip
    page = text(yamada.get(url("", posting)))
    assert page.count("職種をくわしく書いてください。") == 2
    assert f'href="{url("cancellation", posting)}"' not in page


@pytest.mark.seed("S-03")
def test_a_new_posting_is_made_of_an_old_one(cast: Cast, yamada: Client, at_time: Any) -> None:
    """転用, also of one that ended: all answers but those given anew and days that are over, which are named."""
    posting = an_accepted(cast, application_accepted_until="2026-12-20", hires="3")
    yamada.post(url("cancellation", posting), {"reason": "plans"})
    at_time((NOON + timedelta(days=60)).isoformat())
    yamada = browser_of(cast.yamada)
    answer = yamada.post(url("copy", posting), {"form_token": "0" * 32})
    anew = Posting.objects.latest("pk")
    assert answer["Location"] == f"{url('copied', anew)}?from={posting.pk}"
    values = kept(anew)
    assert values["job_description"] == kept(posting)["job_description"]
    assert not {"hires", "has_read_leaflet", "confirms_self_declaration", "message_to_office"} & set(values)
    assert anew.source_number == "13010-00000001"
    page = text(yamada.get(answer["Location"]))
    for words in ("「介護職員」から新しい求人を作りました", "13010-00000001", "<li>採用人数</li>", "確認をはじめる"):
        assert words in page
    assert f'href="{address(anew, "category")}"' in page
    for asked in ("", "?from=x", "?from=999999"):
        assert yamada.get(url("copied", anew) + asked).status_code == (404 if "999" in asked else 200)
    assert yamada.get(url("copied", posting)).status_code == 404
