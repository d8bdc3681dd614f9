"""職員 on the screens: added, changed, stopped, helped; and how a new one registers."""

import re
from collections.abc import Callable

import pytest
from django.contrib.auth.hashers import check_password
from django.test import Client
from django.urls import reverse

from mypage.accounts.models import SignInSession, StaffPosition, User
from mypage.audit.models import Event
from mypage.kernel.clock import now
from mypage.notifications.models import Mail
from tests.cast import NOW, Cast, a_staff_login
from tests.post import deliver, key_in

SignIn = Callable[[User], Client]


def form_of(cast: Cast, **changes: object) -> dict[str, object]:
    """What the form for a new member sends."""
    return {
        "name": "大野 明",
        "email": "ohno@example.jp",
        "office": cast.office.pk,
        "roles": ["is_counter"],
    } | changes


def test_a_new_member_is_added_and_registers_with_the_mailed_key(
    cast: Cast, administrator: Client, client: Client
) -> None:
    answer = administrator.post(reverse("staff:person_new"), form_of(cast))
    user = User.objects.get(email="ohno@example.jp")
    assert (answer.status_code, answer.headers["Location"]) == (303, reverse("staff:person", args=[user.pk]))
    assert "職員を追加しました" in administrator.get(answer.headers["Location"]).content.decode()
    key = key_in(deliver(now())[-1])
    entered = {"email": "ohno@example.jp", "key": key, "password": "Himawari-7!", "password_again": "Himawari-7!"}
    answer = client.post(reverse("staff:registration"), entered)
    assert (answer.status_code, answer.headers["Location"]) == (303, reverse("staff:sign_in"))
    user.refresh_from_db()
    assert check_password("Himawari-7!", user.password)


def test_what_is_wrong_with_a_new_member_is_told_and_kept(cast: Cast, administrator: Client) -> None:
    answer = administrator.post(reverse("staff:person_new"), form_of(cast, email="a..b@example.jp", roles=[]))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "入力内容に誤りが2件あります" in page
    assert "権限を1つ以上選んでください。" in page
    assert 'value="大野 明"' in page
    assert not User.objects.filter(name="大野 明").exists()


def test_an_address_that_is_staff_already_is_refused(cast: Cast, administrator: Client) -> None:
    answer = administrator.post(reverse("staff:person_new"), form_of(cast, email="NAKAMURA@demo.example"))
    assert answer.status_code == 422
    assert "すでに職員として登録されています" in answer.content.decode()


def test_an_employers_address_may_be_staff_too(cast: Cast, administrator: Client) -> None:
    assert administrator.post(reverse("staff:person_new"), form_of(cast, email=cast.yamada.email)).status_code == 303


def test_a_wrong_key_says_nothing_of_the_address(cast: Cast, client: Client) -> None:
    pages = []
    for email in (cast.nakamura.email, "nobody@example.jp"):
        entered = {"email": email, "key": "AAAAAAAA", "password": "Himawari-7!", "password_again": "Himawari-7!"}
        answer = client.post(reverse("staff:registration"), entered)
        assert answer.status_code == 422
        page = answer.content.decode()
        assert "Himawari" not in page
        shown = re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", page[page.index("<main") :])
        pages.append(shown.replace(email, ""))
    assert pages[0] == pages[1]


def test_a_member_moves_and_gets_other_roles(cast: Cast, administrator: Client) -> None:
    sent = {"name": "中村 恵子", "office": cast.other_office.pk, "roles": ["is_reviewer", "is_administrator"]}
    answer = administrator.post(reverse("staff:person", args=[cast.nakamura.pk]), sent)
    assert answer.status_code == 303
    position = StaffPosition.objects.select_related("user").get(user=cast.nakamura)
    assert (position.user.name, position.office, position.roles) == ("中村 恵子", cast.other_office, ["審査", "管理者"])


