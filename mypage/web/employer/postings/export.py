"""求人の書き出し: what the file will hold, in which form, and then the file. That it was taken is recorded."""

from typing import Any

from django import forms
from django.http import HttpResponse

from mypage.kernel.clock import day_in_japan, now
from mypage.postings.commands.exporting import note_export
from mypage.postings.models import PostingQuerySet
from mypage.postings.queries.lists import find_postings, in_order, of_group
from mypage.web.access import employer_view
from mypage.web.access_types import AreaRequest
from mypage.web.employer.postings.export_rows import heads, rows_of
from mypage.web.employer.postings.list_query import ListQuery, chips_of
from mypage.web.exports import FileKind, download, not_in_shift_jis
from mypage.web.forms import Form, required
from mypage.web.http import invalid, page, posted

_PAGE = "employer/postings/export.html"
_NAME = "求人一覧"
_KINDS = {
    FileKind.XLSX: "Excel（xlsx）",
    FileKind.CSV: "CSV（UTF-8）",
    FileKind.CSV_SHIFT_JIS: "CSV（Shift_JIS）",
}
_HINTS = {
    FileKind.XLSX.value: "先頭の0や日付が、そのまま表示されます。",
    FileKind.CSV.value: "Excelでもそのまま開けます。ほかのシステムに取り込むときにもお使いください。",
    FileKind.CSV_SHIFT_JIS.value: "古いシステムに取り込むとき。変換できない文字は「〓」に置きかわります。",
}


class ExportForm(Form):
    """The kind of file, and that signs may be lost in it."""

    kind = forms.ChoiceField(
        label="ファイルの形式",
        choices=[(kind.value, label) for kind, label in _KINDS.items()],
        error_messages=required("ファイルの形式", "選んで"),
        widget=forms.RadioSelect,
    )
    loses_signs = forms.BooleanField(required=False, widget=forms.HiddenInput)


@employer_view()
def export(request: AreaRequest) -> HttpResponse:
    """The list as it is narrowed now. It holds no contact data, so whoever may read the list may take it along."""
    query = ListQuery.of(request.GET.dict())
    postings = _found(request, query)
    count = postings.count()
    form = ExportForm(posted(request), initial={"kind": FileKind.XLSX.value})
    context: dict[str, Any] = {
        "section": "postings", "form": form, "count": count, "heads": heads(), "chips": chips_of(query),
        "state": query.state_word, "hints": _HINTS, "query": query.address(),
    }  # fmt: skip
    if request.method != "POST" or not count:
        return page(request, _PAGE, context)
    if not form.is_valid():
        return invalid(request, _PAGE, context)
    kind = FileKind(form.cleaned_data["kind"])
    rows = rows_of(postings, request.membership.establishment)
    if kind == FileKind.CSV_SHIFT_JIS:
        kept = list(rows)
        lost = not_in_shift_jis(kept)
        if lost and not form.cleaned_data["loses_signs"]:
            return page(request, _PAGE, context | {"lost": lost, "chosen": kind.value}, status=422)
        rows = iter(kept)
    at = now()
    told = "、".join([str(context["state"]), *(chip["words"] for chip in context["chips"])])
    facts = {"filter": told, "rows": count, "format": _KINDS[kind]}
    note_export(establishment=request.membership.establishment, by=request.actor, at=at, facts=facts)
    return download(f"{_NAME}-{day_in_japan(at):%Y%m%d}", heads(), rows, kind)


def _found(request: AreaRequest, query: ListQuery) -> PostingQuerySet:
    rows = find_postings(request.membership.establishment, query.wanted)
    return in_order(of_group(rows, query.state), query.order)
