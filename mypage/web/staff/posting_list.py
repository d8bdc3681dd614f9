"""求人の確認: what waits at one's office, and what was decided there."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django import forms
from django.conf import settings
from django.core.paginator import Page, Paginator
from django.http import HttpResponse, QueryDict
from django.urls import reverse
from django.views.decorators.http import require_safe

from mypage.establishments.choices import ChangeState
from mypage.establishments.queries import changes_for, images_for
from mypage.kernel.clock import day_in_japan, now
from mypage.postings.choices import PostingKind, PostingState
from mypage.postings.models import Posting
from mypage.postings.queries.ages import open_days_since
from mypage.postings.queries.applications import (
    DECIDED,
    SUBJECTS,
    TABS,
    WAITED_DAYS,
    QueueFilter,
    count_queue,
    decided_at,
    postings_by_id,
    queue_at,
)
from mypage.reference.models import Office
from mypage.web.access import staff_view
from mypage.web.access_types import AreaRequest
from mypage.web.forms import Form
from mypage.web.http import page
from mypage.web.staff.wording import Chip, posting_chip, progress_chip

PER_PAGE = 20
_WAITED = [("", "すべて"), *((str(days), f"{days}日以上") for days in WAITED_DAYS)]
_LONGEST = 100


class FilterForm(Form):
    """Three choices over the queue."""

    subject = forms.ChoiceField(label="種別", required=False, choices=[("", "すべて"), *SUBJECTS.items()])
    kind = forms.ChoiceField(label="求人区分", required=False, choices=[("", "すべて"), *PostingKind.choices])
    waited = forms.ChoiceField(label="受付からの経過", required=False, choices=_WAITED)


class DecidedForm(Form):
    """Words and a state over what was decided."""

    words = forms.CharField(label="求人番号・受付番号・事業所名", required=False)
    state = forms.ChoiceField(
        label="状態", required=False, choices=[("", "すべて"), *((each.value, each.label) for each in DECIDED)]
    )


@dataclass(frozen=True)
class Entry:
    """One line of the queue."""

    posting: Posting
    subject: str
    at: datetime
    days: int
    is_late: bool
    """Whether it waits longer than the office means to let anybody wait."""
    chip: Chip


@staff_view("counter", "reviewer")
@require_safe
def postings(request: AreaRequest) -> HttpResponse:
    """What waits at one's own office, those that waited longest first."""
    office, asked = request.position.office, request.GET
    wanted, today = QueueFilter.of(asked), day_in_japan(now())
    rows = Paginator(queue_at(office, wanted, request.login, today), PER_PAGE).get_page(asked.get("page"))
    waited = str(wanted.waited_days or "")
    context: dict[str, Any] = {
        "section": "postings",
        "search": FilterForm(initial={"subject": wanted.subject, "kind": wanted.kind, "waited": waited}),
        "wanted": wanted,
        "rows": rows,
        "entries": _entries(rows, office, today, is_returned=wanted.tab == "returned"),
        "tabs": _tabs(wanted, count_queue(office, request.login)),
        "query": _query(tab=wanted.tab, subject=wanted.subject, kind=wanted.kind, waited=waited),
        "late_after": settings.REVIEW_OPEN_DAYS,
        "beside": _beside(office) if request.position.is_reviewer else [],
    }
    return page(request, "staff/postings/list.html", context)


@staff_view("counter", "reviewer")
@require_safe
def decided_postings(request: AreaRequest) -> HttpResponse:
    """What was decided, the latest first; found by its numbers or its establishment in any state."""
    asked = request.GET
    words = asked.get("words", "").strip()[:_LONGEST]
    state = asked.get("state", "")
    chosen = state if state in DECIDED else "" if words else PostingState.ACTIVE.value
    rows = Paginator(decided_at(request.position.office, chosen, words), PER_PAGE).get_page(asked.get("page"))
    context: dict[str, Any] = {
        "section": "postings",
        "search": DecidedForm(initial={"words": words, "state": chosen}),
        "rows": rows,
        "found": [(row, posting_chip(row.state)) for row in rows],
        "query": _query(words=words, state=chosen),
    }
    return page(request, "staff/postings/decided.html", context)


def _entries(rows: Page[Any], office: Office, today: date, *, is_returned: bool) -> list[Entry]:
    found = list(rows)
    known = postings_by_id([each["id"] for each in found])
    open_days = open_days_since(office, (day_in_japan(each["submitted_at"]) for each in found), today)
    return [
        Entry(
            posting=known[each["id"]],
            subject=SUBJECTS[each["subject"]],
            at=each["submitted_at"],
            days=(today - day_in_japan(each["submitted_at"])).days,
            is_late=not is_returned and open_days[day_in_japan(each["submitted_at"])] > settings.REVIEW_OPEN_DAYS,
            chip=progress_chip(known[each["id"]], is_returned=is_returned),
        )
        for each in found
        if each["id"] in known
    ]


def _tabs(wanted: QueueFilter, counts: dict[str, int]) -> list[tuple[str, str, bool]]:
    here = reverse("staff:postings")
    return [(f"{label} {counts[tab]}件", f"{here}?tab={tab}", tab == wanted.tab) for tab, label in TABS.items()]


def _beside(office: Office) -> list[tuple[str, str, int]]:
    """What else waits for reviewers: label, address, number."""
    changes, pictures = changes_for(office, ChangeState.WAITING).count(), images_for(office).count()
    return [
        ("事業所の変更の確認", reverse("staff:changes"), changes),
        ("事業所の画像の確認", reverse("staff:images"), pictures),
    ]


def _query(**chosen: str) -> str:
    query = QueryDict(mutable=True)
    query.update({name: value for name, value in chosen.items() if value})
    return query.urlencode()
