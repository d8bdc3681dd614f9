"""The camera of `make screens`: signs each viewer in, opens each page, takes its picture and looks for faults."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from django.urls import URLPattern, URLResolver, get_resolver, reverse
from playwright.sync_api import Browser, Page, sync_playwright

from scripts.screens_pages import NOT_PICTURED, PICTURES, Picture
from tests.browser.chromium import launch
from tests.browser.watch import PageWatch, overflow_of

WIDTHS = {390: 844, 1280: 900}
PASSWORD = "Demo-2026!"
GOOD = 200


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


def take_pictures(address: str, target: Path, only: str = "") -> list[str]:
    """Takes the pictures whose name holds `only` (all for nothing) and answers with everything that was wrong."""
    target.mkdir(parents=True, exist_ok=True)
    faults = [] if only else unknown_addresses()
    shots = [
        Shot(picture, reverse(picture.name, args=picture.arguments()) + picture.query)
        for picture in PICTURES
        if only in picture.name
    ]
    with sync_playwright() as playwright:
        browser = launch(playwright)
        for width in WIDTHS:
            camera = Camera(browser, address, width)
            faults += [fault for shot in shots for fault in camera.take(shot, target)]
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
    """Pictures of one width; every viewer has a browser context and is signed in once."""

    def __init__(self, browser: Browser, address: str, width: int) -> None:
        self.browser, self.address, self.width = browser, address, width
        self.views: dict[str, tuple[Page, PageWatch]] = {}

    def view_of(self, picture: Picture) -> tuple[Page, PageWatch]:
        """The viewer's page, signed in through the form of the area."""
        if picture.viewer not in self.views:
            context = self.browser.new_context(
                base_url=self.address, viewport={"width": self.width, "height": WIDTHS[self.width]}, locale="ja-JP"
            )
            page, watch = context.new_page(), PageWatch(context, self.address)
            self.views[picture.viewer] = page, watch
            if picture.viewer:
                self.sign_in(page, picture)
        return self.views[picture.viewer]

    def sign_in(self, page: Page, picture: Picture) -> None:
        """AssertionError when the viewer is still at the door afterwards."""
        door = reverse(f"{picture.name.split(':')[0]}:sign_in")
        page.goto(door)
        page.get_by_label("メールアドレス").first.fill(picture.viewer)
        page.locator("input[type=password]").first.fill(PASSWORD)
        page.locator("input[type=password]").first.press("Enter")
        page.wait_for_load_state()
        assert page.url != f"{self.address}{door}", f"{picture.viewer} could not sign in"

    def take(self, shot: Shot, target: Path) -> list[str]:
        """Takes one picture and answers with what was wrong."""
        page, watch = self.view_of(shot.picture)
        watch.forgive()
        response = page.goto(shot.path)
        faults = list(watch.faults)
        if response is None or response.status != shot.picture.status:
            faults.append(f"answered {response.status if response else 'nothing'}")
        elif response.status == GOOD and unquote(page.url) != f"{self.address}{unquote(shot.path)}":
            faults.append(f"led to {page.url}")
        if shot.picture.walk:
            shot.picture.walk(page)
            page.wait_for_load_state()
        page.screenshot(path=target / f"{shot.file_stem}-{self.width}.png", full_page=True)
        if overflow_of(page) > 0:
            faults.append(f"{overflow_of(page)} px wider than the window")
        return [f"{shot.file_stem} at {self.width}: {fault}" for fault in faults]
