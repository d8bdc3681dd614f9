"""Images: kept, described, ordered, taken away; checked by the office; swept."""

import os
from datetime import timedelta
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from mypage.audit.models import Event
from mypage.establishments.choices import ImageState
from mypage.establishments.commands.erasing import erase_images
from mypage.establishments.commands.image_decisions import accept_image, refuse_image
from mypage.establishments.commands.images import (
    Added,
    SentFile,
    add_images,
    describe_images,
    move_image,
    remove_image,
)
from mypage.establishments.models import EstablishmentImage
from mypage.establishments.picture_files import folder_looked_into, path_of
from mypage.establishments.queries import content_of, images_for
from mypage.kernel.rule import RuleViolation
from mypage.notifications.models import Mail, Notice
from tests.cast import NOW, Cast, a_staff_login
from tests.establishments import a_picture

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(settings: Settings, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def add(cast: Cast, *files: tuple[str, bytes]) -> Added:
    sent = [SentFile(name, content) for name, content in files]
    return add_images(establishment=cast.shop, files=sent, by=cast.yamada, at=NOW)


def good(number: int = 1) -> list[tuple[str, bytes]]:
    return [(f"{place}.png", a_picture()) for place in range(number)]


def described(cast: Cast, caption: str = "店の入口") -> EstablishmentImage:
    image = add(cast, *good()).images[0]
    describe_images(establishment=cast.shop, descriptions={image.pk: ("外観", caption)}, by=cast.yamada, at=NOW)
    image.refresh_from_db()
    return image


def files_in(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_the_good_files_of_an_upload_are_kept_and_the_others_refused_by_name(cast: Cast, folder: Path) -> None:
    added = add(
        cast,
        ("外観.png", a_picture()),
        ("履歴書.heic", b"nothing of a picture"),
        ("大きい.png", a_picture() + b"\x00" * 2 * 1024 * 1024),
        ("中身.jpg", a_picture("JPEG")),
        ("危険.gif", a_picture("GIF") + b"<script>alert(1)</script>"),
    )
    assert len(added.images) == 2
    assert [violation.message[:6] for violation in added.refusals] == ["履歴書.he", "大きい.pn", "危険.gif"]
    assert len(files_in(folder)) == 4


def test_nothing_of_the_name_is_kept(cast: Cast, folder: Path) -> None:
    (image,) = add(cast, ("山田さんの家.png", a_picture())).images
    assert {path.name for path in files_in(folder)} == {f"{image.token}-whole.webp", f"{image.token}-thumbnail.webp"}
    assert oct(path_of(image.token, "whole").stat().st_mode)[-3:] == "600"


def test_the_tenth_image_is_kept_and_the_eleventh_is_not(cast: Cast, folder: Path) -> None:
    added = add(cast, *good(11))
    assert (len(added.images), [each.code for each in added.refusals]) == (10, ["too_many_images"])
    assert added.refusals[0].message.startswith("10.pngは追加できません。画像は10枚までです。")
    assert len(files_in(folder)) == 20
    remove_image(image=added.images[0], by=cast.yamada, at=NOW)
    assert len(add(cast, *good()).images) == 1


def test_an_image_waits_for_the_office_once_it_is_described(cast: Cast) -> None:
    image = add(cast, *good()).images[0]
    assert (image.state, list(images_for(cast.office))) == (ImageState.NEW, [])
    image = described(cast)
    assert image.state == ImageState.WAITING
    assert list(images_for(cast.office)) == [image]
    assert Notice.objects.filter(template="waiting_images", read_at=None).count() == 1


@pytest.mark.parametrize(
    ("kind", "caption", "code"),
    [
        ("", "店の入口", "kind"),
        ("みほん", "店の入口", "kind"),
        ("外観", "", "caption_missing"),
        ("外観", "あ" * 31, "caption_too_long"),
    ],
)
def test_a_description_is_whole(cast: Cast, kind: str, caption: str, code: str) -> None:
    image = add(cast, *good()).images[0]
    with pytest.raises(RuleViolation) as refusal:
        describe_images(establishment=cast.shop, descriptions={image.pk: (kind, caption)}, by=cast.yamada, at=NOW)
    assert [each.code for each in refusal.value.violations] == [code]
    image.refresh_from_db()
    assert image.state == ImageState.NEW


def test_a_caption_may_have_thirty_characters(cast: Cast) -> None:
    assert described(cast, "あ" * 30).caption == "あ" * 30


def test_an_accepted_image_is_published_and_looked_at_again_when_its_caption_changes(cast: Cast) -> None:
    image = described(cast)
    assert content_of(cast.shop)["images"] == []
    accept_image(image=image, version=image.version, by=cast.nakamura, at=NOW)
    assert content_of(cast.shop)["image_caption"] == ["店の入口"]
    assert not Notice.objects.filter(template="waiting_images", read_at=None).exists()
    describe_images(establishment=cast.shop, descriptions={image.pk: ("外観", "店の裏口")}, by=cast.yamada, at=NOW)
    image.refresh_from_db()
    assert image.state == ImageState.WAITING
    assert content_of(cast.shop)["images"] == []


def test_a_refused_image_has_its_reason_and_the_employer_a_mail(cast: Cast) -> None:
    image = described(cast)
    refuse_image(image=image, reason="人の顔が写っています。", version=image.version, by=cast.nakamura, at=NOW)
    image.refresh_from_db()
    assert (image.state, image.reason) == (ImageState.REFUSED, "人の顔が写っています。")
    assert Mail.objects.filter(template="image_refused").count() == 2
    assert len(add(cast, *good(10)).images) == 10


def test_the_office_decides_on_what_it_saw_and_once(cast: Cast) -> None:
    image = described(cast)
    seen = image.version
    describe_images(establishment=cast.shop, descriptions={image.pk: ("外観", "店の裏口")}, by=cast.yamada, at=NOW)
    with pytest.raises(RuleViolation) as refusal:
        accept_image(image=image, version=seen, by=cast.nakamura, at=NOW)
    assert refusal.value.violations[0].code == "changed_meanwhile"
    remove_image(image=image, by=cast.yamada, at=NOW)
    with pytest.raises(RuleViolation) as gone:
        refuse_image(image=image, reason="x", version=seen + 1, by=cast.nakamura, at=NOW)
    assert gone.value.violations[0].code == "out_of_state"


def test_another_office_decides_nothing(cast: Cast) -> None:
    image = described(cast)
    ueno = a_staff_login("ueno", "上野 進", cast.other_office, NOW, is_reviewer=True)
    with pytest.raises(RuleViolation) as refusal:
        accept_image(image=image, version=image.version, by=ueno, at=NOW)
    assert refusal.value.violations[0].code == "other_office"


def test_the_order_is_changed_step_by_step(cast: Cast) -> None:
    first, second, third = add(cast, *good(3)).images

    def order() -> list[int]:
        return list(EstablishmentImage.objects.kept().values_list("pk", flat=True))

    move_image(image=third, up=True)
    assert order() == [first.pk, third.pk, second.pk]
    move_image(image=first, up=False)
    assert order() == [third.pk, first.pk, second.pk]
    move_image(image=third, up=True)
    assert order() == [third.pk, first.pk, second.pk]


def test_a_removed_image_is_recorded_and_its_files_go_with_the_sweep(cast: Cast, folder: Path) -> None:
    image = described(cast)
    remove_image(image=image, by=cast.yamada, at=NOW)
    assert Event.objects.filter(action="image.removed").count() == 1
    assert erase_images(before=NOW, limit=10) == 0
    assert erase_images(before=NOW + timedelta(seconds=1), limit=10) == 1
    assert files_in(folder) == []
    assert not EstablishmentImage.objects.exists()


def test_files_that_nothing_speaks_of_are_swept(cast: Cast, folder: Path) -> None:
    kept = described(cast)
    later = NOW + timedelta(seconds=1)
    turn = folder_looked_into(later)
    own = EstablishmentImage.objects.filter(pk=kept.pk)
    own.update(token=turn.name + kept.token[2:])
    lost = [turn / f"{turn.name * 16}-whole.webp", turn / "x.partial", turn / f"{own.get().token}-whole.webp"]
    turn.mkdir(parents=True, exist_ok=True)
    for path in lost:
        path.write_bytes(b"x")
        os.utime(path, (NOW.timestamp(), NOW.timestamp()))
    assert erase_images(before=NOW, limit=10) == 0
    assert erase_images(before=later, limit=10) == 2
    assert [path.name for path in turn.iterdir()] == [lost[2].name]
