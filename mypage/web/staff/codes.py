"""Account creation codes: issued, shown once, printed; issued again, revoked (S-21, S-34 to S-37)."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from mypage.establishments.models import Establishment
from mypage.kernel.clock import now
from mypage.kernel.codes import grouped
from mypage.kernel.rule import RuleViolation
from mypage.onboarding.commands.issuing import AlreadyIssued, IssuedCode, issue_code, reissue_code, revoke_code
from mypage.onboarding.models import AccountCreationCode
from mypage.onboarding.queries import codes_of, live_code
from mypage.web.access import staff_view
from mypage.web.access_types import AreaRequest
from mypage.web.http import SeeOther, invalid, leave_notice, page, see_other
from mypage.web.qr import qr_of
from mypage.web.staff.code_form import CodeForm, TokenForm
from mypage.web.staff.loading import any_establishment, is_own, own_establishment
from mypage.web.staff.spelling import spelled
from mypage.web.staff.wording import code_chip

_FORM = "staff/codes/new.html"


@staff_view("counter")
def code_new(request: AreaRequest, pk: int) -> HttpResponse:
    """Asks who wants a code and which way; the answer to a right form shows the code, this once."""
    establishment = own_establishment(request, pk)
    at = now()
    if request.method != "POST":
        return page(request, _FORM, _asking(establishment, at) | {"form": CodeForm()})
    form = CodeForm(request.POST)
    if form.is_valid():
        asked, token = form.request(), form.cleaned_data["form_token"]
        try:
            issued = issue_code(establishment=establishment, request=asked, by=request.login, at=at, form_token=token)
            return _shown_once(request, establishment, issued)
        except AlreadyIssued as before:
            return see_other("staff:code", pk, before.row.pk)
        except RuleViolation as refusal:
            form.show(refusal)
    return invalid(request, _FORM, _asking(establishment, at) | {"form": form})


@staff_view("counter")
def code_reissue(request: AreaRequest, pk: int) -> HttpResponse:
    """One click out of a notice: a fresh code on the request of the last one."""
    establishment = own_establishment(request, pk)
    form = TokenForm(request.POST)
    if request.method != "POST" or not form.is_valid():
        return see_other("staff:code_new", pk)
    token = form.cleaned_data["form_token"]
    try:
        issued = reissue_code(establishment=establishment, by=request.login, at=now(), form_token=token)
    except AlreadyIssued as before:
        return see_other("staff:code", pk, before.row.pk)
    except RuleViolation as refusal:
        leave_notice(request, "warning", "コードは発行していません", refusal.violations[0].message)
        return _to_codes(pk)
    return _shown_once(request, establishment, issued)


@staff_view("counter", "reviewer")
def code_record(request: AreaRequest, pk: int, code_pk: int) -> HttpResponse:
    """The record of a code, which was shown once and is not shown again."""
    at = now()
    establishment = any_establishment(pk)
    row = _code_of(establishment, code_pk)
    context = {
        "section": "establishments",
        "establishment": establishment,
        "code": row,
        "chip": code_chip(row, at),
        "is_live": row.is_live(at),
        "may_act": request.position.is_counter and is_own(request, establishment),
    }
    return page(request, "staff/codes/record.html", context)


@staff_view("counter")
def code_revocation(request: AreaRequest, pk: int, code_pk: int) -> HttpResponse:
    """Asks before a code is revoked, and revokes it."""
    establishment = own_establishment(request, pk)
    row = _code_of(establishment, code_pk)
    at = now()
    if request.method != "POST":
        context = {"section": "establishments", "establishment": establishment, "code": row, "is_live": row.is_live(at)}
        return page(request, "staff/codes/revocation.html", context)
    try:
        revoke_code(code=row, by=request.login, at=at)
        told = f"発行番号 {row.pk} のコードは、使えなくなりました。"
        leave_notice(request, "success", "アカウント作成コードを取り消しました", told)
    except RuleViolation as refusal:
        leave_notice(request, "warning", "取り消しは行っていません", refusal.violations[0].message)
    return _to_codes(pk)


def _asking(establishment: Establishment, at: datetime) -> dict[str, Any]:
    live = live_code(codes_of(establishment), at)
    return {"section": "establishments", "establishment": establishment, "live": live}


def _shown_once(request: AreaRequest, establishment: Establishment, issued: IssuedCode) -> HttpResponse:
    """The one page that shows the code: it is kept nowhere, and the browser is told not to keep the page."""
    opening = settings.SITE_URL + reverse("public:opening")
    context = {
        "section": "establishments",
        "establishment": establishment,
        "issued": issued.row,
        "code": grouped(issued.code),
        "signs": spelled(issued.code),
        "deadly": settings.CODE_WRONG_ENTRIES,
        "opening": opening,
        "qr": qr_of(opening),
    }
    response = page(request, "staff/codes/issued.html", context)
    response.headers["Cache-Control"] = "no-store"
    return response


def _code_of(establishment: Establishment, code_pk: int) -> AccountCreationCode:
    codes = AccountCreationCode.objects.filter(establishment=establishment)
    return get_object_or_404(codes.select_related("issued_by", "establishment__office"), pk=code_pk)


def _to_codes(pk: int) -> HttpResponse:
    return SeeOther(reverse("staff:establishment", args=[pk]) + "#codes")
