"""Administration in a browser: every page at phone and desktop width with axe, and a member added with scripts off."""

from collections.abc import Callable

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Page, expect

from mypage.accounts.models import User
from mypage.guidance.models import PublicNotice
from mypage.kernel.clock import now
from mypage.reference.models import Jurisdiction, Municipality, OfficeClosedDay
from tests.browser.chromium import DESKTOP, PHONE
from tests.browser.conftest import NewPage
from tests.cast import Cast, assemble

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def cast() -> Cast:
    """The cast, with something in every list."""
    made = assemble()
    place = Municipality.objects.create(
        code="131016", prefecture=made.office.prefecture, name="千代田区", short_name="千代田区", kind="special_ward"
    )
    Jurisdiction.objects.create(municipality=place, office=made.office, coverage="part", note="神田と丸の内")
    OfficeClosedDay.objects.create(office=made.office, day=now().replace(year=2040).date(), reason="庁舎の停電作業")
    PublicNotice.objects.create(title="年末年始の閉庁について", text="閉庁します。", shown_from=now())
    return made


def signed_in(page: Page, user: User) -> Page:
    """The same page, with a session in its browser."""
    client = Client()
    client.force_login(user, backend="mypage.accounts.backend.AudienceBackend")
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": base_of(page)}])
    return page


def base_of(page: Page) -> str:
    """The address of the live server."""
    page.goto("/healthz")
    return page.url.removesuffix("healthz")


def addresses(cast: Cast) -> list[str]:
    """Every page that can be read."""
    notice = PublicNotice.objects.get()
    person, office = [cast.nakamura.pk], [cast.office.pk]
    named: list[tuple[str, list[int] | list[str]]] = [
        ("people", []), ("person_new", []), ("person", person), ("person_stop", person), ("offices", []),
        ("office_new", []), ("office", office), ("office_edit", office), ("office_closure", office),
        ("closed_days", office), ("jurisdictions", []), ("jurisdiction", ["131016"]), ("public_notices", []),
        ("public_notice_new", []), ("public_notice", [notice.pk]), ("public_notice_withdrawal", [notice.pk]),
        ("audit", []), ("registration", []),
    ]  # fmt: skip
    return [reverse(f"staff:{name}", args=arguments) for name, arguments in named]


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP])
def test_every_page_is_accessible(
    cast: Cast, new_page: NewPage, axe: Callable[[Page], None], viewport: dict[str, int]
) -> None:
    page = signed_in(new_page(viewport), cast.kobayashi)  # type: ignore[arg-type]
    for address in addresses(cast):
        page.goto(address)
        axe(page)


@pytest.mark.parametrize("name", ["person_new", "office_new", "public_notice_new"])
def test_faults_are_accessible_and_take_the_focus(
    cast: Cast, phone: Page, axe: Callable[[Page], None], name: str
) -> None:
    page = signed_in(phone, cast.kobayashi)
    page.goto(reverse(f"staff:{name}"))
    page.locator("main form .hw-button[data-kind=solid]").click()
    expect(page.get_by_role("group", name="入力内容に誤りが")).to_be_focused()
    axe(page)


def test_a_member_is_added_without_scripts(cast: Cast, no_js: Page) -> None:
    page = signed_in(no_js, cast.kobayashi)
    page.goto(reverse("staff:person_new"))
    page.get_by_label("氏名").fill("大野 明")
    page.get_by_label("メールアドレス").fill("ohno@example.jp")
    page.get_by_label("所属").select_option(label="ハローワーク上野")
    page.get_by_label("審査").check()
    page.get_by_role("button", name="追加する").click()
    expect(page.get_by_role("heading", name="職員を追加しました")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_have_text("大野 明")


def test_enter_sends_the_form_of_an_office_and_not_the_choice_of_its_prefecture(cast: Cast, desktop: Page) -> None:
    page = signed_in(desktop, cast.kobayashi)
    page.goto(reverse("staff:office_new"))
    page.locator("#id_name").fill("やまびこ市の窓口")
    page.locator("#id_name").press("Enter")
    expect(page.get_by_role("group", name="入力内容に誤りが")).to_be_focused()


def test_a_preview_shows_the_notice_before_anybody_reads_it(cast: Cast, desktop: Page) -> None:
    page = signed_in(desktop, cast.kobayashi)
    page.goto(reverse("staff:public_notice_new"))
    page.get_by_label("題名").fill("システムの停止")
    page.get_by_label("本文").fill("復旧までお待ちください。")
    page.get_by_label("緊急のお知らせとして").check()
    page.get_by_role("button", name="プレビューを見る").click()
    expect(page.get_by_role("region", name="システムの停止")).to_be_visible()
    page.get_by_role("button", name="掲載する").click()
    expect(page.get_by_role("heading", name="お知らせを登録しました")).to_be_visible()
    page.goto("/")
    expect(page.get_by_role("region", name="システムの停止")).to_be_visible()
