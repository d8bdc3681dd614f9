"""Reading public notices."""

from datetime import datetime

from django.db import connection
from django.db.models import Q, QuerySet

from mypage.guidance.models import PublicNotice
from mypage.guidance.rules import NoticeFacts

# Asked on every page: written out, since building it anew each time costs more than the database takes to answer it.
_NEWEST = """
    SELECT id, title, text, is_emergency, shown_from, shown_until, withdrawn_at FROM guidance_publicnotice
    WHERE is_emergency = %s AND withdrawn_at IS NULL AND shown_from <= %s AND (shown_until IS NULL OR shown_until > %s)
    ORDER BY shown_from DESC, id DESC LIMIT %s
"""


def newest_notices(at: datetime, count: int) -> list[PublicNotice]:
    """The newest few of `shown_notices`."""
    return _newest(at, count, is_emergency=False)


def shown_notices(at: datetime) -> QuerySet[PublicNotice]:
    """お知らせ shown at a moment, newest first (emergencies stand in their own banner)."""
    return _shown(at).filter(is_emergency=False)


def all_notices() -> QuerySet[PublicNotice]:
    """Every notice ever written, newest term first, as administrators list them."""
    return PublicNotice.objects.all()


def current_emergency(at: datetime) -> PublicNotice | None:
    """The emergency banner of a moment, if any."""
    return next(iter(_newest(at, 1, is_emergency=True)), None)


def facts_of(notice: PublicNotice) -> NoticeFacts:
    """A notice as it stands, as a form shows it for changing."""
    return NoticeFacts(
        title=notice.title,
        text=notice.text,
        shown_from=notice.shown_from,
        shown_until=notice.shown_until,
        is_emergency=notice.is_emergency,
    )


def _newest(at: datetime, count: int, *, is_emergency: bool) -> list[PublicNotice]:
    moment = connection.ops.adapt_datetimefield_value(at)
    return list(PublicNotice.objects.raw(_NEWEST, [is_emergency, moment, moment, count]))


def _shown(at: datetime) -> QuerySet[PublicNotice]:
    not_over = Q(shown_until=None) | Q(shown_until__gt=at)
    return PublicNotice.objects.filter(not_over, shown_from__lte=at, withdrawn_at=None)
