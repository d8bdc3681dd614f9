"""利用者: the list and what the 代表 does with it, over HTTP; the invited person's page; 退会."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from mypage.accounts.models import User
from mypage.establishments.choices import RegistrationState, Role
from mypage.establishments.commands.invitations import NewLogin, invite
from mypage.establishments.models import Establishment, Invitation, Membership
from mypage.establishments.queries import owner_of
from mypage.notifications.models import Mail
from tests.cast import NOW, PASSWORD, Cast
from tests.post import deliver, key_in
from tests.web.employer.people import browser_of, of, text

HANAKO = {"name": "新人 花子", "email": "hanako@demo.example", "role": "member"}


@pytest.fixture(autouse=True)
def frozen(at_time: Any) -> None:
    at_time(NOW.isoformat())


def test_the_list_shows_addresses_to_who_works_with_them(cast: Cast) -> None:
    for user, is_shown in ((cast.yamada, True), (cast.suzuki, True), (cast.ito, False)):
        page = text(browser_of(user).get("/employer/logins/"))
        assert ("suzuki@demo.example" in page) == is_shown
        assert "鈴木 次郎" in page
        assert ("登録を終了" in page) == (user == cast.yamada)


def test_a_login_is_asked_for_and_comes_in(cast: Cast, client: Client) -> None:
    owner = browser_of(cast.yamada)
    assert owner.post("/employer/logins/new/", HANAKO).headers["Location"] == "/employer/logins/"
    page = text(owner.get("/employer/logins/"))
    assert "承諾待ちの方" in page
    assert "hanako@demo.example" in page
    key = key_in(deliver(NOW)[-1])
    sent = {"email": "hanako@demo.example", "key": key, "password": "Spring-2026!", "password_again": "Spring-2026!"}
    refused = client.post("/employer/invitation/", sent)
    assert refused.status_code == 422
    assert text(refused).count("にチェックがついていません") == 4
    assert "Spring-2026!" not in text(refused)
    answer = client.post("/employer/invitation/", sent | {"privacy": "on", "terms": "on"})
    assert answer.headers["Location"] == "/employer/sign-in/"
    assert "利用者の登録が完了しました" in text(client.get("/employer/sign-in/"))
    again = client.post("/employer/invitation/", sent | {"privacy": "on", "terms": "on"})
    assert again.status_code == 303  # a double click
    hanako = User.objects.get(email="hanako@demo.example")
    assert (of(hanako).role, hanako.consents.count()) == (Role.MEMBER, 2)


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"name": ""}, "氏名を入力してください"),
        ({"email": "a..b@demo.example"}, "「.」が続いています"),
        ({"role": ""}, "権限を選んでください"),
        ({"role": "owner"}, "権限を選んでください"),
        ({"email": "SUZUKI@demo.example"}, "すでに利用者として登録されています"),
    ],
)
def test_faults_are_told_with_what_was_typed(cast: Cast, changed: dict[str, str], words: str) -> None:
    sent = HANAKO | changed
    response = browser_of(cast.yamada).post("/employer/logins/new/", sent)
    assert response.status_code == 422
    assert words in text(response)
    assert f'value="{sent["email"]}"' in text(response)
    assert not Invitation.objects.exists()


def test_an_invitation_is_sent_again_and_withdrawn(cast: Cast, at_time: Any) -> None:
    invitation = invite(login=NewLogin("hanako@demo.example", "花子", "member"), by=of(cast.yamada), at=NOW)
    at_time((NOW + timedelta(hours=1)).isoformat())
    owner = browser_of(cast.yamada)
    assert owner.get(f"/employer/invitations/{invitation.pk}/again/").status_code == 303
    owner.post(f"/employer/invitations/{invitation.pk}/again/")
    assert "メールをもう一度お送りします" in text(owner.get("/employer/logins/"))
    assert Mail.objects.filter(template="login_added_key").count() == 2
    owner.post(f"/employer/invitations/{invitation.pk}/withdrawal/")
    assert "承諾待ちの方" not in text(owner.get("/employer/logins/"))
    owner.post(f"/employer/invitations/{invitation.pk}/withdrawal/")
    assert "手続きは行われませんでした" in text(owner.get("/employer/logins/"))


def test_with_ten_logins_there_is_no_room(cast: Cast) -> None:
    for place in range(8):
        invite(login=NewLogin(f"a{place}@demo.example", "新人", "member"), by=of(cast.yamada), at=NOW)
    owner = browser_of(cast.yamada)
    page = text(owner.get("/employer/logins/"))
    assert "追加できる人数に達しています" in page
    assert 'href="/employer/logins/new/"' not in page
    response = owner.post("/employer/logins/new/", HANAKO)
    assert response.status_code == 422
    assert "代表のほかに10名まで" in text(response)


def test_a_role_is_changed(cast: Cast) -> None:
    owner, pk = browser_of(cast.yamada), of(cast.suzuki).pk
    assert owner.post(f"/employer/logins/{pk}/role/", {"role": "viewer"}).status_code == 303
    assert "鈴木 次郎さんの権限は「閲覧のみ」です" in text(owner.get("/employer/logins/"))
    assert of(cast.suzuki).role == Role.VIEWER
    assert owner.post(f"/employer/logins/{pk}/role/", {"role": "owner"}).status_code == 422


def test_a_login_is_ended_after_a_look_and_is_out_at_once(cast: Cast) -> None:
    suzuki, owner, pk = browser_of(cast.suzuki), browser_of(cast.yamada), of(cast.suzuki).pk
    assert "この方の登録を終了します" in text(owner.get(f"/employer/logins/{pk}/removal/"))
    assert Membership.objects.current().filter(pk=pk).exists()
    assert owner.post(f"/employer/logins/{pk}/removal/").headers["Location"] == "/employer/logins/"
    assert suzuki.get("/employer/").status_code == 303
    assert owner.post(f"/employer/logins/{pk}/removal/").status_code == 404


def test_the_owner_cannot_end_or_change_its_own_login(cast: Cast) -> None:
    owner, pk = browser_of(cast.yamada), of(cast.yamada).pk
    for act in ("role", "removal", "hand-over"):
        assert owner.post(f"/employer/logins/{pk}/{act}/", {"role": "viewer"}).status_code == 404
    assert owner_of(cast.shop) == of(cast.yamada)


def test_the_owner_hands_over_after_a_look(cast: Cast) -> None:
    owner, pk = browser_of(cast.yamada), of(cast.suzuki).pk
    assert "あなたの権限は「担当」になります" in text(owner.get(f"/employer/logins/{pk}/hand-over/"))
    owner.post(f"/employer/logins/{pk}/hand-over/")
    assert "代表は鈴木 次郎さんです" in text(owner.get("/employer/logins/"))
    assert owner.post(f"/employer/logins/{pk}/hand-over/").status_code == 403
    assert browser_of(cast.suzuki).get("/employer/logins/new/").status_code == 200


def test_leaving_tells_the_consequences_and_asks_for_the_password(cast: Cast) -> None:
    owner = browser_of(cast.yamada)
    page = text(owner.get("/employer/leaving/"))
    for words in ("利用者3名の全員", "ハローワーク飯田橋に残ります", "新しいアカウント作成コード", "現在のパスワード"):
        assert words in page
    assert owner.post("/employer/leaving/", {"current": "wrong"}).status_code == 422
    assert owner.post("/employer/leaving/", {"current": PASSWORD}).headers["Location"] == "/employer/left/"
    assert "退会しました" in text(owner.get("/employer/left/"))
    assert owner.get("/employer/").status_code == 303
    assert owner_of(cast.shop) is None


def test_who_belongs_elsewhere_too_stays_signed_in_after_leaving(cast: Cast) -> None:
    Membership.objects.create(establishment=cast.bakery, user=cast.yamada, role=Role.VIEWER, since=NOW)
    owner = browser_of(cast.yamada)
    assert "ほかの事業所のマイページは、引き続き利用できます" in text(owner.get("/employer/leaving/"))
    assert owner.post("/employer/leaving/", {"current": PASSWORD}).headers["Location"] == "/employer/"
    assert "たなか食品工房" in text(owner.get("/employer/"))


def test_what_stands_against_leaving_is_told_instead_of_the_form(cast: Cast) -> None:
    waiting = {"state": RegistrationState.PROVISIONAL, "applied_at": NOW, "lapses_on": NOW.date()}
    Establishment.objects.filter(pk=cast.shop.pk).update(**waiting)
    owner = browser_of(cast.yamada)
    page = text(owner.get("/employer/leaving/"))
    assert "まだ退会できません" in page
    assert 'type="password"' not in page
    assert owner.post("/employer/leaving/", {"current": PASSWORD}).status_code == 422
    assert owner_of(cast.shop) is not None


def test_after_ten_wrong_keys_the_invitation_has_to_be_sent_again(cast: Cast, client: Client) -> None:
    invite(login=NewLogin("hanako@demo.example", "花子", "member"), by=of(cast.yamada), at=NOW)
    right = key_in(deliver(NOW)[-1])
    sent = {"email": "hanako@demo.example", "password": "Spring-2026!", "password_again": "Spring-2026!",
            "privacy": "on", "terms": "on"}  # fmt: skip
    for _ in range(10):
        assert client.post("/employer/invitation/", sent | {"key": "AAAAAAAA"}).status_code == 422
    response = client.post("/employer/invitation/", sent | {"key": right})
    assert response.status_code == 422
    assert "代表の方に、もう一度申込みをご依頼ください" in text(response)
