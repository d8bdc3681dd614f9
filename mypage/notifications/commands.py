"""Putting mails and notices where they will be found, and moving a mail through the outbox."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Q

from mypage.notifications.choices import Failure
from mypage.notifications.models import Mail, MailQuerySet, Notice
from mypage.notifications.queries import Reader, readable_by
from mypage.notifications.rules import tried_again_at
from mypage.notifications.states import ENDED, OUTBOX
from mypage.notifications.templates import MAILS, NOTICES

_LOOK_AHEAD = 10


def queue_mail(*, template: str, to: str, facts: dict[str, Any], at: datetime, key_id: int | None = None) -> Mail:
    """A mail waits for delivery. To be called in the transaction of the fact that it tells; `facts` holds no secret.

    `template` names `mail/<template>.txt`; `key_id` an authentication key whose secret is made at delivery.
    ValueError when the template is unknown, a fact is missing, or a secret has no key.
    """
    known = MAILS.get(template)
    if known is None:
        raise ValueError(f"there is no mail {template}")
    if known.has_secret and key_id is None:
        raise ValueError(f"the mail {template} needs a key")
    kept = _checked(template, known.facts, facts)
    return Mail.objects.create(template=template, to=to, facts=kept, key_id=key_id, queued_at=at, next_try_at=at)


def give_notice(*, reader: tuple[str, int], template: str, facts: dict[str, Any], at: datetime) -> Notice:
    """A notice stands in the reader's list: reader is ("user" | "establishment" | "office", number).

    ValueError when the template is unknown or a fact is missing.
    """
    known = NOTICES.get(template)
    if known is None:
        raise ValueError(f"there is no notice {template}")
    kept = _checked(template, known.facts, facts)
    return Notice.objects.create(reader_kind=reader[0], reader_id=reader[1], template=template, facts=kept, at=at)


def mark_read(*, readers: Iterable[Reader], at: datetime, notice_id: int | None = None) -> int:
    """The readers' notices, or the one named, count as read; how many were unread."""
    unread = readable_by(*readers).filter(read_at=None)
    if notice_id is not None:
        unread = unread.filter(pk=notice_id)
    return unread.update(read_at=at)


def claim_next(*, at: datetime, lease: timedelta) -> Mail | None:
    """The mail that is due longest is in the caller's hands until the lease ends; None when nothing is due.

    A read when there is nothing to do; the claim itself is one conditional update, so that two workers never hold the
    same mail.
    """
    for mail in Mail.objects.due(at)[:_LOOK_AHEAD]:
        target = OUTBOX.after(mail.state, "claim")
        claim = {"state": target, "attempts": mail.attempts + 1, "next_try_at": at + lease}
        if Mail.objects.due(at).filter(pk=mail.pk, attempts=mail.attempts).update(**claim):
            mail.state, mail.attempts, mail.next_try_at = target, mail.attempts + 1, at + lease
            return mail
    return None


def note_sent(*, mail: Mail, at: datetime) -> bool:
    """The mail in hand was handed over; False when the claim had lapsed and another worker has taken it up."""
    target = OUTBOX.after(mail.state, "hand_over")
    return bool(_held(mail).update(state=target, sent_at=at, next_try_at=None, last_failure=""))


def put_off(*, mail: Mail, failure: Failure, at: datetime) -> bool:
    """The mail in hand waits for its next try; True when its time is over and it was given up instead."""
    again_at = tried_again_at(mail.attempts, mail.queued_at, at)
    if again_at is not None:
        target = OUTBOX.after(mail.state, "put_off")
        _held(mail).update(state=target, next_try_at=again_at, last_failure=failure)
        return False
    target = OUTBOX.after(mail.state, "give_up")
    return bool(_held(mail).update(state=target, gave_up_at=at, next_try_at=None, last_failure=failure))


def drop(*, mail: Mail, at: datetime) -> bool:
    """The mail in hand is not needed any more: its key has ended."""
    return bool(_held(mail).update(state=OUTBOX.after(mail.state, "drop"), dropped_at=at, next_try_at=None))


def erase_mails(*, before: datetime, limit: int) -> int:
    """Up to `limit` mails handed over, given up or dropped before that moment are gone; how many."""
    over = Q(sent_at__lt=before) | Q(gave_up_at__lt=before) | Q(dropped_at__lt=before)
    found = Mail.objects.filter(over, state__in=ENDED, queued_at__lt=before).order_by("queued_at")
    doomed = list(found.values_list("pk", flat=True)[:limit])
    if doomed:
        Mail.objects.filter(pk__in=doomed).delete()
    return len(doomed)


def erase_notices(*, before: datetime, limit: int) -> int:
    """Up to `limit` notices given before that moment are gone; how many."""
    doomed = list(Notice.objects.filter(at__lt=before).order_by("at").values_list("pk", flat=True)[:limit])
    if doomed:
        Notice.objects.filter(pk__in=doomed).delete()
    return len(doomed)


def _held(mail: Mail) -> MailQuerySet:
    return Mail.objects.filter(pk=mail.pk, state=mail.state, attempts=mail.attempts)


def _checked(template: str, needed: tuple[str, ...], facts: dict[str, Any]) -> dict[str, Any]:
    missing = [name for name in needed if name not in facts]
    if missing:
        raise ValueError(f"{template} lacks {', '.join(missing)}")
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in facts.items()}
