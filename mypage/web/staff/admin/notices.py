"""お知らせ: written, previewed, changed and withdrawn."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST, require_safe

from mypage.guidance.choices import NoticeState
from mypage.guidance.commands import change_notice, publish_notice, withdraw_notice
from mypage.guidance.models import PublicNotice
from mypage.guidance.queries import all_notices, facts_of
from mypage.guidance.rules import violations_of_notice
from mypage.kernel.clock import now
from mypage.kernel.rule import RuleViolation
from mypage.web.access import staff_view
from mypage.web.access_types import AreaRequest
from mypage.web.http import invalid, leave_notice, page, see_other
from mypage.web.staff.admin.notice_forms import NoticeForm

_PAGE = 30
_FORM = "staff/admin/notices/form.html"
_COLORS = {
    NoticeState.WAITING: "blue", NoticeState.SHOWN: "green", NoticeState.OVER: "gray", NoticeState.WITHDRAWN: "gray",
}  # fmt: skip


@staff_view("administrator")
@require_safe
def notices(request: HttpRequest) -> HttpResponse:
    """お知らせの一覧, with where each stands."""
    at = now()
    rows = Paginator(all_notices(), _PAGE).get_page(request.GET.get("page"))
    states = {row.pk: (state := row.state_at(at)) and (state.label, _COLORS[state]) for row in rows}
    return page(request, "staff/admin/notices/list.html", {"notices": rows, "states": states})


@staff_view("administrator")
def notice_new(request: AreaRequest) -> HttpResponse:
    """お知らせを書く."""
    form = NoticeForm(request.POST or None, initial={"shown_from": now()})
    if request.method != "POST":
        return page(request, _FORM, {"form": form})
    if form.is_valid():
        try:
            publish_notice(facts=form.facts(), by=request.actor, at=now())
        except RuleViolation as refusal:
            form.show(refusal)
        else:
            leave_notice(request, "success", "お知らせを登録しました")
            return see_other("staff:public_notices")
    return invalid(request, _FORM, {"form": form})


@staff_view("administrator")
def notice(request: AreaRequest, number: int) -> HttpResponse:
    """One notice, to be changed; a withdrawn one is only shown."""
    found = get_object_or_404(PublicNotice, pk=number)
    form = NoticeForm(request.POST or None, initial=vars(facts_of(found)))
    context: dict[str, Any] = {"form": form, "entry": found}
    if found.withdrawn_at is not None:
        return page(request, "staff/admin/notices/withdrawn.html", {"entry": found})
    if request.method != "POST":
        return page(request, _FORM, context)
    if form.is_valid():
        try:
            change_notice(notice=found, facts=form.facts(), by=request.actor, at=now())
        except RuleViolation as refusal:
            form.show(refusal)
        else:
            leave_notice(request, "success", "変更を保存しました")
            return see_other("staff:public_notices")
    return invalid(request, _FORM, context)


@staff_view("administrator")
@require_POST
def preview(request: HttpRequest) -> HttpResponse:
    """The form as it was sent, with the notice as the public would see it; nothing is kept."""
    form = NoticeForm(request.POST)
    number = request.GET.get("notice", "")
    entry = PublicNotice.objects.filter(pk=number, withdrawn_at=None).first() if number.isdigit() else None
    context: dict[str, Any] = {"form": form, "entry": entry}
    if not form.is_valid():
        return invalid(request, _FORM, context)
    found = violations_of_notice(form.facts())
    if found:
        form.show(RuleViolation(*found))
        return invalid(request, _FORM, context)
    return page(request, _FORM, context | {"preview": form.facts()})


@staff_view("administrator")
def withdrawal(request: AreaRequest, number: int) -> HttpResponse:
    """取り下げ: told first, then done."""
    found = get_object_or_404(PublicNotice, pk=number)
    if request.method != "POST":
        return page(request, "staff/admin/notices/withdrawal.html", {"entry": found})
    try:
        withdraw_notice(notice=found, by=request.actor, at=now())
    except RuleViolation as refusal:
        leave_notice(request, "warning", "手続きできませんでした", refusal.violations[0].message)
    else:
        leave_notice(request, "success", "お知らせを取り下げました")
    return see_other("staff:public_notices")
