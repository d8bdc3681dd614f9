"""ワンタイムパスワード入力: asked after the password, sent again, left out on a trusted device."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from mypage.accounts.commands.one_time_codes import send_one_time_code
from mypage.accounts.commands.passwords import change_password
from mypage.accounts.models import SignInSession, TrustedDevice
from mypage.notifications.models import Mail
from tests.cast import NOW, PASSWORD, Cast
from tests.post import deliver, key_in
from tests.web.account.acting import is_in, sign_in, text

pytestmark = pytest.mark.usefixtures("mailed_codes")
CODE = "/employer/sign-in/code/"


def asked(client: Client, cast: Cast, at: Any = NOW) -> str:
    """The password was right; the code out of the mail."""
    assert (
        sign_in(
            client,
            cast.yamada,
        ).headers["Location"]
        == CODE
    )
    return key_in(deliver(at)[-1])


def wrong(code: str) -> str:
    return "000000" if code != "000000" else "111111"


def test_the_password_alone_signs_nobody_in(client: Client, cast: Cast) -> None:
    asked(client, cast)
    assert not is_in(client)
    assert client.get("/employer/").status_code == 303
    assert SignInSession.objects.get().user is None


def test_the_page_says_where_it_went_and_trusts_nothing_of_itself(client: Client, cast: Cast) -> None:
    sign_in(client, cast.yamada)
    page = text(client.get(CODE))
    for words in (
        "ワンタイムパスワード入力",
        "y****@demo.example",
        "10分以内",
        "この端末では30日間省略する",
        "もう一度送る",
    ):
        assert words in page
    assert 'autocomplete="one-time-code"' in page
    assert " checked" not in page
    assert "yamada@demo.example" not in page


def test_the_code_signs_in_and_leads_where_it_was_asked(client: Client, cast: Cast) -> None:
    response = sign_in(client, cast.yamada, wanted="/employer/logins/")
    assert response.headers["Location"] == CODE
    response = client.post(CODE, {"code": f" {key_in(deliver(NOW)[-1])} "})
    assert response.headers["Location"] == "/employer/logins/"
    assert is_in(client)
    assert "mypage_device" not in client.cookies
    assert client.get(CODE).headers["Location"] == "/employer/"


def test_a_wrong_code_is_told_and_the_fifth_ends_it(client: Client, cast: Cast) -> None:
    code = asked(client, cast)
    pages = [client.post(CODE, {"code": wrong(code)}) for _ in range(5)]
    assert [page.status_code for page in pages] == [422] * 5
    assert "ワンタイムパスワードがメールの内容と違います" in text(pages[3])
    assert "入力を5回誤ったか" in text(pages[4])
    assert client.post(CODE, {"code": code}).status_code == 422
    assert not is_in(client)


@pytest.mark.parametrize("code", ["", "12345", "1234567", "abc", "１２３"])
def test_what_is_no_code_is_answered(client: Client, cast: Cast, code: str) -> None:
    sign_in(client, cast.yamada)
    assert client.post(CODE, {"code": code}).status_code == 422


def test_another_code_is_sent_and_the_earlier_one_counts_no_more(client: Client, cast: Cast, at_time: Any) -> None:
    first = asked(client, cast)
    later = at_time((NOW + timedelta(minutes=1)).isoformat())
    response = client.post(f"{CODE}again/")
    assert response.headers["Location"] == CODE
    assert "もう一度お送りします" in text(client.get(CODE))
    second = key_in(deliver(later)[-1])
    if first != second:
        assert client.post(CODE, {"code": first}).status_code == 422
    assert client.post(CODE, {"code": second}).status_code == 303


def test_a_visit_sends_no_mail(client: Client, cast: Cast) -> None:
    asked(client, cast)
    assert client.get(f"{CODE}again/").headers["Location"] == CODE
    assert Mail.objects.filter(template="one_time_code").count() == 1


def test_after_five_mails_the_last_one_still_counts(client: Client, cast: Cast, at_time: Any) -> None:
    for minute in range(5):
        send_one_time_code(user=cast.yamada, at=NOW + timedelta(minutes=minute))
    at_time((NOW + timedelta(minutes=5)).isoformat())
    code = key_in(deliver(NOW + timedelta(minutes=5))[-1])
    assert sign_in(client, cast.yamada).headers["Location"] == CODE
    page = text(client.get(CODE))
    assert "新しいワンタイムパスワードは、まだお送りできません" in page
    assert "11時00分" in page
    assert client.post(CODE, {"code": code}).status_code == 303


def test_after_five_mails_and_no_open_code_the_time_is_told(client: Client, cast: Cast, at_time: Any) -> None:
    for minute in range(5):
        send_one_time_code(user=cast.yamada, at=NOW + timedelta(minutes=minute))
    deliver(NOW + timedelta(minutes=5))
    at_time((NOW + timedelta(minutes=30)).isoformat())
    response = sign_in(client, cast.yamada)
    assert response.status_code == 429
    assert "2026年4月1日（水） 11時00分" in text(response)


def test_a_mail_that_is_late_is_told(client: Client, cast: Cast, at_time: Any) -> None:
    sign_in(client, cast.yamada)
    at_time((NOW + timedelta(minutes=15)).isoformat())
    assert "メールの送信に時間がかかっています" in text(client.get(CODE))
    deliver(NOW + timedelta(minutes=15))
    assert "10時15分に配信しました" in text(client.get(CODE))
    assert "10時25分" in text(client.get(CODE))


def test_the_device_is_trusted_for_thirty_days(client: Client, cast: Cast, at_time: Any) -> None:
    code = asked(client, cast)
    response = client.post(CODE, {"code": code, "trust": "on"})
    cookie = response.cookies["mypage_device"]
    assert (cookie["httponly"], cookie["samesite"], cookie["max-age"]) == (True, "Lax", 30 * 86_400)
    client.post("/sign-out/")
    at_time((NOW + timedelta(days=29)).isoformat())
    assert sign_in(client, cast.yamada).headers["Location"] == "/employer/"
    client.post("/sign-out/")
    at_time((NOW + timedelta(days=30)).isoformat())
    assert sign_in(client, cast.yamada).headers["Location"] == CODE


def test_the_cookie_goes_over_https_only(client: Client, cast: Cast, settings: Any) -> None:
    code = asked(client, cast)
    settings.SESSION_COOKIE_SECURE = True
    assert client.post(CODE, {"code": code, "trust": "on"}).cookies["mypage_device"]["secure"]


def test_trust_is_one_login_s_and_one_browser_s(client: Client, cast: Cast) -> None:
    client.post(CODE, {"code": asked(client, cast), "trust": "on"})
    client.post("/sign-out/")
    assert sign_in(client, cast.suzuki).headers["Location"] == CODE
    client.post(CODE, {"code": key_in(deliver(NOW)[-1]), "trust": "on"})
    client.post("/sign-out/")
    assert sign_in(client, cast.yamada).headers["Location"] == "/employer/"  # both are trusted on this browser
    assert sign_in(Client(), cast.yamada).headers["Location"] == CODE


@pytest.mark.parametrize("cookie", ["", "x", "a" * 5000, "\xe3\x81\x82", ".".join(["b" * 43] * 50)])
def test_a_forged_cookie_is_worth_nothing(client: Client, cast: Cast, cookie: str) -> None:
    client.cookies["mypage_device"] = cookie
    assert sign_in(client, cast.yamada).headers["Location"] == CODE


def test_a_change_of_the_password_ends_trust_and_who_is_halfway(client: Client, cast: Cast) -> None:
    client.post(CODE, {"code": asked(client, cast), "trust": "on"})
    half = Client()
    sign_in(half, cast.yamada)
    code = key_in(deliver(NOW)[-1])
    change_password(user=cast.yamada, current=PASSWORD, password="Spring-2026!", keep_session="", at=NOW)
    assert not TrustedDevice.objects.exists()
    assert half.post(CODE, {"code": code}).headers["Location"] == "/employer/sign-in/"
    assert not is_in(half)


@pytest.mark.parametrize("path", [CODE, f"{CODE}again/", "/employer/sign-in/app/", "/staff/sign-in/app/new/"])
def test_nobody_comes_here_without_a_password(client: Client, db: None, path: str) -> None:
    for answer in (client.get(path), client.post(path, {"code": "123456"})):
        assert answer.status_code == 303
        assert answer.headers["Location"].endswith("/sign-in/")


def test_halfway_into_one_area_is_not_halfway_into_another(client: Client, cast: Cast) -> None:
    code = asked(client, cast)
    assert client.post("/seeker/sign-in/code/", {"code": code}).headers["Location"] == "/seeker/sign-in/"


def test_pages_of_the_code_take_few_statements(client: Client, cast: Cast, django_assert_max_num_queries: Any) -> None:
    sign_in(client, cast.yamada)
    with django_assert_max_num_queries(10):
        client.get(CODE)
