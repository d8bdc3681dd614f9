"""Signing in, minding one's account and the logins of an establishment, as people do it: phone, desktop, no scripts."""

import re
from base64 import b32decode
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from mypage.accounts.models import User
from mypage.kernel.clock import now
from tests.browser.chromium import DESKTOP, PHONE
from tests.browser.conftest import NewPage
from tests.cast import PASSWORD, Cast, assemble
from tests.post import deliver, key_in
from tests.unit.accounts.test_second_factors import code

pytestmark = pytest.mark.django_db(transaction=True)
Look = Callable[[Page], None]


@pytest.fixture(autouse=True)
def cast(settings: Any) -> Cast:
    """The cast, with mailed codes, and apps for staff."""
    settings.ONE_TIME_CODE = settings.STAFF_SECOND_FACTOR = True
    return assemble(now())


def title(page: Page, words: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(words)


def enter(page: Page, email: str, password: str = PASSWORD) -> None:
    page.get_by_label("メールアドレス").fill(email)
    page.get_by_role("textbox", name="パスワード").fill(password)
    page.get_by_role("button", name="ログイン", exact=True).click()


def enter_code(page: Page) -> None:
    title(page, "ワンタイムパスワード入力")
    page.get_by_role("textbox", name="ワンタイムパスワード").fill(key_in(deliver(now())[-1]))
    page.get_by_role("button", name="ログイン", exact=True).click()


def sign_in(page: Page, user: User, path: str = "/employer/") -> None:
    page.goto(path)
    enter(page, user.email)
    enter_code(page)


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_an_employer_signs_in_and_looks_around(new_page: NewPage, axe: Look, viewport: Any, cast: Cast) -> None:
    page = new_page(viewport, watched=False)  # a refused entry answers 422, which Chromium calls an error
    page.goto("/employer/logins/")
    title(page, "求人者マイページにログイン")
    axe(page)
    enter(page, cast.yamada.email, "Wrong-2026!")
    expect(page.locator(".hw-summary")).to_be_focused()
    expect(page.get_by_label("メールアドレス")).to_have_value(cast.yamada.email)
    expect(page.get_by_role("textbox", name="パスワード")).to_have_value("")
    axe(page)
    enter(page, cast.yamada.email)
    axe(page)
    enter_code(page)
    title(page, "利用者")
    axe(page)
    for path in ("", "notices/", "logins/new/", "leaving/", "account/", "account/name/", "account/password/",
                 "account/email/", "account/devices/", "account/app/", "account/app/new/"):  # fmt: skip
        page.goto(f"/employer/{path}")
        axe(page)


def test_without_scripts_a_colleague_is_asked_in_and_comes(new_page: NewPage, cast: Cast) -> None:
    owner = new_page(PHONE, scripts=False)
    sign_in(owner, cast.yamada)
    owner.goto("/employer/logins/")
    owner.get_by_role("link", name="利用者を追加する").click()
    owner.get_by_label("氏名").fill("新人 花子")
    owner.get_by_label("メールアドレス").fill("hanako@demo.example")
    owner.get_by_label("担当", exact=True).check()
    owner.get_by_role("button", name="追加を申し込む").click()
    expect(owner.get_by_text("利用者の追加を申し込みました")).to_be_visible()
    invited = new_page(PHONE, scripts=False)
    invited.goto("/employer/sign-in/")
    invited.get_by_role("link", name="利用者登録の認証キーが届いた方").click()
    title(invited, "利用者登録")
    invited.get_by_label("メールアドレス").fill("hanako@demo.example")
    invited.get_by_label("認証キー").fill(key_in(deliver(now())[-1]))
    invited.get_by_label("登録するパスワード", exact=True).fill("Spring-2026!")
    invited.get_by_label("登録するパスワード（確認用）").fill("Spring-2026!")
    invited.get_by_label("「プライバシーポリシー」に同意します。").check()
    invited.get_by_label("「利用規約」に同意します。").check()
    invited.get_by_role("button", name="登録する", exact=True).click()
    expect(invited.get_by_text("利用者の登録が完了しました")).to_be_visible()
    enter(invited, "hanako@demo.example", "Spring-2026!")
    enter_code(invited)
    title(invited, "ホーム")
    expect(invited.get_by_text("担当", exact=True)).to_be_visible()
    invited.get_by_role("link", name="設定", exact=True).click()
    invited.get_by_role("button", name="ログアウトする").click()
    expect(invited.get_by_text("ログアウトしました")).to_be_visible()


def test_a_member_of_the_staff_sets_up_an_app_first(new_page: NewPage, axe: Look, cast: Cast) -> None:
    page = new_page(PHONE)
    page.goto("/staff/")
    enter(page, cast.nakamura.email)
    title(page, "認証アプリの登録")
    axe(page)
    secret = b32decode(page.locator("#secret").inner_text().replace(" ", ""))
    page.get_by_label("認証アプリに表示された6桁の数字").fill(code(now(), secret))
    page.get_by_role("button", name="登録してログイン").click()
    expect(page).to_have_url(re.compile(r"/staff/$"))


def test_a_page_that_nobody_uses_signs_out_and_leads_back(new_page: NewPage, cast: Cast) -> None:
    page = new_page(DESKTOP)
    sign_in(page, cast.yamada, "/employer/account/devices/")
    page.clock.install()
    page.reload()
    title(page, "ログイン中の端末")
    page.clock.fast_forward("55:30")
    expect(page.get_by_role("dialog", name="あと5分でログアウトします")).to_be_visible()
    page.get_by_role("button", name="続ける").click()
    expect(page.get_by_role("dialog", name="あと5分でログアウトします")).to_be_hidden()
    page.clock.fast_forward("01:00:30")
    title(page, "求人者マイページにログイン")
    expect(page.get_by_text("操作がないまま60分たったため、ログアウトしました")).to_be_visible()
    enter(page, cast.yamada.email)
    enter_code(page)
    title(page, "ログイン中の端末")


def test_a_double_click_signs_in_once(new_page: NewPage, cast: Cast) -> None:
    page = new_page(DESKTOP)
    page.goto("/employer/")
    page.get_by_label("メールアドレス").fill(cast.yamada.email)
    page.get_by_role("textbox", name="パスワード").fill(PASSWORD)
    page.get_by_role("button", name="ログイン", exact=True).dblclick()
    enter_code(page)
    title(page, "ホーム")
    page.go_back()
    page.reload()
    title(page, "ホーム")
