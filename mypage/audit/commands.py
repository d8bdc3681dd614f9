"""The one way to write a record."""

from datetime import datetime
from typing import Any

from mypage.audit.actions import ACTIONS
from mypage.audit.models import Event
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
