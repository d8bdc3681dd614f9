"""The review at the office in the browser: its pages pass axe, and all of it works without JavaScript."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from mypage.kernel.clock import now
from tests.browser.test_postings_list import signed_in
from tests.cast import Cast, assemble
from tests.postings import a_submitted
from tests.web.staff.reviewing import a_change

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def world() -> Cast:
    """The cast, at work now."""
    return assemble(now())


def test_an_application_is_returned_without_javascript(world: Cast, no_js: Page) -> None:
    """The boxes open by themselves; the sentence and the remark are sent."""
    posting = a_submitted(world, at=now())
    page = signed_in(no_js, world.nakamura)
    page.goto(f"/staff/postings/{posting.pk}/")
    page.get_by_role("button", name="担当になる").click()
    expect(page.get_by_role("heading", name="この求人の担当になりました")).to_be_visible()
    page.get_by_role("link", name="修正を依頼する").click()
    page.get_by_text("「職種」の指摘を書く", exact=True).click()
    page.get_by_label("「職種」への指摘").fill("くわしく書いてください。")
    page.get_by_role("button", name="修正を依頼する").click()
    expect(page.get_by_role("heading", name="の修正を依頼しました")).to_be_visible()


@pytest.mark.seed("S-03")
def test_a_change_is_read_side_by_side_and_accepted(world: Cast, desktop: Page, axe: Callable[[Page], None]) -> None:
    """Every page on the way."""
    posting = a_change(world, at=now(), job_title="看護助手")
    page = signed_in(desktop, world.nakamura)
    for path in ("", "?all=1", "return/", "refusal/", "correction/job_title/"):
        page.goto(f"/staff/postings/{posting.pk}/{path}")
        axe(page)
    page.goto("/staff/postings/decided/")
    axe(page)
    page.goto(f"/staff/postings/{posting.pk}/")
    expect(page.locator("ins").first).to_contain_text("看護助手")
    page.get_by_role("button", name="受理する").click()
    expect(page.get_by_role("heading", name="の内容の変更を受理しました")).to_be_visible()
