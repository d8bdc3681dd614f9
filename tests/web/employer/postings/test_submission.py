"""The check page, the submission, the receipt: what stops a posting, what is to be confirmed, once and only once."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from mypage.accounts.models import SignInSession
from mypage.notifications.models import Mail, Notice
from mypage.postings.commands.drafting import save_answers
from mypage.postings.commands.living import ask_extension
from mypage.postings.models import Posting, PostingRevision
from tests.cast import Cast
from tests.post import deliver
from tests.postings import NOON, a_draft, a_submitted, an_accepted
from tests.web.employer.people import BACKEND, browser_of, text

IS_TRUE = "内容が実際の労働条件と同じであることを確認しました"
NO_BONUS: dict[str, Any] = {"has_bonus": "なし"}
ABOUT_BONUS = "賞与の前年度実績"
OVERTIME_LONG: dict[str, Any] = {
    "has_overtime": "あり", "monthly_overtime_hours": "44", "has_special_clause": "なし",
}  # fmt: skip
"""A caution (R-108): 44 hours a month without a special clause."""


@pytest.fixture(autouse=True)
def _noon(at_time: Any) -> None:
    at_time(NOON.isoformat())


@pytest.fixture
def yamada(cast: Cast) -> Client:
    """The browser of the 代表 of 山田商店."""
    return browser_of(cast.yamada)


def url(name: str, posting: Posting) -> str:
    """A page of a posting."""
    return reverse(f"employer:posting_{name}", args=[posting.pk])


def boxes(page: str) -> list[str]:
    """The names of the boxes of cautions on a check page."""
    return re.findall(r'name="(caution_[0-9a-f]{12})"', page)


def version(page: str) -> str:
    """The version of the draft that a check page was drawn with."""
    found = re.search(r'name="version" value="(\d+)"', page)
    assert found
    return found[1]


def filled(client: Client, posting: Posting, **changes: str) -> dict[str, str]:
    """What the check page sends when everything on it is confirmed."""
    page = text(client.get(url("check", posting)))
    return (
        {"version": version(page), "is_true": "on", "message_to_office": ""}
        | dict.fromkeys(boxes(page), "on")
        | changes
    )


def test_everything_is_on_the_page_with_a_way_to_change_it(cast: Cast, yamada: Client) -> None:
    """Answers in words, and links that come back here."""
    posting = a_draft(cast)
    page = text(yamada.get(url("check", posting)))
    for words in (
        "介護職員",
        "240,000円〜280,000円",
        "050-01 高齢者入所型施設介護員",
        "東京都千代田区",
        "入力していない任意の項目",
    ):
        assert words in page
    assert f"{reverse('employer:posting_page', args=[posting.pk, 'pay'])}?back=check#id_base_pay_from" in page
    assert "求人を申し込む" in page
    assert "申し込む前に直すところ" not in page


def test_what_stops_it_is_listed_with_links(cast: Cast, yamada: Client) -> None:
    """Also after the button: 422, and nothing was submitted."""
    posting = a_draft(cast, job_title="", base_pay_to="200000")
    page = text(yamada.get(url("check", posting)))
    assert "申し込む前に直すところが" in page
    assert f"{reverse('employer:posting_page', args=[posting.pk, 'job'])}?back=check#id_job_title" in page
    refused = yamada.post(url("submission", posting), filled(yamada, posting, message_to_office="よろしくお願いします"))
    assert refused.status_code == 422
    assert "まだ申し込めません" in text(refused)
    assert "よろしくお願いします" in text(refused)
    posting.refresh_from_db()
    assert posting.is_draft
    assert posting.draft.values["message_to_office"] == "よろしくお願いします"


def test_a_missing_declaration_leads_to_its_page(cast: Cast, yamada: Client) -> None:
    """And back here."""
    posting = a_draft(cast)
    cast.shop.declarations.all().delete()
    page = text(yamada.get(url("check", posting)))
    assert f"{reverse('employer:declaration')}?next=%2Femployer%2Fpostings%2F{posting.pk}%2Fcheck%2F" in page


def test_a_caution_wants_its_box(cast: Cast, yamada: Client) -> None:
    """Without it the page comes back with the box marked, and keeps what was ticked and typed."""
    posting = a_draft(cast, **OVERTIME_LONG)
    sent = filled(yamada, posting, message_to_office="面接は午後を希望します")
    [*ticked, left] = sorted(name for name in sent if name.startswith("caution_"))
    del sent[left]
    refused = yamada.post(url("submission", posting), sent)
    page = text(refused)
    assert refused.status_code == 422
    assert f'href="#id_{left}"' in page
    assert "面接は午後を希望します" in page
    for name in (*ticked, "is_true"):
        assert re.search(rf'name="{name}" value="on" checked', page)
    sent[left], sent["version"] = "on", version(page)
    assert yamada.post(url("submission", posting), sent).status_code == 303
    kept = PostingRevision.objects.get(posting=posting).cautions
    assert "R-108" in {each["rule"] for each in kept}


def test_the_last_box_is_needed(cast: Cast, yamada: Client) -> None:
    """Nobody ticks it on the employer's behalf."""
    posting = a_draft(cast)
    assert "checked" not in text(yamada.get(url("check", posting))).partition('name="is_true"')[2][:80]
    sent = filled(yamada, posting)
    del sent["is_true"]
    refused = yamada.post(url("submission", posting), sent)
    assert (refused.status_code, f"「{IS_TRUE}」にチェックがついていません" in text(refused)) == (422, True)


