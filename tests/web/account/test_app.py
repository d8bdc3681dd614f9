"""認証アプリ over HTTP: set up in the settings, asked at the sign-in, first of all for staff."""

import re
from base64 import b32decode
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django_otp.plugins.otp_totp.models import TOTPDevice

from mypage.accounts.commands.second_factors import add_app
from mypage.accounts.models import User
from tests.cast import NOW, PASSWORD, Cast
from tests.post import deliver, key_in
from tests.unit.accounts.test_second_factors import SECRET, code
from tests.web.account.acting import is_in, sign_in, signed_in, text

APP = "/employer/sign-in/app/"


def with_app(user: User) -> None:
    add_app(user=user, secret=SECRET, typed=code(NOW - timedelta(minutes=5)), at=NOW - timedelta(minutes=5))


def shown_secret(page: str) -> bytes:
    found = re.search(r'<output id="secret"[^>]*>([A-Z2-7 ]+)</output>', page)
    assert found
    return b32decode(found.group(1).replace(" ", ""))


def test_an_app_is_set_up_in_the_settings(cast: Cast) -> None:
    client = signed_in(cast.yamada)
    assert "未登録" in text(client.get("/employer/account/app/"))
    page = text(client.get("/employer/account/app/new/"))
    assert "<svg" in page
    assert "style=" not in page
    secret = shown_secret(page)
    assert shown_secret(text(client.get("/employer/account/app/new/"))) == secret  # two tabs show the same
    entries = {"code": code(NOW, secret), "current": PASSWORD}
    assert client.post("/employer/account/app/new/", entries | {"current": "wrong"}).status_code == 422
    assert client.post("/employer/account/app/new/", entries | {"code": "000000"}).status_code == 422
    assert client.post("/employer/account/app/new/", entries).headers["Location"] == "/employer/account/app/"
    page = text(client.get("/employer/account/app/"))
    assert "認証アプリを登録しました" in page
    assert "登録済み" in page
    assert shown_secret(text(client.get("/employer/account/app/new/"))) != secret


def test_the_app_is_asked_at_the_sign_in_and_no_code_counts_twice(client: Client, cast: Cast) -> None:
    with_app(cast.yamada)
    assert sign_in(client, cast.yamada, wanted="/employer/logins/").headers["Location"] == APP
    assert not is_in(client)
    assert client.post(APP, {"code": code(NOW)}).headers["Location"] == "/employer/logins/"
    assert is_in(client)
    again = Client()
    sign_in(again, cast.yamada)
    assert again.post(APP, {"code": code(NOW)}).status_code == 422
    assert not is_in(again)


def test_five_wrong_codes_close_the_field_for_a_while(client: Client, cast: Cast, at_time: Any) -> None:
    with_app(cast.yamada)
    sign_in(client, cast.yamada)
    assert [client.post(APP, {"code": "000000"}).status_code for _ in range(6)] == [422] * 5 + [429]
    assert "10時10分" in text(client.post(APP, {"code": code(NOW)}))
    later: datetime = at_time((NOW + timedelta(minutes=10)).isoformat())
    assert client.post(APP, {"code": code(later)}).status_code == 303


def test_without_the_app_at_hand_an_employer_uses_the_mail(client: Client, cast: Cast) -> None:
    with_app(cast.yamada)
    sign_in(client, cast.yamada)
    assert "メールで受け取る" in text(client.get(APP))
    assert client.post("/employer/sign-in/code/again/").headers["Location"] == "/employer/sign-in/code/"
    typed = key_in(deliver(NOW)[-1])
    assert client.post("/employer/sign-in/code/", {"code": typed}).status_code == 303
    assert is_in(client)


def test_a_trusted_device_is_not_asked_for_the_app(client: Client, cast: Cast) -> None:
    with_app(cast.yamada)
    sign_in(client, cast.yamada)
    client.post(APP, {"code": code(NOW), "trust": "on"})
    client.post("/sign-out/")
    assert sign_in(client, cast.yamada).headers["Location"] == "/employer/"


def test_the_app_is_taken_away_with_the_password(cast: Cast) -> None:
    client = signed_in(cast.yamada)
    assert client.get("/employer/account/app/removal/").status_code == 303
    with_app(cast.yamada)
    assert client.post("/employer/account/app/removal/", {"current": "wrong"}).status_code == 422
    assert client.post("/employer/account/app/removal/", {"current": PASSWORD}).status_code == 303
    assert not TOTPDevice.objects.exists()


@pytest.mark.usefixtures("apps_demanded")
def test_staff_set_up_an_app_before_anything_else(client: Client, cast: Cast) -> None:
    first = "/staff/sign-in/app/new/"
    assert sign_in(client, cast.nakamura, wanted="/staff/establishments/").headers["Location"] == first
    assert client.get("/staff/").headers["Location"].startswith("/staff/sign-in/")
    page = text(client.get(first))
    assert "はじめに認証アプリを登録してください" in page
    assert client.post(first, {"code": "000000"}).status_code == 422
    response = client.post(first, {"code": code(NOW, shown_secret(page))})
    assert response.headers["Location"] == "/staff/establishments/"
    assert is_in(client, "staff")


@pytest.mark.usefixtures("apps_demanded")
def test_staff_are_asked_every_time_and_have_no_mail_instead(client: Client, cast: Cast) -> None:
    with_app(cast.nakamura)
    assert sign_in(client, cast.nakamura).headers["Location"] == "/staff/sign-in/app/"
    page = text(client.get("/staff/sign-in/app/"))
    assert "管理者に、認証アプリの登録の解除をご依頼ください" in page
    assert "省略する" not in page
    assert client.post("/staff/sign-in/code/again/").headers["Location"] == "/staff/sign-in/"
    response = client.post("/staff/sign-in/app/", {"code": code(NOW), "trust": "on"})
    assert response.headers["Location"] == "/staff/"
    assert "mypage_device" not in response.cookies


@pytest.mark.usefixtures("apps_demanded")
def test_staff_replace_their_app_but_do_not_remove_it(client: Client, cast: Cast) -> None:
    with_app(cast.nakamura)
    sign_in(client, cast.nakamura)
    client.post("/staff/sign-in/app/", {"code": code(NOW)})
    page = text(client.get("/staff/account/app/"))
    assert "別のアプリに替える" in page
    assert "登録を解除する" not in page
    response = client.post("/staff/account/app/removal/", {"current": PASSWORD})
    assert response.status_code == 422
    assert "職員の方は認証アプリが必要です" in text(response)
