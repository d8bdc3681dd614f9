"""管轄: which offices are in charge of a municipality."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from mypage.kernel.clock import now
from mypage.kernel.rule import RuleViolation
from mypage.reference.commands import set_jurisdiction
from mypage.reference.models import Municipality
from mypage.reference.queries import municipalities
from mypage.web.access import staff_view
from mypage.web.access_types import AreaRequest
from mypage.web.http import invalid, leave_notice, page, see_other
from mypage.web.staff.admin.office_forms import JurisdictionForm, PlaceSearchForm
from mypage.web.staff.admin.people import without_page

_PAGE = 50


@staff_view("administrator")
@require_safe
def jurisdictions(request: HttpRequest) -> HttpResponse:
    """The municipalities with the offices in charge."""
    search = PlaceSearchForm(request.GET)
    asked = search.cleaned_data if search.is_valid() else {}
    found = municipalities(prefecture=asked.get("prefecture") or None, words=asked.get("words", ""))
    rows = Paginator(found.prefetch_related("jurisdictions__office"), _PAGE).get_page(request.GET.get("page"))
    context = {"search": search, "places": rows, "query": without_page(request.GET)}
    return page(request, "staff/admin/offices/jurisdictions.html", context)


@staff_view("administrator")
def jurisdiction(request: AreaRequest, code: str) -> HttpResponse:
    """The offices in charge of one municipality, to be set."""
    place = get_object_or_404(Municipality.objects.addressable().select_related("prefecture"), pk=code)
    form = JurisdictionForm(request.POST or None, place=place)
    context = {"place": place, "form": form}
    if request.method != "POST":
        return page(request, "staff/admin/offices/jurisdiction.html", context)
    if form.is_valid():
        try:
            set_jurisdiction(municipality=place, parts=form.parts(), by=request.actor, at=now())
        except RuleViolation as refusal:
            form.show(refusal)
        else:
            leave_notice(request, "success", f"{place.full_name}の管轄を変更しました")
            answer = see_other("staff:jurisdictions")
            answer.headers["Location"] += f"?prefecture={place.prefecture_id}"
            return answer
    return invalid(request, "staff/admin/offices/jurisdiction.html", context)
