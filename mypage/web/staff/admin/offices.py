"""所在地情報: the list with its gaps, a new office, one of them, its change, closing and reopening."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST, require_safe

from mypage.kernel.clock import day_in_japan, now
from mypage.kernel.rule import RuleViolation
from mypage.reference.commands import add_office, change_office, close_office, reopen_office
from mypage.reference.models import Office
from mypage.reference.queries import facts_of, offices_to_keep
from mypage.web.access import staff_view
from mypage.web.access_types import AreaRequest
from mypage.web.http import invalid, leave_notice, page, see_other
from mypage.web.staff.admin.office_forms import OfficeForm, OfficeSearchForm, ReasonForm
from mypage.web.staff.admin.people import without_page

_PAGE = 50


@staff_view("administrator")
@require_safe
def offices(request: HttpRequest) -> HttpResponse:
    """所在地情報の一覧."""
    search = OfficeSearchForm(request.GET)
    asked = search.cleaned_data if search.is_valid() else {}
    found = offices_to_keep(prefecture=asked.get("prefecture", ""), words=asked.get("words", ""))
    match asked.get("state"):
        case "gaps":
            found = found.active().with_gaps()
        case "shown":
            found = found.active()
        case "closed":
            found = found.filter(is_active=False)
    rows = Paginator(found, _PAGE).get_page(request.GET.get("page"))
    gaps = Office.objects.active().with_gaps().count()
    context = {"search": search, "offices": rows, "gaps": gaps, "query": without_page(request.GET)}
    return page(request, "staff/admin/offices/list.html", context)


@staff_view("administrator")
@require_safe
def office(request: HttpRequest, number: int) -> HttpResponse:
    """One office as it stands."""
    found = _office(number)
    in_charge = found.jurisdictions.select_related("municipality__prefecture").order_by("municipality_id")
    days = found.closed_days.filter(day__gte=day_in_japan(now()))
    context = {"office": found, "in_charge": list(in_charge), "closed_days": list(days), "facts": facts_of(found)}
    return page(request, "staff/admin/offices/office.html", context)


@staff_view("administrator")
def office_new(request: AreaRequest) -> HttpResponse:
    """窓口の追加, also of those that are no national ones (地方版ハローワーク)."""
    form = OfficeForm(request.POST or None)
    if request.method != "POST":
        return page(request, "staff/admin/offices/new.html", {"form": form})
    if _is_choosing_a_prefecture(request):
        return page(request, "staff/admin/offices/new.html", {"form": _unjudged(form)})
    if form.is_valid():
        try:
            added = add_office(facts=form.facts(), by=request.actor, at=now())
        except RuleViolation as refusal:
            form.show(refusal)
        else:
            leave_notice(request, "success", "窓口を追加しました")
            return see_other("staff:office", added.pk)
    return invalid(request, "staff/admin/offices/new.html", {"form": form})


@staff_view("administrator")
def office_edit(request: AreaRequest, number: int) -> HttpResponse:
    """登録内容の変更."""
    found = _office(number)
    form = OfficeForm(request.POST or None, initial=vars(facts_of(found)))
    context: dict[str, Any] = {"form": form, "office": found}
    if request.method != "POST":
        return page(request, "staff/admin/offices/edit.html", context)
    if _is_choosing_a_prefecture(request):
        return page(request, "staff/admin/offices/edit.html", context | {"form": _unjudged(form)})
    if form.is_valid():
        try:
            change_office(office=found, facts=form.facts(), by=request.actor, at=now())
        except RuleViolation as refusal:
            form.show(refusal)
        else:
            leave_notice(request, "success", "変更を保存しました")
            return see_other("staff:office", found.pk)
    return invalid(request, "staff/admin/offices/edit.html", context)


@staff_view("administrator")
def closure(request: AreaRequest, number: int) -> HttpResponse:
    """掲載の終了, with the reason."""
    found = _office(number)
    form = ReasonForm(request.POST or None)
    context = {"form": form, "office": found}
    if request.method != "POST":
        return page(request, "staff/admin/offices/closure.html", context)
    if not form.is_valid():
        return invalid(request, "staff/admin/offices/closure.html", context)
    try:
        close_office(office=found, reason=form.cleaned_data["reason"], by=request.actor, at=now())
    except RuleViolation as refusal:
        leave_notice(request, "warning", "手続きできませんでした", refusal.violations[0].message)
    else:
        leave_notice(request, "success", "掲載を終了しました")
    return see_other("staff:office", found.pk)


@staff_view("administrator")
@require_POST
def reopening(request: AreaRequest, number: int) -> HttpResponse:
    """掲載の再開."""
    found = _office(number)
    try:
        reopen_office(office=found, by=request.actor, at=now())
    except RuleViolation as refusal:
        leave_notice(request, "warning", "手続きできませんでした", refusal.violations[0].message)
    else:
        leave_notice(request, "success", "掲載を再開しました")
    return see_other("staff:office", found.pk)


def _office(number: int) -> Office:
    return get_object_or_404(Office.objects.with_places(), pk=number)


def _is_choosing_a_prefecture(request: HttpRequest) -> bool:
    """The button beside the prefecture was pressed: the form comes back with its municipalities, nothing is judged."""
    return "choose_prefecture" in request.POST


def _unjudged(form: OfficeForm) -> OfficeForm:
    """The same form with what was typed, unbound."""
    typed = {name: form[name].value() for name in form.fields}
    return OfficeForm(initial=typed)
