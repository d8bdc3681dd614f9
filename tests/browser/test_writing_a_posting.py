"""An employer writes a posting: begun, left, gone on with on another device, mended. With and without JavaScript."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from mypage.accounts.models import SignInSession
from mypage.kernel.clock import now
from mypage.postings.models import Posting, PostingDraft
from tests.browser.chromium import DESKTOP, PHONE
from tests.browser.conftest import NewPage
from tests.browser.test_postings_list import signed_in
from tests.cast import Cast, assemble
from tests.postings import a_draft

pytestmark = pytest.mark.django_db(transaction=True)
Look = Callable[[Page], None]


@pytest.fixture
def world() -> Cast:
    """The cast, at work today."""
    return assemble(now())


def draft() -> PostingDraft:
    return PostingDraft.objects.latest("pk")


def test_begun_left_gone_on_with_elsewhere_and_mended(world: Cast, desktop: Page, new_page: NewPage, axe: Look) -> None:
    page = signed_in(desktop, world.yamada)
    page.goto("/employer/postings/new/")
    axe(page)
    page.get_by_label("求人区分").select_option("一般（フルタイム）")
    page.get_by_role("button", name="入力をはじめる").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("求人の申込み：職種未入力の求人")
    axe(page)
    page.get_by_role("link", name="3 仕事内容").click()
    page.get_by_label("職種", exact=True).fill("調理員")
    page.get_by_label("仕事の内容", exact=True).fill("給食の調理と配膳をします。")
    page.get_by_label("仕事の内容", exact=True).blur()
    expect(page.locator("#saved")).to_contain_text("自動保存しました")
    expect(page.locator("[data-field=dispatch_licence_number]")).to_be_hidden()
    page.get_by_label("派遣", exact=True).check()
    expect(page.locator("[data-field=dispatch_licence_number]")).to_be_visible()
    axe(page)

    elsewhere = signed_in(new_page(PHONE), world.suzuki)
    elsewhere.goto(page.url)
    expect(elsewhere.get_by_label("職種", exact=True)).to_have_value("調理員")
    axe(elsewhere)
    elsewhere.get_by_label("派遣・請負ではない").check()
    elsewhere.get_by_role("button", name="保存して次の項目へ").click()
    expect(elsewhere.get_by_role("heading", name="保存しました。直すところがあります")).to_be_visible()
    axe(elsewhere)
    elsewhere.get_by_role("link", name="変更範囲").first.click()
    expect(elsewhere.get_by_label("仕事の内容", exact=True)).to_be_focused()
    elsewhere.get_by_label("仕事の内容", exact=True).fill("給食の調理と配膳をします。\n変更範囲：変更なし")
    elsewhere.get_by_role("button", name="保存して次の項目へ").click()
    expect(elsewhere.get_by_role("heading", level=1)).to_have_text("雇用形態と雇用期間")
    assert draft().finished == ["job"]


def test_pay_is_reckoned_while_one_types(world: Cast, desktop: Page, axe: Look) -> None:
    posting = a_draft(world, at=now())
    page = signed_in(desktop, world.yamada)
    page.goto(f"/employer/postings/{posting.pk}/pages/pay/")
    panel = page.locator("#numbers")
    expect(panel).to_contain_text("250,000円〜295,000円")
    page.get_by_label("基本給（ａ）下限").fill("120000")
    page.get_by_label("基本給（ａ）上限").focus()
    expect(panel).to_contain_text("下回っています")
    expect(page.locator("[data-computed=total_pay_from]")).to_have_text("130,000円")
    page.locator("[data-field=fixed_overtime]").get_by_label("あり").check()
    expect(page.get_by_label("固定残業代に関する特記事項")).to_be_visible()
    axe(page)


def test_help_and_two_people_on_one_question(world: Cast, phone: Page, new_page: NewPage, axe: Look) -> None:
    posting = a_draft(world, at=now())
    page, other = signed_in(phone, world.yamada), signed_in(new_page(DESKTOP), world.suzuki)
    page.goto(f"/employer/postings/{posting.pk}/pages/workplace/")
    other.goto(page.url)
    page.get_by_label("事業所所在地と異なる").check()
    page.get_by_label("就業場所の郵便番号").fill("102-0072")
    page.get_by_role("button", name="住所を入力").click()
    expect(page.get_by_text("続けて番地を入力してください。")).to_be_visible()
    expect(page.get_by_label("就業場所の住所")).to_have_value("東京都千代田区飯田橋")
    expect(page.get_by_label("事業所所在地と異なる")).to_be_checked()
    page.get_by_label("就業場所に関する特記事項").fill("現場は２か所")
    page.get_by_label("就業場所に関する特記事項").blur()
    expect(page.locator("#saved")).to_contain_text("自動保存しました")
    other.get_by_label("就業場所に関する特記事項").fill("現場は３か所")
    other.get_by_label("就業場所に関する特記事項").blur()
    expect(other.locator("#saved")).to_contain_text("ほかの方が「就業場所に関する特記事項」を変更しました")
    other.get_by_role("button", name="両方の内容を見くらべる").click()
    expect(other.get_by_role("heading", level=1)).to_have_text("ほかの方が同じ項目を変更しました")
    axe(other)
    other.get_by_label("自分の内容を残す").check()
    other.get_by_role("button", name="選んだ内容で保存する").click()
    expect(other.get_by_label("就業場所に関する特記事項")).to_have_value("現場は３か所")
    assert draft().values["workplace_address"].startswith("東京都千代田区")
    assert draft().values["workplace_choice"] == "事業所所在地と異なる"


def test_a_failure_of_saving_is_told_and_nothing_is_lost(world: Cast, new_page: NewPage) -> None:
    posting = a_draft(world, at=now())
    page = signed_in(new_page(DESKTOP, watched=False), world.yamada)
    page.goto(f"/employer/postings/{posting.pk}/pages/job/")
    page.context.set_offline(True)
    page.get_by_label("職種", exact=True).fill("調理員")
    page.get_by_label("職種", exact=True).blur()
    expect(page.locator("#saved")).to_contain_text("保存できませんでした。入力はこの画面に残っています。")
    page.context.set_offline(False)
    page.get_by_role("button", name="もう一度保存").click()
    expect(page.locator("#saved")).to_contain_text("自動保存しました")
    assert draft().values["job_title"] == "調理員"

    SignInSession.objects.all().delete()
    page.get_by_label("職種", exact=True).fill("調理師")
    page.get_by_label("職種", exact=True).blur()
    expect(page.get_by_role("link", name="新しいタブでログインする")).to_be_visible()
    expect(page.get_by_label("職種", exact=True)).to_have_value("調理師")


def test_everything_is_there_without_javascript(world: Cast, no_js: Page) -> None:
    posting = a_draft(world, at=now(), job_description="調理をします。")
    page = signed_in(no_js, world.yamada)
    page.goto(f"/employer/postings/{posting.pk}/pages/pay/")
    expect(page.get_by_label("固定残業代に関する特記事項")).to_be_visible()
    expect(page.get_by_text("「固定残業代（ｃ）」が「あり」のときに入力してください。").first).to_be_visible()
    page.get_by_label("基本給（ａ）下限").fill("25万")
    page.get_by_role("button", name="保存して一覧に戻る").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("求人の申込み：介護職員")
    page.get_by_role("link", name="3 仕事内容").click()
    expect(page.get_by_text("変更範囲：変更なし").first).to_be_visible()
    page.get_by_label("職業分類（1）を言葉で探す").fill("介護")
    page.get_by_role("button", name="探す").first.click()
    expect(page.get_by_text("「介護」に当てはまる職業分類")).to_be_visible()
    page.goto(f"/employer/postings/{posting.pk}/preview/")
    expect(page.get_by_role("heading", name="介護職員")).to_be_visible()
    assert Posting.objects.get().draft.values["base_pay_from"] == "250000"
