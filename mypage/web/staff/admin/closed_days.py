"""休業日: the closed days of one office."""

from datetime import date

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from mypage.kernel.clock import day_in_japan, now
from mypage.kernel.rule import RuleViolation
from mypage.reference.commands import add_closed_day, remove_closed_day
from mypage.reference.models import Office
from mypage.web.access import staff_view
from mypage.web.access_types import AreaRequest
from mypage.web.http import invalid, leave_notice, page, see_other
from mypage.web.staff.admin.office_forms import ClosedDayForm


@staff_view("administrator")
def closed_days(request: AreaRequest, number: int) -> HttpResponse:
    """The office's own closed days from today on, and one more."""
    office = get_object_or_404(Office, pk=number)
    form = ClosedDayForm(request.POST or None)
    days = office.closed_days.filter(day__gte=day_in_japan(now()))
    context = {"form": form, "office": office, "closed_days": days}
    if request.method != "POST":
        return page(request, "staff/admin/offices/closed_days.html", context)
    if form.is_valid():
        try:
            add_closed_day(office=office, **form.cleaned_data, by=request.actor, at=now())
        except RuleViolation as refusal:
            form.show(refusal)
        else:
            leave_notice(request, "success", "休業日を追加しました")
            return see_other("staff:closed_days", office.pk)
    return invalid(request, "staff/admin/offices/closed_days.html", context)


@staff_view("administrator")
@require_POST
def removal(request: AreaRequest, number: int, day: str) -> HttpResponse:
    """A closed day is one no more."""
    office = get_object_or_404(Office, pk=number)
    try:
        remove_closed_day(office=office, day=date.fromisoformat(day), by=request.actor, at=now())
    except ValueError:
        raise Http404 from None
    except RuleViolation as refusal:
        leave_notice(request, "warning", "手続きできませんでした", refusal.violations[0].message)
    else:
        leave_notice(request, "success", "休業日を削除しました")
    return see_other("staff:closed_days", office.pk)
