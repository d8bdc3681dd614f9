"""書きかけの変更: whoever writes is told before a change of the establishment's data that was never sent is erased."""

from datetime import datetime

from django.db import transaction

from mypage.establishments.choices import ChangeState
from mypage.establishments.commands.telling import tell_writers
from mypage.establishments.keeping import erased_on, may_be_warned_of, warning_for
from mypage.establishments.models import EstablishmentChange
from mypage.kernel.clock import day_in_japan
from mypage.kernel.ja import jdate


def remind_of_changes(*, at: datetime, limit: int) -> int:
    """The writers of up to `limit` changes that will be erased soon are told; how many changes.

    Never twice of the same change and the same warning, however often and in however many workers it runs. Of a change
    in which nothing is left nobody is told.
    """
    today = day_in_japan(at)
    with transaction.atomic():
        rows = EstablishmentChange.objects.select_for_update(of=("self",)).select_related("establishment")
        found = rows.filter(may_be_warned_of(today), state=ChangeState.DRAFT).exclude(values={})
        due = list(found.order_by("pk")[:limit])
        for change in due:
            change.warned_days = warning_for(change.changed_at, today, change.warned_days)
            day = erased_on(change.changed_at, today)
            mail, notice = ({"ends_on": shown} for shown in (day.isoformat(), jdate(day)))
            tell_writers(change.establishment, "establishment_change_ends", at, mail, notice)
        EstablishmentChange.objects.bulk_update(due, ["warned_days"])
    return len(due)
