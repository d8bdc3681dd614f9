"""The page of a posting that was submitted, its withdrawal, and writing anew what was withdrawn or has lapsed."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from mypage.notifications.models import Mail, Notice
from mypage.postings.commands.drafting import delete_draft
from mypage.postings.commands.submitting import lapse_postings, note_visit, withdraw_posting
from mypage.postings.models import Posting
from tests.cast import Cast
from tests.postings import NOON, a_draft, a_submitted
from tests.web.employer.people import browser_of, text

TOKEN = "0123456789abcdef" * 2


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


def test_it_says_where_it_stands_and_what_was_submitted(cast: Cast, yamada: Client) -> None:
    """State, receipt number, timeline with names, every answer."""
    posting = a_submitted(cast)
    page = text(yamada.get(url("", posting)))
    for words in ("確認待ち", str(posting.receipt_number), "申込み", "山田 太郎", "240,000円〜280,000円", "取り下げる"):
        assert words in page
    assert "変更" not in page.partition("進みぐあい")[2].partition("1 求人区分")[0]


def test_what_was_submitted_stays_although_the_establishment_changes(cast: Cast, yamada: Client) -> None:
    """The page shows the establishment as it was."""
    posting = a_submitted(cast)
    cast.shop.details |= {"business_description": "別の事業を始めました。"}
    cast.shop.save()
    page = text(yamada.get(url("", posting)))
    assert "高齢者が暮らす施設" in page
    assert "別の事業を始めました" not in page


def test_a_withdrawal_says_what_follows_and_tells_everybody(cast: Cast, yamada: Client) -> None:
    """Consequences first; then mail to both, a notice to the establishment and one to the office."""
    posting = a_submitted(cast)
    assert "取り下げるとどうなるか" in text(yamada.get(url("withdrawal", posting)))
    answer = yamada.post(url("withdrawal", posting), follow=True)
    page = text(answer)
    assert "求人の申込みを取り下げました" in page
    assert "この内容で新しく書く" in page
    assert Mail.objects.filter(template="posting_withdrawn").count() == 2
    assert Notice.objects.filter(template="posting_withdrawn", reader_kind="establishment").count() == 1
    assert Notice.objects.filter(template="posting_withdrawn_by_employer", reader_kind="office").count() == 1


def test_a_second_withdrawal_changes_nothing(cast: Cast, yamada: Client) -> None:
    """Double click, or a colleague was quicker."""
    posting = a_submitted(cast)
    for _ in range(2):
        assert yamada.post(url("withdrawal", posting))["Location"] == url("", posting)
    assert yamada.get(url("withdrawal", posting))["Location"] == url("", posting)
    assert Mail.objects.filter(template="posting_withdrawn").count() == 2


def test_it_is_withdrawn_while_the_office_looks_at_it(cast: Cast) -> None:
    """The office's button comes too late and says so."""
    posting = a_submitted(cast, flags=("disability",))
    browser_of(cast.yamada).post(url("withdrawal", posting))
    late = browser_of(cast.nakamura).post(reverse("staff:posting_visit", args=[posting.pk]), follow=True)
    assert "来所を記録しませんでした" in text(late)
    posting.refresh_from_db()
    assert posting.visited_at is None


def test_a_lapsed_application_can_be_written_anew(cast: Cast, yamada: Client, at_time: Any) -> None:
    """With its content, but for what has to be read and confirmed each time."""
    posting = a_submitted(cast, flags=("disability",))
    late = NOON + timedelta(days=20)
    assert lapse_postings(late) == 1
    at_time(late.isoformat())
    page = text(browser_of(cast.yamada).get(url("", posting)))
    assert "この申込みは失効しました" in page
    assert 'name="form_token"' in page
    answer = browser_of(cast.yamada).post(url("copy", posting), {"form_token": TOKEN})
    anew = Posting.objects.latest("pk")
    assert answer["Location"] == f"{url('copied', anew)}?from={posting.pk}"
    values = anew.draft.values
    assert values["job_description"] == posting.draft.values["job_description"]
    assert not {"has_read_leaflet", "confirms_self_declaration"} & set(values)


