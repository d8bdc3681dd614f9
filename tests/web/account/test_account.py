"""アカウントの設定: address, name, devices; and the end of a replacement that the office has begun."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from mypage.accounts.models import SignInSession, User
from mypage.establishments.commands.addresses import take_replacement
from tests.cast import NOW, PASSWORD, Cast
from tests.post import deliver, key_in
from tests.unit.establishments.test_memberships import of
from tests.web.account.acting import enter, is_in, sign_in, signed_in, text

NEW = "jinji@demo.example"
EMAIL, KEY = "/employer/account/email/", "/employer/account/email/key/"
PAGES = ["", "name/", "password/", "email/", "devices/", "app/", "app/new/"]


@pytest.mark.parametrize("name", ["yamada", "tanaka", "sato", "nakamura"])
def test_every_page_of_the_settings_takes_few_statements(
    cast: Cast, name: str, django_assert_max_num_queries: Any
) -> None:
    user: User = getattr(cast, name)
    client = signed_in(user)
    for page in PAGES:
        if page == "name/" and user.audience == "staff":
            continue
        with django_assert_max_num_queries(10):
            assert client.get(f"/{user.audience}/account/{page}").status_code == 200


def test_the_address_is_changed_with_the_key_out_of_the_new_mailbox(cast: Cast) -> None:
    client = signed_in(cast.yamada)
    assert client.post(EMAIL, {"new_email": NEW, "current": PASSWORD}).headers["Location"] == KEY
    assert "メールアドレスの変更の確認を待っています" in text(client.get("/employer/account/"))
    assert client.post(KEY, {"key": "AAAAAAAA"}).status_code == 422
    message = next(each for each in deliver(NOW) if each.to == [NEW])
    assert client.post(KEY, {"key": key_in(message)}).headers["Location"] == "/employer/account/"
    assert f"次からは {NEW} でログインしてください" in text(client.get("/employer/account/"))
    assert client.get(KEY).headers["Location"] == "/employer/account/"
    assert enter(Client(), NEW, PASSWORD).status_code == 303


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"new_email": "ab..cd@demo.example", "current": PASSWORD}, "「.」が続いています"),
        ({"new_email": NEW, "current": "wrong"}, "現在のパスワードが違います"),
        ({"new_email": "YAMADA@demo.example", "current": PASSWORD}, "今のメールアドレスと同じです"),
        ({}, "新しいメールアドレスを入力してください"),
    ],
)
def test_what_is_not_right_is_told_with_what_was_typed(cast: Cast, sent: dict[str, str], words: str) -> None:
    response = signed_in(cast.yamada).post(EMAIL, sent)
    assert response.status_code == 422
    assert words in text(response)
    assert f'value="{sent.get("new_email", "")}"' in text(response)
    assert "wrong" not in text(response)


def test_a_taken_address_gets_the_same_words_until_its_mail_was_read(cast: Cast) -> None:
    client = signed_in(cast.yamada)
    assert client.post(EMAIL, {"new_email": cast.suzuki.email, "current": PASSWORD}).headers["Location"] == KEY
    message = next(each for each in deliver(NOW) if each.to == [cast.suzuki.email])
    response = client.post(KEY, {"key": key_in(message)})
    assert response.status_code == 422
    assert "別のアカウントで使われている" in text(response)
    assert User.objects.get(pk=cast.yamada.pk).email == "yamada@demo.example"


def test_a_change_is_given_up(cast: Cast) -> None:
    client = signed_in(cast.yamada)
    client.post(EMAIL, {"new_email": NEW, "current": PASSWORD})
    assert client.get("/employer/account/email/drop/").status_code == 303
    assert client.get(KEY).status_code == 200
    client.post("/employer/account/email/drop/")
    assert client.get(KEY).status_code == 303
    assert deliver(NOW) == []


def test_a_name_is_changed(cast: Cast) -> None:
    client = signed_in(cast.yamada)
    for name in ("", "あ" * 61):
        assert client.post("/employer/account/name/", {"name": name}).status_code == 422
    assert client.post("/employer/account/name/", {"name": " 山田 花子 "}).status_code == 303
    assert "山田 花子" in text(client.get("/employer/account/"))


def test_names_of_staff_are_the_administrators_business(cast: Cast) -> None:
    assert signed_in(cast.nakamura).get("/staff/account/name/").status_code == 404


def test_devices_are_listed_without_their_keys_and_ended(cast: Cast, at_time: Any) -> None:
    other = signed_in(cast.yamada)
    at_time((NOW + timedelta(minutes=3)).isoformat())
    client = signed_in(cast.yamada)
    page = text(client.get("/employer/account/devices/"))
    assert page.count("Windows の Microsoft Edge") >= 2
    assert page.count("この端末</span>") == 1
    for row in SignInSession.objects.all():
        assert row.session_key not in page
    address = page.split('action="/employer/account/devices/')[1].split('"')[0]
    assert client.get(f"/employer/account/devices/{address}").status_code == 303
    assert is_in(other)
    assert client.post(f"/employer/account/devices/{address}").status_code == 303
    assert not is_in(other)
    assert is_in(client)
    assert client.post(f"/employer/account/devices/{address}").status_code == 404


def test_a_stranger_s_device_does_not_exist(cast: Cast) -> None:
    signed_in(cast.suzuki), signed_in(cast.suzuki)
    page = text(signed_in(cast.suzuki).get("/employer/account/devices/"))
    address = page.split('action="/employer/account/devices/')[1].split('"')[0]
    assert signed_in(cast.yamada).post(f"/employer/account/devices/{address}").status_code == 404


def test_all_other_devices_are_ended(cast: Cast) -> None:
    others = [signed_in(cast.yamada) for _ in range(3)]
    client, colleague = signed_in(cast.yamada), signed_in(cast.suzuki)
    assert client.post("/employer/account/devices/others/end/").status_code == 303
    assert [is_in(each) for each in [*others, client, colleague]] == [False, False, False, True, True]


@pytest.mark.usefixtures("mailed_codes")
def test_a_trusted_device_is_listed_and_ended(client: Client, cast: Cast) -> None:
    sign_in(client, cast.yamada)
    client.post("/employer/sign-in/code/", {"code": key_in(deliver(NOW)[-1]), "trust": "on"})
    page = text(client.get("/employer/account/devices/"))
    assert "ワンタイムパスワードを省略する端末" in page
    assert "2026/05/01 10:00" in page
    address = page.split('action="/employer/account/trust/')[1].split('"')[0]
    client.post(f"/employer/account/trust/{address}")
    client.post("/sign-out/")
    assert sign_in(client, cast.yamada).headers["Location"] == "/employer/sign-in/code/"


def replaced(cast: Cast) -> str:
    take_replacement(membership=of(cast.yamada), new_email=NEW, checked="社員証", by=cast.nakamura, at=NOW)
    return key_in(next(each for each in deliver(NOW) if each.to == [NEW]))


def entries(key: str, email: str = NEW) -> dict[str, str]:
    return {"email": email, "key": key, "password": "Spring-2026!", "password_again": "Spring-2026!"}


def test_the_new_address_comes_in_with_its_key_and_a_new_password(client: Client, cast: Cast) -> None:
    former = signed_in(cast.yamada)
    key = replaced(cast)
    assert not is_in(former)
    assert client.post("/employer/address/", entries(key)).headers["Location"] == "/employer/sign-in/"
    assert enter(client, NEW, "Spring-2026!").status_code == 303
    assert enter(Client(), "yamada@demo.example", PASSWORD).status_code == 422


def test_a_wrong_address_or_key_is_one_sentence_and_guessing_ends(client: Client, cast: Cast) -> None:
    key = replaced(cast)
    for sent in (entries("AAAAAAAA"), entries(key, "else@demo.example")):
        response = client.post("/employer/address/", sent)
        assert response.status_code == 422
        assert "メールアドレスか認証キーが、届いたメールの内容と違います" in text(response)
        assert f'value="{sent["email"]}"' in text(response)
    answers = [client.post("/employer/address/", entries("AAAAAAAA")).status_code for _ in range(29)]
    assert answers[-1] == 429
    other = client.post("/employer/address/", entries(key), REMOTE_ADDR="192.0.2.77")
    assert "窓口に、認証キーの再送をご依頼ください" in text(other)  # ten wrong ones have ended it


def test_a_late_key_of_a_change_is_told_and_not_waited_for_any_more(cast: Cast, at_time: Any) -> None:
    client = signed_in(cast.yamada)
    client.post(EMAIL, {"new_email": NEW, "current": PASSWORD})
    message = next(each for each in deliver(NOW) if each.to == [NEW])
    at_time((NOW + timedelta(minutes=51)).isoformat())
    assert "確認を待っています" not in text(client.get("/employer/account/"))
    response = client.post(KEY, {"key": key_in(message)})
    assert response.status_code == 422
    assert "有効な時間（メールの配信から50分）が過ぎました" in text(response)
