"""What the office decides on an image."""

from datetime import datetime

from django.db import transaction

from mypage.accounts.models import User
from mypage.audit.commands import record
from mypage.establishments.commands.authority import refuse_other_office
from mypage.establishments.commands.images import settle_images
from mypage.establishments.commands.reviewing import refuse_remarks
from mypage.establishments.commands.writing import tell_logins
from mypage.establishments.models import EstablishmentImage
from mypage.establishments.states import IMAGE
from mypage.kernel.rule import RuleViolation, Violation
from mypage.notifications.commands import give_notice

_DECIDED = Violation("out_of_state", "この画像は、削除されたか、ほかの方が先に手続きをしました。")
_CHANGED = Violation(
    "changed_meanwhile",
    "この画面を開いたあとに画像の説明が変わりました。今の内容を確かめて、もう一度手続きしてください。",
)


def accept_image(*, image: EstablishmentImage, version: int, by: User, at: datetime) -> None:
    """The image may be shown. RuleViolation by another office, when it waits no more or has changed since `version`."""
    with transaction.atomic():
        row = _locked(image, "accept", version, by)
        row.state = IMAGE.after(row.state, "accept")
        _decide(row, "image.accepted", by, at)
        facts = {"caption": row.caption}
        give_notice(reader=("establishment", row.establishment_id), template="image_accepted", facts=facts, at=at)


def refuse_image(*, image: EstablishmentImage, reason: str, version: int, by: User, at: datetime) -> None:
    """The image may not be shown, for a reason that the employer reads. RuleViolation as for accepting."""
    refuse_remarks(reason)
    with transaction.atomic():
        row = _locked(image, "refuse", version, by)
        row.state = IMAGE.after(row.state, "refuse")
        row.reason = reason
        _decide(row, "image.refused", by, at)
        facts = {"establishment": row.establishment.name, "caption": row.caption}
        tell_logins(row.establishment, "image_refused", facts, at)
        give_notice(reader=("establishment", row.establishment_id), template="image_refused", facts=facts, at=at)


def _locked(image: EstablishmentImage, action: str, version: int, by: User) -> EstablishmentImage:
    rows = EstablishmentImage.objects.select_for_update(of=("self",)).select_related("establishment__office")
    row = rows.get(pk=image.pk)
    refuse_other_office(row.establishment, by)
    if row.removed_at or not IMAGE.allows(row.state, action):
        raise RuleViolation(_DECIDED)
    if row.version != version:
        raise RuleViolation(_CHANGED)
    return row


def _decide(row: EstablishmentImage, action: str, by: User, at: datetime) -> None:
    row.decided_at, row.decided_by, row.waiting_since = at, by, None
    row.version += 1
    row.save()
    subject = ("establishment", row.establishment_id)
    record(action, by=by.actor(), at=at, subject=subject, facts={"image": row.pk})
    settle_images(row.establishment, at)