def test_a_draft_is_not_written_anew(cast: Cast, yamada: Client) -> None:
    """It was never submitted."""
    draft = a_draft(cast)
    assert yamada.post(url("copy", draft), {"form_token": TOKEN})["Location"] == url("", draft)
    assert Posting.objects.count() == 1


@pytest.fixture
def withdrawn(cast: Cast) -> Posting:
    """An application that was withdrawn."""
    posting = a_submitted(cast)
    withdraw_posting(posting=posting, by=cast.yamada, at=NOON)
    return posting


def token_in(client: Client, posting: Posting) -> dict[str, str]:
    """What the button on the page of a posting sends."""
    found = re.search(r'name="form_token" value="([0-9a-f]{32})"', text(client.get(url("", posting))))
    assert found
    return {"form_token": found[1]}


def test_a_second_click_leads_to_the_draft_of_the_first(withdrawn: Posting, yamada: Client) -> None:
    """Also without scripts, which would stop it; the page tells it once."""
    sent = token_in(yamada, withdrawn)
    first, second = (yamada.post(url("copy", withdrawn), sent) for _ in range(2))
    anew = Posting.objects.exclude(pk=withdrawn.pk).get()
    assert first["Location"] == second["Location"] == f"{url('copied', anew)}?from={withdrawn.pk}"


def test_the_page_opened_again_makes_another_draft(withdrawn: Posting, yamada: Client) -> None:
    """Several postings may be written anew from one application."""
    for _ in range(2):
        yamada.post(url("copy", withdrawn), token_in(yamada, withdrawn))
    assert Posting.objects.exclude(pk=withdrawn.pk).count() == 2


def test_the_same_token_of_another_login_is_its_own(cast: Cast, withdrawn: Posting, yamada: Client) -> None:
    """Nobody learns what somebody else made."""
    for client in (yamada, browser_of(cast.suzuki)):
        client.post(url("copy", withdrawn), {"form_token": TOKEN})
    assert Posting.objects.exclude(pk=withdrawn.pk).count() == 2


def test_a_page_whose_draft_was_deleted_makes_no_other_by_itself(
    cast: Cast, withdrawn: Posting, yamada: Client
) -> None:
    """It says what to do instead."""
    sent = token_in(yamada, withdrawn)
    yamada.post(url("copy", withdrawn), sent)
    delete_draft(posting=Posting.objects.latest("pk"), by=cast.yamada, at=NOON)
    answer = yamada.post(url("copy", withdrawn), sent, follow=True)
    assert "新しい求人は作っていません" in text(answer)
    assert Posting.objects.count() == 2


@pytest.mark.parametrize("token", ["", "x" * 32, "a" * 33])
def test_a_form_without_its_token_makes_nothing(withdrawn: Posting, yamada: Client, token: str) -> None:
    """It leads back to the page, which has a fresh one."""
    answer = yamada.post(url("copy", withdrawn), {"form_token": token})
    assert answer["Location"] == url("", withdrawn)
    assert Posting.objects.count() == 1


def test_an_application_whose_visit_was_noted_does_not_lapse(cast: Cast) -> None:
    """However late."""
    posting = a_submitted(cast, flags=("disability",))
    note_visit(posting=posting, by=cast.nakamura, at=NOON)
    assert lapse_postings(NOON + timedelta(days=60)) == 0


def test_a_reader_sees_it_without_buttons(cast: Cast) -> None:
    """閲覧のみ reads."""
    page = text(browser_of(cast.ito).get(url("", a_submitted(cast))))
    assert "介護職員" in page
    assert "取り下げる" not in page


def test_another_employer_finds_nothing(cast: Cast) -> None:
    """Not even that there is one."""
    assert browser_of(cast.tanaka).get(url("", a_submitted(cast))).status_code == 404


def test_the_page_asks_the_database_little(cast: Cast, yamada: Client, django_assert_max_num_queries: Any) -> None:
    """However long its timeline."""
    posting = a_submitted(cast)
    yamada.get(url("", posting))
    with django_assert_max_num_queries(14):
        yamada.get(url("", posting))
