"""Workplaces, images and the self-declaration in My Page."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from pytest_django.fixtures import Settings

from mypage.establishments.commands.images import describe_images
from mypage.establishments.models import EstablishmentImage, SelfDeclaration, Workplace
from tests.cast import NOW, Cast
from tests.establishments import WORKPLACE, a_picture, make_places
from tests.web.employer.people import browser_of, text

pytestmark = pytest.mark.django_db
PLACES = "/employer/establishment/workplaces/"
IMAGES = "/employer/establishment/images/"
DECLARATION = "/employer/declaration/"
STATEMENTS = ("corrected", "punished", "published", "gangs", "reports", "truth")
DECLARED = {"version": "1"} | dict.fromkeys(STATEMENTS, "on")


@pytest.fixture(autouse=True)
def frozen(at_time: Any, settings: Settings, tmp_path: Path) -> None:
    at_time(NOW.isoformat())
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def cast(cast: Cast) -> Cast:
    make_places(cast)
    return cast


@pytest.fixture
def yamada(cast: Cast) -> Client:
    return browser_of(cast.yamada)


def file(name: str = "外観.png", content: bytes | None = None) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, a_picture() if content is None else content)


def send(client: Client, *files: SimpleUploadedFile) -> Any:
    return client.post(IMAGES, {"pictures": list(files)})


def test_a_workplace_is_added_changed_and_removed(cast: Cast, yamada: Client) -> None:
    assert yamada.post(f"{PLACES}new/", WORKPLACE).headers["Location"] == PLACES
    row = Workplace.objects.get()
    assert row.content == WORKPLACE
    listed = text(yamada.get(PLACES))
    assert "東京都千代田区" in listed
    assert "屋外に喫煙所があります。" in listed
    assert 'value="102-0072"' in text(yamada.get(f"{PLACES}{row.pk}/"))
    changed = WORKPLACE | {"version": "1", "workplace_name": "新社屋"}
    assert yamada.post(f"{PLACES}{row.pk}/", changed).status_code == 303
    assert "新社屋" in text(yamada.get(f"{PLACES}{row.pk}/removal/"))
    yamada.post(f"{PLACES}{row.pk}/removal/")
    assert not Workplace.objects.exists()


def test_a_wrong_workplace_comes_back_as_typed(cast: Cast, yamada: Client) -> None:
    answer = yamada.post(
        f"{PLACES}new/", WORKPLACE | {"workplace_address": "どこかの1-1", "workplace_employees": "多数"}
    )
    assert answer.status_code == 422
    page = text(answer)
    assert "就業場所の住所は、都道府県と市区町村から入力してください。" in page
    assert 'value="どこかの1-1"' in page
    assert 'value="多数"' in page


def test_two_people_on_one_workplace_see_both(cast: Cast, yamada: Client) -> None:
    yamada.post(f"{PLACES}new/", WORKPLACE)
    address = f"{PLACES}{Workplace.objects.get().pk}/"
    yamada.post(address, WORKPLACE | {"version": "1", "workplace_employees": "13"})
    answer = browser_of(cast.suzuki).post(address, WORKPLACE | {"version": "1", "workplace_employees": "14"})
    assert answer.status_code == 409
    assert "13人" in text(answer)
    assert 'value="14"' in text(answer)


def test_a_workplace_gets_its_address_and_its_conditions_without_being_saved(cast: Cast, yamada: Client) -> None:
    asked = WORKPLACE | {"workplace_address": "", "help": "workplace_postal_code"}
    assert 'value="東京都千代田区飯田橋"' in text(yamada.post(f"{PLACES}new/", asked))
    shown = yamada.post(f"{PLACES}new/", WORKPLACE | {"help": "conditions", "workplace_nearest_station": ""}).json()
    assert "workplace_transport" not in shown["shown"]
    assert not Workplace.objects.exists()


def test_the_good_files_are_kept_and_the_bad_ones_refused_by_name(cast: Cast, yamada: Client) -> None:
    answer = send(
        yamada, file(), file("履歴書.heic", b"x"), file("悪い.png", a_picture() + b"<script>alert(1)</script>")
    )
    assert answer.status_code == 422
    page = text(answer)
    assert "履歴書.heicは使えない形式です。JPEG、PNG、GIF、BMP（1つ2MBまで）を選んでください。" in page
    assert "悪い.pngは使えません。" in page
    assert "1枚の画像は追加しました。" in page
    assert EstablishmentImage.objects.count() == 1


def test_a_file_of_two_megabytes_and_a_byte_is_refused_and_takes_no_more_room(cast: Cast, yamada: Client) -> None:
    content = a_picture("BMP") + b"\x00" * (9 * 1024 * 1024)
    answer = send(yamada, file("大きい.bmp", content), file("外観.bmp", a_picture("BMP")))
    assert answer.status_code == 422
    assert "大きい.bmpは2MBを超えています。" in text(answer)
    assert EstablishmentImage.objects.count() == 1


def test_no_file_is_told(yamada: Client) -> None:
    answer = yamada.post(IMAGES, {"pictures": ""})
    assert answer.status_code == 422
    assert "追加する画像を選んでください。" in text(answer)


def test_images_are_described_ordered_and_removed(cast: Cast, yamada: Client) -> None:
    assert send(yamada, file(), file("b.png")).headers["Location"] == f"{IMAGES}captions/"
    first, second = EstablishmentImage.objects.all()
    typed = {f"kind_{first.pk}": "外観", f"caption_{first.pk}": "店の入口"}
    answer = yamada.post(f"{IMAGES}captions/", typed | {f"kind_{second.pk}": "外観", f"caption_{second.pk}": "あ" * 31})
    assert answer.status_code == 422
    assert "1文字減らしてください。" in text(answer)
    assert 'value="店の入口"' in text(answer)
    assert yamada.post(f"{IMAGES}captions/", typed).headers["Location"] == IMAGES
    page = text(yamada.get(IMAGES))
    assert "説明を入力していない画像が1枚あります" in page
    assert 'alt="店の入口"' in page
    yamada.post(f"{IMAGES}{second.pk}/place/", {"move": "up"})
    assert list(EstablishmentImage.objects.values_list("pk", flat=True)) == [second.pk, first.pk]
    yamada.post(f"{IMAGES}{second.pk}/removal/")
    assert list(EstablishmentImage.objects.kept()) == [first]


def test_a_picture_is_served_to_its_own_people_only(cast: Cast, yamada: Client) -> None:
    send(yamada, file())
    image = EstablishmentImage.objects.get()
    for size in ("whole", "thumbnail"):
        address = f"{IMAGES}{image.pk}/{size}/"
        answer = browser_of(cast.ito).get(address)
        assert answer.status_code == 200
        assert answer.headers["Content-Type"] == "image/webp"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Cache-Control"] == "private, max-age=3600"
        assert browser_of(cast.tanaka).get(address).status_code == 404
        assert browser_of(None).get(address).status_code == 303
    assert yamada.get(f"{IMAGES}{image.pk}/original/").status_code == 404


def test_a_picture_whose_file_is_gone_is_not_there(cast: Cast, yamada: Client, tmp_path: Path) -> None:
    send(yamada, file())
    for path in tmp_path.rglob("*.webp"):
        path.unlink()
    assert yamada.get(f"{IMAGES}{EstablishmentImage.objects.get().pk}/whole/").status_code == 404


def test_the_full_list_offers_no_more(cast: Cast, yamada: Client) -> None:
    send(yamada, *(file(f"{number}.png") for number in range(11)))
    assert EstablishmentImage.objects.count() == 10
    page = text(yamada.get(IMAGES))
    assert "画像は10枚までです。追加するときは、使わない画像を削除してください。" in page


@pytest.mark.parametrize("address", [PLACES, IMAGES, f"{IMAGES}captions/", DECLARATION, f"{PLACES}new/"])
def test_a_page_takes_at_most_ten_statements(
    cast: Cast, yamada: Client, django_assert_max_num_queries: DjangoAssertNumQueries, address: str
) -> None:
    yamada.get(address)
    for number in range(3):
        yamada.post(f"{PLACES}new/", WORKPLACE | {"workplace_name": f"支社{number}"})
        send(yamada, file())
    with django_assert_max_num_queries(10):
        assert yamada.get(address).status_code == 200


def test_nothing_is_ticked_beforehand_and_every_statement_is_needed(cast: Cast, yamada: Client) -> None:
    page = text(yamada.get(DECLARATION))
    assert "checked" not in page
    assert "まだ申告されていません" in page
    answer = yamada.post(DECLARATION, DECLARED | {"gangs": ""})
    assert answer.status_code == 422
    assert "4つ目の申告にチェックがついていません。" in text(answer)
    assert not SelfDeclaration.objects.exists()


def test_a_declaration_is_made_and_leads_on(cast: Cast, yamada: Client) -> None:
    there = "/employer/establishment/content/"
    assert f'value="{there}"' in text(yamada.get(f"{DECLARATION}?next={there}"))
    assert yamada.post(DECLARATION, DECLARED | {"next": there}).headers["Location"] == there
    assert SelfDeclaration.objects.get().declared_by == cast.yamada
    assert "山田 太郎" in text(yamada.get(DECLARATION))
    assert "前回の申告は2026年4月1日" in text(yamada.get("/employer/establishment/"))


@pytest.mark.parametrize("there", ["https://evil.example/", "//evil.example", "javascript:alert(1)"])
def test_a_declaration_leads_nowhere_else(cast: Cast, yamada: Client, there: str) -> None:
    assert yamada.post(DECLARATION, DECLARED | {"next": there}).headers["Location"] == "/employer/establishment/"
    assert there not in text(yamada.get(DECLARATION, {"next": there}))


def test_an_older_text_is_not_declared(cast: Cast, yamada: Client) -> None:
    answer = yamada.post(DECLARATION, DECLARED | {"version": "0"})
    assert answer.status_code == 422
    assert "申告の文面が新しくなりました。" in text(answer)


def test_a_description_of_another_establishments_image_changes_nothing(cast: Cast, yamada: Client) -> None:
    send(yamada, file())
    image = EstablishmentImage.objects.get()
    typed = {f"kind_{image.pk}": "外観", f"caption_{image.pk}": "よその店"}
    assert browser_of(cast.tanaka).post(f"{IMAGES}captions/", typed).status_code == 303
    image.refresh_from_db()
    assert image.caption == ""
    describe_images(establishment=cast.bakery, descriptions={image.pk: ("外観", "x")}, by=cast.tanaka, at=NOW)
    image.refresh_from_db()
    assert image.caption == ""


def test_an_upload_that_breaks_off_is_no_fault_of_ours(yamada: Client) -> None:
    body = BytesIO(b'--x\r\nContent-Disposition: form-data; name="pictures"; filename="a.png"\r\n\r\nhalf')
    answer = yamada.generic("POST", IMAGES, body.read(), content_type="multipart/form-data; boundary=x")
    assert answer.status_code in (400, 422)
