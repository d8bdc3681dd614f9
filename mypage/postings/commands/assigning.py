"""担当: a reviewer takes what waits, so that colleagues see that somebody is at it. It keeps nobody from deciding."""

from datetime import datetime

from django.db import transaction

from mypage.accounts.models import User
from mypage.audit.commands import record
from mypage.establishments.commands.authority import refuse_other_office
from mypage.kernel.rule import RuleViolation, Violation
from mypage.postings.models import Posting
from mypage.postings.queries.applications import holder_of, waits

_NOTHING_WAITS = Violation(
    "out_of_state", "この求人は確認待ちではありません。求人者が取り下げたか、ほかの方が先に手続きをしました。"
)
_NOT_HELD = Violation("not_held", "この求人は、あなたの担当ではなくなっています。")


def take_posting(*, posting: Posting, instead_of: int | None, by: User, at: datetime) -> None:
    """担当になる: the posting is noted as taken; `instead_of` is the colleague from whom it is taken over, if any.

    Does nothing for whoever has it already. RuleViolation when nothing waits, by another office, or when by now
    somebody else has it than the page said.
    """
    with transaction.atomic():
        row = _locked(posting, by)
        holder = holder_of(row)
        if holder == by:
            return
        if holder is not None and holder.pk != instead_of:
            told = f"先に{holder.shown_name}さんが担当になりました。引き継ぐときは、もう一度手続きしてください。"
            raise RuleViolation(Violation("held_by_other", told))
        _assign(row, by, at)
        record("posting.taken", by=by.actor(), at=at, subject=("posting", row.pk))


def release_posting(*, posting: Posting, by: User, at: datetime) -> None:
    """担当を外れる: nobody has it any more. RuleViolation when nothing waits, by another office, or by a stranger."""
    with transaction.atomic():
        row = _locked(posting, by)
        if holder_of(row) != by:
            raise RuleViolation(_NOT_HELD)
        _assign(row, None, None)
        record("posting.released", by=by.actor(), at=at, subject=("posting", row.pk))


def _assign(row: Posting, to: User | None, at: datetime | None) -> None:
    row.assigned_to, row.assigned_at = to, at
    row.save(update_fields=["assigned_to", "assigned_at"])


def _locked(posting: Posting, by: User) -> Posting:
    rows = Posting.objects.select_for_update(of=("self",))
    row = rows.select_related("establishment__office", "office", "assigned_to").get(pk=posting.pk)
    refuse_other_office(row.establishment, by)
    if not waits(row):
        raise RuleViolation(_NOTHING_WAITS)
    return row
