"""The home and the postings list as an employer uses them, with and without JavaScript, and on a phone."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from playwright.sync_api import Page

from mypage.accounts.models import User
from mypage.kernel.clock import now
from mypage.postings.choices import PostingKind, PostingState
from tests.browser.conftest import NewPage
from tests.cast import Cast, assemble
from tests.web.employer.people import browser_of
from tests.web.employer.postings.rows import a_posting

pytestmark = pytest.mark.django_db(transaction=True)
LIST = "/employer/postings/"
STATES = (PostingState.DRAFT, PostingState.SUBMITTED, PostingState.ACTIVE, PostingState.EXPIRED)


@pytest.fixture
def world() -> Cast:
    """山田商店 with postings in every state, some with long names."""
    cast = assemble(now())
    at = now()
    titles = ("介護職員", "特別養護老人ホームにおける夜勤専従の介護職員および生活相談員の候補", "事務補助", "")
    for place in range(24):
        state = STATES[place % 4]
        more: dict[str, Any] = {"visit_until": at.date()} if place == 1 else {}
        a_posting(
            cast.shop, titles[place % 4 if state != PostingState.DRAFT else place % 3], state=state,
            changed=at - timedelta(hours=place), kind=PostingKind.values[place % 7],
            employment_form="正社員", workplace="東京都千代田区飯田橋９丁目８番７号", **more,
        )  # fmt: skip
    a_posting(cast.shop, "消した下書き", deleted_at=at)
    return cast


def signed_in(page: Page, user: User) -> Page:
    """The page of a browser in which the login is signed in."""
    session = browser_of(user).cookies[settings.SESSION_COOKIE_NAME].value
    page.goto("/healthz")
    url = page.url.rpartition("/")[0]
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": url}])
    return page


@pytest.mark.parametrize("viewport", [{"width": 390, "height": 844}, {"width": 1280, "height": 900}])
def test_every_page_of_lists_is_accessible(
    world: Cast, new_page: NewPage, axe: Callable[[Page], None], viewport: dict[str, int]
) -> None:
    page = signed_in(new_page(viewport), world.yamada)  # type: ignore[arg-type]
    for path in ("/employer/", LIST, f"{LIST}?q=介護&kind=full_time&form=正社員&page=1", f"{LIST}?q=ない",
                 f"{LIST}deleted/", f"{LIST}export/"):  # fmt: skip
        page.goto(path)
        axe(page)


def test_a_list_is_narrowed_ordered_and_cleared_without_javascript(world: Cast, no_js: Page) -> None:
    page = signed_in(no_js, world.yamada)
    page.goto(LIST)
    page.get_by_label("職種・求人番号・受付番号").fill("ｶｲｺﾞ")
    page.get_by_label("並び順").select_option("変更日の古い順")
    page.get_by_role("button", name="絞り込む").click()
    assert "sort=changed" in page.url
    assert page.locator("tbody tr").count() == 0  # 介護 is not written in kana
    page.get_by_role("link", name="条件をすべて消す").first.click()
    page.get_by_label("職種・求人番号・受付番号").fill("介護")
    page.get_by_role("button", name="絞り込む").click()
    assert page.locator(".hw-count").inner_text() == "1–10件 / 全10件"
    page.goto(LIST)  # as it was left
    page.get_by_role("link", name="「介護」 を外す").click()
    assert page.locator(".hw-count").inner_text() == "1–10件 / 全24件"
    page.get_by_role("link", name="確認待ち（6）").click()
    page.get_by_role("link", name="すべて（24）").click()
    page.get_by_role("link", name="削除した書きかけの求人（1件）").click()
    page.get_by_role("button", name="元に戻す").click()
    assert page.get_by_role("status").first.inner_text().startswith("書きかけの求人を元に戻しました")


def test_the_list_is_taken_along_as_a_workbook(world: Cast, desktop: Page) -> None:
    page = signed_in(desktop, world.ito)
    page.goto(f"{LIST}?state=lapsed")
    page.get_by_role("link", name="CSV・Excelで書き出す").click()
    with page.expect_download() as started:
        page.get_by_role("button", name="書き出す", exact=True).click()
    assert started.value.suggested_filename.startswith("求人一覧-")
    assert started.value.suggested_filename.endswith(".xlsx")
