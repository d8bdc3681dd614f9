"""求人の確認: the applications that wait at one's office, and one of them with everything that its reader needs."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404
from django.urls import reverse

from mypage.establishments.rules.authority import violations_of_authority
from mypage.kernel.clock import day_in_japan, now
from mypage.kernel.rule import RuleViolation
from mypage.postings.choices import PostingAction, PostingKind, PostingState
from mypage.postings.commands.submitting import note_visit
from mypage.postings.content import table
from mypage.postings.models import Posting, PostingEvent, PostingRevision
from mypage.postings.queries.applications import (
    SHOWN_STATES,
    WAITED_DAYS,
    ApplicationFilter,
    applications_at,
    count_applications,
)
from mypage.postings.queries.looking import Look, look_at_revision, newest_revision
from mypage.web.access import staff_view
from mypage.web.access_types import AreaRequest
from mypage.web.forms import Form
from mypage.web.http import leave_notice, page, see_other
from mypage.web.staff.wording import Chip, posting_chip

PER_PAGE = 20
_WAITED = [("", "すべて"), *((str(days), f"{days}日以上") for days in WAITED_DAYS)]


class FilterForm(Form):
    """Two choices over the list."""

    kind = forms.ChoiceField(label="種別", required=False, choices=[("", "すべて"), *PostingKind.choices])
    waited = forms.ChoiceField(label="受付からの経過", required=False, choices=_WAITED)


@staff_view("counter", "reviewer")
def postings(request: AreaRequest) -> HttpResponse:
    """The applications to one's own office, those that waited longest first."""
    office, asked = request.position.office, request.GET
    wanted = ApplicationFilter.of(asked.get("state", ""), asked.get("kind", ""), asked.get("waited", ""))
    today = day_in_japan(now())
    rows = Paginator(applications_at(office, wanted, today), PER_PAGE).get_page(asked.get("page"))
    waited = str(wanted.waited_days or "")
    context: dict[str, Any] = {
        "section": "postings",
        "search": FilterForm(initial={"kind": wanted.kind, "waited": waited}),
        "wanted": wanted,
        "rows": rows,
        "waits": [(row, posting_chip(row.state), _waited(row, today)) for row in rows],
        "tabs": _tabs(wanted, count_applications(office)),
        "query": _query(state=wanted.state, kind=wanted.kind, waited=waited),
    }
    return page(request, "staff/postings/list.html", context)


@staff_view("counter", "reviewer")
def posting(request: AreaRequest, pk: int) -> HttpResponse:
    """One application: answers, establishment as it was submitted, what the rules say of it now, timeline."""
    row = _own(request, pk)
    revision = newest_revision(row)
    assert revision is not None
    revision.posting = row
    today = day_in_japan(now())
    look = look_at_revision(revision, today)
    context: dict[str, Any] = {
        "section": "postings",
        "posting": row,
        "chip": posting_chip(row.state),
        "waited": _waited(row, today),
        "look": look,
        "findings": _findings(look, revision),
        "submitted_by": revision.submitted_by,
        "history": _history(row),
        "may_note_visit": bool(row.visit_until) and row.visited_at is None and row.state == PostingState.SUBMITTED,
    }
    return page(request, "staff/postings/posting.html", context)


@staff_view("counter", "reviewer")
def posting_visit(request: AreaRequest, pk: int) -> HttpResponse:
    """来所を確認した: the employer came, the application lapses no more."""
    row = _own(request, pk)
    if request.method == "POST":
        try:
            note_visit(posting=row, by=request.login, at=now())
        except RuleViolation as refusal:
            leave_notice(request, "warning", "来所を記録しませんでした", refusal.violations[0].message)
        else:
            leave_notice(request, "success", "来所を確認しました", "この申込みは、来所がないことによる失効をしません。")
    return see_other("staff:posting", pk)


def _own(request: AreaRequest, pk: int) -> Posting:
    """An application to one's own office. Http404 when there is none, PermissionDenied for another office's."""
    rows = Posting.objects.filter(state__in=SHOWN_STATES).select_related("establishment__office", "office")
    found = get_object_or_404(rows, pk=pk)
    office = found.office
    for violation in violations_of_authority(request.position.office_id, office.pk, office.shown_name):
        raise PermissionDenied(violation.message)
    return found


def _findings(look: Look, revision: PostingRevision) -> list[dict[str, Any]]:
    """The reviewer's checklist: violations first; of cautions, whether the employer confirmed them."""
    confirmed = {(each["rule"], each["field"]) for each in revision.cautions}
    fields = table().fields
    lines = {name: row.field for section in look.sections for row in section.rows for name in row.names}
    return [
        {
            "rule": each.rule,
            "label": fields[each.field].label if each.field in fields else "",
            "anchor": lines.get(each.field, ""),
            "message": each.message,
            "chip": _strength(each.strength, is_confirmed=(each.rule, each.field) in confirmed),
        }
        for each in [*look.violations, *look.cautions]
    ]


def _strength(strength: str, *, is_confirmed: bool) -> Chip:
    if strength == "violation":
        return "違反", "red"
    return ("注意（求人者が確認済み）", "yellow") if is_confirmed else ("注意", "orange")


def _history(row: Posting) -> list[dict[str, Any]]:
    events = PostingEvent.objects.filter(posting=row).exclude(action=PostingAction.STARTED)
    return [
        {
            "at": each.at,
            "text": PostingAction(each.action).label,
            "by": each.by.shown_name if each.by else "",
            "comment": each.remarks,
        }
        for each in events.select_related("by")
    ]


def _waited(row: Posting, today: date) -> int:
    return (today - day_in_japan(row.submitted_at)).days if row.submitted_at else 0


def _tabs(wanted: ApplicationFilter, counts: dict[str, int]) -> list[tuple[str, str, bool]]:
    here = reverse("staff:postings")
    return [
        (f"{state.label} {counts[state]}件", f"{here}?state={state.value}", state == wanted.state)
        for state in SHOWN_STATES
    ]


def _query(**chosen: str) -> str:
    query = QueryDict(mutable=True)
    query.update({name: value for name, value in chosen.items() if value})
    return query.urlencode()
