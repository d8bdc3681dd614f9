"""画像: sent, described, ordered and taken away by the employer."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import transaction

from mypage.accounts.models import User
from mypage.audit.commands import record
from mypage.establishments import picture_files
from mypage.establishments.choices import ImageKind, ImageState
from mypage.establishments.commands.writing import settle_notices
from mypage.establishments.content import table
from mypage.establishments.models import Establishment, EstablishmentImage
from mypage.establishments.pictures import Picture, drawn_anew, shown_name
from mypage.establishments.rules.content import over_limit
from mypage.establishments.rules.images import ImageLimits, over_files
from mypage.establishments.states import IMAGE
from mypage.kernel.rule import RuleViolation, Violation
from mypage.notifications.commands import give_notice
from mypage.notifications.queries import readable_by


@dataclass(frozen=True)
class SentFile:
    """A file as it came: the name that its sender gave it, and its bytes."""

    name: str
    content: bytes


@dataclass(frozen=True)
class Added:
    """What came of an upload: the images that were kept, and why the other files were not."""

    images: list[EstablishmentImage]
    refusals: list[Violation]


def image_limits() -> ImageLimits:
    """What the settings allow."""
    return ImageLimits(settings.IMAGE_FILES, settings.IMAGE_BYTES, settings.IMAGE_PIXELS)


def add_images(*, establishment: Establishment, files: Sequence[SentFile], by: User, at: datetime) -> Added:
    """The good files of an upload are kept and wait for their descriptions; the others are refused by name."""
    limits = image_limits()
    added = Added([], [])
    for file in files:
        try:
            _refuse_too_many(establishment, shown_name(file.name))
            picture = drawn_anew(name=file.name, content=file.content, limits=limits)
            added.images.append(_add(establishment, shown_name(file.name), picture, by, at))
        except RuleViolation as refusal:
            added.refusals.extend(refusal.violations)
    return added


def describe_images(
    *, establishment: Establishment, descriptions: Mapping[int, tuple[str, str]], by: User, at: datetime
) -> int:
    """Images have a kind and a caption and wait for the office; how many were changed, by key of image.

    RuleViolation with every fault, each at `caption_<key>` or `kind_<key>`; nothing is written then.
    """
    with transaction.atomic():
        Establishment.objects.select_for_update().get(pk=establishment.pk)
        images = EstablishmentImage.objects.kept().filter(establishment=establishment, pk__in=descriptions)
        changed = [image for image in images if descriptions[image.pk] != (image.kind, image.caption)]
        found = [fault for image in changed for fault in _faults(image.pk, *descriptions[image.pk])]
        if found:
            raise RuleViolation(*found)
        for image in changed:
            if image.state == ImageState.REFUSED:
                _refuse_too_many(establishment, f"「{image.caption}」")
            image.kind, image.caption = descriptions[image.pk]
            image.state = IMAGE.after(image.state, "describe")
            image.waiting_since, image.reason, image.decided_at, image.decided_by = at, "", None, None
            image.version += 1
            image.save()
            _record("image.described", image, by, at)
        if changed:
            _tell_office(establishment, at)
        return len(changed)


def move_image(*, image: EstablishmentImage, up: bool) -> None:
    """The image changes places with its neighbour; nothing at either end."""
    with transaction.atomic():
        Establishment.objects.select_for_update().get(pk=image.establishment_id)
        order = list(EstablishmentImage.objects.kept().filter(establishment=image.establishment_id))
        here = next((place for place, each in enumerate(order) if each.pk == image.pk), None)
        there = None if here is None else here + (-1 if up else 1)
        if here is None or there is None or not 0 <= there < len(order):
            return
        order[here], order[there] = order[there], order[here]
        for place, each in enumerate(order, start=1):
            if each.place != place:
                EstablishmentImage.objects.filter(pk=each.pk).update(place=place)


def remove_image(*, image: EstablishmentImage, by: User, at: datetime) -> None:
    """The image is shown to nobody any more; its files go with the next sweep."""
    with transaction.atomic():
        if EstablishmentImage.objects.kept().filter(pk=image.pk).update(removed_at=at):
            _record("image.removed", image, by, at)
            settle_images(image.establishment, at)


def settle_images(establishment: Establishment, at: datetime) -> None:
    """Once no image of an establishment waits any more, what the office was told of them is done."""
    if not EstablishmentImage.objects.waiting().filter(establishment=establishment).exists():
        settle_notices(establishment, "waiting_images", at)


def _add(establishment: Establishment, name: str, picture: Picture, by: User, at: datetime) -> EstablishmentImage:
    token = secrets.token_hex(16)
    picture_files.put(token, picture)
    try:
        with transaction.atomic():
            Establishment.objects.select_for_update().get(pk=establishment.pk)
            _refuse_too_many(establishment, name)
            last = EstablishmentImage.objects.filter(establishment=establishment).order_by("place").last()
            image = EstablishmentImage.objects.create(
                establishment=establishment,
                state=ImageState.NEW,
                token=token,
                place=(last.place if last else 0) + 1,
                width=picture.width,
                height=picture.height,
                uploaded_at=at,
                uploaded_by=by,
            )
            _record("image.added", image, by, at)
            return image
    except BaseException:
        picture_files.drop(token)
        raise


def _refuse_too_many(establishment: Establishment, name: str) -> None:
    own = EstablishmentImage.objects.counted().filter(establishment=establishment)
    fault = over_files(own.count(), image_limits(), name)
    if fault:
        raise RuleViolation(fault)


def _faults(pk: int, kind: str, caption: str) -> list[Violation]:
    field = table().fields["image_caption"]
    found = []
    if kind not in ImageKind.values:
        found.append(Violation("kind", "画像の種類を選んでください。", f"kind_{pk}"))
    if not caption:
        found.append(Violation("caption_missing", f"{field.label}を入力してください。", f"caption_{pk}"))
    over = over_limit(field, caption)
    if over:
        message = f"{field.label}は{field.limit}文字以内で入力してください。{over}文字減らしてください。"
        found.append(Violation("caption_too_long", message, f"caption_{pk}"))
    return found


def _tell_office(establishment: Establishment, at: datetime) -> None:
    reader = ("office", establishment.office_id)
    told = readable_by(reader).filter(template="waiting_images", facts__establishment=establishment.pk, read_at=None)
    if not told.exists():
        facts = {"establishment": establishment.pk, "name": establishment.name}
        give_notice(reader=reader, template="waiting_images", facts=facts, at=at)


def _record(action: str, image: EstablishmentImage, by: User, at: datetime) -> None:
    subject = ("establishment", image.establishment_id)
    record(action, by=by.actor(), at=at, subject=subject, facts={"image": image.pk})
