"""変更仮登録の確認: the changes that wait for one's office, each with old beside new, and what is decided."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from mypage.establishments.choices import ChangeState
from mypage.establishments.commands.deciding import accept_change, return_change
from mypage.establishments.models import Establishment, EstablishmentChange
from mypage.establishments.queries import changes_for, earlier_changes, in_force, offices_for_address, words_of
from mypage.establishments.rules.authority import violations_of_authority
from mypage.establishments.rules.changes import merged
from mypage.kernel.clock import day_in_japan, now
from mypage.kernel.rule import RuleViolation
from mypage.reference.models import Office
from mypage.reference.queries import municipality_by_code5
from mypage.web.access import staff_view
from mypage.web.access_types import AreaRequest
from mypage.web.establishment_content import parts_of
from mypage.web.http import invalid, leave_notice, page, see_other
from mypage.web.staff.change_forms import AcceptanceForm, ReturnForm

PER_PAGE = 20
_ONE = "staff/changes/change.html"
_DECIDED_MEANWHILE = {"out_of_state", "changed_meanwhile"}


@staff_view("reviewer")
@require_safe
def changes(request: AreaRequest) -> HttpResponse:
    """What waits for one's own office, the longest waiting first; and what was returned to its employers."""
    is_returned = request.GET.get("state") == ChangeState.RETURNED
    state = ChangeState.RETURNED if is_returned else ChangeState.WAITING
    rows = Paginator(changes_for(request.position.office, state), PER_PAGE).get_page(request.GET.get("page"))
    today = day_in_japan(now())
    context = {
        "section": "changes",
        "is_returned": is_returned,
        "rows": rows,
        "waits": [(row, (today - day_in_japan(row.submitted_at or row.changed_at)).days) for row in rows],
        "query": "state=returned" if is_returned else "",
    }
    return page(request, "staff/changes/list.html", context)


@staff_view("reviewer")
@require_safe
def change(request: AreaRequest, pk: int) -> HttpResponse:
    """One change with all that the decision needs."""
    row = _own(request, pk)
    if row.submitted_at is None:
        return _tell_of_withdrawal(request)
    return page(request, _ONE, _deciding(row))


@staff_view("reviewer")
def change_acceptance(request: AreaRequest, pk: int) -> HttpResponse:
    """The change is in force."""
    row = _own(request, pk)
    if request.method != "POST":
        return see_other("staff:change", pk)
    if row.submitted_at is None:
        return _tell_of_withdrawal(request)
    form = AcceptanceForm(request.POST, offices=_offices(row))
    if form.is_valid():
        version = form.cleaned_data["version"]
        try:
            accept_change(change=row, version=version, by=request.login, at=now(), office=form.chosen_office())
        except RuleViolation as refusal:
            if _was_decided(refusal):
                return _tell_of_other_decision(request, row, refusal)
            form.show(refusal)
        else:
            told = "求人者にメールでお知らせします。"
            leave_notice(request, "success", f"{row.establishment.name}の変更を受理しました", told)
            return see_other("staff:changes")
    return invalid(request, _ONE, _deciding(row) | {"acceptance": form, "form": form})


@staff_view("reviewer")
def change_return(request: AreaRequest, pk: int) -> HttpResponse:
    """Asks the employer for corrections."""
    row = _own(request, pk)
    if request.method != "POST":
        return see_other("staff:change", pk)
    if row.submitted_at is None:
        return _tell_of_withdrawal(request)
    form = ReturnForm(request.POST)
    if form.is_valid():
        entered = form.cleaned_data
        try:
            return_change(
                change=row, remarks=entered["remarks"], version=entered["version"], by=request.login, at=now()
            )
        except RuleViolation as refusal:
            if _was_decided(refusal):
                return _tell_of_other_decision(request, row, refusal)
            form.show(refusal)
        else:
            told = "求人者にメールでお知らせします。"
            leave_notice(request, "success", f"{row.establishment.name}に修正を依頼しました", told)
            return see_other("staff:changes")
    return invalid(request, _ONE, _deciding(row) | {"returning": form, "form": form})


def _own(request: AreaRequest, pk: int) -> EstablishmentChange:
    """A change at one's own office. Http404 when there is none, PermissionDenied for another office's."""
    rows = EstablishmentChange.objects.select_related(
        "establishment__office", "establishment__industry", "submitted_by", "decided_by"
    )
    row = get_object_or_404(rows, pk=pk)
    office = row.establishment.office
    for violation in violations_of_authority(request.position.office_id, office.pk, office.shown_name):
        raise PermissionDenied(violation.message)
    return row


def _deciding(row: EstablishmentChange) -> dict[str, Any]:
    known = in_force(row.establishment)
    if row.state == ChangeState.ACCEPTED:
        before, after = merged(known.content, row.before), merged(known.content, row.values)
    else:
        before, after = known.content, merged(known.content, row.values)
    words = known.words | words_of(before, known) | words_of(after, known)
    parts = parts_of(before, after, words)
    seen = {"version": row.version}
    offices = _offices(row)
    return {
        "section": "changes",
        "change": row,
        "establishment": row.establishment,
        "parts": parts,
        "changed": sum(len(part.changed) for part in parts),
        "offices": offices,
        "earlier": list(earlier_changes(row.establishment).exclude(pk=row.pk)[:5]),
        "acceptance": AcceptanceForm(initial=seen, offices=offices),
        "returning": ReturnForm(initial=seen),
        "form": None,
    }


def _offices(row: EstablishmentChange) -> list[Office]:
    """Whom the new address asks for, where it is not the office in charge now; nobody otherwise."""
    code = row.values.get("establishment_municipality", "")
    place = municipality_by_code5(code) if row.is_waiting and code else None
    if place is None:
        return []
    found = offices_for_address(place.prefecture_id, place.name_with_district)
    offices = [each.office for each in found.offices] if found else []
    if not offices or _is_in_charge(row.establishment, offices):
        return []
    return [*offices, row.establishment.office]


def _is_in_charge(establishment: Establishment, offices: list[Office]) -> bool:
    return establishment.office_id in {office.pk for office in offices}


def _was_decided(refusal: RuleViolation) -> bool:
    return any(violation.code in _DECIDED_MEANWHILE for violation in refusal.violations)


def _tell_of_withdrawal(request: AreaRequest) -> HttpResponse:
    """The employer is writing on it again: the office does not see what is not sent."""
    leave_notice(request, "info", "この変更は、求人者が取り下げました", "もう一度送られると、一覧に出ます。")
    return see_other("staff:changes")


def _tell_of_other_decision(request: AreaRequest, row: EstablishmentChange, refusal: RuleViolation) -> HttpResponse:
    """Somebody was quicker: that stands, and this decision was not made."""
    leave_notice(request, "warning", "手続きは行われませんでした", refusal.violations[0].message)
    return see_other("staff:change", row.pk)
