"""受理・修正依頼・不受理・延長: what a reviewer decides on a posting; a decision that came too late is told."""

from typing import Any

from django.http import HttpResponse

from mypage.kernel.clock import now
from mypage.kernel.rule import RuleViolation
from mypage.postings.commands.living import decide_extension
from mypage.postings.commands.reviewing import accept_posting, refuse_posting, return_posting
from mypage.postings.models import Posting
from mypage.web.access import staff_view
from mypage.web.access_types import AreaRequest
from mypage.web.http import invalid, leave_notice, page, posted, see_other
from mypage.web.staff.posting_forms import AcceptanceForm, ExtensionForm, RefusalForm, ReturnForm
from mypage.web.staff.posting_loading import own_posting
from mypage.web.staff.posting_review import ONE, Reading, read_posting, review_context

_MEANWHILE = {"out_of_state", "changed_meanwhile"}
_RETURN, _REFUSAL = "staff/postings/return.html", "staff/postings/refusal.html"
_BY_MAIL = "求人者にメールとお知らせで伝えます。"


@staff_view("reviewer")
def posting_acceptance(request: AreaRequest, pk: int) -> HttpResponse:
    """受理: an application gets its number, a change is in force."""
    row = own_posting(request, pk)
    if request.method != "POST":
        return see_other("staff:posting", pk)
    form = AcceptanceForm(request.POST)
    if form.is_valid():
        entered = form.cleaned_data
        try:
            done = accept_posting(
                posting=row, revision=entered["revision"], despite=entered["despite"], by=request.login, at=now()
            )
        except RuleViolation as refusal:
            if was_decided(refusal):
                return tell_of_other_decision(request, row, refusal)
            form.show(refusal)
        else:
            title = (
                f"求人番号{done.number}の内容の変更を受理しました"
                if row.number
                else f"求人番号{done.number}で受理しました"
            )
            leave_notice(request, "success", title, _BY_MAIL)
            return see_other("staff:postings")
    return invalid(request, ONE, review_context(request, row, acceptance=form, form=form))


@staff_view("reviewer")
def posting_return(request: AreaRequest, pk: int) -> HttpResponse:
    """修正を依頼する: remarks by line, a sentence on the whole."""
    row = own_posting(request, pk)
    reading = read_posting(row)
    if reading.waiting is None:
        return _tell_that_nothing_waits(request, row)
    lines = [line for section in reading.sections for line in section.rows]
    form = ReturnForm(posted(request), lines=lines, kind=row.kind, initial=_suggested(reading, row.kind))
    context = {"section": "postings", "posting": row, "reading": reading, "form": form}
    context["opened"] = request.GET.get("field", "")
    if request.method != "POST":
        return page(request, _RETURN, context)
    if form.is_valid():
        entered = form.cleaned_data
        try:
            return_posting(
                posting=row,
                revision=entered["revision"],
                remarks=form.remarks,
                sentence=entered["sentence"],
                by=request.login,
                at=now(),
            )
        except RuleViolation as refusal:
            if was_decided(refusal):
                return tell_of_other_decision(request, row, refusal)
            form.show(refusal)
        else:
            leave_notice(request, "success", f"「{row.shown_title}」の修正を依頼しました", _BY_MAIL)
            return see_other("staff:postings")
    return invalid(request, _RETURN, context)


@staff_view("reviewer")
def posting_refusal(request: AreaRequest, pk: int) -> HttpResponse:
    """不受理にする: a page with the ground, the sentence, and what follows."""
    row = own_posting(request, pk)
    reading = read_posting(row)
    if reading.waiting is None:
        return _tell_that_nothing_waits(request, row)
    form = RefusalForm(posted(request), initial={"revision": reading.waiting.number})
    context: dict[str, Any] = {"section": "postings", "posting": row, "reading": reading, "form": form}
    if request.method != "POST":
        return page(request, _REFUSAL, context)
    if form.is_valid():
        entered = form.cleaned_data
        try:
            refuse_posting(posting=row, by=request.login, at=now(), **entered)
        except RuleViolation as refusal:
            if was_decided(refusal):
                return tell_of_other_decision(request, row, refusal)
            form.show(refusal)
        else:
            told = "の変更を受け付けないことにしました" if row.is_accepted else "を不受理にしました"
            leave_notice(request, "success", f"「{row.shown_title}」{told}", _BY_MAIL)
            return see_other("staff:postings")
    return invalid(request, _REFUSAL, context)


@staff_view("reviewer")
def posting_extension(request: AreaRequest, pk: int) -> HttpResponse:
    """延長を認める, or not with the reason."""
    row = own_posting(request, pk)
    if request.method != "POST":
        return see_other("staff:posting", pk)
    form = ExtensionForm(request.POST)
    if form.is_valid():
        is_granted, sentence = form.cleaned_data["decision"] == "grant", form.cleaned_data["sentence"]
        try:
            decide_extension(posting=row, is_granted=is_granted, sentence=sentence, by=request.login, at=now())
        except RuleViolation as refusal:
            if was_decided(refusal):
                return tell_of_other_decision(request, row, refusal)
            form.show(refusal)
        else:
            told = "有効期間の延長を認めました" if is_granted else "有効期間の延長を認めないことにしました"
            leave_notice(request, "success", told, _BY_MAIL)
            return see_other("staff:postings")
    return invalid(request, ONE, review_context(request, row, extension=form, form=form))


def was_decided(refusal: RuleViolation) -> bool:
    """Whether something else stands there by now than what was read."""
    return any(violation.code in _MEANWHILE for violation in refusal.violations)


def tell_of_other_decision(request: AreaRequest, row: Posting, refusal: RuleViolation) -> HttpResponse:
    """Somebody was quicker, a colleague or the employer: that stands, and this was not done."""
    leave_notice(request, "warning", "手続きは行われませんでした", refusal.violations[0].message)
    return see_other("staff:posting", row.pk)


def _tell_that_nothing_waits(request: AreaRequest, row: Posting) -> HttpResponse:
    told = "この求人は確認待ちではありません。求人者が取り下げたか、ほかの方が先に手続きをしました。"
    leave_notice(request, "warning", "手続きは行われませんでした", told)
    return see_other("staff:posting", row.pk)


def _suggested(reading: Reading, kind: str) -> dict[str, Any]:
    """The messages of what stops the posting, each in the box of its line; the others in the sentence."""
    assert reading.look is not None
    assert reading.waiting is not None
    lines = {name: row.field for section in reading.sections for row in section.rows for name in row.names}
    boxes = ReturnForm(lines=[row for each in reading.sections for row in each.rows], kind=kind).names
    by_line: dict[str, list[str]] = {}
    for each in reading.look.violations:
        line = lines.get(each.field, "")
        said = by_line.setdefault(line if line in boxes else "", [])
        if each.message not in said:
            said.append(each.message)
    whole = "\n".join(by_line.pop("", []))
    return ReturnForm.initial_for(
        {line: "\n".join(said) for line, said in by_line.items()}, whole, reading.waiting.number
    )
