"""ログイン: one sentence for whatever is wrong, the page that was asked for, what a session keeps."""

from datetime import timedelta
from typing import Any
from unittest.mock import patch

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from mypage.accounts.models import SignInSession, StaffPosition, User
from mypage.audit.models import Event
from mypage.web.account.sign_in import WRONG
from tests.cast import NOW, PASSWORD, Cast
from tests.web.account.acting import enter, is_in, session_of, sign_in, signed_in, text


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/employer/sign-in/", ["にログイン", "パスワードを忘れた方", "メールアドレスが使えなくなった方"]),
        ("/employer/sign-in/", ["アカウント作成コードをお持ちの方", "求職者マイページ（仕事をお探しの方）のログイン"]),
        ("/seeker/sign-in/", ["求職者マイページにログイン", "求人者マイページ（事業主の方）のログイン"]),
        ("/staff/sign-in/", ["職員用サービスにログイン", "パスワードを忘れた方", "職員登録の認証キーが届いた方"]),
    ],
)  # fmt: skip
def test_the_page_helps_whoever_is_wrong_here(client: Client, db: None, path: str, words: list[str]) -> None:
    page = text(client.get(path))
    assert [word for word in words if word not in page] == []
    assert 'autocomplete="username"' in page
    assert 'autocomplete="current-password"' in page
    if "staff" not in path:
        assert "/staff/" not in page


@pytest.mark.seed("S-27")
@pytest.mark.parametrize("name", ["yamada", "sato", "nakamura"])
def test_address_and_password_lead_home(client: Client, cast: Cast, name: str) -> None:
    user: User = getattr(cast, name)
    response = enter(client, f"　{user.email.upper()} ", PASSWORD, area=user.audience)
    assert (response.status_code, response.headers["Location"]) == (303, f"/{user.audience}/")
    assert is_in(client, user.audience)


def test_what_a_session_keeps_of_the_device(client: Client, cast: Cast) -> None:
    sign_in(client, cast.yamada)
    row = SignInSession.objects.get(user=cast.yamada)
    assert (row.device, row.signed_in_at, row.last_seen_at) == ("Windows の Microsoft Edge", NOW, NOW)
    assert Event.objects.get(action="sign_in.succeeded").subject_id == cast.yamada.pk


def test_the_session_and_the_form_token_change_at_the_sign_in(cast: Cast) -> None:
    client = Client(enforce_csrf_checks=True)
    client.get("/employer/sign-in/")
    token = client.cookies["mypage_form"].value
    client.post("/employer/password/", {"email": cast.yamada.email, "csrfmiddlewaretoken": token})
    before = client.cookies["mypage"].value
    sent = {"email": cast.yamada.email, "password": PASSWORD, "csrfmiddlewaretoken": token}
    assert client.post("/employer/sign-in/", sent).status_code == 303
    assert client.cookies["mypage"].value != before
    assert client.cookies["mypage_form"].value != token
    assert not SignInSession.objects.filter(session_key=before).exists()


@pytest.mark.parametrize("token", ["", "x", "a" * 32, "a" * 64])
def test_a_forged_or_missing_form_token_is_told_in_our_own_page(cast: Cast, token: str) -> None:
    client = Client(enforce_csrf_checks=True)
    client.get("/employer/sign-in/")
    sent = {"email": cast.yamada.email, "password": PASSWORD, "csrfmiddlewaretoken": token}
    response = client.post("/employer/sign-in/", sent)
    assert response.status_code == 403
    assert "画面を開き直して" in text(response)
    assert not is_in(client)


def refused(client: Client, email: str, password: str, area: str = "employer") -> str:
    response = enter(client, email, password, area=area)
    assert response.status_code == 422
    assert not is_in(client, area)
    return text(response)


def test_one_sentence_for_whatever_is_wrong(client: Client, cast: Cast) -> None:
    User.objects.filter(pk=cast.ito.pk).update(is_active=False)
    StaffPosition.objects.filter(user=cast.nakamura).update(disabled_at=NOW)
    pages = [
        refused(client, cast.yamada.email, "Wrong-2026!"),
        refused(client, cast.yamada.email, PASSWORD.lower()),
        refused(client, "nobody@demo.example", PASSWORD),
        refused(client, cast.sato.email, PASSWORD),
        refused(client, cast.ito.email, PASSWORD),
        refused(client, cast.nakamura.email, PASSWORD, "staff"),
    ]
    for page in pages:
        assert page.count(WRONG.message) == 2  # in the summary and at the field
        assert "入力内容に誤りが1件あります" in page


def test_the_address_is_kept_and_the_password_is_not(client: Client, cast: Cast) -> None:
    page = refused(client, cast.yamada.email, "Wrong-2026!")
    assert f'value="{cast.yamada.email}"' in page
    assert "Wrong-2026!" not in page


def test_unknown_addresses_take_the_same_steps(cast: Cast) -> None:
    counts = []
    with patch("mypage.accounts.backend.make_password") as hashing:
        for email in (cast.yamada.email, "nobody@demo.example"):
            with CaptureQueriesContext(connection) as queries:
                enter(Client(), email, "Wrong-2026!")
            counts.append(len(queries))
        assert hashing.call_count == 1
    assert counts[0] == counts[1]