def test_one_keeps_ones_own_administration(cast: Cast, administrator: Client) -> None:
    sent = {"name": "小林 誠", "office": cast.office.pk, "roles": ["is_counter"]}
    answer = administrator.post(reverse("staff:person", args=[cast.kobayashi.pk]), sent)
    assert answer.status_code == 422
    assert "ほかの管理者にご依頼ください" in answer.content.decode()
    administrator.post(reverse("staff:person_stop", args=[cast.kobayashi.pk]))
    position = StaffPosition.objects.get(user=cast.kobayashi)
    assert (position.is_administrator, position.disabled_at) == (True, None)


def test_stopping_signs_out_at_once_and_returning_lets_in(cast: Cast, administrator: Client, sign_in: SignIn) -> None:
    browser = sign_in(cast.nakamura)
    assert browser.get(reverse("staff:home")).status_code == 200
    address = reverse("staff:person_stop", args=[cast.nakamura.pk])
    assert "利用を停止する" in administrator.get(address).content.decode()
    assert browser.get(reverse("staff:home")).status_code == 200
    administrator.post(address)
    assert browser.get(reverse("staff:home")).status_code == 303
    page = administrator.get(reverse("staff:person", args=[cast.nakamura.pk])).content.decode()
    assert "停止中" in page
    administrator.post(reverse("staff:person_return", args=[cast.nakamura.pk]))
    assert User.objects.get(pk=cast.nakamura.pk).is_active


def test_all_devices_are_signed_out(cast: Cast, administrator: Client, sign_in: SignIn) -> None:
    browser = sign_in(cast.nakamura)
    administrator.post(reverse("staff:person_sign_out", args=[cast.nakamura.pk]))
    assert browser.get(reverse("staff:home")).status_code == 303
    assert not SignInSession.objects.filter(user=cast.nakamura).exists()
    assert Event.objects.filter(action="staff.sessions_ended", actor_id=cast.kobayashi.pk).count() == 1


def test_what_cannot_be_done_is_told_on_the_next_page(cast: Cast, administrator: Client) -> None:
    answer = administrator.post(reverse("staff:person_app_removal", args=[cast.nakamura.pk]), follow=True)
    assert "この職員の認証アプリは登録されていません。" in answer.content.decode()
    answer = administrator.post(reverse("staff:person_key", args=[cast.nakamura.pk]), follow=True)
    assert "手続きできませんでした" in answer.content.decode()
    assert not Mail.objects.filter(template="staff_key").exists()


def test_a_key_is_sent_again_to_who_has_not_registered(cast: Cast, administrator: Client) -> None:
    administrator.post(reverse("staff:person_new"), form_of(cast))
    user = User.objects.get(email="ohno@example.jp")
    page = administrator.get(reverse("staff:person", args=[user.pk])).content.decode()
    assert "登録待ち" in page
    assert "認証キーを送り直す" in page
    administrator.post(reverse("staff:person_key", args=[user.pk]))
    assert Mail.objects.filter(template="staff_key").count() == 2


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", {"中村 恵", "小林 誠", "上野の職員"}),
        ("?words=中村", {"中村 恵"}),
        ("?words=UENO", {"上野の職員"}),
        ("?office={other}", {"上野の職員"}),
        ("?state=disabled", {"上野の職員"}),
        ("?state=unregistered", set()),
        ("?office=x&words=中村", set()),
    ],
)
def test_staff_are_found(cast: Cast, administrator: Client, query: str, found: set[str]) -> None:
    a_staff_login("ueno", "上野の職員", cast.other_office, NOW, is_counter=True)
    StaffPosition.objects.filter(office=cast.other_office).update(disabled_at=NOW)
    address = reverse("staff:people") + query.format(other=cast.other_office.pk)
    page = administrator.get(address).content.decode()
    listed = page[page.index("<main") :]
    shown = {name for name in ("中村 恵", "小林 誠", "上野の職員") if f">{name}<" in listed}
    if query.startswith("?office=x"):
        assert shown == {"中村 恵", "小林 誠", "上野の職員"}
    else:
        assert shown == found


def test_an_employer_is_no_member_of_the_staff(cast: Cast, administrator: Client) -> None:
    assert administrator.get(reverse("staff:person", args=[cast.yamada.pk])).status_code == 404
    assert administrator.post(reverse("staff:person_stop", args=[cast.yamada.pk])).status_code == 404
