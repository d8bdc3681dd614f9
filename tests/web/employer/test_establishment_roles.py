"""Who may come to which page of the establishment's data: 代表, 担当, 閲覧のみ, other employers, strangers."""

from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse
from pytest_django.fixtures import Settings

from mypage.accounts.models import User
from mypage.audit.models import Event
from mypage.establishments.commands.changing import Seen, save_screen
from mypage.establishments.commands.images import SentFile, add_images
from mypage.establishments.commands.workplaces import add_workplace
from mypage.establishments.content import screen_of
from mypage.establishments.models import EstablishmentChange, EstablishmentImage, SelfDeclaration, Workplace
from mypage.web.employer.establishment_urls import establishment_urls
from tests.cast import NOW, Cast, a_login
from tests.establishments import WORKPLACE, a_picture, make_places
from tests.web.employer.people import browser_of, text

READERS = {"establishment", "establishment_content", "establishment_change", "workplaces", "images", "image_file"}
WRITERS = {
    "establishment_screen", "establishment_change_submission", "establishment_change_withdrawal",
    "establishment_change_discard", "workplace_new", "workplace", "workplace_removal", "image_captions", "image_place",
    "image_removal", "declaration",
}  # fmt: skip
ACTS = {"establishment_change_submission", "establishment_change_withdrawal", "image_place"}
"""They take a POST and lead on."""
OF_ONE = {"workplace", "workplace_removal", "image_place", "image_removal", "image_file"}


@pytest.fixture
def addresses(cast: Cast, at_time: Any, settings: Settings, tmp_path: Path) -> dict[str, str]:
    """Every address, for things of 山田商店 that exist."""
    at_time(NOW.isoformat())
    settings.MEDIA_ROOT = tmp_path
    make_places(cast)
    screen = screen_of("company")
    assert screen
    typed = {"founded_year": "1990"}
    seen = Seen.of(cast.shop, None)
    save_screen(establishment=cast.shop, screen=screen, typed=typed, seen=seen, by=cast.yamada, at=NOW)
    workplace = add_workplace(establishment=cast.shop, typed=WORKPLACE, by=cast.yamada, at=NOW)
    files = [SentFile("a.png", a_picture())]
    (image,) = add_images(establishment=cast.shop, files=files, by=cast.yamada, at=NOW).images
    arguments: dict[str, list[Any]] = {
        "establishment_screen": ["company"],
        "workplace": [workplace.pk],
        "workplace_removal": [workplace.pk],
        "image_place": [image.pk],
        "image_removal": [image.pk],
        "image_file": [image.pk, "whole"],
    }
    return {name: reverse(f"employer:{name}", args=arguments.get(name, [])) for name in READERS | WRITERS}


@pytest.fixture
def before(addresses: dict[str, str]) -> Any:
    """What is there before somebody knocks."""
    return everything()


def everything() -> list[Any]:
    models = (EstablishmentChange, Workplace, EstablishmentImage, SelfDeclaration)
    return [list(model.objects.order_by("pk").values()) for model in models]


def test_every_page_stands_in_the_matrix() -> None:
    assert {pattern.name for pattern in establishment_urls} == READERS | WRITERS


@pytest.mark.parametrize("who", ["yamada", "suzuki"])
def test_the_two_that_work_come_everywhere(cast: Cast, addresses: dict[str, str], who: str) -> None:
    client = browser_of(getattr(cast, who))
    for name, address in addresses.items():
        assert client.get(address).status_code == (303 if name in ACTS else 200), name


def test_a_viewer_reads_and_changes_nothing(cast: Cast, addresses: dict[str, str], before: Any) -> None:
    client = browser_of(cast.ito)
    for name in READERS:
        assert client.get(addresses[name]).status_code == 200, name
    for name in WRITERS:
        for answer in (client.get(addresses[name]), client.post(addresses[name], {"version": "1"})):
            assert answer.status_code == 403, name
            assert "代表・担当" in text(answer)
    for name in READERS - {"images"}:
        client.post(addresses[name])
    assert client.post(addresses["images"], {"pictures": "x"}).status_code == 303
    assert everything() == before
    page = text(client.get(addresses["establishment"]))
    assert addresses["establishment_screen"] not in page
    assert addresses["declaration"] not in page


def test_what_is_another_employers_does_not_exist(cast: Cast, addresses: dict[str, str], before: Any) -> None:
    client = browser_of(cast.tanaka)
    for name in OF_ONE:
        for answer in (client.get(addresses[name]), client.post(addresses[name])):
            assert answer.status_code == 404, name
    for name in (READERS | WRITERS) - OF_ONE - {"declaration"}:
        client.post(addresses[name])
    assert "1990" not in text(client.get(addresses["establishment_screen"]))
    assert everything() == before


@pytest.mark.parametrize("who", ["sato", "nakamura", "nobody"])
def test_strangers_are_led_to_the_sign_in(cast: Cast, addresses: dict[str, str], before: Any, who: str) -> None:
    client = browser_of(None if who == "nobody" else getattr(cast, who))
    for address in addresses.values():
        for answer in (client.get(address), client.post(address)):
            assert answer.status_code == 303
            assert answer.headers["Location"].startswith("/employer/sign-in/")
    assert everything() == before


def test_a_login_without_an_establishment_is_led_to_its_registration(addresses: dict[str, str], before: Any) -> None:
    newcomer: User = a_login("employer", "newcomer", "新井 望", NOW)
    client = browser_of(newcomer)
    for address in addresses.values():
        assert client.get(address).headers["Location"] == "/employer/establishment/registration/"


@pytest.mark.parametrize("number", ["0", "99999999999999999999999"])
def test_numbers_that_nothing_has_do_not_exist(cast: Cast, addresses: dict[str, str], number: str) -> None:
    client = browser_of(cast.yamada)
    for path in (
        "workplaces/{}/",
        "workplaces/{}/removal/",
        "images/{}/place/",
        "images/{}/whole/",
        "images/{}/removal/",
    ):
        assert client.post(f"/employer/establishment/{path.format(number)}").status_code == 404


def test_every_act_is_recorded(cast: Cast, addresses: dict[str, str]) -> None:
    client = browser_of(cast.yamada)
    client.post(addresses["image_removal"])
    client.post(addresses["workplace_removal"])
    assert list(Event.objects.order_by("pk").values_list("action", flat=True))[-4:] == [
        "workplace.added", "image.added", "image.removed", "workplace.removed",
    ]  # fmt: skip
