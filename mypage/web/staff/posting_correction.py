"""訂正: the office mends one small thing in what waits; why, and both texts, stay in the timeline."""

from collections.abc import Mapping
from copy import copy
from typing import Any

from django.http import Http404, HttpResponse

from mypage.kernel.clock import now
from mypage.kernel.fields import Field, Raw
from mypage.kernel.rule import RuleViolation
from mypage.postings.commands.changing import correct_posting
from mypage.postings.content import Category, answers_of, choices_of, table
from mypage.postings.models import Posting, PostingRevision
from mypage.postings.shown import twin_of
from mypage.web.access import staff_view
from mypage.web.access_types import AreaRequest
from mypage.web.field_forms import FieldForm, typed_values
from mypage.web.http import invalid, leave_notice, page, see_other
from mypage.web.staff.posting_decisions import tell_of_other_decision, was_decided
from mypage.web.staff.posting_forms import NoteForm, typed_in_form, wording
from mypage.web.staff.posting_loading import own_posting
from mypage.web.staff.posting_review import read_posting

_TEMPLATE = "staff/postings/correction.html"


@staff_view("reviewer")
def posting_correction(request: AreaRequest, pk: int, field: str) -> HttpResponse:
    """One question, with its twin, and the note of why it is mended."""
    row = own_posting(request, pk)
    waiting = read_posting(row).waiting
    if waiting is None:
        leave_notice(request, "warning", "訂正できません", "訂正できるのは、確認待ちの内容だけです。")
        return see_other("staff:posting", pk)
    asked = _questions(field, waiting, row)
    if request.method != "POST":
        return page(request, _TEMPLATE, _context(row, asked, _form(asked, waiting, waiting.content), waiting.number))
    seen = NoteForm(request.POST)
    typed = typed_values(request.POST, asked)
    note = str(request.POST.get("note", ""))
    form = _form(asked, waiting, {**waiting.content, **typed}, note)
    if not seen.is_valid():
        form.put_errors("note", [str(message) for messages in seen.errors.values() for message in messages])
        return invalid(request, _TEMPLATE, _context(row, asked, form, waiting.number))
    return _corrected(request, row, asked, form, typed, note, seen.cleaned_data["revision"])


def _corrected(
    request: AreaRequest,
    row: Posting,
    asked: list[Field],
    form: FieldForm,
    typed: Mapping[str, Raw],
    note: str,
    revision: int,
) -> HttpResponse:
    try:
        correct_posting(posting=row, revision=revision, values=typed, note=note, by=request.login, at=now())
    except RuleViolation as refusal:
        if was_decided(refusal):
            return tell_of_other_decision(request, row, refusal)
        form.show(refusal)
        return invalid(request, _TEMPLATE, _context(row, asked, form, revision))
    leave_notice(request, "success", f"「{asked[0].label}」を訂正しました", "求人者にメールとお知らせで伝えます。")
    return see_other("staff:posting", row.pk)


def _questions(name: str, waiting: PostingRevision, row: Posting) -> list[Field]:
    """The field and its twin. Http404 for what is not typed in the form, or does not apply."""
    answers = answers_of(waiting.content, waiting.establishment)
    if name not in answers.shown or not typed_in_form((name,), row.kind):
        raise Http404
    names = [name, twin_of(name)]
    return [table().fields[each] for each in names if each and each in answers.shown]


def _form(asked: list[Field], waiting: PostingRevision, values: Mapping[str, Raw], note: str = "") -> FieldForm:
    answers = answers_of(values, waiting.establishment)
    kind = Category.of(waiting.content).kind
    form = FieldForm(
        asked,
        values,
        wording=wording(),
        required=answers.required,
        shown={each.name for each in asked},
        choices={each.name: choices_of(each, kind) for each in asked if each.choices},
    )
    form.fields["note"] = copy(NoteForm.base_fields["note"])
    form.fields["note"].required = True
    form.initial["note"] = note
    return form


def _context(row: Posting, asked: list[Field], form: FieldForm, revision: int) -> dict[str, Any]:
    return {"section": "postings", "posting": row, "asked": asked, "form": form, "revision": revision}
