"""Reading public notices."""

from datetime import datetime

from django.db.models import Q, QuerySet

from mypage.guidance.models import PublicNotice
from mypage.guidance.rules import NoticeFacts


def shown_notices(at: datetime) -> QuerySet[PublicNotice]:
    """お知らせ shown at a moment, newest first (emergencies stand in their own banner)."""
    return _shown(at).filter(is_emergency=False)


def all_notices() -> QuerySet[PublicNotice]:
    """Every notice ever written, newest term first, as administrators list them."""
    return PublicNotice.objects.all()


def current_emergency(at: datetime) -> PublicNotice | None:
    """The emergency banner of a moment, if any."""
    return _shown(at).filter(is_emergency=True).first()


def facts_of(notice: PublicNotice) -> NoticeFacts:
    """A notice as it stands, as a form shows it for changing."""
    return NoticeFacts(
        title=notice.title,
        text=notice.text,
        shown_from=notice.shown_from,
        shown_until=notice.shown_until,
        is_emergency=notice.is_emergency,
    )


def _shown(at: datetime) -> QuerySet[PublicNotice]:
    not_over = Q(shown_until=None) | Q(shown_until__gt=at)
    return PublicNotice.objects.filter(not_over, shown_from__lte=at, withdrawn_at=None)
