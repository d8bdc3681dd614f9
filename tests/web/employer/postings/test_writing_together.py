"""Saving while one writes, and two people on one draft: nobody's words are lost."""

from html import unescape
from typing import Any

import pytest

from mypage.kernel.clock import now
from mypage.postings.commands.drafting import delete_draft
from mypage.postings.models import PostingDraft
from tests.cast import Cast
from tests.postings import NOON, a_draft
from tests.web.employer.people import browser_of, text
from tests.web.employer.postings.writing import address, autosave, kept, opened, save
from tests.web.forms import sending

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def frozen(at_time: Any) -> None:
    at_time(NOON.isoformat())


def test_saving_while_one_writes_answers_what_is_asked_now(cast: Cast) -> None:
    posting, client = a_draft(cast), browser_of(cast.yamada)
    data = opened(client, posting, "pay", fixed_overtime="あり", fixed_overtime_from="３万", base_pay_from="")
    answer = autosave(client, posting, "pay", data).json()
    assert answer["at"] == "12:00"
    assert "fixed_overtime_remarks" in answer["shown"]
    assert "fixed_overtime_remarks" in answer["required"]
    assert answer["computed"]["total_pay_from"] == ""
    assert "基本給を入力すると計算します" in answer["panels"]["numbers"]
    assert kept(posting)["fixed_overtime_from"] == "30000"
    assert PostingDraft.objects.get().finished == []


def test_sums_are_the_servers_word(cast: Cast) -> None:
    posting, client = a_draft(cast), browser_of(cast.yamada)
    data = opened(client, posting, "pay", base_pay_from="250000", base_pay_to="250000")
    answer = autosave(client, posting, "pay", data).json()
    assert answer["computed"]["total_pay_from"] == "260,000円"
    assert "東京都の最低賃金" in answer["panels"]["numbers"]


def test_two_people_on_different_questions_of_a_page_do_not_meet(cast: Cast) -> None:
    posting, yamada, suzuki = a_draft(cast), browser_of(cast.yamada), browser_of(cast.suzuki)
    hers = opened(yamada, posting, "job", job_description="あたらしい仕事です。変更範囲：変更なし")
    save(suzuki, posting, "job", job_title="調理員", go="list")
    response = yamada.post(address(posting, "job"), {**hers, "go": "list"})
    assert response.status_code == 303
    assert kept(posting)["job_title"] == "調理員"
    assert kept(posting)["job_description"].startswith("あたらしい仕事")


def test_saving_on_and_on_never_goes_over_the_other_s_words(cast: Cast) -> None:
    posting, yamada, suzuki = a_draft(cast), browser_of(cast.yamada), browser_of(cast.suzuki)
    hers = opened(yamada, posting, "job")
    save(suzuki, posting, "job", job_title="調理員", go="list")
    for number in range(3):
        typed = {**hers, "job_description": f"仕事{number}　変更範囲：変更なし"}
        assert autosave(yamada, posting, "job", typed).status_code == 200
    assert kept(posting)["job_title"] == "調理員"


def test_two_answers_to_one_question_are_shown_side_by_side(cast: Cast) -> None:
    posting, yamada, suzuki = a_draft(cast), browser_of(cast.yamada), browser_of(cast.suzuki)
    hers = opened(yamada, posting, "pay", base_pay_from="210000", base_pay_to="290000")
    save(suzuki, posting, "pay", base_pay_from="230000", go="list")

    quiet = autosave(yamada, posting, "pay", hers)
    assert (quiet.status_code, quiet.json()) == (409, {"fields": ["基本給（ａ）下限"]})
    assert kept(posting)["base_pay_to"] == "290000", "what nobody else touched is kept"

    told = yamada.post(address(posting, "pay"), {**hers, "go": "next"})
    html = unescape(text(told))
    assert told.status_code == 409
    assert "鈴木 次郎" in html or "ほかの方" in html
    assert "230,000円" in html
    assert "210,000円" in html

    undecided = yamada.post(address(posting, "pay"), sending(text(told), address(posting, "pay")))
    assert undecided.status_code == 409
    assert "どちらの内容を残すか選んでください。" in text(undecided)

    decision = sending(text(undecided), address(posting, "pay"), choose_base_pay_from="mine")
    done = yamada.post(address(posting, "pay"), decision)
    assert (done.status_code, done["Location"]) == (303, address(posting, "pay"))
    assert kept(posting)["base_pay_from"] == "210000"


def test_the_other_s_answer_may_stay(cast: Cast) -> None:
    posting, yamada, suzuki = a_draft(cast), browser_of(cast.yamada), browser_of(cast.suzuki)
    hers = opened(yamada, posting, "application", application_documents=["ハローワーク紹介状"])
    save(suzuki, posting, "application", application_documents=["履歴書（写真貼付）", "職務経歴書"], go="list")
    told = yamada.post(address(posting, "application"), {**hers, "go": "next"})
    assert "履歴書（写真貼付）、職務経歴書" in text(told)
    data = sending(text(told), address(posting, "application"), choose_application_documents="theirs")
    yamada.post(address(posting, "application"), data)
    assert kept(posting)["application_documents"] == ["履歴書（写真貼付）", "職務経歴書"]


def test_what_was_typed_into_a_draft_that_is_gone_is_shown(cast: Cast) -> None:
    posting, client = a_draft(cast), browser_of(cast.yamada)
    data = opened(client, posting, "job", job_title="もう書けない職種")
    delete_draft(posting=posting, by=cast.suzuki, at=now())
    response = client.post(address(posting, "job"), {**data, "go": "next"})
    assert response.status_code == 409
    assert "もう書けない職種" in text(response)
    assert autosave(client, posting, "job", data).status_code == 410


def test_a_page_that_the_new_kind_does_not_have_is_kept_all_the_same(cast: Cast) -> None:
    posting, yamada, suzuki = a_draft(cast, "university"), browser_of(cast.yamada), browser_of(cast.suzuki)
    data = opened(yamada, posting, "youth", has_mentors="あり")
    save(suzuki, posting, "category", posting_category="一般（フルタイム）", go="list")
    response = yamada.post(address(posting, "youth"), {**data, "go": "next"})
    assert (response.status_code, response["Location"]) == (303, address(posting))
    assert kept(posting)["has_mentors"] == "あり"
    assert "今の求人では使いません" in text(yamada.get(address(posting)))


@pytest.mark.parametrize(
    "broken", [{"version": "x"}, {"version": "9" * 30}, {"drawn": "{"}, {"drawn": "[1]"}, {"editor": ""}]
)
def test_forged_page_facts_do_no_harm(broken: dict[str, str], cast: Cast) -> None:
    posting, client = a_draft(cast), browser_of(cast.yamada)
    data = opened(client, posting, "job", **broken, job_title="ドライバー")
    assert autosave(client, posting, "job", data).status_code == 200
    assert kept(posting)["job_title"] == "ドライバー"
