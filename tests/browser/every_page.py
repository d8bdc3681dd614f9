"""Every page of `make screens`, opened on a live server by the person who looks at it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from playwright.sync_api import Browser, Page

from mypage.kernel.clock import now
from mypage.processes.demo import build_demo
from mypage.reference.commands import load_tables
from scripts.screens_pages import PICTURES, Picture
from tests.browser.watch import PageWatch
from tests.cast import PASSWORD

DEMO_ONLY = ("public:demo_",)


def build_world(settings: Any) -> None:
    """The demo world in the test's database; nobody needs a second factor in it."""
    settings.ONE_TIME_CODE = settings.STAFF_SECOND_FACTOR = False
    load_tables(at=now())
    build_demo(at=now())


@dataclass(frozen=True)
class Opened:
    """A page that stands open, and the watch over its window."""

    picture: Picture
    page: Page
    watch: PageWatch

    @property
    def name(self) -> str:
        """What tells this page from the others in a message."""
        return f"{self.picture.name}{self.picture.query} {self.picture.viewer.split('@')[0]}"


class Visitors:
    """The windows of everybody, alike in size and manner."""

    def __init__(self, browser: Browser, address: str, **manner: Any) -> None:
        self.browser, self.address, self.manner = browser, address, manner
        self.windows: dict[str, tuple[Page, PageWatch]] = {}

    def every_page(self, *areas: str) -> Iterator[Opened]:
        """Each page of the areas that a plain address leads to, open."""
        for picture in PICTURES:
            if picture.walk or picture.name.startswith(DEMO_ONLY) or picture.name.split(":")[0] not in areas:
                continue
            page, watch = self.window_of(picture)
            page.goto(reverse(picture.name, args=picture.arguments()) + picture.query)
            yield Opened(picture, page, watch)

    def window_of(self, picture: Picture) -> tuple[Page, PageWatch]:
        """The viewer's window; signed in, if the page is somebody's own."""
        if picture.viewer not in self.windows:
            context = self.browser.new_context(base_url=self.address, locale="ja-JP", **self.manner)
            page, watch = context.new_page(), PageWatch(context, self.address)
            self.windows[picture.viewer] = page, watch
            if picture.viewer:
                page.goto(reverse(f"{picture.name.split(':')[0]}:sign_in"))
                page.get_by_label("メールアドレス").fill(picture.viewer)
                page.get_by_label("パスワード", exact=True).fill(PASSWORD)
                page.get_by_role("button", name="ログイン", exact=True).click()
                page.wait_for_load_state()
        return self.windows[picture.viewer]

    def close(self) -> None:
        """All windows are shut."""
        for page, _ in self.windows.values():
            page.context.close()
