"""Issuing codes at the counter: shown once, printed, issued again, revoked."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from mypage.audit.models import Event
from mypage.establishments.models import Establishment
from mypage.kernel.codes import canonical_code
from mypage.kernel.rule import RuleViolation
from mypage.notifications.models import Notice
from mypage.onboarding.commands.comparing import find_code
from mypage.onboarding.models import AccountCreationCode
from mypage.onboarding.rules.comparison import Entries
from tests.cast import NETWORK, NOW, Cast, a_code
from tests.web.staff.pages import code_in, summary_of, text_of, value_of

ASKED = {"channel": "counter", "requested_by": "木村 正", "checked": "社員証で確認", "bound_email": ""}


@pytest.fixture(autouse=True)
def moment(at_time: object) -> None:
    at_time("2026-04-01 10:00")  # type: ignore[operator]


def address(establishment: Establishment) -> str:
    return reverse("staff:code_new", args=[establishment.pk])


def send(browser: Client, establishment: Establishment, **changed: str) -> object:
    token = value_of(browser.get(address(establishment)), "form_token")
    return browser.post(address(establishment), {**ASKED, "form_token": token, **changed})


@pytest.mark.seed("S-21", "S-34")
@pytest.mark.parametrize(("channel", "word"), [("counter", "窓口"), ("phone", "電話")])
def test_the_code_is_shown_once_with_its_slip(cast: Cast, counter: Client, channel: str, word: str) -> None:
    answer = send(counter, cast.factory, channel=channel, bound_email="ｊｉｎｊｉ＠yamabiko.example")
    assert answer.status_code == 200  # type: ignore[attr-defined]
    assert answer.headers["Cache-Control"] == "no-store"  # type: ignore[attr-defined]
    shown = code_in(answer)
    assert len(shown) == len("A7K9 P3XQ 2M")
    words = text_of(answer)
    for wanted in (
        "2026年4月6日（月） 23時59分まで", "1301-000123-4", "株式会社やまびこ製作所 御中", "ハローワーク飯田橋 中村 恵",
        f"{word} 木村 正", "0570-077450", "切り取り線", "受領者署名", "jinji@yamabiko.example", "http://testserver/opening/",
    ):  # fmt: skip
        assert wanted.replace("　", " ") in words.replace("　", " "), wanted
    assert words.count(shown) == 2
    row = AccountCreationCode.objects.get()
    entries = Entries("jinji@yamabiko.example", "13010001234", "0355501234", canonical_code(shown))
    assert find_code(entries=entries, network=NETWORK, at=NOW) == row
    assert (row.channel, row.bound_email) == (channel, "jinji@yamabiko.example")


def test_the_slip_has_a_two_dimensional_code_and_no_style(cast: Cast, counter: Client) -> None:
    page = send(counter, cast.factory).content.decode()  # type: ignore[attr-defined]
    assert "<svg viewBox=" in page
    assert "style=" not in page
    assert "電話で読み上げるときの文字表" in page


def test_sending_the_form_again_neither_issues_nor_shows_a_second_code(cast: Cast, counter: Client) -> None:
    token = value_of(counter.get(address(cast.factory)), "form_token")
    first = counter.post(address(cast.factory), {**ASKED, "form_token": token})
    again = counter.post(address(cast.factory), {**ASKED, "form_token": token})
    row = AccountCreationCode.objects.get()
    assert again.status_code == 303
    assert again.headers["Location"] == reverse("staff:code", args=[cast.factory.pk, row.pk])
    record = counter.get(again.headers["Location"])
    assert "1回だけ表示しました" in text_of(record)
    assert code_in(first) not in record.content.decode()
    assert canonical_code(code_in(first)) not in record.content.decode()
    assert reverse("staff:code_new", args=[cast.factory.pk]) in record.content.decode()


def test_every_page_that_asks_has_a_token_of_its_own(cast: Cast, counter: Client) -> None:
    tokens = {value_of(counter.get(address(cast.factory)), "form_token") for _ in range(3)}
    assert len(tokens) == 3


@pytest.mark.seed("S-36")
def test_the_page_says_that_the_old_code_dies(cast: Cast, counter: Client) -> None:
    assert "使えなくなります" not in text_of(counter.get(address(cast.factory)))
    old = a_code(cast)
    assert "発行すると、前のコードは使えなくなります" in text_of(counter.get(address(cast.factory)))
    send(counter, cast.factory)
    old.row.refresh_from_db()
    assert old.row.ended_as == "replaced"


def test_what_is_missing_is_said_and_what_was_typed_is_kept(cast: Cast, counter: Client) -> None:
    answer = send(counter, cast.factory, channel="", requested_by="", checked="社員証", bound_email="a..b@example.jp")
    assert answer.status_code == 422  # type: ignore[attr-defined]
    assert summary_of(answer) == [
        "依頼の方法を選んでください。",
        "依頼した方の氏名を入力してください。",
        "メールアドレスの中で「.」が続いています。別のメールアドレスを入力してください。",
    ]
    assert value_of(answer, "bound_email") == "a..b@example.jp"
    assert "社員証</textarea>" in answer.content.decode()  # type: ignore[attr-defined]
    assert not AccountCreationCode.objects.exists()


@pytest.mark.parametrize("token", ["", "x", "0" * 31, "0" * 33])
def test_a_form_without_its_token_issues_nothing(cast: Cast, counter: Client, token: str) -> None:
    answer = counter.post(address(cast.factory), {**ASKED, "form_token": token})
    assert answer.status_code == 422
    assert summary_of(answer) == ["この画面は古くなっています。もう一度開き直してください。"]
    assert not AccountCreationCode.objects.exists()


def test_an_open_my_page_gets_no_code_but_a_way(cast: Cast, counter: Client) -> None:
    page = counter.get(address(cast.shop))
    assert "求人者マイページは開設済みです" in text_of(page)
    assert reverse("staff:login_address", args=[cast.shop.pk]) in page.content.decode()
    answer = counter.post(address(cast.shop), {**ASKED, "form_token": "0" * 32})
    assert answer.status_code == 422
    assert not AccountCreationCode.objects.exists()


@pytest.mark.seed("S-35")
def test_one_click_in_the_notice_issues_a_dead_code_again(cast: Cast, counter: Client) -> None:
    dead = a_code(cast, checked="社員証で確認")
    for place in range(10):
        with pytest.raises(RuleViolation):
            find_code(
                entries=Entries("a@b.example", "13010001234", "0300000000", dead.code), network=f"{place}", at=NOW
            )
    home = counter.get(reverse("staff:home"))
    assert "誤入力が10回になりました" in text_of(home)
    token = value_of(home, "form_token")
    reissue = reverse("staff:code_reissue", args=[cast.factory.pk])
    assert reissue in home.content.decode()
    answer = counter.post(reissue, {"form_token": token})
    assert answer.status_code == 200
    assert canonical_code(code_in(answer)) != dead.code
    fresh = AccountCreationCode.objects.first()
    assert fresh is not None
    assert (fresh.requested_by, fresh.checked) == ("木村 正", "社員証で確認")
    assert counter.post(reissue, {"form_token": token}).headers["Location"] == reverse(
        "staff:code", args=[cast.factory.pk, fresh.pk]
    )
    assert AccountCreationCode.objects.count() == 2
    assert "誤入力が10回になりました" not in text_of(counter.get(reverse("staff:home")))


@pytest.mark.parametrize("sent", [{}, {"form_token": "x"}])
def test_a_click_without_its_token_leads_to_the_form(cast: Cast, counter: Client, sent: dict[str, str]) -> None:
    a_code(cast)
    answer = counter.post(reverse("staff:code_reissue", args=[cast.factory.pk]), sent)
    assert answer.headers["Location"] == address(cast.factory)
    assert AccountCreationCode.objects.count() == 1


def test_one_click_where_nothing_may_be_issued_says_why(cast: Cast, counter: Client) -> None:
    answer = counter.post(reverse("staff:code_reissue", args=[cast.shop.pk]), {"form_token": "0" * 32}, follow=True)
    assert "コードは発行していません" in text_of(answer)
    assert not AccountCreationCode.objects.exists()


def test_a_code_is_revoked_after_a_question(cast: Cast, counter: Client) -> None:
    issued = a_code(cast)
    where = reverse("staff:code_revocation", args=[cast.factory.pk, issued.row.pk])
    assert "元に戻すことはできません" in text_of(counter.get(where))
    issued.row.refresh_from_db()
    assert issued.row.ended_as == ""
    answer = counter.post(where, follow=True)
    assert "アカウント作成コードを取り消しました" in text_of(answer)
    issued.row.refresh_from_db()
    assert issued.row.ended_as == "revoked"
    assert "取り消しは行っていません" in text_of(counter.post(where, follow=True))
    assert "すでに使えなくなっています" in text_of(counter.get(where))


def test_a_code_belongs_to_its_establishment(cast: Cast, counter: Client) -> None:
    issued = a_code(cast)
    for name in ("staff:code", "staff:code_revocation"):
        assert counter.get(reverse(name, args=[cast.shop.pk, issued.row.pk])).status_code == 404


def test_staff_of_another_office_see_but_do_not_issue(cast: Cast, elsewhere: Client) -> None:
    issued = a_code(cast)
    before = Event.objects.count(), Notice.objects.count()
    record = elsewhere.get(reverse("staff:code", args=[cast.factory.pk, issued.row.pk]))
    assert record.status_code == 200
    assert address(cast.factory) not in record.content.decode()
    for where in (
        address(cast.factory),
        reverse("staff:code_reissue", args=[cast.factory.pk]),
        reverse("staff:code_revocation", args=[cast.factory.pk, issued.row.pk]),
    ):
        assert elsewhere.get(where).status_code == 403
        answer = elsewhere.post(where, {**ASKED, "form_token": "0" * 32})
        assert answer.status_code == 403
        assert "担当はハローワーク飯田橋です" in text_of(answer)
    issued.row.refresh_from_db()
    assert issued.row.is_live(NOW + timedelta(minutes=1))
    assert (Event.objects.count(), Notice.objects.count()) == before