def test_a_submission_gives_a_receipt(cast: Cast, yamada: Client) -> None:
    """Number, what happens next with the queue as it is, mail and notices without personal data."""
    posting = a_draft(cast)
    answer = yamada.post(url("submission", posting), filled(yamada, posting))
    assert (answer.status_code, answer["Location"]) == (303, url("receipt", posting))
    page = text(yamada.get(answer["Location"]))
    assert "2026-1122-0001" in page
    assert "いま確認を待っている申込みは1件、待ち時間のまんなかの値は0開庁日です" in page
    mails = Mail.objects.filter(template="posting_received")
    assert {mail.to for mail in mails} == {cast.yamada.email, cast.suzuki.email}
    assert not any("介護職員" in str(mail.facts) or cast.yamada.name in str(mail.facts) for mail in mails)
    assert Notice.objects.filter(template="posting_submitted", reader_id=cast.office.pk).count() == 1


def test_a_second_click_shows_the_first_result(cast: Cast, yamada: Client) -> None:
    """Double click, another tab, the button of the browser that goes back: one submission."""
    posting = a_draft(cast)
    sent = filled(yamada, posting)
    for _ in range(2):
        assert yamada.post(url("submission", posting), sent)["Location"] == url("receipt", posting)
    page = text(yamada.get(url("receipt", posting)))
    assert "申込みは受け付け済みです" in page
    assert "2026-1122-0001" in page
    back = yamada.get(url("check", posting), follow=True)
    assert "申込みは受け付け済みです" in text(back)
    assert PostingRevision.objects.filter(posting=posting).count() == 1
    assert Mail.objects.filter(template="posting_received").count() == 2


def test_what_a_colleague_changed_is_looked_at_first(cast: Cast, yamada: Client) -> None:
    """Nobody submits what he has not seen."""
    posting = a_draft(cast)
    sent = filled(yamada, posting)
    save_answers(posting=posting, values={"hires": "5"}, version=1, editor="other", by=cast.suzuki, at=NOON)
    refused = yamada.post(url("submission", posting), sent)
    page = text(refused)
    assert refused.status_code == 422
    assert "この画面を開いたあとで、求人の内容が変わりました" in page
    assert "5名" in page
    assert yamada.post(url("submission", posting), sent | {"version": version(page)}).status_code == 303


@pytest.mark.parametrize("sent", ["", "abc", "9" * 30, "-1"])
def test_a_version_that_is_none_is_an_outdated_page(cast: Cast, yamada: Client, sent: str) -> None:
    """Whatever is sent, the answer is a page."""
    posting = a_draft(cast)
    refused = yamada.post(url("submission", posting), filled(yamada, posting, version=sent))
    assert refused.status_code == 422


def test_a_message_that_breaks_a_rule_stops_the_submission(cast: Cast, yamada: Client) -> None:
    """It is judged as it is sent, not as it stood before."""
    posting = a_draft(cast)
    refused = yamada.post(url("submission", posting), filled(yamada, posting, message_to_office="あ" * 301))
    assert refused.status_code == 422
    assert "あ" * 301 in text(refused)


