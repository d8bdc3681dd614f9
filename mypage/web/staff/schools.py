"""学校向けの求人: what schools may be given of postings for pupils, as a list, a file, and all 求人票 in one."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_POST, require_safe

from mypage.kernel.clock import day_in_japan, now
from mypage.kernel.ja import jdate
from mypage.postings.choices import PostingKind
from mypage.postings.commands.exporting import note_list_for_schools
from mypage.postings.content import answers_of, table
from mypage.postings.models import Posting, PostingQuerySet
from mypage.postings.queries.schools import for_schools
from mypage.postings.sheet.facts import printed_sheet
from mypage.postings.sheet.printing import pdf_of_sheets
from mypage.postings.shown import text_of
from mypage.web.access import staff_view
from mypage.web.access_types import AreaRequest
from mypage.web.dates import DayField
from mypage.web.exports import Cell, FileKind, download
from mypage.web.forms import Form, TextField
from mypage.web.http import invalid, page

_PAGE = "staff/schools/list.html"
_PER_PAGE = 30
MOST_SHEETS = 100
"""求人票 that are made while one waits."""
_ANSWERS = (
    *("hires", "total_pay_from", "total_pay_to", "starts_work_on", "application_accepted_from_on", "selection_from_on"),
    *("accepts_parallel_applications", "allows_visit_before_application", "designated_schools"),
)
_KINDS = [(kind.value, kind.label) for kind in (PostingKind.HIGH_SCHOOL, PostingKind.JUNIOR_HIGH)]


class SchoolForm(Form):
    """Which school, which day, which of the two kinds; without a day, today."""

    school = TextField(
        label="学校の名称",
        limit=60,
        required=False,
        help_text="学校の指定がない求人も含みます",
    )
    kind = forms.ChoiceField(label="求人区分", choices=[("", "高卒と中卒"), *_KINDS], required=False)
    on = DayField(label="公開の日", required=False, help_text="入力しないときは今日")


class FileForm(SchoolForm):
    """The same, and the kind of file."""

    file = forms.ChoiceField(choices=[(FileKind.CSV.value, "CSV"), (FileKind.XLSX.value, "Excel"), ("pdf", "PDF")])


@staff_view("counter", "reviewer")
@require_safe
def schools(request: AreaRequest) -> HttpResponse:
    """The list."""
    form = SchoolForm(request.GET)
    if not form.is_valid():
        return invalid(request, _PAGE, {"section": "schools", "form": form, "search": form, "rows": None})
    return page(request, _PAGE, _context(request, form))


@staff_view("counter", "reviewer")
@require_POST
def schools_file(request: AreaRequest) -> HttpResponse:
    """The list as a file, or its 求人票 in one PDF. That it was taken is recorded."""
    form = FileForm(request.POST)
    if not form.is_valid():
        return invalid(request, _PAGE, {"section": "schools", "form": form, "search": form, "rows": None})
    found, day, at = _found(request, form), _day(form), now()
    count, kind = found.count(), form.cleaned_data["file"]
    if kind == "pdf" and not 0 < count <= MOST_SHEETS:
        said = f"求人票を一度にまとめられるのは1件から{MOST_SHEETS}件までです（今は{count}件）。条件を変えてください。"
        form.add_error(None, said)
        return invalid(request, _PAGE, _context(request, form))
    facts = {"on": day.isoformat(), "rows": count, "format": dict(form.fields["file"].choices)[kind]}  # type: ignore[attr-defined]
    facts |= {"school": form.cleaned_data["school"]} if form.cleaned_data["school"] else {}
    note_list_for_schools(office=request.position.office, by=request.actor, at=at, facts=facts)
    name = f"学校向け求人-{day:%Y%m%d}"
    if kind != "pdf":
        return download(name, heads(), rows_of(found), FileKind(kind))
    response = HttpResponse(pdf_of_sheets(map(printed_sheet, found), at), content_type="application/pdf")
    response.headers["Content-Disposition"] = content_disposition_header(True, f"{name}.pdf") or "attachment"
    response.headers["Cache-Control"] = "no-store"
    return response


def heads() -> list[str]:
    """The titles of the columns."""
    fields = table().fields
    known = ["求人番号", "求人区分", "事業所名", "所在地", "職種", "就業場所", "公開の日", "紹介期限日"]
    return known + [fields[name].label for name in _ANSWERS]


def rows_of(postings: PostingQuerySet) -> Iterator[list[Cell]]:
    """One line for each posting."""
    for posting in postings.iterator(chunk_size=200):
        yield _row(posting)


def _row(posting: Posting) -> list[Cell]:
    revision = posting.in_force
    answers = answers_of(revision.content, revision.establishment) if revision else answers_of({}, {})
    fields = table().fields
    known: list[Cell] = [
        posting.number,
        str(posting.get_kind_display()),
        answers.text("establishment_name"),
        answers.text("establishment_address"),
        posting.job_title,
        posting.workplace or answers.text("establishment_address"),
        posting.public_from,
        posting.referral_until,
    ]
    return known + [answers.day(name) or text_of(fields[name], answers) for name in _ANSWERS]


def _day(form: SchoolForm) -> date:
    return form.cleaned_data["on"] or day_in_japan(now())


def _found(request: AreaRequest, form: SchoolForm) -> PostingQuerySet:
    entered = form.cleaned_data
    return for_schools(request.position.office, _day(form), kind=entered["kind"], school=entered["school"])


def _context(request: AreaRequest, form: SchoolForm) -> dict[str, Any]:
    found = _found(request, form)
    query = request.GET.copy()
    query.pop("page", None)
    rows = Paginator(found, _PER_PAGE).get_page(request.GET.get("page"))
    shown = [(posting, _designated(posting)) for posting in rows]
    return {
        "section": "schools",
        "search": form,
        "form": form,
        "rows": rows,
        "shown": shown,
        "day": jdate(_day(form)),
        "query": query.urlencode(),
        "most_sheets": MOST_SHEETS,
    }


def _designated(posting: Posting) -> str:
    content = posting.in_force.content if posting.in_force else {}
    return str(content.get("designated_schools", "")) or "指定なし"
