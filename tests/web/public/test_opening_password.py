"""The opening's third and fourth screens over HTTP, what cannot be used any more, and input that nobody types."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from mypage.kernel.clock import JST
from mypage.onboarding.models import AccountCreationCode, Opening
from tests.cast import NOW, PASSWORD, Cast, a_code
from tests.post import deliver, key_in
from tests.web.public.opening_screens import BOTH, EMAIL, agreed, details, text

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def frozen(at_time: Any) -> None:
    at_time(NOW.astimezone(JST).isoformat())


@pytest.mark.seed("S-26", "S-38")
def test_the_third_screen_names_sender_ways_out_and_the_warning(client: Client, cast: Cast) -> None:
    response = agreed(client).post("/opening/details/", details(a_code(cast)))
    assert response.headers["Location"] == "/opening/password/"
    page = text(client.get("/opening/password/"))
    for words in (
        "パスワード登録",
        "登録するパスワード（確認用）",
        "認証キー",
        "完了",
        "メールの配信から50分以内",
        "system@mail.hellowork.mhlw.go.jp",
        "この画面を閉じないでください",
        "はじめから",
        "半角数字、英字、記号のすべてを含む8文字以上32文字以内",
    ):
        assert words in page
    assert "もう一度送る" not in page
    assert EMAIL not in page
    assert "j****@yamabiko.example" in page


@pytest.mark.seed("S-27")
def test_the_fourth_screen_leads_to_the_sign_in_and_stays(client: Client, cast: Cast) -> None:
    agreed(client).post("/opening/details/", details(a_code(cast)))
    key = key_in(deliver(NOW)[-1])
    typed = {"password": PASSWORD, "password_again": PASSWORD, "key": key}
    response = client.post("/opening/password/", typed)
    assert (response.status_code, response.headers["Location"]) == (303, "/opening/done/")
    done = text(client.get("/opening/done/"))
    assert "パスワード登録完了" in done
    assert "ログイン画面へ進む" in done
    assert client.post("/opening/password/", typed).headers["Location"] == "/opening/done/"
    assert client.get("/opening/password/").headers["Location"] == "/opening/done/"
    assert Client().get("/opening/done/").status_code == 200


@pytest.mark.seed("S-32")
def test_every_unmet_demand_on_the_password_is_told_and_no_password_comes_back(client: Client, cast: Cast) -> None:
    agreed(client).post("/opening/details/", details(a_code(cast)))
    deliver(NOW)
    typed = {"password": "abcdefg", "password_again": "abcdefg", "key": "AAAAAAAA"}
    response = client.post("/opening/password/", typed)
    assert response.status_code == 422
    for words in ("今は7文字です", "半角数字を1文字以上", "半角記号"):
        assert words in text(response)
    assert "abcdefg" not in text(response)
    assert 'value="AAAAAAAA"' in text(response)


@pytest.mark.seed("S-28")
@pytest.mark.parametrize("screen", ["/opening/details/", "/opening/password/"])
def test_a_later_screen_without_the_earlier_ones_leads_to_the_start(client: Client, screen: str) -> None:
    response = client.get(screen, follow=True)
    assert response.redirect_chain == [("/opening/", 303)]
    assert "はじめからのお手続きが必要です" in text(response)


@pytest.mark.seed("S-37")
@pytest.mark.parametrize(("later", "words"), [(timedelta(days=6), "有効期限"), (timedelta(0), "入力の誤りが合計10回")])
def test_an_expired_or_dead_code_says_so_and_names_the_office(
    client: Client, cast: Cast, at_time: Any, later: timedelta, words: str
) -> None:
    issued = a_code(cast)
    if not later:
        AccountCreationCode.objects.filter(pk=issued.row.pk).update(wrong_entries=10, ended_as="dead", ended_at=NOW)
    at_time((NOW + later).isoformat())
    response = agreed(client).post("/opening/details/", details(issued))
    assert response.status_code == 410
    assert words in text(response)
    assert "03-5550-0099" in text(response)
    assert "電話でも" in text(response)


@pytest.mark.seed("S-29")
def test_starting_again_works_until_the_code_is_used(client: Client, cast: Cast) -> None:
    issued = a_code(cast)
    for _ in range(3):
        assert agreed(client).post("/opening/details/", details(issued)).status_code == 303
    key = key_in(deliver(NOW)[-1])
    assert Opening.objects.count() == 3
    typed = {"password": PASSWORD, "password_again": PASSWORD, "key": key}
    assert client.post("/opening/password/", typed).status_code == 303


def test_cancelling_forgets_what_was_begun(client: Client, cast: Cast) -> None:
    assert agreed(client).get("/opening/cancel/").headers["Location"] == "/"
    assert client.get("/opening/details/").headers["Location"] == "/opening/"


def test_no_page_of_the_opening_takes_more_than_ten_statements(
    client: Client, cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    issued = a_code(cast)
    agreed(client).post("/opening/details/", details(issued))
    deliver(NOW)
    for address in ("/", "/opening/", "/opening/details/", "/opening/password/", "/opening/done/", "/account/"):
        with django_assert_max_num_queries(10):
            assert client.get(address).status_code == 200
    with django_assert_max_num_queries(10):
        assert client.post("/opening/details/", details(issued, phone="03-5550-9999")).status_code == 422


@pytest.mark.parametrize("body", [b"email=a%00b&privacy=on", b"email=%ff%fe&privacy=on", b"email=" + b"a" * 1_100_000])
def test_unreadable_or_huge_input_gets_a_clear_400(client: Client, body: bytes) -> None:
    agreed(client)
    response = client.post("/opening/details/", body, content_type="application/x-www-form-urlencoded")
    assert response.status_code in (400, 413)
    assert "<h1>" in text(response)


def test_a_missing_or_forged_token_gets_the_products_own_403(cast: Cast) -> None:
    strict = Client(enforce_csrf_checks=True)
    for token in ({}, {"csrfmiddlewaretoken": "x" * 64}):
        response = strict.post("/opening/", BOTH | token)
        assert response.status_code == 403
        assert "もう一度" in text(response)


@pytest.mark.seed("S-33")
def test_the_third_screen_waits_as_long_as_the_mail_may_be_late(client: Client, cast: Cast, at_time: Any) -> None:
    agreed(client).post("/opening/details/", details(a_code(cast)))
    much_later = NOW + timedelta(hours=23)
    at_time(much_later.isoformat())
    assert client.get("/opening/password/").status_code == 200
    key = key_in(deliver(much_later)[-1])
    typed = {"password": PASSWORD, "password_again": PASSWORD, "key": key}
    assert client.post("/opening/password/", typed).headers["Location"] == "/opening/done/"
