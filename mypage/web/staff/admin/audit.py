"""記録: the acts that were recorded, searched and written out."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST, require_safe

from mypage.audit.commands import note_export
from mypage.audit.models import Event
from mypage.kernel.clock import day_in_japan, now
from mypage.web.access import staff_view
from mypage.web.access_types import AreaRequest
from mypage.web.dates import DayBoxes, DayField
from mypage.web.exports import Cell, FileKind, csv_download
from mypage.web.http import leave_notice, page, see_other
from mypage.web.staff.admin.audit_search import AuditSearchForm, found_events, usual_period
from mypage.web.staff.admin.audit_words import Names, action_of, actor_of, facts_of, subject_of
from mypage.web.staff.admin.people import without_page

_PAGE = 50
_AT_ONCE = 500
_HEADS = ("日時", "行為", "行った人", "対象", "内容", "記録番号")


@staff_view("administrator")
@require_safe
def audit(request: HttpRequest) -> HttpResponse:
    """記録の一覧: at first the last days, then what is asked for."""
    if request.GET:
        search = AuditSearchForm(request.GET)
        asked = search.cleaned_data if search.is_valid() else None
    else:
        asked = usual_period(now())
        search = AuditSearchForm(initial=asked)
    found = Event.objects.none() if asked is None else found_events(asked)
    rows = Paginator(found, _PAGE).get_page(request.GET.get("page"))
    context = {"form": search, "events": rows, "lines": _lines(rows), "query": without_page(request.GET)}
    context["asked"] = _sent_again(search)
    return page(request, "staff/admin/audit/list.html", context, status=422 if asked is None else 200)


@staff_view("administrator")
@require_POST
def export(request: AreaRequest) -> HttpResponse:
    """記録の書き出し as CSV; that it was taken is recorded."""
    search = AuditSearchForm(request.POST)
    if not search.is_valid():
        leave_notice(request, "warning", "書き出せませんでした", "検索の条件を確かめてください。")
        return see_other("staff:audit")
    at = now()
    found = found_events(search.cleaned_data)
    told = {name: str(value) for name, value in search.cleaned_data.items() if value}
    note_export(by=request.actor, at=at, facts={"filter": told, "rows": found.count()})
    name = f"audit-{day_in_japan(at):%Y%m%d}"
    return csv_download(name, _HEADS, _rows(found.filter(at__lte=at)), FileKind.CSV)


def _sent_again(search: AuditSearchForm) -> list[tuple[str, str]]:
    """The search as hidden fields, part by part."""
    parts = []
    for name, field in search.fields.items():
        value = search[name].value()
        if isinstance(field, DayField):
            boxes = value if isinstance(value, list) else DayBoxes().decompress(value)
            parts += [(f"{name}_{number}", box or "") for number, box in enumerate(boxes)]
        else:
            parts.append((name, value or ""))
    return parts


def _lines(events: Iterable[Event]) -> list[dict[str, Any]]:
    rows = list(events)
    names = Names(rows)
    return [
        {
            "at": event.at,
            "action": action_of(event),
            "actor": actor_of(event),
            "subject": subject_of(event, names),
            "facts": facts_of(event, names),
            "number": event.pk,
        }
        for event in rows
    ]


def _rows(events: Any) -> Iterator[list[Cell]]:
    """The rows of the file, read and named a few hundred at a time."""
    rows = events.iterator(chunk_size=_AT_ONCE)
    while batch := list(islice(rows, _AT_ONCE)):
        for told in _lines(batch):
            names = (told["action"], told["actor"], told["subject"], told["facts"])
            yield [told["at"], *names, str(told["number"])]
