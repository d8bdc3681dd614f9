"""What waits for an office and what it decided: applications, changes and requests for extension in one list."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, F, Q, QuerySet, Value

from mypage.accounts.models import User
from mypage.establishments.queries import find_establishments
from mypage.kernel.clock import end_of_day_in_japan
from mypage.kernel.ja import plain_digits
from mypage.postings.choices import ChangeStage, ExtensionStage, PostingKind, PostingState
from mypage.postings.models import Posting, PostingQuerySet
from mypage.reference.models import Office

WAITED_DAYS = (1, 3, 7)
"""The ages that a list can be narrowed to, in days."""
SUBJECTS = {"application": "新規", "change": "変更", "extension": "延長"}
"""What an entry of the queue is about."""
TABS = {"mine": "自分の担当", "free": "未割当", "returned": "返信待ち", "all": "確認待ちすべて"}
DECIDED = (
    PostingState.ACTIVE,
    PostingState.SUSPENDED,
    PostingState.EXPIRED,
    PostingState.FULFILLED,
    PostingState.CANCELLED,
    PostingState.REFUSED,
    PostingState.WITHDRAWN,
    PostingState.LAPSED,
)
SHOWN_STATES = (PostingState.SUBMITTED, PostingState.RETURNED, *DECIDED)
"""Whatever was submitted: the office sees no drafts."""
_HELD = Q(assigned_to__isnull=False, assigned_at__gte=F("submitted_at"))
"""An assignment counts for what had come in when it was made, and ends with it."""
_MOST_ESTABLISHMENTS = 50


@dataclass(frozen=True)
class QueueFilter:
    """What the queue is narrowed to; what is empty narrows nothing."""

    tab: str = "all"
    subject: str = ""
    kind: str = ""
    waited_days: int = 0
    """Only what came in so many days ago, or earlier."""

    @classmethod
    def of(cls, asked: Mapping[str, str]) -> "QueueFilter":
        """Out of an address; a choice that there is not counts as none."""
        tab, subject, kind, waited = (asked.get(name, "") for name in ("tab", "subject", "kind", "waited"))
        return cls(
            tab=tab if tab in TABS else "all",
            subject=subject if subject in SUBJECTS else "",
            kind=kind if kind in PostingKind.values else "",
            waited_days=int(waited) if waited in map(str, WAITED_DAYS) else 0,
        )


def queue_at(office: Office, wanted: QueueFilter, reader: User, today: date) -> QuerySet[Posting, Any]:
    """The entries {id, submitted_at, subject} of an office that fit, the oldest first."""
    narrowed = _narrowing(wanted, reader, today)
    sources = _returned(office) if wanted.tab == "returned" else _waiting(office)
    chosen = [(subject, rows) for subject, rows in sources.items() if wanted.subject in ("", subject)]
    parts = [
        rows.filter(narrowed).annotate(subject=Value(subject)).values("id", "submitted_at", "subject")
        for subject, rows in chosen
    ]
    if not parts:
        return Posting.objects.none().values("id", "submitted_at")
    first, *others = parts
    found = first.union(*others, all=True) if others else first
    return found.order_by("submitted_at", "id")


def count_queue(office: Office, reader: User) -> dict[str, int]:
    """How many entries stand under each tab, in one statement for each kind of entry."""
    total = dict.fromkeys(TABS, 0)
    own = _HELD & Q(assigned_to=reader)
    for rows in _waiting(office).values():
        counted = rows.aggregate(all=Count("pk"), mine=Count("pk", filter=own), held=Count("pk", filter=_HELD))
        total["all"] += counted["all"]
        total["mine"] += counted["mine"]
        total["free"] += counted["all"] - counted["held"]
    total["returned"] = sum(rows.count() for rows in _returned(office).values())
    return total


def count_changes_and_extensions(office: Office) -> int:
    """How many entries of the queue are no new applications."""
    return sum(rows.count() for subject, rows in _waiting(office).items() if subject != "application")


def postings_by_id(ids: list[int]) -> dict[int, Posting]:
    """The postings that a page of the queue shows, in one statement."""
    return Posting.objects.select_related("establishment", "assigned_to").in_bulk(ids)


def waits(posting: Posting) -> bool:
    """Whether the office has something to decide."""
    return (
        posting.state == PostingState.SUBMITTED
        or posting.change == ChangeStage.WAITING
        or posting.extension == ExtensionStage.ASKED
    )


def holder_of(posting: Posting) -> User | None:
    """Who has taken what waits (担当); what was taken before it came in counts no more."""
    taken, came = posting.assigned_at, posting.submitted_at
    is_held = waits(posting) and taken is not None and came is not None and taken >= came
    return posting.assigned_to if is_held else None


def decided_at(office: Office, state: str, words: str) -> PostingQuerySet:
    """What an office has seen, the latest first: by state, by 求人番号, 受付番号 or the name of the establishment."""
    rows = Posting.objects.filter(office=office).select_related("establishment")
    rows = rows.filter(state=state) if state else rows.filter(state__in=SHOWN_STATES)
    if words.strip():
        rows = rows.filter(_answering_to(words, office))
    return rows.order_by("-submitted_at", "-id")


def _answering_to(words: str, office: Office) -> Q:
    number = plain_digits(words.strip())
    if re.fullmatch(r"[0-9]{5}-?[0-9]{8}", number):
        digits = number.replace("-", "")
        return Q(number=f"{digits[:5]}-{digits[5:]}")
    if re.fullmatch(r"[0-9]{4}-[0-9]{4}-[0-9]{4,}", number):
        return Q(receipt_number=number)
    found = find_establishments(words=words, office=office).values_list("pk", flat=True)[:_MOST_ESTABLISHMENTS]
    return Q(establishment__in=list(found))


def _waiting(office: Office) -> dict[str, PostingQuerySet]:
    own = Posting.objects.filter(office=office)
    return {
        "application": own.filter(state=PostingState.SUBMITTED),
        "change": own.exclude(change=ChangeStage.NONE).filter(change=ChangeStage.WAITING),
        "extension": own.filter(extension=ExtensionStage.ASKED),
    }


def _returned(office: Office) -> dict[str, PostingQuerySet]:
    own = Posting.objects.filter(office=office)
    return {
        "application": own.filter(state=PostingState.RETURNED),
        "change": own.exclude(change=ChangeStage.NONE).filter(change=ChangeStage.RETURNED),
    }


def _narrowing(wanted: QueueFilter, reader: User, today: date) -> Q:
    found = Q()
    if wanted.tab == "mine":
        found &= _HELD & Q(assigned_to=reader)
    if wanted.tab == "free":
        found &= Q(assigned_to=None) | Q(assigned_at__lt=F("submitted_at"))
    if wanted.kind:
        found &= Q(kind=wanted.kind)
    if wanted.waited_days:
        found &= Q(submitted_at__lte=end_of_day_in_japan(today - timedelta(days=wanted.waited_days)))
    return found
