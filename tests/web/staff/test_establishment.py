"""The page of an establishment, and the home of the staff."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from mypage.accounts.choices import Audience
from mypage.establishments.commands.registration import apply_provisionally
from mypage.establishments.models import Establishment
from mypage.kernel.rule import RuleViolation
from mypage.notifications.choices import MailState
from mypage.notifications.commands import give_notice
from mypage.notifications.models import Mail, Notice
from mypage.onboarding.commands.comparing import find_code
from mypage.onboarding.commands.issuing import IssuedCode, revoke_code
from tests.cast import NOW, Cast, a_code, a_login, right_entries, some_facts
from tests.web.staff.pages import text_of


@pytest.fixture(autouse=True)
def moment(at_time: object) -> None:
    at_time("2026-04-01 10:00")  # type: ignore[operator]


def page_of(browser: Client, establishment: Establishment) -> str:
    return text_of(browser.get(reverse("staff:establishment", args=[establishment.pk])))


def fail(issued: IssuedCode, times: int) -> None:
    for place in range(times):
        with pytest.raises(RuleViolation):
            find_code(entries=replace(right_entries(issued), phone="0300000000"), network=f"{place}", at=NOW)


def test_the_page_tells_the_facts(cast: Cast, counter: Client) -> None:
    words = page_of(counter, cast.factory)
    for wanted in (
        "1301-000123-4",
        "ヤマビコセイサクショ",
        "〒102-0072 東京都千代田区飯田橋9丁目8番7号",
        "12人",
        "本登録",
        "未開設",
    ):
        assert wanted in words
    assert "None" not in words


@pytest.mark.seed("S-34", "S-36", "S-37")
def test_the_page_tells_every_code_with_its_state_and_history(cast: Cast, counter: Client) -> None:
    a_code(cast, NOW - timedelta(days=20), bound_email="jinji@yamabiko.example")
    a_code(cast, NOW - timedelta(days=1), channel="phone", checked="かけ直して確認")
    revoked = a_code(cast, NOW - timedelta(hours=5))
    revoke_code(code=revoked.row, by=cast.nakamura, at=NOW - timedelta(hours=4))
    live = a_code(cast, NOW)
    words = page_of(counter, cast.factory)
    for wanted in ("期限切れ", "再発行により無効", "取消", "有効", "jinji@yamabiko.example", "かけ直して確認"):
        assert wanted in words
    assert "2026/04/06 23:59" in words
    assert "コードを再発行する" in words
    assert "アカウント作成コードを再発行（前のコードは無効）" in words
    page = counter.get(reverse("staff:establishment", args=[cast.factory.pk])).content.decode()
    assert page.count("取り消す<") == 1
    assert reverse("staff:code_revocation", args=[cast.factory.pk, live.row.pk]) in page


@pytest.mark.seed("S-35")
@pytest.mark.parametrize(("times", "is_marked"), [(2, False), (3, True), (9, True)])
def test_wrong_entries_are_marked_from_the_third_on(cast: Cast, counter: Client, times: int, is_marked: bool) -> None:
    fail(a_code(cast), times)
    words = page_of(counter, cast.factory)
    assert f"{times}回" in words
    assert ("誤入力あり" in words) is is_marked
    home = text_of(counter.get(reverse("staff:home")))
    assert ("株式会社やまびこ製作所" in home) is is_marked


@pytest.mark.seed("S-35")
def test_a_dead_code_shows_on_page_and_home(cast: Cast, counter: Client) -> None:
    fail(a_code(cast), 10)
    assert "誤入力により無効" in page_of(counter, cast.factory)
    home = text_of(counter.get(reverse("staff:home")))
    assert "アカウント作成コードの誤入力が10回になりました" in home
    assert "コードを再発行する" in home


def test_an_open_my_page_shows_its_logins_and_undelivered_mail(cast: Cast, counter: Client) -> None:
    Mail.objects.create(
        template="my_page_left",
        to=cast.suzuki.email,
        facts={},
        queued_at=NOW,
        state=MailState.UNDELIVERED,
        gave_up_at=NOW,
    )
    words = page_of(counter, cast.shop)
    assert "開設済み（2025年12月22日（月）から）" in words
    for wanted in ("yamada@demo.example", "代表", "suzuki@demo.example メールが届いていません", "閲覧のみ"):
        assert wanted in words
    assert "メールアドレスの変更（窓口受付）" in words
    assert "コードを発行する" not in words


def test_staff_of_another_office_see_the_page_without_its_buttons(cast: Cast, elsewhere: Client) -> None:
    a_code(cast)
    for establishment in (cast.factory, cast.shop):
        words = page_of(elsewhere, establishment)
        assert "担当はハローワーク飯田橋です" in words
        for button in ("発行する", "取り消す", "登録内容を変更する", "窓口受付"):
            assert button not in words


def test_an_unknown_establishment_is_not_found(cast: Cast, counter: Client) -> None:
    for number in (0, 999_999, 10**30):
        answer = counter.get(reverse("staff:establishment", args=[number]))
        assert answer.status_code == 404


def test_the_home_tells_what_waits(cast: Cast, counter: Client, elsewhere: Client) -> None:
    quiet = text_of(counter.get(reverse("staff:home")))
    for wanted in (
        "新しいお知らせはありません。",
        "確認待ちの仮登録はありません。",
        "誤入力が3回以上のコードはありません。",
    ):
        assert wanted in quiet
    applicant = a_login(Audience.EMPLOYER, "applicant", "申込 一郎", NOW)
    apply_provisionally(facts=some_facts(), office=cast.office, by=applicant, at=NOW - timedelta(days=12))
    busy = text_of(counter.get(reverse("staff:home")))
    assert "確認待ち 1件" in busy
    assert "失効が近づいています" in busy
    assert "確認待ちの仮登録はありません。" in text_of(elsewhere.get(reverse("staff:home")))


def test_a_notice_is_put_away_by_its_own_office_only(cast: Cast, counter: Client, elsewhere: Client) -> None:
    notice = give_notice(
        reader=("office", cast.office.pk),
        template="undelivered_staff_mail",
        facts={"title": "職員登録のお手続き"},
        at=NOW,
    )
    where = reverse("staff:notice_done", args=[notice.pk])
    assert "メールをお届けできませんでした" in text_of(counter.get(reverse("staff:home")))
    for browser, is_read in ((elsewhere, False), (counter, True)):
        assert browser.post(where).headers["Location"] == reverse("staff:home")
        assert Notice.objects.get(pk=notice.pk).is_read is is_read
    assert "メールをお届けできませんでした" not in text_of(counter.get(reverse("staff:home")))


def test_looking_at_a_notices_address_puts_nothing_away(cast: Cast, counter: Client) -> None:
    notice = give_notice(
        reader=("office", cast.office.pk), template="undelivered_staff_mail", facts={"title": "x"}, at=NOW
    )
    assert counter.get(reverse("staff:notice_done", args=[notice.pk])).status_code == 303
    assert not Notice.objects.get(pk=notice.pk).is_read


def test_administrators_home_leads_to_what_they_keep(cast: Cast, sign_in: object) -> None:
    words = text_of(sign_in(cast.kobayashi).get(reverse("staff:home")))  # type: ignore[operator]
    assert "所在地情報" in words
    assert "事業所を探す" not in words