def test_the_receipt_survives_a_bookmark(cast: Cast, yamada: Client) -> None:
    """Weeks later, and after a withdrawal; a draft has none."""
    posting = a_submitted(cast)
    assert posting.receipt_number
    assert posting.receipt_number in text(yamada.get(url("receipt", posting)))
    yamada.post(url("withdrawal", posting))
    page = text(yamada.get(url("receipt", posting)))
    assert posting.receipt_number in page
    assert "取下げ" in page
    assert yamada.get(url("receipt", a_draft(cast))).status_code == 404


def test_the_receipt_tells_when_the_application_came_in(cast: Cast, yamada: Client) -> None:
    """Whatever was sent about the posting since."""
    posting = an_accepted(cast)
    ask_extension(posting=posting, by=cast.suzuki, at=NOON + timedelta(days=3))
    page = text(yamada.get(url("receipt", posting)))
    assert "2026年11月22日" in page
    assert "2026年11月25日" not in page


def test_a_visit_is_announced_with_its_day(cast: Cast, yamada: Client) -> None:
    """The first 障害者専用求人 wants a visit within 14 days."""
    posting = a_draft(cast, flags=("disability",))
    page = text(yamada.get(url("check", posting)))
    assert "窓口へのご来所が必要な申込みです" in page
    assert "2026年12月4日（金）までに" in page
    yamada.post(url("submission", posting), filled(yamada, posting))
    assert "2026年12月4日（金）までに" in text(yamada.get(url("receipt", posting)))
    assert all("ご来所の期限　　2026年12月4日（金）" in str(mail.body) for mail in deliver(NOON))


def test_another_employers_posting_is_not_there(cast: Cast) -> None:
    """404 on every page of it."""
    posting = a_draft(cast)
    stranger = browser_of(cast.tanaka)
    for name in ("check", "receipt", "withdrawal"):
        assert stranger.get(url(name, posting)).status_code == 404
    for name in ("submission", "withdrawal", "copy"):
        assert stranger.post(url(name, posting)).status_code == 404


def test_a_reader_reads_and_does_not_submit(cast: Cast) -> None:
    """閲覧のみ sees the receipt, not the check page."""
    reader = browser_of(cast.ito)
    draft, submitted = a_draft(cast), a_submitted(cast)
    assert reader.get(url("receipt", submitted)).status_code == 200
    assert reader.get(url("check", draft)).status_code == 403
    for name in ("submission", "withdrawal", "copy"):
        assert reader.post(url(name, submitted)).status_code == 403


def test_a_session_that_ended_costs_nothing(cast: Cast, yamada: Client) -> None:
    """What was typed and ticked stands on the page after the sign-in; nothing was submitted."""
    posting = a_draft(cast, **OVERTIME_LONG)
    sent = filled(yamada, posting, message_to_office="面接は午後を希望します")
    SignInSession.objects.update(expire_date=NOON - timedelta(minutes=1))
    assert "お預かりします" in text(yamada.post(url("submission", posting), sent))
    yamada.force_login(cast.yamada, backend=BACKEND)
    page = text(yamada.get(url("submission", posting)))
    assert "まだ申し込んでいません" in page
    assert "面接は午後を希望します" in page
    assert re.search(r'name="caution_\w+" value="on" checked', page)
    assert not PostingRevision.objects.exists()
    assert yamada.post(url("submission", posting), sent).status_code == 303
    assert yamada.get(url("submission", posting))["Location"] == url("receipt", posting)


def test_the_check_page_asks_the_database_little(
    cast: Cast, yamada: Client, django_assert_max_num_queries: Any
) -> None:
    """Twelve statements besides those of the sign-in and the frame."""
    posting = a_draft(cast)
    yamada.get(url("check", posting))
    with django_assert_max_num_queries(18):
        yamada.get(url("check", posting))


def test_the_leaflet_is_a_page(cast: Cast, yamada: Client) -> None:
    """Its text also stands folded on the check page."""
    assert "<h2>労働条件を正しく示す</h2>" in text(yamada.get(reverse("employer:posting_leaflet")))
    assert "<h4>労働条件を正しく示す</h4>" in text(yamada.get(url("check", a_draft(cast))))
