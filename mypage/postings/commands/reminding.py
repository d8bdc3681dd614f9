"""書きかけの求人: whoever writes is told before a draft is erased."""

from collections import defaultdict
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Q

from mypage.establishments.models import Establishment
from mypage.kernel.clock import day_in_japan, end_of_day_in_japan
from mypage.kernel.ja import jdate
from mypage.postings.choices import PostingState
from mypage.postings.commands.telling import tell_writers
from mypage.postings.keeping import DRAFT_KEPT
from mypage.postings.models import PostingDraft
from mypage.postings.rules.reminding import WARNINGS, ends_on, warning_due


def remind_of_drafts(*, at: datetime, limit: int) -> int:
    """Up to `limit` drafts that will be erased soon are told of, one mail for all of an establishment; how many.

    Never twice for the same draft and the same warning, however often and in however many workers it runs.
    """
    today = day_in_japan(at)
    with transaction.atomic():
        due = _due(today, limit)
        groups: dict[tuple[Establishment, date], int] = defaultdict(int)
        for draft, days in due:
            draft.warned_days = days
            last = day_in_japan(draft.posting.changed_at)
            groups[draft.posting.establishment, ends_on(last, DRAFT_KEPT.days)] += 1
        PostingDraft.objects.bulk_update([draft for draft, _ in due], ["warned_days"])
        for (establishment, day), count in groups.items():
            last = max(day, today)
            mail, notice = ({"drafts": count, "ends_on": shown} for shown in (last.isoformat(), jdate(last)))
            tell_writers(establishment, "posting_draft_ends", at, mail, notice)
    return len(due)


def _due(today: date, limit: int) -> list[tuple[PostingDraft, int]]:
    is_due = Q()
    for days in WARNINGS:
        since = end_of_day_in_japan(today - timedelta(days=DRAFT_KEPT.days - days))
        untold = Q(warned_days=None) | Q(warned_days__gt=days)
        is_due |= Q(posting__changed_at__lte=since) & untold
    rows = PostingDraft.objects.select_for_update(of=("self",)).select_related("posting__establishment")
    found = rows.filter(is_due, posting__state=PostingState.DRAFT, posting__deleted_at=None)
    judged = [
        (draft, warning_due(day_in_japan(draft.posting.changed_at), today, DRAFT_KEPT.days, draft.warned_days))
        for draft in found.order_by("posting__establishment_id", "pk")[:limit]
    ]
    return [(draft, days) for draft, days in judged if days is not None]
