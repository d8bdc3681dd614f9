"""The one way to write a record, and the one way to erase old ones."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q

from mypage.audit.actions import ACTIONS, READS_AND_EXPORTS
from mypage.audit.models import Erasure, Event
from mypage.kernel.actor import Actor


def record(
    action: str, *, by: Actor, at: datetime, subject: tuple[str, int | None], facts: dict[str, Any] | None = None
) -> None:
    """The act stands in the record. To be called in the same transaction as the act; `facts` holds no secret.

    KeyError when the action has no entry in `actions.ACTIONS`, so that no act is without its Japanese name.
    """
    ACTIONS[action]
    Event.objects.create(
        at=at,
        action=action,
        actor_kind=by.kind,
        actor_id=by.id,
        actor_name=by.name,
        subject_kind=subject[0],
        subject_id=subject[1],
        facts=facts or {},
    )


def erase_before(moment: datetime, *, reads_before: datetime, limit: int) -> int:
    """At most `limit` acts older than `moment`, and reads older than `reads_before`, are erased; how many were.

    For the retention sweep only: nothing else takes an act out of the record.
    """
    old = Q(at__lt=moment) | Q(at__lt=reads_before, action__in=READS_AND_EXPORTS)
    numbers = list(Event.objects.filter(old).order_by("at").values_list("pk", flat=True)[:limit])
    if not numbers:
        return 0
    with transaction.atomic():
        erasure = Erasure.objects.create(acts_before=max(moment, reads_before))
        erased, _ = Event.objects.filter(pk__in=numbers).delete()
        erasure.delete()
    return erased


@transaction.atomic
def note_export(*, by: Actor, at: datetime, facts: dict[str, Any]) -> None:
    """That somebody took a copy of the record, and of which part, stands in the record."""
    record("audit.exported", by=by, at=at, subject=("audit", None), facts=facts)
