"""Postings as lists see them, put into the tables without the form."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from mypage.establishments.models import Establishment
from mypage.kernel.fields import Raw
from mypage.postings.choices import PostingKind, PostingState
from mypage.postings.models import Posting, PostingDraft, PostingRevision
from tests.cast import NOW


def a_posting(
    establishment: Establishment,
    title: str = "",
    *,
    state: str = PostingState.DRAFT,
    changed: datetime = NOW,
    answers: Mapping[str, Raw] | None = None,
    **more: Any,
) -> Posting:
    """One posting in any state; what is submitted has a receipt number and its content fixed."""
    facts: dict[str, Any] = {"kind": PostingKind.FULL_TIME, "job_title": title, "started_at": changed} | more
    if state != PostingState.DRAFT:
        count = Posting.objects.exclude(receipt_number=None).count() + 1
        facts = {"receipt_number": f"{changed:%Y-%m%d}-{count:04}", "submitted_at": changed} | facts
    is_accepted = Posting(state=state).is_accepted
    first = PostingState.SUBMITTED if is_accepted else state
    row = Posting.objects.create(
        establishment=establishment, office=establishment.office, state=first, changed_at=changed, **facts
    )
    content = {"job_title": title} | dict(answers or {})
    PostingDraft.objects.create(posting=row, values=content, saved_at=changed)
    if state != PostingState.DRAFT:
        row.in_force = PostingRevision.objects.create(
            posting=row, number=1, content=content, establishment={}, at=changed
        )
    if is_accepted:
        day = changed.date()
        terms = {"number": f"13010-{row.pk:08}", "scope": 1, "accepted_on": day, "public_from": day}
        for name, value in ({"state": state, "referral_until": day + timedelta(days=60)} | terms | more).items():
            setattr(row, name, value)
        row.save()
    return row


def many(establishment: Establishment, count: int) -> list[Posting]:
    """So many postings over all states, each changed an hour before the one before it."""
    states = (PostingState.DRAFT, PostingState.SUBMITTED, PostingState.WITHDRAWN, PostingState.LAPSED)
    return [
        a_posting(
            establishment,
            f"販売スタッフ{place:03}",
            state=states[place % len(states)],
            changed=NOW - timedelta(hours=place),
        )
        for place in range(count)
    ]
