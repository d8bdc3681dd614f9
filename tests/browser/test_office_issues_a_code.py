"""The office at work, as a person does it: finding, registering, a code and its slip, a decision (S-21, S-34, S-36)."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Error, Page, expect

from mypage.accounts.choices import Audience
from mypage.establishments.commands.registration import apply_provisionally
from mypage.establishments.models import Establishment
from mypage.kernel.clock import now
from mypage.onboarding.models import AccountCreationCode
from mypage.reference.choices import Coverage
from mypage.reference.models import Industry, Jurisdiction, Municipality, PostalCode
from tests.browser.chromium import DESKTOP, PHONE
from tests.browser.conftest import NewPage
from tests.cast import PASSWORD, Cast, a_login, assemble, some_facts

pytestmark = pytest.mark.django_db(transaction=True)
Look = Callable[[Page], None]


@pytest.fixture(autouse=True)
def one_factor(settings: pytest.FixtureRequest) -> None:
    """Second factors have journeys of their own."""
    settings.ONE_TIME_CODE = False  # type: ignore[attr-defined]
    settings.STAFF_SECOND_FACTOR = False  # type: ignore[attr-defined]


@pytest.fixture
def office() -> Cast:
    """The cast, and the few places and industries that the forms help with."""
    cast = assemble(now())
    prefecture = cast.office.prefecture
    for code, name in (("131016", "千代田区"), ("131067", "台東区")):
        place = Municipality.objects.create(
            code=code, prefecture=prefecture, name=name, short_name=name, kind="special_ward"
        )
        Jurisdiction.objects.create(municipality=place, office=cast.office, coverage=Coverage.FULL)
        PostalCode.objects.create(postal_code="1110000", municipality=place, town=f"{name[0]}町")
    PostalCode.objects.create(postal_code="1020072", municipality_id="131016", town="飯田橋")
    top = Industry.objects.create(code="E", level=1, name="製造業", search_text="製造業")
    Industry.objects.create(code="15", level=2, parent=top, name="印刷・同関連業", search_text="印刷・同関連業")
    return cast


def sign_in(page: Page) -> None:
    page.goto("/staff/")
    page.get_by_label("メールアドレス").fill("nakamura@demo.example")
    page.get_by_label("パスワード", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="ログイン", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("ホーム")


def find(page: Page, words: str, name: str) -> None:
    page.get_by_label("事業所番号・電話番号・事業所名（カナも可）").fill(words)
    page.get_by_role("button", name="事業所を探す").click()
    page.get_by_role("main").get_by_role("link", name=name).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(name)


def ask_for_code(page: Page, way: str) -> None:
    page.get_by_role("radio", name=way).check()
    page.get_by_label("依頼した方の氏名").fill("木村 正")
    page.get_by_label("確認した内容").fill("社員証で確認")
    page.get_by_role("button", name="発行する").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("アカウント作成コードを発行しました")


@pytest.mark.seed("S-21", "S-34")
@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_a_code_is_found_asked_for_shown_and_printed(
    office: Cast, new_page: NewPage, axe: Look, viewport: dict[str, int]
) -> None:
    page = new_page(viewport)  # type: ignore[arg-type]
    sign_in(page)
    axe(page)
    find(page, "０３（５５５０）１２３４", "株式会社やまびこ製作所")
    axe(page)
    page.get_by_role("link", name="コードを発行する").click()
    axe(page)
    ask_for_code(page, "電話")
    axe(page)
    code = page.locator("#code").inner_text()
    assert AccountCreationCode.objects.get().channel == "phone"
    expect(page.get_by_role("table", name="読み上げる文字")).to_contain_text(code[0])
    expect(page.get_by_role("article", name="アカウント作成コードのお知らせ")).to_contain_text(code)
    expect(page.get_by_role("button", name="通知書を印刷する")).to_be_visible()


@pytest.mark.seed("S-21")
def test_the_slip_is_one_sheet_without_the_site(office: Cast, desktop: Page) -> None:
    sign_in(desktop)
    find(desktop, "1301-000123-4", "株式会社やまびこ製作所")
    desktop.get_by_role("link", name="コードを発行する").click()
    ask_for_code(desktop, "窓口")
    code = desktop.locator("#code").inner_text()
    assert desktop.pdf(format="A4", prefer_css_page_size=True).count(b"/Type /Page\n") == 1
    desktop.emulate_media(media="print")
    expect(desktop.locator(".hw-slip")).to_contain_text(code)
    expect(desktop.locator(".hw-header")).to_be_hidden()
    expect(desktop.locator(".hw-footer")).to_be_hidden()
    expect(desktop.get_by_role("heading", level=1)).to_be_hidden()


def test_a_browser_that_keeps_pages_keeps_none_with_a_code(office: Cast, desktop: Page) -> None:
    sign_in(desktop)
    find(desktop, "やまびこ", "株式会社やまびこ製作所")
    desktop.get_by_role("link", name="コードを発行する").click()
    ask_for_code(desktop, "電話")
    code = desktop.locator("#code").inner_text()
    assert code in desktop.content()
    desktop.evaluate("dispatchEvent(new Event('pagehide'))")
    assert code not in desktop.content()
    assert set(desktop.locator("[data-shown-once]").all_inner_texts()) == {"（表示済み）"}


@pytest.mark.seed("S-36")
def test_neither_reloading_nor_going_back_shows_or_issues_a_second_code(office: Cast, new_page: NewPage) -> None:
    page = new_page(DESKTOP, watched=False)
    sign_in(page)
    find(page, "やまびこ", "株式会社やまびこ製作所")
    page.get_by_role("link", name="コードを発行する").click()
    ask_for_code(page, "窓口")
    code = page.locator("#code").inner_text()
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text("発行済みのアカウント作成コード")
    assert code not in page.content()
    page.get_by_role("link", name="事業所の画面に戻る").click()
    page.get_by_role("link", name="コードを再発行する").click()
    ask_for_code(page, "窓口")
    page.get_by_role("link", name="事業所の画面に戻る").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("株式会社やまびこ製作所")
    with pytest.raises(Error, match="ERR_CACHE_MISS"):
        page.go_back()
    assert AccountCreationCode.objects.count() == 2


def fill_in_the_rest(page: Page) -> None:
    page.get_by_label("電話番号").fill("03-5550-8888")
    page.get_by_label("担当者の氏名", exact=True).fill("高崎 花子")
    page.get_by_label("担当者の氏名（カナ）").fill("たかさき はなこ")
    page.get_by_label("従業員数").fill("１２")


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_an_establishment_is_registered_with_help(office: Cast, new_page: NewPage, axe: Look, scripts: bool) -> None:
    page = new_page(PHONE, scripts=scripts)
    sign_in(page)
    page.get_by_role("link", name="事業所を登録する（本登録）").click()
    if scripts:
        axe(page)
    number = page.get_by_role("group", name="事業所番号").get_by_role("textbox")
    number.nth(1).fill("888")
    number.nth(2).fill("2")
    page.get_by_label("事業所名", exact=True).fill("高崎印刷")
    page.get_by_label("事業所名（カナ）").fill("たかさきいんさつ")
    page.get_by_label("郵便番号").fill("１１１ー００００")
    page.get_by_role("button", name="住所を入力", exact=True).click()
    page.get_by_label("住所の候補").select_option(label="東京都台東区台町")
    page.get_by_role("button", name="この住所を入力").click()
    street = page.get_by_label("町名・番地")
    expect(street).to_have_value("台町")
    expect(street).to_be_focused()
    expect(street).to_have_accessible_description("東京都台東区台町までを入力しました。続けて番地を入力してください。")
    street.fill("台町1-2")
    fill_in_the_rest(page)
    page.get_by_label("産業分類を言葉で探す").fill("印刷")
    page.get_by_role("button", name="産業分類を探す").click()
    expect(page.get_by_label("産業分類", exact=True)).to_have_value("15")
    expect(page.get_by_label("事業所名", exact=True)).to_have_value("高崎印刷")
    page.get_by_label("従業員数").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("高崎印刷")
    row = Establishment.objects.get(number="13010008882")
    assert (row.street, row.municipality, row.industry_id) == ("台町1-2", "台東区", "15")


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_a_provisional_registration_is_confirmed(office: Cast, new_page: NewPage, axe: Look, scripts: bool) -> None:
    login = a_login(Audience.EMPLOYER, "applicant", "申込 一郎", now())
    row = apply_provisionally(facts=some_facts("青空食堂"), office=office.office, by=login, at=now())
    page = new_page(PHONE, scripts=scripts)
    sign_in(page)
    page.get_by_role("link", name="仮登録の確認を始める").click()
    if scripts:
        axe(page)
    page.get_by_role("link", name="青空食堂").click()
    page.get_by_role("button", name="本登録にする").click()
    expect(page.locator(".hw-summary")).to_be_focused()
    if scripts:
        axe(page)
    number = page.get_by_role("group", name="事業所番号").get_by_role("textbox")
    number.nth(1).fill("777")
    number.nth(2).fill("1")
    page.get_by_role("button", name="本登録にする").click()
    expect(page.locator(".hw-banner")).to_contain_text("青空食堂を本登録にしました")
    row.refresh_from_db()
    assert row.is_registered
