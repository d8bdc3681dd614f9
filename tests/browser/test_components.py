"""The components in a browser: seen at every width, used by keyboard, with their small scripts and without them."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Dialog, Page, expect
from pytest_django.fixtures import Settings as DjangoSettings

from tests.browser.conftest import NewPage

GALLERY, WRONG = "/gallery/", "/gallery/?state=error"
SUBMIT = "次へ進む"
STOP = """() => {
  const stop = document.activeElement;
  if (stop === document.body) return null;
  const style = getComputedStyle(stop), box = stop.getBoundingClientRect();
  const top = document.elementFromPoint(box.x + box.width / 2, box.y + Math.min(box.height / 2, 300));
  const seen = top !== null && (stop.contains(top) || top.contains(stop));
  return {name: stop.outerHTML.slice(0, 80), outline: style.outline, width: box.width, height: box.height, seen};
}"""

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def gallery_alone(settings: DjangoSettings) -> None:
    settings.ROOT_URLCONF = "tests.browser.gallery_urls"


@pytest.mark.parametrize("address", [GALLERY, WRONG])
@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_every_component_is_accessible_at_every_width(
    new_page: NewPage, axe: Callable[[Page], None], width: int, address: str
) -> None:
    page = new_page({"width": width, "height": 900})
    page.goto(address)
    axe(page)


def test_the_keyboard_reaches_everything_and_sees_where_it_is(desktop: Page) -> None:
    desktop.goto(GALLERY)
    desktop.keyboard.press("Tab")
    expect(desktop.get_by_role("link", name="本文へ移動")).to_be_focused()
    stops = []
    while stop := desktop.evaluate(STOP):
        stops.append(stop)
        desktop.keyboard.press("Tab")
        assert len(stops) < 200, "the focus goes round in a circle"
    assert len(stops) > 60
    hidden = [each for each in stops if "4px" not in each["outline"] or not each["seen"]]
    small = [each for each in stops if min(each["width"], each["height"]) < 24]
    assert (hidden, small) == ([], [])


@pytest.mark.parametrize("scripts", [True, False])
def test_errors_take_the_focus_and_lead_to_the_wrong_box(new_page: NewPage, scripts: bool) -> None:
    page = new_page(scripts=scripts)
    page.goto(WRONG)
    assert page.title().startswith("エラー：部品の見本｜")
    expect(page.get_by_role("group", name="入力内容に誤りが7件あります")).to_be_focused()
    page.get_by_role("link", name="事業所番号の2つ目の枠を入力してください。").press("Enter")
    expect(page.locator("#id_number_1")).to_be_focused()


@pytest.mark.parametrize(
    ("pasted", "boxes"),
    [
        ("１３０１－１２３－４", ["1301", "123", "4"]),
        ("1301-000123-4", ["1301", "000123", "4"]),
        ("13010001234", ["1301", "000123", "4"]),
        ("1301", ["1301", "", ""]),
    ],
)
def test_a_pasted_number_is_split(desktop: Page, pasted: str, boxes: list[str]) -> None:
    desktop.goto(GALLERY)
    desktop.context.grant_permissions(["clipboard-read", "clipboard-write"])
    desktop.evaluate("text => navigator.clipboard.writeText(text)", pasted)
    desktop.locator("#id_number_0").press("Control+V")
    assert [desktop.locator(f"#id_number_{part}").input_value() for part in range(3)] == boxes


def test_a_password_can_be_seen(desktop: Page) -> None:
    desktop.goto(GALLERY)
    field = desktop.locator("#id_password")
    desktop.get_by_role("button", name="パスワードを表示").click()
    expect(field).to_have_attribute("type", "text")
    desktop.get_by_role("button", name="パスワードを隠す").click()
    expect(field).to_have_attribute("type", "password")


def test_a_second_press_sends_nothing(desktop: Page) -> None:
    sent: list[str] = []
    desktop.on("request", lambda request: sent.append(request.url) if request.method == "POST" else None)
    desktop.goto(GALLERY)
    with desktop.expect_navigation():
        desktop.get_by_role("button", name=SUBMIT).evaluate("button => { button.click(); button.click(); }")
    assert len(sent) == 1


def test_leaving_a_touched_form_asks_first(desktop: Page) -> None:
    asked: list[str] = []

    def answer(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    desktop.on("dialog", answer)
    desktop.goto(GALLERY)
    desktop.goto(GALLERY)
    assert asked == []
    desktop.locator("#id_code").fill("A7K9")
    desktop.goto(GALLERY)
    assert asked == ["beforeunload"]


def test_a_counter_tells_and_never_cuts(desktop: Page) -> None:
    desktop.goto(GALLERY)
    desktop.locator("#id_remarks").fill("あ" * 365)
    expect(desktop.get_by_text("5文字多く入力されています（360文字まで）").first).to_be_visible()
    assert len(desktop.locator("#id_remarks").input_value()) == 365


def test_a_dialog_opens_closes_and_gives_the_focus_back(phone: Page, axe: Callable[[Page], None]) -> None:
    phone.goto(GALLERY)
    opener = phone.get_by_role("main").get_by_role("link", name="利用規約", exact=True)
    opener.press("Enter")
    dialog = phone.get_by_role("dialog", name="利用規約")
    expect(dialog.get_by_role("heading", name="利用規約")).to_be_focused()
    axe(phone)
    dialog.get_by_role("button", name="閉じる").click()
    expect(dialog).to_be_hidden()
    expect(opener).to_be_focused()


def test_the_menu_of_a_phone_opens_beside_the_page(phone: Page, no_js: Page) -> None:
    phone.goto(GALLERY)
    phone.get_by_role("link", name="メニュー").click()
    drawer = phone.get_by_role("dialog", name="メニュー")
    expect(drawer.get_by_role("button", name="ログアウト")).to_be_visible()
    phone.keyboard.press("Escape")
    expect(drawer).to_be_hidden()
    no_js.goto(GALLERY)
    no_js.get_by_role("link", name="メニュー").click()
    expect(no_js.locator("#site-menu")).to_be_in_viewport()


def test_five_minutes_before_the_end_a_person_is_asked(desktop: Page) -> None:
    desktop.clock.install()
    desktop.goto(GALLERY)
    dialog = desktop.get_by_role("dialog", name="あと5分でログアウトします")
    desktop.clock.run_for("54:00")
    expect(dialog).to_be_hidden()
    desktop.clock.run_for("01:30")
    expect(dialog).to_be_visible()
    with desktop.expect_response("**/keep_alive/") as answered:
        dialog.get_by_role("button", name="続ける").click()
    assert answered.value.status == 204
    expect(dialog).to_be_hidden()
