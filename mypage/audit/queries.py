"""Reading the record."""

from datetime import datetime

from django.db.models import QuerySet

from mypage.audit.models import Event


def events(
    *,
    action: str = "",
    actor: tuple[str, int] | None = None,
    subject: tuple[str, int] | None = None,
    since: datetime | None = None,
    until: datetime | None = None,
) -> QuerySet[Event]:
    """The recorded acts, newest first, narrowed by what is given."""
    found = Event.objects.all()
    if action:
        found = found.filter(action=action)
    if actor:
        found = found.filter(actor_kind=actor[0], actor_id=actor[1])
    if subject:
        found = found.filter(subject_kind=subject[0], subject_id=subject[1])
    if since:
        found = found.filter(at__gte=since)
    if until:
        found = found.filter(at__lt=until)
    return found


def history(subject_kind: str, subject_id: int) -> QuerySet[Event]:
    """All acts on one thing, oldest first."""
    return Event.objects.filter(subject_kind=subject_kind, subject_id=subject_id).order_by("at", "id")
