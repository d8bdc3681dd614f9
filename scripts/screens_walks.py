"""Steps to pages that no plain address leads to: screens of a procedure, answers to what was sent."""

from secrets import token_hex

from django.db import connection
from playwright.sync_api import Page

from mypage.accounts.choices import Audience
from mypage.accounts.models import User
from mypage.establishments.models import Establishment
from mypage.kernel.clock import now
from mypage.onboarding.commands.issuing import issue_code
from mypage.onboarding.rules.requests import CodeRequest

FACTORY = "13010001234"
_PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000008000000080100000000ec7483260000000c49444154789c6358c58002012a900551d1d267"
    "1c0000000049454e44ae426082"
)
"""A PNG of eight by eight points."""


def to_details(page: Page) -> None:
    """The opening's second screen."""
    page.goto("/opening/")
    page.locator("#id_privacy").check()
    page.locator("#id_terms").check()
    page.get_by_role("button", name="次へ進む").click()


def to_refused_consents(page: Page) -> None:
    """The opening's first screen with nothing ticked."""
    page.get_by_role("button", name="次へ進む").click()


def to_text(page: Page) -> None:
    """The privacy policy over the opening's first screen."""
    page.locator("#consents").get_by_role("link", name="プライバシーポリシー").click()


def to_refused_details(page: Page) -> None:
    """The opening's second screen with five empty entries."""
    to_details(page)
    page.get_by_role("button", name="次へ進む").click()


def to_password(page: Page) -> None:
    """The opening's third screen, its mail on the way."""
    _enter(page, _issued())
    page.wait_for_url("**/opening/password/")


def to_refused_password(page: Page) -> None:
    """The opening's third screen with a short password."""
    to_password(page)
    page.locator("#id_password").fill("short")
    page.get_by_role("button", name="完了").click()


def to_unusable_code(page: Page) -> None:
    """The page of a code that was replaced."""
    replaced = _issued()
    _issued()
    _enter(page, replaced)


def to_account_password(page: Page) -> None:
    """Route A's second screen."""
    page.goto("/account/")
    for box in ("email", "email_again"):
        page.locator(f"#id_{box}").fill("soumu@asagao.example")
    page.locator("#id_privacy").check()
    page.locator("#id_terms").check()
    page.get_by_role("button", name="次へ進む").click()


def to_refused_sign_in(page: Page) -> None:
    """A sign-in page that has answered."""
    page.get_by_label("メールアドレス").first.fill("nobody@demo.example")
    page.locator("input[type=password]").first.fill("Wrong-2026!")
    page.locator("input[type=password]").first.press("Enter")


def to_issued_code(page: Page) -> None:
    """The answer that shows a fresh code, once, with its slip."""
    page.locator("[name=channel][value=counter]").check()
    page.locator("#id_requested_by").fill("木村 正")
    page.locator("#id_checked").fill("名刺と登録内容を照合")
    page.get_by_role("button", name="発行する").click()


def to_printed_code(page: Page) -> None:
    """The slip of a fresh code as the printer gets it."""
    to_issued_code(page)
    page.locator("output#code").wait_for()
    page.emulate_media(media="print")


def to_new_password(page: Page) -> None:
    """The page that takes the key of a forgotten password; whether the address signs in does not show."""
    page.get_by_label("メールアドレス").fill(f"somebody-{token_hex(4)}@demo.example")
    page.get_by_role("button", name="認証キーを送る").click()
    page.wait_for_url("**/password/new/")


def to_missing_page(page: Page) -> None:
    """The page of an address that does not exist."""
    page.goto("/no/such/page/")


def to_staff_home(page: Page) -> None:
    """The staff's door, as somebody meets it who is no staff."""
    page.goto("/staff/")


def _issued() -> str:
    """A fresh code of the establishment that anybody may play the opening with."""
    factory = Establishment.objects.get(number=FACTORY)
    staff = User.objects.with_address(Audience.STAFF, "nakamura@demo.example")
    assert staff is not None
    request = CodeRequest(channel="counter", requested_by="木村 正", checked="名刺")
    code = issue_code(establishment=factory, request=request, by=staff, at=now()).code
    connection.close()
    return code


def _enter(page: Page, code: str) -> None:
    to_details(page)
    for box in ("email", "email_again"):
        page.locator(f"#id_{box}").fill("jinji@yamabiko.example")
    for place, digits in enumerate(("1301", "000123", "4")):
        page.locator(f"#id_number_{place}").fill(digits)
    page.locator("#id_phone").fill("03-5550-1234")
    page.locator("#id_code").fill(code)
    page.get_by_role("button", name="次へ進む").click()


def to_change_of_establishment(page: Page) -> None:
    """The check page of a change that is being written."""
    _save_phone(page, "03-5550-7777")
    page.goto("/employer/establishment/change/")


def to_refused_screen(page: Page) -> None:
    """A screen of the establishment with what the office would object to."""
    _save_phone(page, "123")


def to_discard_of_change(page: Page) -> None:
    """The look at what is lost with a change."""
    _save_phone(page, "03-5550-7777")
    page.goto("/employer/establishment/change/discard/")


def to_images(page: Page) -> None:
    """The list of images with one that waits for its description."""
    _upload(page, "外観.png", _PICTURE)
    page.goto("/employer/establishment/images/")


def to_refused_image(page: Page) -> None:
    """The list of images with a file that was refused by its name."""
    page.goto("/employer/establishment/images/")
    _upload(page, "履歴書.heic", b"no picture")


def to_captions(page: Page) -> None:
    """The images with the boxes for what they show."""
    _upload(page, "外観.png", _PICTURE)
    page.goto("/employer/establishment/images/captions/")


def to_refused_declaration(page: Page) -> None:
    """The self-declaration with nothing ticked."""
    page.get_by_role("button", name="申告する").click()


def to_refused_submission(page: Page) -> None:
    """The check page of a posting with nothing confirmed."""
    page.get_by_role("button", name="求人を申し込む").click()


def _save_phone(page: Page, number: str) -> None:
    page.goto("/employer/establishment/screens/basics/")
    page.locator("#id_phone").fill(number)
    page.get_by_role("button", name="保存して次の画面へ").click()


def _upload(page: Page, name: str, content: bytes) -> None:
    page.goto("/employer/establishment/images/")
    chooser = page.locator("#id_pictures")
    if chooser.count():
        chooser.set_input_files({"name": name, "mimeType": "image/png", "buffer": content})
        page.get_by_role("button", name="画像を追加する").click()
