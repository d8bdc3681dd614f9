"""Route A over HTTP: a new employer registers a login, then its establishment provisionally (domain.md 2.1)."""

import re
from typing import Any

import pytest
from django.test import Client

from mypage.accounts.models import Consent, User
from mypage.onboarding.models import AccountApplication
from tests.cast import NOW, PASSWORD, Cast
from tests.post import deliver, key_in

pytestmark = pytest.mark.django_db
EMAIL = "soumu@asagao.example"


@pytest.fixture(autouse=True)
def frozen(at_time: Any) -> None:
    at_time(NOW.isoformat())


def typed(client: Client, **changed: str) -> dict[str, str]:
    page = client.get("/account/").content.decode()
    attempt = re.search(r'name="attempt" value="([0-9a-f]{32})"', page)
    assert attempt
    entries = {"email": EMAIL, "email_again": EMAIL, "privacy": "on", "terms": "on", "attempt": attempt.group(1)}
    return entries | changed


def test_with_address_consents_key_and_password_the_login_exists(client: Client) -> None:
    assert client.post("/account/", typed(client)).headers["Location"] == "/account/password/"
    mail = deliver(NOW)[-1]
    assert mail.subject == "パスワード登録申込受付通知"
    entries = {"password": PASSWORD, "password_again": PASSWORD, "key": key_in(mail)}
    assert client.post("/account/password/", entries).headers["Location"] == "/account/done/"
    user = User.objects.get(email=EMAIL)
    assert user.check_password(PASSWORD)
    assert Consent.objects.filter(user=user).count() == 2
    assert client.post("/account/password/", entries).headers["Location"] == "/account/done/"
    assert [sent.subject for sent in deliver(NOW)] == ["アカウントの登録が完了しました"]


def test_a_double_click_sends_one_mail(client: Client) -> None:
    entries = typed(client)
    for _ in range(2):
        assert client.post("/account/", entries).status_code == 303
    assert AccountApplication.objects.count() == 1
    assert len(deliver(NOW)) == 1


def test_a_known_address_gets_the_same_screen_and_another_mail(client: Client, cast: Cast) -> None:
    address = cast.yamada.email
    response = client.post("/account/", typed(client, email=address, email_again=address))
    assert response.headers["Location"] == "/account/password/"
    assert "登録" in str(deliver(NOW)[-1].body)
    entries = {"password": PASSWORD, "password_again": PASSWORD, "key": "AAAAAAAA"}
    assert client.post("/account/password/", entries).status_code == 422


@pytest.mark.parametrize("missing", ["privacy", "terms", "email", "email_again"])
def test_nothing_is_sent_while_an_entry_is_open(client: Client, missing: str) -> None:
    entries = typed(client)
    del entries[missing]
    response = client.post("/account/", entries)
    assert response.status_code == 422
    assert "入力内容に誤りが" in response.content.decode()
    assert not AccountApplication.objects.exists()


def test_the_eleventh_mail_within_an_hour_is_refused_with_the_time(client: Client) -> None:
    for count in range(10):
        address = f"login{count}@asagao.example"
        assert client.post("/account/", typed(client, email=address, email_again=address)).status_code == 303
    response = client.post("/account/", typed(client))
    assert response.status_code == 429
    assert "11時00分" in response.content.decode()


def test_the_password_screen_without_an_application_leads_to_the_start(client: Client) -> None:
    assert client.get("/account/password/").headers["Location"] == "/account/"
