"""求人票 of the list as it is narrowed now: asked for here, made by the worker, fetched when they are done."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from mypage.kernel.clock import now
from mypage.kernel.rule import RuleViolation
from mypage.postings.commands.printing import MOST, TOGETHER, ask_sheets
from mypage.postings.models import SheetFormat, SheetJob
from mypage.postings.queries.lists import find_postings, in_order, of_group
from mypage.web.access import employer_view
from mypage.web.access_types import AreaRequest
from mypage.web.employer.postings.list_query import ListQuery, chips_of
from mypage.web.forms import Form, required
from mypage.web.http import invalid, page, posted, see_other
from mypage.web.sheet_jobs import job_file, own_job, progress_page

_PAGE = "employer/postings/sheets.html"
_HINTS = {
    SheetFormat.TOGETHER.value: f"{TOGETHER}件を超えるときは、{TOGETHER}件ずつのPDFをZIPにまとめます。",
    SheetFormat.EACH.value: "ファイルの名前に求人番号が付きます。",
}


class SheetsForm(Form):
    """The kind of file."""

    format = forms.ChoiceField(
        label="ファイルの形式",
        choices=SheetFormat.choices,
        error_messages=required("ファイルの形式", "選んで"),
        widget=forms.RadioSelect,
    )


@employer_view()
def postings_sheets(request: AreaRequest) -> HttpResponse:
    """What will be printed, and as what; then the worker begins."""
    establishment = request.membership.establishment
    query = ListQuery.of(request.GET.dict())
    found = in_order(of_group(find_postings(establishment, query.wanted), query.state), query.order)
    keys = list(found.accepted().values_list("pk", flat=True)[: MOST + 1])
    form = SheetsForm(posted(request), initial={"format": SheetFormat.TOGETHER.value})
    context: dict[str, Any] = {
        "section": "postings", "form": form, "count": len(keys), "most": MOST, "chips": chips_of(query),
        "state": query.state_word, "hints": _HINTS, "query": query.address(),
    }  # fmt: skip
    if request.method != "POST":
        return page(request, _PAGE, context)
    if not form.is_valid():
        return invalid(request, _PAGE, context)
    try:
        job = ask_sheets(
            postings=keys, file_format=form.cleaned_data["format"], by=request.login, at=now(),
            establishment=establishment,
        )  # fmt: skip
    except RuleViolation as refusal:
        return page(request, _PAGE, context | {"refusal": refusal.violations[0].message}, status=422)
    return see_other("employer:postings_sheet_job", job.pk)


@employer_view()
@require_safe
def postings_sheet_job(request: AreaRequest, pk: int) -> HttpResponse:
    """How far the work has come."""
    job = _own(request, pk)
    postings = reverse("employer:postings")
    around = {
        "layout": "layouts/employer.html",
        "back": postings,
        "here": reverse("employer:postings_sheet_job", args=[job.pk]),
        "file": reverse("employer:postings_sheet_file", args=[job.pk]),
        "crumbs": [("ホーム", reverse("employer:home")), ("求人", postings), ("求人票の作成", None)],
    }
    return progress_page(request, job, around)


@employer_view()
@require_safe
def postings_sheet_file(request: AreaRequest, pk: int) -> HttpResponse:
    """The file."""
    return job_file(_own(request, pk))


def _own(request: AreaRequest, pk: int) -> SheetJob:
    return own_job(request, pk, establishment=request.membership.establishment_id)