@pytest.mark.parametrize(
    ("wanted", "location"),
    [
        ("/employer/logins/?page=2", "/employer/logins/?page=2"),
        ("", "/employer/"),
        ("//evil.example/employer/", "/employer/"),
        ("https://evil.example/employer/", "/employer/"),
        ("/seeker/", "/employer/"),
        ("/sign-out/", "/employer/"),
        ("javascript:alert(1)", "/employer/"),
        ("/employer/\r\nSet-Cookie: a=b", "/employer/"),
    ],
)
def test_the_page_that_was_asked_for(client: Client, cast: Cast, wanted: str, location: str) -> None:
    response = enter(client, cast.yamada.email, PASSWORD, wanted=wanted)
    assert (response.status_code, response.headers["Location"]) == (303, location)
    assert "Set-Cookie: a" not in str(response.headers)


def test_a_page_behind_the_sign_in_leads_back(client: Client, cast: Cast) -> None:
    asked = client.get("/employer/account/devices/?x=1")
    assert asked.headers["Location"] == "/employer/sign-in/?next=%2Femployer%2Faccount%2Fdevices%2F%3Fx%3D1"
    page = client.get(asked.headers["Location"])
    assert 'value="/employer/account/devices/?x=1"' in text(page)


def test_who_is_signed_in_is_led_home(cast: Cast) -> None:
    client = signed_in(cast.yamada)
    assert client.get("/employer/sign-in/").headers["Location"] == "/employer/"
    assert client.get("/employer/sign-in/?next=/employer/logins/").headers["Location"] == "/employer/logins/"


def test_another_area_signs_the_first_one_out(cast: Cast) -> None:
    client = signed_in(cast.yamada)
    assert "この端末では、別のサービスにログインしています" in text(client.get("/seeker/sign-in/"))
    sign_in(client, cast.sato)
    assert is_in(client, "seeker")
    assert not is_in(client)
    assert not SignInSession.objects.filter(user=cast.yamada).exists()


def test_the_previous_sign_in_is_shown(cast: Cast, at_time: Any) -> None:
    first = signed_in(cast.yamada)
    assert "前回のログイン" not in text(first.get("/employer/"))
    at_time("2026-04-02 09:30:00")
    assert "前回のログイン 2026/04/01 10:00" in text(signed_in(cast.yamada).get("/employer/"))


def test_staff_sign_in_from_their_networks_only(client: Client, cast: Cast, settings: Any) -> None:
    settings.STAFF_NETWORKS = ["198.51.100.0/24"]
    for path in ("/staff/", "/staff/sign-in/", "/staff/password/", "/staff/sign-in/code/", "/staff/account/"):
        assert client.get(path).status_code == 404
    assert client.get("/staff/sign-in/", REMOTE_ADDR="198.51.100.7").status_code == 200


@pytest.mark.parametrize(
    ("entries", "status"),
    [
        ({}, 422),
        ({"email": "", "password": ""}, 422),
        ({"email": "x" * 100_000, "password": "y" * 100_000}, 422),
        ({"email": "yamada@demo.example", "password": "𠮷野家🍚"}, 422),
        ({"email": "yamada@demo.example", "password": "y" * 1_000_000}, 400),
        ({"email": "yamada@demo.example\x00", "password": "x"}, 400),
        ({"email": "yamada@demo.example", "password": "x\x00"}, 400),
        ({"email": "yamada@demo.example", "password": "x", "next": "/employer/\x00"}, 400),
    ],
)
def test_whatever_is_sent_is_answered(client: Client, cast: Cast, entries: dict[str, str], status: int) -> None:
    response = client.post("/employer/sign-in/", entries)
    assert response.status_code == status
    assert "</html>" in text(response)


def test_broken_bytes_are_refused(client: Client, db: None) -> None:
    body = b"email=%ff%fe&password=x"
    response = client.post("/employer/sign-in/", body, content_type="application/x-www-form-urlencoded")
    assert response.status_code == 400


def test_sessions_that_share_nothing(cast: Cast) -> None:
    first, second = signed_in(cast.yamada), signed_in(cast.yamada)
    assert session_of(first).session_key != session_of(second).session_key
    assert SignInSession.objects.filter(user=cast.yamada).count() == 2


def test_the_sign_in_page_takes_one_statement(client: Client, db: None, django_assert_max_num_queries: Any) -> None:
    with django_assert_max_num_queries(1):
        client.get("/employer/sign-in/")


def test_signed_in_pages_are_not_kept_by_the_browser(cast: Cast) -> None:
    assert signed_in(cast.yamada).get("/employer/").headers["Cache-Control"] == "no-store"


def test_a_login_that_was_closed_is_out_at_once(cast: Cast) -> None:
    client = signed_in(cast.yamada)
    User.objects.filter(pk=cast.yamada.pk).update(is_active=False)
    assert not is_in(client)


def test_the_sign_in_lasts_as_long_as_somebody_is_there(cast: Cast, at_time: Any) -> None:
    client = signed_in(cast.yamada)
    at = NOW
    for _ in range(5):
        at += timedelta(minutes=55)
        at_time(at.isoformat())
        assert is_in(client)
