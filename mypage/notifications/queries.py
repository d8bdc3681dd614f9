"""Reading the outbox and the notices."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Min, Q, QuerySet

from mypage.notifications.choices import DeliveryState, Failure, MailState
from mypage.notifications.models import Mail, MailQuerySet, Notice
from mypage.notifications.rules import delivery_state

Reader = tuple[str, int]
"""("user" | "establishment" | "office", number)."""


@dataclass(frozen=True)
class Delivery:
    """What the screens tell about a mail."""

    state: DeliveryState
    queued_at: datetime
    next_try_at: datetime | None
    sent_at: datetime | None
    gave_up_at: datetime | None
    is_refused: bool
    """The receiving server does not take this address (it is tried again all the same): the address may be wrong."""


def delivery_of(mail_id: int, *, at: datetime) -> Delivery | None:
    """How a mail stands; None when there is no such mail (any more)."""
    return _delivery(Mail.objects.filter(pk=mail_id).first(), at)


def delivery_of_key(key_id: int, *, at: datetime) -> Delivery | None:
    """How the mail with this authentication key stands; None when none was queued for it."""
    return _delivery(Mail.objects.filter(key_id=key_id).first(), at)


def oldest_waiting(at: datetime) -> timedelta:
    """For how long the oldest mail has waited to be handed over; nothing when none waits.

    Mails to an address that its own server refuses are left out: they say nothing about the service.
    """
    waiting = Mail.objects.waiting().exclude(last_failure=Failure.REFUSED)
    since = waiting.aggregate(oldest=Min("queued_at"))["oldest"]
    return max(at - since, timedelta()) if since else timedelta()


def longest_overdue(at: datetime) -> timedelta:
    """For how long a due mail has been taken up by nobody; more than a few seconds means that no worker runs."""
    since = Mail.objects.due(at).values_list("next_try_at", flat=True).first()
    return at - since if since else timedelta()


def undelivered(*, since: datetime) -> MailQuerySet:
    """Mails given up since then, newest first."""
    return Mail.objects.filter(state=MailState.UNDELIVERED, gave_up_at__gte=since).order_by("-gave_up_at", "-id")


def addresses_not_reached(addresses: Iterable[str]) -> set[str]:
    """Those addresses whose newest mail that came to an end was given up; asked for by a list or by a query."""
    wanted = addresses if isinstance(addresses, QuerySet) else list(addresses)
    ended = Mail.objects.filter(to__in=wanted, state__in=[MailState.SENT, MailState.UNDELIVERED])
    newest: dict[str, str] = dict(ended.order_by("queued_at", "id").values_list("to", "state"))
    return {address for address, state in newest.items() if state == MailState.UNDELIVERED}


def readable_by(*readers: Reader) -> QuerySet[Notice]:
    """The notices given to any of these readers (a login reads its own and those of its establishment)."""
    wanted = Q(pk__in=[])
    for kind, number in readers:
        wanted |= Q(reader_kind=kind, reader_id=number)
    return Notice.objects.filter(wanted)


def notices_for(*readers: Reader) -> QuerySet[Notice]:
    """The same, newest first."""
    return readable_by(*readers).order_by("-at", "-id")


def unread_count(*readers: Reader) -> int:
    """How many of them nobody has read yet."""
    return readable_by(*readers).filter(read_at=None).count()


def _delivery(mail: Mail | None, at: datetime) -> Delivery | None:
    if mail is None:
        return None
    return Delivery(
        state=delivery_state(mail.life, at),
        queued_at=mail.queued_at,
        next_try_at=mail.next_try_at,
        sent_at=mail.sent_at,
        gave_up_at=mail.gave_up_at,
        is_refused=mail.last_failure == Failure.REFUSED,
    )
