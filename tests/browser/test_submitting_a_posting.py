"""An employer checks a posting, submits it and withdraws it; the office reads it. With and without JavaScript."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from mypage.kernel.clock import now
from mypage.postings.models import Posting
from tests.browser.test_postings_list import signed_in
from tests.cast import Cast, assemble
from tests.postings import a_draft, a_submitted

pytestmark = pytest.mark.django_db(transaction=True)
IS_TRUE = "内容が実際の労働条件と同じであることを確認しました"
AS_IT_IS = "このままで申し込む"


@pytest.fixture
def world() -> Cast:
    """The cast, at work today."""
    return assemble(now())


def a_doubtful_draft(cast: Cast) -> Posting:
    """One that could be submitted, with a caution to be confirmed: 44 hours without a special clause."""
    return a_draft(cast, at=now(), has_overtime="あり", monthly_overtime_hours="44", has_special_clause="なし")


def test_a_caution_is_confirmed_and_the_posting_submitted(
    world: Cast, phone: Page, axe: Callable[[Page], None]
) -> None:
    """The page keeps what was typed while something is missing; the receipt says the number."""
    posting = a_doubtful_draft(world)
    page = signed_in(phone, world.yamada)
    page.goto(f"/employer/postings/{posting.pk}/check/")
    axe(page)
    page.get_by_label("ハローワークへの連絡事項").fill("面接は午後を希望します")
    page.get_by_role("button", name="求人を申し込む").click()
    expect(page).to_have_title("エラー：申し込む前に内容を確認してください｜求人者マイページ")
    axe(page)
    expect(page.get_by_label("ハローワークへの連絡事項")).to_have_value("面接は午後を希望します")
    page.get_by_role("link", name=IS_TRUE).click()
    expect(page.get_by_label(IS_TRUE)).to_be_focused()
    page.get_by_label(IS_TRUE).check()
    for box in page.get_by_label(AS_IT_IS).all():
        box.check()
    page.get_by_role("button", name="求人を申し込む").click()
    expect(page.get_by_role("heading", name="求人の申込みを受け付けました")).to_be_visible()
    posting.refresh_from_db()
    expect(page.get_by_text(str(posting.receipt_number)).first).to_be_visible()
    axe(page)


def test_an_application_is_read_by_the_office(world: Cast, desktop: Page, axe: Callable[[Page], None]) -> None:
    """Found in the list, with what its employer let pass and wrote."""
    doubts: dict[str, Any] = {"has_overtime": "あり", "monthly_overtime_hours": "44", "has_special_clause": "なし"}
    posting = a_submitted(world, at=now(), message_to_office="面接は午後を希望します", **doubts)
    office = signed_in(desktop, world.nakamura)
    office.goto("/staff/postings/")
    axe(office)
    office.get_by_role("link", name=str(posting.receipt_number)).click()
    expect(office.get_by_text("注意（求人者が確認済み）").first).to_be_visible()
    expect(office.get_by_text("面接は午後を希望します")).to_be_visible()
    axe(office)


def test_an_application_is_withdrawn_and_written_anew(world: Cast, phone: Page, axe: Callable[[Page], None]) -> None:
    """What follows is said before; the content is not lost."""
    posting = a_submitted(world, at=now())
    page = signed_in(phone, world.yamada)
    for path in ("leaflet", str(posting.pk)):
        page.goto(f"/employer/postings/{path}/")
        axe(page)
    page.get_by_role("link", name="申込みを取り下げる").click()
    axe(page)
    page.get_by_role("button", name="申込みを取り下げる").click()
    expect(page.get_by_role("heading", name="求人の申込みを取り下げました")).to_be_visible()
    page.get_by_role("button", name="この内容で新しく書く").click()
    expect(page.get_by_role("heading", name="「介護職員」から新しい求人を作りました")).to_be_visible()
    axe(page)
    page.get_by_role("link", name="求人の申込みの画面を見る").click()
    expect(page.get_by_role("heading", name="求人の申込み：介護職員")).to_be_visible()


def test_going_back_does_not_submit_again(world: Cast, desktop: Page) -> None:
    """The check page of what was submitted is its receipt."""
    posting = a_draft(world, at=now())
    page = signed_in(desktop, world.yamada)
    page.goto(f"/employer/postings/{posting.pk}/check/")
    page.get_by_label(IS_TRUE).check()
    page.get_by_role("button", name="求人を申し込む").click()
    page.wait_for_url("**/receipt/")
    page.go_back()
    expect(page.get_by_role("heading", name="申込みは受け付け済みです")).to_be_visible()
    assert Posting.objects.exclude(receipt_number=None).count() == 1


def test_an_answer_is_changed_and_submitted_without_javascript(world: Cast, no_js: Page) -> None:
    """変更 leads to the page of the answer, its button back here."""
    posting = a_draft(world, at=now(), hires="")
    page = signed_in(no_js, world.yamada)
    page.goto(f"/employer/postings/{posting.pk}/check/")
    expect(page.get_by_text("申し込む前に直すところが1件あります")).to_be_visible()
    page.locator("#row_hires").get_by_role("link", name="変更").click()
    page.locator("#id_hires").fill("２名")
    page.get_by_role("button", name="保存して確認画面に戻る").click()
    expect(page.get_by_text("申し込む前に直すところ")).to_have_count(0)
    page.get_by_label(IS_TRUE).check()
    page.get_by_role("button", name="求人を申し込む").click()
    expect(page.get_by_role("heading", name="求人の申込みを受け付けました")).to_be_visible()


def test_a_visit_is_noted_without_javascript(world: Cast, no_js: Page) -> None:
    """The office's button."""
    posting = a_submitted(world, at=now(), flags=("disability",))
    page = signed_in(no_js, world.nakamura)
    page.goto(f"/staff/postings/{posting.pk}/")
    page.get_by_role("button", name="来所を確認した").click()
    expect(page.get_by_role("heading", name="来所を確認しました")).to_be_visible()
