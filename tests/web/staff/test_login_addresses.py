"""A dead mail address is replaced at the counter."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from mypage.accounts.models import AuthenticationKey, SignInSession
from mypage.audit.models import Event
from mypage.establishments.models import Establishment, Membership
from mypage.notifications.models import Mail
from tests.cast import Cast
from tests.web.staff.conftest import SignIn
from tests.web.staff.pages import summary_of, text_of, value_of


def where(establishment: Establishment) -> str:
    return reverse("staff:login_address", args=[establishment.pk])


def membership_of(cast: Cast, name: str) -> Membership:
    return Membership.objects.get(establishment=cast.shop, user=getattr(cast, name))


def take(browser: Client, cast: Cast, **changed: str) -> Any:
    typed = {
        "login": str(membership_of(cast, "yamada").pk),
        "new_email": "ｓｏｕｍｕ＠yamada.example",
        "checked": "窓口で社員証を確認",
    }
    return browser.post(where(cast.shop), typed | changed)


def test_the_request_is_taken_and_recorded(cast: Cast, counter: Client, sign_in: SignIn) -> None:
    sign_in(cast.yamada)
    answer = take(counter, cast)
    assert answer.headers["Location"] == reverse("staff:establishment", args=[cast.shop.pk])
    key = AuthenticationKey.objects.get(purpose="email_replacement")
    assert (key.email, key.user) == ("soumu@yamada.example", cast.yamada)
    told = set(Mail.objects.filter(template="email_replacement_asked").values_list("to", flat=True))
    assert told == {"yamada@demo.example", "suzuki@demo.example", "ito@demo.example"}
    assert not SignInSession.objects.filter(user=cast.yamada).exists()
    event = Event.objects.get(action="email.replaced_by_staff")
    assert (event.actor_id, event.facts["checked"]) == (cast.nakamura.pk, "窓口で社員証を確認")
    words = text_of(counter.get(answer.headers["Location"]))
    assert "メールアドレスの変更を受け付けました" in words
    assert "確認した内容：窓口で社員証を確認" in words
    cast.yamada.refresh_from_db()
    assert cast.yamada.email == "yamada@demo.example"


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"login": ""}, "変更する利用者を選んでください。"),
        ({"new_email": ""}, "新しいメールアドレスを入力してください。"),
        ({"checked": " "}, "本人確認の方法を入力してください。"),
        ({"new_email": "yamada@demo.example"}, "今のメールアドレスと同じです。別のメールアドレスを入力してください。"),
    ],
)
def test_what_is_missing_is_said(cast: Cast, counter: Client, changed: dict[str, str], message: str) -> None:
    answer = take(counter, cast, **changed)
    assert answer.status_code == 422
    assert summary_of(answer) == [message]
    if "new_email" not in changed:
        assert value_of(answer, "new_email") == "soumu@yamada.example"
    assert not AuthenticationKey.objects.exists()


def test_only_logins_of_the_establishment_can_be_chosen(cast: Cast, counter: Client) -> None:
    stranger = Membership.objects.get(user=cast.tanaka)
    answer = take(counter, cast, login=str(stranger.pk))
    assert answer.status_code == 422
    assert not AuthenticationKey.objects.exists()


def test_an_establishment_without_logins_says_so(cast: Cast, counter: Client) -> None:
    assert "まだ利用者がいません" in text_of(counter.get(where(cast.factory)))


def test_staff_of_another_office_replace_nothing(cast: Cast, elsewhere: Client) -> None:
    assert elsewhere.get(where(cast.shop)).status_code == 403
    assert take(elsewhere, cast).status_code == 403
    assert not AuthenticationKey.objects.exists()
