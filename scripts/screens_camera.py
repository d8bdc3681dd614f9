"""The camera of `make screens`: signs each viewer in, opens each page, takes its picture and looks for faults."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from django.urls import URLPattern, URLResolver, get_resolver, reverse
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright
from playwright.sync_api import Error as PlaywrightError

from scripts.screens_looks import Look
from scripts.screens_not_pictured import NOT_PICTURED
from scripts.screens_pages import PICTURES, Picture
from tests.browser.accessibility import violations_in
from tests.browser.beyond_axe import faults_beyond_axe, is_printed, space_text, width_faults
from tests.browser.chromium import launch
from tests.browser.watch import PageWatch

PASSWORD = "Demo-2026!"
GOOD = 200


@dataclass(frozen=True)
class View:
    """One person's browser window and the watch over it."""

    page: Page
    watch: PageWatch


@dataclass(frozen=True)
class Shot:
    """One picture to take."""

    picture: Picture
    path: str

    @property
    def file_stem(self) -> str:
        """What tells this picture from the others."""
        who = self.picture.viewer.split("@")[0] or "anybody"
        return re.sub(r"[^\w-]+", "-", f"{self.picture.name}{self.picture.query} {self.picture.label} {who}".strip())


def look_at_pages(address: str, looks: Iterable[Look], target: Path, only: str = "") -> list[str]:
    """Looks at the pages whose name holds `only` (all for nothing) and answers with everything that was wrong."""
    target.mkdir(parents=True, exist_ok=True)
    faults = [] if only else unknown_addresses()
    shots = [
        Shot(picture, reverse(picture.name, args=picture.arguments()) + picture.query)
        for picture in PICTURES
        if only in picture.name
    ]
    with sync_playwright() as playwright:
        browser = launch(playwright)
        for look in looks:
            camera = Camera(browser, address, target, look)
            for shot in shots:
                if look.has_scripts or not shot.picture.walk:
                    camera.take(shot)
            camera.close()
            faults += camera.faults
        browser.close()
    return faults


def unknown_addresses() -> list[str]:
    """The named addresses of which nobody said how they look, or why they are not pictured."""

    def names(resolver: URLResolver, prefix: str) -> Iterator[str]:
        for pattern in resolver.url_patterns:
            if isinstance(pattern, URLPattern):
                yield f"{prefix}{pattern.name}"
            else:
                yield from names(pattern, f"{pattern.namespace}:" if pattern.namespace else prefix)

    known = {picture.name for picture in PICTURES} | set(NOT_PICTURED)
    return [f"{name}: not in scripts/screens_pages.py" for name in sorted(set(names(get_resolver(), "")) - known)]


class Camera:
    """One look at the pages, and the faults seen through it."""

    def __init__(self, browser: Browser, address: str, target: Path, look: Look) -> None:
        self.browser, self.address, self.target, self.look = browser, address, target, look
        self.views: dict[str, View] = {}
        self.faults: list[str] = []

    def view_of(self, viewer: str, area: str) -> View:
        """The viewer's own browser window, signed in through the form of the area, if one is named."""
        if viewer not in self.views:
            size: ViewportSize = {"width": self.look.width, "height": self.look.height}
            context = self.browser.new_context(
                base_url=self.address, viewport=size, locale="ja-JP", **self.look.options
            )
            context.set_default_timeout(15_000)
            self.views[viewer] = View(context.new_page(), PageWatch(context, self.address))
            if area:
                self.sign_in(self.views[viewer].page, viewer, area)
        return self.views[viewer]

    def sign_in(self, page: Page, viewer: str, area: str) -> None:
        """AssertionError when the viewer is still at the door afterwards."""
        door = reverse(f"{area}:sign_in")
        page.goto(door)
        page.get_by_label("メールアドレス").fill(viewer)
        page.get_by_label("パスワード", exact=True).fill(PASSWORD)
        page.get_by_label("パスワード", exact=True).press("Enter")
        page.wait_for_load_state()
        assert page.url != f"{self.address}{door}", f"{viewer} could not sign in"

    def take(self, shot: Shot) -> None:
        """Opens one page, goes the steps from there if there are any, and takes the picture."""
        picture = shot.picture
        view = self.view_of(picture.viewer, picture.viewer and picture.name.split(":")[0])
        view.page.emulate_media(media="screen")
        response = view.page.goto(shot.path)
        status = response.status if response else 0
        if status != picture.status:
            self.note(shot, f"answered {status}")
        elif status == GOOD and unquote(view.page.url) != unquote(f"{self.address}{shot.path}"):
            self.note(shot, f"led to {view.page.url}")
        if picture.walk:
            self.walk(picture.walk, view.page, shot)
        self.shoot(view, shot)

    def walk(self, steps: Callable[[Page], None], page: Page, shot: Shot) -> None:
        """Where the steps cannot be gone is a fault of this picture; the others are still taken."""
        try:
            steps(page)
        except (AssertionError, PlaywrightError) as stop:
            self.note(shot, f"{stop}")

    def shoot(self, view: View, shot: Shot) -> None:
        """Takes a picture of what is in the window, or has axe look at it, and notes what is wrong."""
        view.page.wait_for_load_state("load")
        if self.look.takes_pictures:
            view.page.wait_for_load_state("networkidle")
            view.page.screenshot(path=self.target / f"{shot.file_stem}-{self.look.name}.png", full_page=True)
        self.note(shot, *view.watch.faults, *width_faults(view.page))
        view.watch.forgive()
        if self.look.has_scripts and not self.look.takes_pictures and not is_printed(view.page):
            self.note(shot, *violations_in(view.page), *faults_beyond_axe(view.page))
            space_text(view.page)
            self.note(shot, *(f"with spaced text: {fault}" for fault in width_faults(view.page)))

    def note(self, shot: Shot, *faults: str) -> None:
        """Keeps what was wrong with a page."""
        self.faults += [f"{shot.file_stem} at {self.look.name}: {fault}" for fault in faults]

    def close(self) -> None:
        """Closes the windows."""
        for view in self.views.values():
            view.page.context.close()
