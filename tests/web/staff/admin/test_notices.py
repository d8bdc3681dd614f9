"""お知らせ on the screens: written, previewed, shown to the public for its term, withdrawn."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from mypage.guidance.models import PublicNotice
from mypage.kernel.clock import in_japan, now
from tests.cast import Cast


def boxes(name: str, days: int) -> dict[str, str]:
    """A moment so many days from now, in its four boxes."""
    at = in_japan(now() + timedelta(days=days))
    parts = (f"令和{at.year - 2018}", str(at.month), str(at.day), f"{at.hour}:{at.minute:02d}")
    return {f"{name}_{number}": part for number, part in enumerate(parts)}


def form_of(since: int = -1, until: int | None = 5, **changes: str) -> dict[str, str]:
    """What the form sends."""
    term = boxes("shown_from", since) | (boxes("shown_until", until) if until is not None else {})
    return {"title": "年末年始の閉庁", "text": "12月29日から1月3日まで閉庁します。"} | term | changes


def test_a_notice_is_published_and_read_on_the_top_page(cast: Cast, administrator: Client, client: Client) -> None:
    assert administrator.post(reverse("staff:public_notice_new"), form_of()).status_code == 303
    assert "年末年始の閉庁" in client.get("/").content.decode()
    assert "掲載中" in administrator.get(reverse("staff:public_notices")).content.decode()


@pytest.mark.parametrize(("since", "until"), [(1, 5), (-5, -1)])
def test_before_and_after_its_term_nobody_reads_it(
    cast: Cast, administrator: Client, client: Client, since: int, until: int
) -> None:
    assert administrator.post(reverse("staff:public_notice_new"), form_of(since, until)).status_code == 303
    assert "年末年始の閉庁" not in client.get("/").content.decode()
    assert client.get(reverse("public:notice", args=[PublicNotice.objects.get().pk])).status_code == 404


def test_an_emergency_stands_above_every_page(cast: Cast, administrator: Client, client: Client) -> None:
    administrator.post(reverse("staff:public_notice_new"), form_of(is_emergency="on", until=None))
    for name in ("public:top", "public:opening", "employer:sign_in"):
        assert 'id="emergency-title"' in client.get(reverse(name)).content.decode()
    notice = PublicNotice.objects.get()
    administrator.post(reverse("staff:public_notice_withdrawal", args=[notice.pk]))
    assert 'id="emergency-title"' not in client.get("/").content.decode()


def test_a_preview_shows_the_notice_and_keeps_nothing(cast: Cast, administrator: Client, client: Client) -> None:
    answer = administrator.post(reverse("staff:public_notice_preview"), form_of(title="<b>強い</b>題名"))
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "&lt;b&gt;強い&lt;/b&gt;題名" in page
    assert "まだ保存していません" in page
    assert f'action="{reverse("staff:public_notice_new")}"' in page
    assert not PublicNotice.objects.exists()


def test_a_preview_of_a_change_leads_back_to_that_notice(cast: Cast, administrator: Client) -> None:
    administrator.post(reverse("staff:public_notice_new"), form_of())
    notice = PublicNotice.objects.get()
    address = reverse("staff:public_notice_preview") + f"?notice={notice.pk}"
    page = administrator.post(address, form_of(title="別の題名")).content.decode()
    assert f'action="{reverse("staff:public_notice", args=[notice.pk])}"' in page
    notice.refresh_from_db()
    assert notice.title == "年末年始の閉庁"


def test_a_preview_tells_faults_like_the_form(cast: Cast, administrator: Client) -> None:
    answer = administrator.post(reverse("staff:public_notice_preview"), form_of(since=5, until=1))
    assert answer.status_code == 422
    assert "掲載の終わりは、掲載の始まりより後の日時を入力してください。" in answer.content.decode()


def test_faults_are_told_at_their_boxes_with_what_was_typed(cast: Cast, administrator: Client) -> None:
    wrong = form_of(title="", shown_from_3="朝", shown_until_2="")
    answer = administrator.post(reverse("staff:public_notice_new"), wrong)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "題名を入力してください。" in page
    assert "掲載の始まりの時刻は、9:00 か 9時30分 のように入力してください。" in page
    assert "掲載の終わりの「日」を入力してください。" in page
    assert 'value="朝"' in page
    assert page.count('aria-invalid="true"') == 3


def test_a_notice_is_changed(cast: Cast, administrator: Client, client: Client) -> None:
    administrator.post(reverse("staff:public_notice_new"), form_of())
    notice = PublicNotice.objects.get()
    page = administrator.get(reverse("staff:public_notice", args=[notice.pk])).content.decode()
    assert 'value="年末年始の閉庁"' in page
    administrator.post(reverse("staff:public_notice", args=[notice.pk]), form_of(title="窓口の休み"))
    assert "窓口の休み" in client.get("/").content.decode()


def test_a_withdrawn_notice_is_only_shown(cast: Cast, administrator: Client, client: Client) -> None:
    administrator.post(reverse("staff:public_notice_new"), form_of())
    notice = PublicNotice.objects.get()
    withdrawal = reverse("staff:public_notice_withdrawal", args=[notice.pk])
    assert "取り下げる" in administrator.get(withdrawal).content.decode()
    assert administrator.post(withdrawal).status_code == 303
    assert "年末年始の閉庁" not in client.get("/").content.decode()
    page = administrator.get(reverse("staff:public_notice", args=[notice.pk])).content.decode()
    assert "取り下げたお知らせは、変更できません" in page
    assert administrator.post(reverse("staff:public_notice", args=[notice.pk]), form_of(title="x")).status_code == 200
    notice.refresh_from_db()
    assert notice.title == "年末年始の閉庁"
    again = administrator.post(withdrawal, follow=True)
    assert "すでに取り下げています" in again.content.decode()
