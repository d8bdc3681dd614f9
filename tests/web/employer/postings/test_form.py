"""The form of a posting in the browser's eyes: every question, saved whatever it says, judged after."""

import re
from html import unescape
from typing import Any

import pytest

from mypage.postings.content import KINDS, table
from mypage.postings.models import Posting, PostingDraft
from mypage.postings.pages import pages_of
from tests.cast import Cast
from tests.postings import NOON, a_draft
from tests.web.employer.people import browser_of, text
from tests.web.employer.postings.writing import address, autosave, kept, opened, save
from tests.web.forms import values_on

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def frozen(at_time: Any) -> None:
    at_time(NOON.isoformat())


@pytest.mark.parametrize("kind", KINDS.values())
def test_every_page_of_every_kind_asks_every_field_of_the_table_by_its_label(kind: str, cast: Cast) -> None:
    posting, client = a_draft(cast, kind), browser_of(cast.yamada)
    flags = ("disability", "trial") if kind in ("full_time", "part_time") else ()
    left = {field.name for field in table().of(kind, flags)}
    for page in pages_of(kind):
        html = (
            unescape(text(client.get(address(posting, page.slug))))
            .replace('<span class="hw-hidden">', "")
            .replace("</span>", "")
        )
        for field in page.fields:
            assert field.label in html, field.name
            left.discard(field.name)
    assert left == set()


def token_of(page: Any) -> str:
    found = re.search(r'name="form_token" value="([0-9a-f]{32})"', text(page))
    assert found
    return found[1]


def test_a_posting_is_begun_with_its_kind(cast: Cast) -> None:
    client = browser_of(cast.yamada)
    page = client.get("/employer/postings/new/")
    assert "手元にあると便利なもの" in text(page)
    refused = client.post("/employer/postings/new/", {})
    assert refused.status_code == 422
    assert "求人区分を選んでください。" in text(refused)
    sent = {"posting_category": "一般（パート）", "form_token": token_of(refused)}
    begun, again = (client.post("/employer/postings/new/", sent) for _ in range(2))
    posting = Posting.objects.get()
    assert (begun.status_code, begun["Location"]) == (303, address(posting))
    assert again["Location"] == begun["Location"]
    assert posting.kind == "part_time"
    assert "下書きを作りました" in text(client.get(address(posting)))


def test_a_good_page_is_saved_and_leads_to_the_next_one(cast: Cast) -> None:
    posting, client = a_draft(cast), browser_of(cast.yamada)
    response = save(client, posting, "pay", base_pay_from="２５万", base_pay_to="300,000円", finished="yes")
    assert (response.status_code, response["Location"]) == (303, address(posting, "payment"))
    assert kept(posting)["base_pay_from"] == "250000"
    assert kept(posting)["base_pay_to"] == "300000"
    assert PostingDraft.objects.get().finished == ["pay"]


def test_the_list_is_always_a_way_out(cast: Cast) -> None:
    posting, client = a_draft(cast), browser_of(cast.yamada)
    response = save(client, posting, "pay", base_pay_from="たくさん", go="list")
    assert (response.status_code, response["Location"]) == (303, address(posting))
    assert kept(posting)["base_pay_from"] == "たくさん"
    tasks = text(client.get(address(posting)))
    assert "要修正" in tasks
    assert "基本給（ａ）下限は、数字で入力してください。" in tasks
    mend = text(client.get(address(posting, "pay") + "?mend=1"))
    assert 'href="#id_base_pay_from"' in mend
    assert 'value="たくさん"' in mend


def test_a_page_with_mistakes_is_saved_and_says_what_to_mend(cast: Cast) -> None:
    posting, client = a_draft(cast), browser_of(cast.yamada)
    response = save(client, posting, "pay", base_pay_from="300000", base_pay_to="")
    assert response.status_code == 422
    html = unescape(text(response))
    assert "保存しました。直すところがあります" in html
    assert "<title>エラー：賃金" in html
    assert "「基本給（ａ）上限」が入力されていません" in html
    assert kept(posting)["base_pay_to"] == ""


def test_over_long_text_is_kept_and_counted(cast: Cast) -> None:
    posting, client = a_draft(cast), browser_of(cast.yamada)
    response = save(client, posting, "job", job_description="あ" * 365 + "変更範囲：変更なし")
    assert response.status_code == 422
    assert "14文字減らしてください" in text(response).replace("１４", "14")
    assert len(kept(posting)["job_description"]) == 374


def test_what_is_far_too_long_to_keep_stays_on_the_page(cast: Cast) -> None:
    posting, client = a_draft(cast), browser_of(cast.yamada)
    response = save(client, posting, "job", job_description="あ" * 20_001)
    assert response.status_code == 422
    assert "長すぎるため保存できません" in text(response)
    assert "あ" * 20_001 in text(response)


def test_half_width_signs_of_texts_become_full_width_and_that_is_told(cast: Cast) -> None:
    posting, client = a_draft(cast), browser_of(cast.yamada)
    save(client, posting, "job", job_title="PC操作ﾃﾞｰﾀ入力", go="list")
    assert kept(posting)["job_title"] == "ＰＣ操作データ入力"
    assert "半角の文字を全角に改めました：職種" in text(client.get(address(posting)))


def test_a_caution_is_shown_once_and_its_confirmation_is_kept(cast: Cast) -> None:
    posting, client = a_draft(cast), browser_of(cast.yamada)
    first = save(client, posting, "pay", base_pay_from="200000", base_pay_to="500000", finished="yes")
    assert first.status_code == 422
    html = text(first)
    assert "確かめていただきたいことがあります" in html
    keys = values_on(html, address(posting, "pay"))["caution"]
    assert keys
    again = save(client, posting, "pay", caution=keys, confirmed=keys, finished="yes")
    assert again.status_code == 303
    assert PostingDraft.objects.get().confirmed == keys
    taken_back = save(client, posting, "pay", caution=keys, finished="yes")
    assert taken_back.status_code == 303
    assert PostingDraft.objects.get().confirmed == []


