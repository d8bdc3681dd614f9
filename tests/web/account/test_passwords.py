"""パスワード再登録 and the change of a password, over HTTP."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from mypage.accounts.models import SignInSession
from tests.cast import NOW, PASSWORD, Cast
from tests.post import deliver, key_in
from tests.web.account.acting import is_in, sign_in, signed_in, text

NEW = "Spring-2026!"
FORGOTTEN, AGAIN = "/employer/password/", "/employer/password/new/"


def entries(key: str, password: str = NEW, again: str | None = None) -> dict[str, str]:
    return {"key": key, "password": password, "password_again": password if again is None else again}


def test_a_forgotten_password_is_registered_again(client: Client, cast: Cast) -> None:
    other = signed_in(cast.yamada)
    assert client.post(FORGOTTEN, {"email": cast.yamada.email}).headers["Location"] == AGAIN
    page = text(client.get(AGAIN))
    assert "y****@demo.example" in page
    assert "が登録されていれば" in page
    response = client.post(AGAIN, entries(key_in(deliver(NOW)[-1])))
    assert response.headers["Location"] == "/employer/sign-in/"
    assert "新しいパスワードを登録しました" in text(client.get("/employer/sign-in/"))
    assert not is_in(other)
    assert sign_in(client, cast.yamada, NEW).status_code == 303


def test_nothing_tells_whether_an_address_signs_in(cast: Cast) -> None:
    pages = []
    for email in (cast.yamada.email, "yutaka@demo.example"):
        client = Client()
        assert client.post(FORGOTTEN, {"email": email}).headers["Location"] == AGAIN
        shown = [text(client.get(AGAIN))] + [text(client.post(AGAIN, entries("AAAAAAAA"))) for _ in range(11)]
        pages.append([_without_token(page) for page in shown])
    assert pages[0] == pages[1]


def test_a_reload_afterwards_starts_again(client: Client, cast: Cast) -> None:
    client.post(FORGOTTEN, {"email": cast.yamada.email})
    sent = entries(key_in(deliver(NOW)[-1]))
    assert client.post(AGAIN, sent).headers["Location"] == "/employer/sign-in/"
    assert client.get(AGAIN).headers["Location"] == FORGOTTEN


@pytest.mark.parametrize(
    ("password", "again", "words"),
    [
        ("short1!", None, "今は7文字です"),
        (NEW, "Other-2026!", "確認用のパスワードが、上のパスワードと違います"),
        ("Spring2026", None, "半角記号"),
    ],
)
def test_every_demand_is_told_and_no_password_is_shown(
    client: Client, cast: Cast, password: str, again: str | None, words: str
) -> None:
    client.post(FORGOTTEN, {"email": cast.yamada.email})
    key = key_in(deliver(NOW)[-1])
    response = client.post(AGAIN, entries(key, password, again))
    assert response.status_code == 422
    assert words in text(response)
    assert password not in text(response)
    assert client.post(AGAIN, entries(key)).status_code == 303  # the key is not used up by it


@pytest.mark.seed("S-33")
def test_after_fifty_minutes_it_starts_again(client: Client, cast: Cast, at_time: Any) -> None:
    client.post(FORGOTTEN, {"email": cast.yamada.email})
    key = key_in(deliver(NOW)[-1])
    at_time((NOW + timedelta(minutes=50, seconds=1)).isoformat())
    response = client.post(AGAIN, entries(key))
    assert response.status_code == 422
    assert "認証キーを確認できませんでした" in text(response)


def test_without_the_first_step_there_is_no_second(client: Client, db: None) -> None:
    assert client.get(AGAIN).headers["Location"] == FORGOTTEN
    assert client.post(AGAIN, entries("AAAAAAAA")).headers["Location"] == FORGOTTEN


def test_an_attempt_in_one_area_is_none_in_another(client: Client, cast: Cast) -> None:
    client.post(FORGOTTEN, {"email": cast.yamada.email})
    assert client.get("/seeker/password/new/").headers["Location"] == "/seeker/password/"


def test_asking_too_often_is_answered_with_the_time(client: Client, cast: Cast) -> None:
    answers = [client.post(FORGOTTEN, {"email": cast.yamada.email}).status_code for _ in range(6)]
    assert answers == [303] * 5 + [429]


def test_a_mail_server_that_is_down_is_told_to_everybody(client: Client, cast: Cast, at_time: Any) -> None:
    client.post(FORGOTTEN, {"email": cast.yamada.email})
    at_time((NOW + timedelta(minutes=5)).isoformat())
    stranger = Client()
    stranger.post(FORGOTTEN, {"email": "nobody@demo.example"})
    assert "メールの送信に時間がかかっています" in text(stranger.get(AGAIN))


def test_the_password_is_changed_and_this_device_stays_signed_in(cast: Cast) -> None:
    client, other = signed_in(cast.yamada), signed_in(cast.yamada)
    sent = {"current": PASSWORD, "password": NEW, "password_again": NEW}
    assert client.post("/employer/account/password/", sent).headers["Location"] == "/employer/account/"
    assert "パスワードを変更しました" in text(client.get("/employer/account/"))
    assert not is_in(other)
    assert SignInSession.objects.filter(user=cast.yamada).count() == 1


def test_a_wrong_current_password_is_told_and_counted(cast: Cast) -> None:
    client = signed_in(cast.yamada)
    sent = {"current": "wrong", "password": NEW, "password_again": NEW}
    answers = [client.post("/employer/account/password/", sent).status_code for _ in range(11)]
    assert answers == [422] * 10 + [429]
    page = text(client.post("/employer/account/password/", sent | {"current": PASSWORD}))
    assert "10時30分" in page


def _without_token(page: str) -> str:
    return "\n".join(line for line in page.splitlines() if "csrfmiddlewaretoken" not in line)
