"""The changes and images that wait for an office: seen, read old beside new, accepted, returned, refused."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries
from pytest_django.fixtures import Settings

from mypage.establishments.commands.changing import Seen, save_screen, withdraw_change
from mypage.establishments.commands.images import SentFile, add_images, describe_images
from mypage.establishments.content import screen_of
from mypage.establishments.models import Establishment, EstablishmentChange, EstablishmentImage
from mypage.establishments.queries import open_change
from tests.cast import NOW, Cast, a_staff_login
from tests.establishments import a_picture, make_places, save_all, send
from tests.web.staff.conftest import SignIn
from tests.web.staff.pages import summary_of, text_of, value_of

NAMES = ("change", "change_acceptance", "change_return")
IMAGE_NAMES = ("image", "image_acceptance", "image_refusal")


@pytest.fixture(autouse=True)
def moment(at_time: Any, settings: Settings, tmp_path: Path) -> None:
    at_time("2026-04-03 10:00")
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def cast(cast: Cast) -> Cast:
    make_places(cast)
    return cast


def save(cast: Cast, **typed: str) -> None:
    screen = screen_of("basics")
    assert screen
    row = Establishment.objects.get(pk=cast.shop.pk)
    seen = Seen.of(row, open_change(row))
    typed = {"industry_code": "58"} | typed
    save_screen(establishment=row, screen=screen, typed=typed, seen=seen, by=cast.yamada, at=NOW)


@pytest.fixture
def waiting(cast: Cast) -> EstablishmentChange:
    save(cast, phone="03-5550-7777")
    return send(cast.shop, cast.yamada)


@pytest.fixture
def image(cast: Cast) -> EstablishmentImage:
    files = [SentFile("a.png", a_picture())]
    (row,) = add_images(establishment=cast.shop, files=files, by=cast.yamada, at=NOW).images
    describe_images(establishment=cast.shop, descriptions={row.pk: ("外観", "店の入口")}, by=cast.yamada, at=NOW)
    row.refresh_from_db()
    return row


def where(name: str, row: EstablishmentChange | EstablishmentImage) -> str:
    return reverse(f"staff:{name}", args=[row.pk])


def decide(browser: Client, row: EstablishmentChange, name: str, **typed: str) -> Any:
    version = value_of(browser.get(where("change", row)), "version")
    return browser.post(where(name, row), {"version": version, **typed})


def test_the_list_shows_what_waits_and_for_how_long(counter: Client, waiting: EstablishmentChange) -> None:
    page = counter.get(reverse("staff:changes"))
    words = text_of(page)
    for wanted in ("山田商店", "2026/04/01 10:00", "2日", "山田 太郎"):
        assert wanted in words
    home = text_of(counter.get(reverse("staff:home")))
    assert "山田商店の登録内容の変更が確認を待っています。" in home


def test_old_stands_beside_new(counter: Client, waiting: EstablishmentChange) -> None:
    page = counter.get(where("change", waiting)).content.decode()
    assert '<del class="hw-del"><span class="hw-hidden">削除：</span>03-5550-1001</del>' in page
    assert '<ins class="hw-ins"><span class="hw-hidden">追加：</span>03-5550-7777</ins>' in page
    assert "58 飲食料品小売業" in page
    assert "2項目が変わっています。" in page
    assert "すべての求人に関わります" in page


def test_an_accepted_change_is_in_force(counter: Client, cast: Cast, waiting: EstablishmentChange) -> None:
    answer = decide(counter, waiting, "change_acceptance")
    assert answer.headers["Location"] == reverse("staff:changes")
    cast.shop.refresh_from_db()
    assert cast.shop.phone_shown == "03-5550-7777"
    done = counter.get(where("change", waiting)).content.decode()
    assert "この変更は「変更済み」です" in done
    assert ">03-5550-7777</ins>" in done
    assert "変更を受理する" not in done
    history = text_of(counter.get(reverse("staff:establishment", args=[cast.shop.pk])))
    assert "事業所の変更を受理" in history
    assert "電話番号、産業分類" in history
    assert "登録内容の変更が確認を待っています" not in text_of(counter.get(reverse("staff:home")))


def test_a_change_is_returned_with_remarks(counter: Client, waiting: EstablishmentChange) -> None:
    assert summary_of(decide(counter, waiting, "change_return", remarks=" ")) == [
        "修正していただきたい点を入力してください。"
    ]
    assert decide(counter, waiting, "change_return", remarks="番号をお確かめください。").status_code == 303
    waiting.refresh_from_db()
    assert waiting.is_returned
    assert "山田商店" in text_of(counter.get(reverse("staff:changes"), {"state": "returned"}))


def test_a_move_asks_who_is_in_charge(counter: Client, cast: Cast) -> None:
    save(cast, establishment_municipality="13106", establishment_address="東京都台東区上野9-1-1")
    change = send(cast.shop, cast.yamada)
    assert "これからの担当の窓口" in text_of(counter.get(where("change", change)))
    assert summary_of(decide(counter, change, "change_acceptance")) == ["これからの担当の窓口を選んでください。"]
    chosen = str(cast.other_office.pk)
    assert decide(counter, change, "change_acceptance", office=chosen).status_code == 303
    cast.shop.refresh_from_db()
    assert cast.shop.office == cast.other_office
    assert counter.get(where("change", change)).status_code == 403


def test_what_was_withdrawn_meanwhile_is_not_accepted(
    counter: Client, cast: Cast, waiting: EstablishmentChange
) -> None:
    version = value_of(counter.get(where("change", waiting)), "version")
    withdraw_change(establishment=cast.shop, by=cast.yamada, at=NOW)
    answer = counter.post(where("change_acceptance", waiting), {"version": version})
    assert answer.headers["Location"] == reverse("staff:changes")
    assert "この変更は、求人者が取り下げました" in text_of(counter.get(reverse("staff:changes")))
    assert counter.get(where("change", waiting)).headers["Location"] == reverse("staff:changes")
    cast.shop.refresh_from_db()
    assert cast.shop.phone_shown == "03-5550-1001"


def test_what_was_sent_anew_meanwhile_is_looked_at_again(
    counter: Client, cast: Cast, waiting: EstablishmentChange
) -> None:
    version = value_of(counter.get(where("change", waiting)), "version")
    withdraw_change(establishment=cast.shop, by=cast.yamada, at=NOW)
    save(cast, phone="03-5550-8888")
    send(cast.shop, cast.yamada)
    answer = counter.post(where("change_acceptance", waiting), {"version": version})
    assert answer.headers["Location"] == where("change", waiting)
    assert "もう一度手続きしてください" in text_of(counter.get(where("change", waiting)))


@pytest.mark.parametrize("version", ["", "x", "99999999999999999999"])
def test_a_forged_version_decides_nothing(counter: Client, waiting: EstablishmentChange, version: str) -> None:
    assert counter.post(where("change_acceptance", waiting), {"version": version}).status_code == 422
    waiting.refresh_from_db()
    assert waiting.is_waiting


def test_another_office_and_other_roles_see_and_decide_nothing(
    elsewhere: Client, cast: Cast, sign_in: SignIn, waiting: EstablishmentChange, image: EstablishmentImage
) -> None:
    assert "山田商店" not in text_of(elsewhere.get(reverse("staff:changes")))
    assert "店の入口" not in text_of(elsewhere.get(reverse("staff:images")))
    only_counter = sign_in(a_staff_login("only", "誰か", cast.office, NOW, is_counter=True))
    addresses = [where(name, waiting) for name in NAMES] + [where(name, image) for name in IMAGE_NAMES]
    addresses.append(reverse("staff:image_file", args=[image.pk, "whole"]))
    for browser in (elsewhere, only_counter, sign_in(cast.kobayashi)):
        for address in addresses:
            assert browser.get(address).status_code == 403
            assert browser.post(address, {"version": "1", "remarks": "x"}).status_code in (403, 405)
    waiting.refresh_from_db()
    image.refresh_from_db()
    assert (waiting.is_waiting, image.is_waiting) == (True, True)


def test_an_image_is_looked_at_and_accepted(counter: Client, image: EstablishmentImage) -> None:
    assert "店の入口" in text_of(counter.get(reverse("staff:images")))
    page = counter.get(where("image", image))
    assert 'alt="店の入口"' in page.content.decode()
    served = counter.get(reverse("staff:image_file", args=[image.pk, "whole"]))
    assert (served.headers["Content-Type"], served.headers["X-Content-Type-Options"]) == ("image/webp", "nosniff")
    answer = counter.post(where("image_acceptance", image), {"version": value_of(page, "version")})
    assert answer.headers["Location"] == reverse("staff:images")
    image.refresh_from_db()
    assert image.state == "published"
    assert "確認の手続きは終わっています" in text_of(counter.get(where("image", image)))


def test_an_image_is_refused_with_a_reason(counter: Client, image: EstablishmentImage) -> None:
    version = str(image.version)
    empty = counter.post(where("image_refusal", image), {"version": version, "remarks": ""})
    assert summary_of(empty) == ["掲載できない理由を入力してください。"]
    counter.post(where("image_refusal", image), {"version": version, "remarks": "顔が写っています。"})
    image.refresh_from_db()
    assert (image.state, image.reason) == ("refused", "顔が写っています。")
    again = counter.post(where("image_acceptance", image), {"version": str(image.version)})
    assert again.status_code == 303
    image.refresh_from_db()
    assert image.state == "refused"


def test_every_page_is_made_in_at_most_ten_statements(
    cast: Cast, counter: Client, image: EstablishmentImage, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    save_all(cast.shop, cast.yamada)
    change = send(cast.shop, cast.yamada)
    counter.get(reverse("staff:home"))
    for address in (reverse("staff:changes"), reverse("staff:images"), where("change", change), where("image", image)):
        with django_assert_max_num_queries(10):
            assert counter.get(address).status_code == 200


def test_the_history_tells_labels_of_the_table(counter: Client, cast: Cast) -> None:
    save_all(cast.shop, cast.yamada)
    change = send(cast.shop, cast.yamada)
    EstablishmentChange.objects.filter(pk=change.pk).update(submitted_at=NOW - timedelta(days=40))
    words = text_of(counter.get(reverse("staff:establishment", args=[cast.shop.pk])))
    assert "事業内容" in words


def test_the_whole_data_and_the_waiting_change_are_reached_from_the_establishment(
    counter: Client, elsewhere: Client, cast: Cast
) -> None:
    save_all(cast.shop, cast.yamada)
    change = send(cast.shop, cast.yamada)
    page = reverse("staff:establishment", args=[cast.shop.pk])
    assert where("change", change) in counter.get(page).content.decode()
    assert where("change", change) not in elsewhere.get(page).content.decode()
    content = reverse("staff:establishment_content", args=[cast.shop.pk])
    assert "食料品と日用品の小売業です。" not in text_of(counter.get(content))
    counter.post(where("change_acceptance", change), {"version": str(change.version)})
    assert "食料品と日用品の小売業です。" in text_of(counter.get(content))