def test_who_goes_on_later_is_not_judged(cast: Cast) -> None:
    posting, client = a_draft(cast), browser_of(cast.yamada)
    response = save(client, posting, "pay", base_pay_from="", finished="later")
    assert response.status_code == 303
    assert PostingDraft.objects.get().finished == []


def test_the_same_sending_twice_changes_nothing(cast: Cast) -> None:
    posting, client = a_draft(cast), browser_of(cast.yamada)
    data = opened(client, posting, "job", job_title="ドライバー", go="next", finished="yes")
    first = client.post(address(posting, "job"), data)
    version = PostingDraft.objects.get().version
    second = client.post(address(posting, "job"), data)
    assert first["Location"] == second["Location"]
    assert PostingDraft.objects.get().version == version


def test_back_to_the_check_page(cast: Cast) -> None:
    posting, client = a_draft(cast), browser_of(cast.yamada)
    assert "保存して確認画面に戻る" in text(client.get(address(posting, "pay") + "?back=check"))
    response = save(client, posting, "pay", go="check", back="check")
    assert response["Location"] == f"/employer/postings/{posting.pk}/check/"


@pytest.mark.parametrize("who", ["ito", "tanaka", None])
def test_who_may_not_write(who: str | None, cast: Cast) -> None:
    posting = a_draft(cast)
    client = browser_of(getattr(cast, who) if who else None)
    statuses = {"ito": {403}, "tanaka": {404}, None: {302, 303}}[who]
    for path in (address(posting, "pay"), address(posting, "pay") + "autosave/", address(posting) + "deletion/"):
        assert client.post(path, {"base_pay_from": "1", "version": "1"}).status_code in statuses
    assert kept(posting)["base_pay_from"] != "1"


def test_a_viewer_sees_the_list_and_the_preview(cast: Cast) -> None:
    posting, client = a_draft(cast), browser_of(cast.ito)
    tasks = text(client.get(address(posting)))
    assert "閲覧のみの方は、入力できません" in tasks
    assert "/pages/" not in tasks
    assert client.get(address(posting) + "preview/").status_code == 200
    assert client.get(address(posting, "pay")).status_code == 403
    assert client.get("/employer/postings/new/").status_code == 403


def test_a_page_that_the_kind_does_not_have_is_not_there(cast: Cast) -> None:
    posting, client = a_draft(cast), browser_of(cast.yamada)
    assert client.get(address(posting, "youth")).status_code == 404
    assert client.get(address(posting, "nothing")).status_code == 404


def test_a_draft_is_deleted_after_a_look_and_can_be_brought_back(cast: Cast) -> None:
    posting, client = a_draft(cast), browser_of(cast.yamada)
    assert "30日のあいだは元に戻せます" in text(client.get(address(posting) + "deletion/"))
    response = client.post(address(posting) + "deletion/")
    assert response["Location"] == "/employer/postings/deleted/"
    assert client.get(address(posting)).status_code == 404
    client.post(address(posting) + "restoration/")
    assert client.get(address(posting)).status_code == 200


def test_the_preview_shows_what_seekers_see_first(cast: Cast) -> None:
    text_of_job = "".join(f"{number:02d}" for number in range(50))
    posting, client = a_draft(cast, job_description=text_of_job), browser_of(cast.yamada)
    html = text(client.get(address(posting) + "preview/"))
    lines = re.findall(r"<span>([０-９…]+)</span>", html)
    assert [len(line.removesuffix("…")) for line in lines] == [30, 30, 30]
    assert lines[-1].endswith("…")


def test_pages_take_few_statements(cast: Cast, django_assert_max_num_queries: Any) -> None:
    """Ten; the list of tasks asks for every rule's circumstances."""
    posting, client = a_draft(cast), browser_of(cast.yamada)
    client.get(address(posting))
    most = dict.fromkeys((page.slug for page in pages_of("full_time")), 10)
    for slug, statements in {**most, "": 16}.items():
        with django_assert_max_num_queries(statements):
            assert client.get(address(posting, slug)).status_code == 200
    data = opened(client, posting, "job", job_title="ドライバー")
    with django_assert_max_num_queries(10):
        assert autosave(client, posting, "job", data).status_code == 200


@pytest.mark.parametrize("kind", KINDS.values())
def test_a_page_that_is_sent_as_it_was_drawn_changes_nothing(kind: str, cast: Cast) -> None:
    posting, client = a_draft(cast, kind), browser_of(cast.yamada)
    before = kept(posting)
    for page in pages_of(kind):
        assert autosave(client, posting, page.slug, opened(client, posting, page.slug)).status_code == 200
    after = kept(posting)
    assert {name: value for name, value in after.items() if value} == {
        name: value for name, value in before.items() if value
    }


def test_what_another_kind_was_asked_stays_in_the_draft(cast: Cast) -> None:
    posting, client = a_draft(cast, "part_time", between_from="10:00"), browser_of(cast.yamada)
    save(client, posting, "category", posting_category="一般（フルタイム）", go="list")
    save(client, posting, "hours", break_minutes="45", go="list")
    save(client, posting, "days-off", go="list")
    assert kept(posting)["between_from"] == "10:00"
    save(client, posting, "category", posting_category="一般（パート）", go="list")
    assert 'name="between_from" value="10:00"' in re.sub(
        r' (?!name|value)[a-z-]+="[^"]*"', "", text(client.get(address(posting, "hours")))
    )
