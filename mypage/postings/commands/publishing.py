"""公開の始まり: postings that waited for their day (公開前) have become public, and their employers are told."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q

from mypage.audit.commands import record
from mypage.audit.models import Event
from mypage.kernel.actor import SYSTEM
from mypage.kernel.clock import day_in_japan
from mypage.postings.commands.telling import tell_employer
from mypage.postings.models import Posting, PostingQuerySet
from mypage.postings.rules.viewing import NOT_LISTED

_ACT = "posting.published"
_LOOKS_BACK = timedelta(days=30)
"""So late the news is still given, after a time in which the service stood still."""


def announce_public_postings(at: datetime, limit: int = 500) -> int:
    """Up to `limit` postings whose first public day has come since their acceptance are told of; how many.

    Never twice for one posting. Nothing changes in the posting itself: what follows from a day is worked out.
    """
    today = day_in_japan(at)
    return sum(_announce(pk, today, at) for pk in list(_due(today).values_list("pk", flat=True)[:limit]))


def _due(today: date) -> PostingQuerySet:
    told = Event.objects.filter(subject_kind="posting", subject_id=OuterRef("pk"), action=_ACT)
    since = today - _LOOKS_BACK + timedelta(days=1)
    waited = Q(public_from__gt=F("accepted_on"), public_from__range=(since, today))
    return Posting.objects.in_force().filter(waited, ~Exists(told)).exclude(scope=NOT_LISTED).order_by("pk")


def _announce(pk: int, today: date, at: datetime) -> bool:
    with transaction.atomic():
        rows = Posting.objects.select_for_update(of=("self",)).select_related("establishment", "office")
        row = rows.filter(pk=pk).first()
        if row is None or not _due(today).filter(pk=pk).exists():
            return False
        record(_ACT, by=SYSTEM, at=at, subject=("posting", pk))
        tell_employer(row, "posting_public", at)
    return True
