"""仮登録の確認: the queue of provisional registrations, and what the office decides on them."""

from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse

from mypage.establishments.choices import RegistrationState
from mypage.establishments.commands.reviewing import confirm_registration, return_registration
from mypage.establishments.models import Establishment
from mypage.establishments.queries import (
    facts_of,
    offices_for_address,
    registration_counts,
    registrations_of,
    reviews_of,
    similar_establishments,
)
from mypage.kernel.clock import day_in_japan, now
from mypage.kernel.rule import RuleViolation
from mypage.web.access import staff_view
from mypage.web.access_types import AreaRequest
from mypage.web.http import invalid, leave_notice, page, see_other
from mypage.web.staff.loading import own_establishment
from mypage.web.staff.review_forms import ConfirmationForm, ReturnForm
from mypage.web.staff.wording import registration_chip

PER_PAGE = 20
SOON_DAYS = 3
_ONE = "staff/registrations/registration.html"
_DECIDED_MEANWHILE = {"out_of_state", "changed_meanwhile"}


@staff_view("reviewer")
def registrations(request: AreaRequest) -> HttpResponse:
    """What waits for one's own office, those first that lapse first."""
    is_returned = request.GET.get("state") == RegistrationState.RETURNED
    state = RegistrationState.RETURNED if is_returned else RegistrationState.PROVISIONAL
    office = request.position.office
    rows = Paginator(registrations_of(office, state), PER_PAGE).get_page(request.GET.get("page"))
    today = day_in_japan(now())
    context: dict[str, Any] = {
        "section": "registrations",
        "counts": registration_counts(office),
        "is_returned": is_returned,
        "rows": rows,
        "waits": [(row, _waiting(row, today)) for row in rows],
        "query": "state=returned" if is_returned else "",
    }
    return page(request, "staff/registrations/queue.html", context)


@staff_view("reviewer")
def registration_review(request: AreaRequest, pk: int) -> HttpResponse:
    """One registration, with everything that the decision needs."""
    row = own_establishment(request, pk)
    return page(request, _ONE, _deciding(row) | _forms(row))


@staff_view("reviewer")
def registration_confirmation(request: AreaRequest, pk: int) -> HttpResponse:
    """Makes a provisional registration a full one, with its number."""
    row = own_establishment(request, pk)
    if request.method != "POST":
        return see_other("staff:registration_review", pk)
    form = ConfirmationForm(request.POST, office=row.office, has_similar=bool(_similar(row)))
    if form.is_valid():
        entered = form.cleaned_data
        try:
            confirm_registration(
                establishment=row, number=entered["number"], by=request.login, at=now(), version=entered["version"]
            )
        except RuleViolation as refusal:
            if _was_decided(refusal):
                return _tell_of_other_decision(request, row, refusal)
            form.show(refusal)
        else:
            told = f"事業所番号は {entered['number'].shown} です。求人者にメールでお知らせします。"
            leave_notice(request, "success", f"{row.name}を本登録にしました", told)
            return see_other("staff:establishment", pk)
    return invalid(request, _ONE, _deciding(row) | _forms(row) | {"confirmation": form, "form": form})


@staff_view("reviewer")
def registration_return(request: AreaRequest, pk: int) -> HttpResponse:
    """Asks the employer for corrections."""
    row = own_establishment(request, pk)
    if request.method != "POST":
        return see_other("staff:registration_review", pk)
    form = ReturnForm(request.POST)
    if form.is_valid():
        entered = form.cleaned_data
        try:
            return_registration(
                establishment=row, remarks=entered["remarks"], by=request.login, at=now(), version=entered["version"]
            )
        except RuleViolation as refusal:
            if _was_decided(refusal):
                return _tell_of_other_decision(request, row, refusal)
            form.show(refusal)
        else:
            leave_notice(request, "success", f"{row.name}に修正を依頼しました", "求人者にメールでお知らせします。")
            return see_other("staff:registrations")
    return invalid(request, _ONE, _deciding(row) | _forms(row) | {"returning": form, "form": form})


def _forms(row: Establishment) -> dict[str, Any]:
    seen = {"version": row.version}
    return {
        "confirmation": ConfirmationForm(initial=seen, office=row.office, has_similar=False),
        "returning": ReturnForm(initial=seen),
        "form": None,
    }


def _deciding(row: Establishment) -> dict[str, Any]:
    in_charge = offices_for_address(row.prefecture_code, row.municipality)
    return {
        "section": "registrations",
        "establishment": row,
        "chip": registration_chip(row.state),
        "is_open": row.state == RegistrationState.PROVISIONAL,
        "wait": _waiting(row, day_in_japan(now())),
        "similar": _similar(row),
        "in_charge": in_charge,
        "is_in_charge": in_charge is None or row.office_id in {each.office.pk for each in in_charge.offices},
        "reviews": list(reviews_of(row)),
    }


def _similar(row: Establishment) -> list[Any]:
    return similar_establishments(facts_of(row), besides=row.pk)


def _waiting(row: Establishment, today: date) -> dict[str, Any]:
    """For how many days it has waited, in how many it lapses, and whether that is soon."""
    left = (row.lapses_on - today).days if row.lapses_on else None
    waited = (today - day_in_japan(row.applied_at)).days if row.applied_at else 0
    return {"waited": waited, "left": left, "is_soon": left is not None and left <= SOON_DAYS}


def _was_decided(refusal: RuleViolation) -> bool:
    return any(violation.code in _DECIDED_MEANWHILE for violation in refusal.violations)


def _tell_of_other_decision(request: AreaRequest, row: Establishment, refusal: RuleViolation) -> HttpResponse:
    """Somebody was quicker: that decision stands, and this one was not made."""
    leave_notice(request, "warning", "ほかの方が先に手続きをしました", refusal.violations[0].message)
    return see_other("staff:registration_review", row.pk)
