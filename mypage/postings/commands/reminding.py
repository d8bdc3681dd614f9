"""書きかけの求人: whoever writes is told before a draft is erased."""

from collections import defaultdict
from datetime import date, datetime

from django.db import transaction

from mypage.establishments.commands.telling import tell_writers
from mypage.establishments.keeping import erased_on, may_be_warned_of, warning_for
from mypage.establishments.models import Establishment
from mypage.kernel.clock import day_in_japan
from mypage.kernel.ja import jdate
from mypage.postings.choices import PostingState
from mypage.postings.models import PostingDraft


def remind_of_drafts(*, at: datetime, limit: int) -> int:
    """Up to `limit` drafts that will be erased soon are told of, one mail for all of an establishment; how many.

    Never twice for the same draft and the same warning, however often and in however many workers it runs.
    """
    today = day_in_japan(at)
    with transaction.atomic():
        due = _due(today, limit)
        groups: dict[tuple[Establishment, date], int] = defaultdict(int)
        for draft in due:
            changed_at = draft.posting.changed_at
            draft.warned_days = warning_for(changed_at, today, draft.warned_days)
            groups[draft.posting.establishment, erased_on(changed_at, today)] += 1
        PostingDraft.objects.bulk_update(due, ["warned_days"])
        for (establishment, day), count in groups.items():
            mail, notice = ({"drafts": count, "ends_on": shown} for shown in (day.isoformat(), jdate(day)))
            tell_writers(establishment, "posting_draft_ends", at, mail, notice)
    return len(due)


def _due(today: date, limit: int) -> list[PostingDraft]:
    rows = PostingDraft.objects.select_for_update(of=("self",)).select_related("posting__establishment")
    found = rows.filter(may_be_warned_of(today, "posting__changed_at"))
    alive = found.filter(posting__state=PostingState.DRAFT, posting__deleted_at=None)
    return list(alive.order_by("posting__establishment_id", "pk")[:limit])
