"""An employer with a code opens a My Page, signs in and arrives at its home, as a person does it (S-20 to S-29)."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from mypage.kernel.clock import now
from mypage.onboarding.commands.issuing import IssuedCode
from tests.browser.chromium import DESKTOP, PHONE
from tests.browser.conftest import NewPage
from tests.cast import PASSWORD, Cast, a_code, assemble
from tests.post import deliver, key_in

pytestmark = pytest.mark.django_db(transaction=True)
EMAIL = "jinji@yamabiko.example"
Look = Callable[[Page], None]


@pytest.fixture(autouse=True)
def no_one_time_code(settings: pytest.FixtureRequest) -> None:
    """The mailed code at sign-in has journeys of its own."""
    settings.ONE_TIME_CODE = False  # type: ignore[attr-defined]


@pytest.fixture
def issued() -> IssuedCode:
    """A code of やまびこ製作所, issued at the counter a moment ago."""
    cast: Cast = assemble(now())
    return a_code(cast, now())


def start(page: Page) -> None:
    page.goto("/")
    page.get_by_role("link", name="アカウント作成コードをハローワークで発行済みの求人者").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("求人者マイページ利用規約確認")


def read_and_close(page: Page, title: str) -> None:
    page.locator("#consents").get_by_role("link", name=title).click()
    dialog = page.get_by_role("dialog", name=title)
    expect(dialog).to_be_visible()
    dialog.locator(":is(button, a):visible", has_text="閉じる").click()
    expect(dialog).to_be_hidden()


def agree(page: Page) -> None:
    page.get_by_label("「プライバシーポリシー」に同意します。").check()
    read_and_close(page, "利用規約")
    expect(page.get_by_label("「プライバシーポリシー」に同意します。")).to_be_checked()
    page.get_by_label("「利用規約」に同意します。").check()
    page.get_by_role("button", name="次へ進む").click()


def enter_details(page: Page, code: str, phone: str = "03-5550-1234") -> None:
    page.get_by_label("メールアドレス", exact=True).fill(EMAIL)
    page.get_by_label("メールアドレス（確認用）").fill(EMAIL)
    number = page.get_by_role("group", name="事業所番号")
    for box, digits in zip(number.get_by_role("textbox").all(), ("1301", "123", "4"), strict=True):
        box.fill(digits)
    page.get_by_label("電話番号").fill(phone)
    page.get_by_label("アカウント作成コード").fill(code)
    page.get_by_role("button", name="次へ進む").click()


def enter_password(page: Page, key: str, password: str = PASSWORD) -> None:
    page.get_by_label("登録するパスワード", exact=True).fill(password)
    page.get_by_label("登録するパスワード（確認用）").fill(password)
    page.get_by_label("認証キー").fill(key)
    page.get_by_role("button", name="完了").click()


def sign_in(page: Page) -> None:
    page.get_by_role("link", name="ログイン画面へ進む").click()
    page.get_by_label("メールアドレス").fill(EMAIL)
    page.get_by_label("パスワード", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="ログイン", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("ホーム")
    expect(page.get_by_role("banner")).to_contain_text("株式会社やまびこ製作所")


def the_whole_opening(page: Page, code: str, look: Look) -> None:
    start(page)
    look(page)
    page.get_by_role("button", name="次へ進む").click()
    expect(page.get_by_role("heading", name="入力内容に誤りが2件あります")).to_be_visible()
    look(page)
    read_and_close(page, "プライバシーポリシー")
    agree(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("必要な情報の入力（パスワード登録申込）")
    look(page)
    enter_details(page, code, phone="03-5550-9999")
    expect(page.get_by_text("入力された内容を確認できませんでした。").first).to_be_visible()
    expect(page.get_by_label("メールアドレス", exact=True)).to_have_value(EMAIL)
    look(page)
    enter_details(page, code)
    expect(page.get_by_role("heading", level=1)).to_have_text("パスワード登録")
    look(page)
    key = key_in(deliver(now)[-1])
    enter_password(page, key, "short")
    expect(page).to_have_title("エラー：パスワード登録｜ハローワーク インターネットサービス")
    look(page)
    enter_password(page, key)
    expect(page.get_by_role("heading", level=1)).to_have_text("パスワード登録完了")
    look(page)
    sign_in(page)
    look(page)


@pytest.mark.seed("S-20", "S-22", "S-23", "S-24", "S-26", "S-27", "S-51")
def test_the_whole_opening_on_a_phone_with_nothing_for_axe_to_find(
    new_page: NewPage, issued: IssuedCode, axe: Look
) -> None:
    the_whole_opening(new_page(PHONE), issued.code, axe)


@pytest.mark.seed("S-20", "S-22", "S-24", "S-27")
def test_the_whole_opening_on_a_desktop(new_page: NewPage, issued: IssuedCode, axe: Look) -> None:
    the_whole_opening(new_page(DESKTOP), issued.code, axe)


@pytest.mark.seed("S-22", "S-24", "S-27")
def test_the_whole_opening_without_javascript(new_page: NewPage, issued: IssuedCode) -> None:
    the_whole_opening(new_page(PHONE, scripts=False), issued.code, lambda _page: None)


@pytest.mark.seed("S-24")
def test_a_whole_number_pasted_into_the_first_box_is_split(new_page: NewPage, issued: IssuedCode) -> None:
    page = new_page(PHONE)
    start(page)
    agree(page)
    boxes = page.get_by_role("group", name="事業所番号").get_by_role("textbox").all()
    boxes[0].focus()
    page.evaluate(
        """() => { const pasted = new DataTransfer(); pasted.setData('text/plain', '１３０１－０００１２３－４');
        document.activeElement.dispatchEvent(new ClipboardEvent('paste',
          {clipboardData: pasted, bubbles: true, cancelable: true})); }"""
    )
    assert [box.input_value() for box in boxes] == ["1301", "000123", "4"]


@pytest.mark.seed("S-28")
def test_a_closed_password_screen_means_starting_again(new_page: NewPage, issued: IssuedCode) -> None:
    page = new_page(PHONE)
    start(page)
    agree(page)
    enter_details(page, issued.code)
    expect(page.get_by_role("heading", level=1)).to_have_text("パスワード登録")
    another_browser = new_page(PHONE)
    another_browser.goto("/opening/password/")
    expect(another_browser.get_by_role("heading", level=1)).to_have_text("求人者マイページ利用規約確認")
    expect(another_browser.get_by_text("はじめからのお手続きが必要です")).to_be_visible()


@pytest.mark.seed("S-29")
def test_the_back_button_and_a_second_mail_leave_only_the_newest_key(new_page: NewPage, issued: IssuedCode) -> None:
    page = new_page(PHONE)
    start(page)
    agree(page)
    enter_details(page, issued.code)
    expect(page.get_by_role("heading", level=1)).to_have_text("パスワード登録")
    old_key = key_in(deliver(now)[-1])
    start(page)
    agree(page)
    enter_details(page, issued.code)
    expect(page.get_by_role("heading", level=1)).to_have_text("パスワード登録")
    new_key = key_in(deliver(now)[-1])
    enter_password(page, old_key)
    expect(page.get_by_text("最新のメールの認証キーを入力してください").first).to_be_visible()
    enter_password(page, new_key)
    expect(page.get_by_role("heading", level=1)).to_have_text("パスワード登録完了")
