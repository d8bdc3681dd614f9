"""求人不受理期間 of an establishment: which there are, one more, and that one is lifted."""

from datetime import date
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from mypage.establishments.choices import RefusalGround
from mypage.establishments.commands.refusing import enter_refusal, lift_refusal
from mypage.establishments.models import Establishment, RefusalPeriod
from mypage.establishments.queries import refusal_periods_of
from mypage.kernel.clock import day_in_japan, now
from mypage.kernel.rule import RuleViolation
from mypage.web.access import staff_view
from mypage.web.access_types import AreaRequest
from mypage.web.dates import HINT, DayField
from mypage.web.forms import Form, TextField, required
from mypage.web.http import invalid, leave_notice, page, see_other
from mypage.web.staff.loading import any_establishment, is_own, own_establishment

_LONGEST = 1000
_NEW, _LIFTING = "staff/refusals/new.html", "staff/refusals/lifting.html"


class RefusalPeriodForm(Form):
    """Ground, days, evidence."""

    ground = forms.ChoiceField(
        label="不受理の根拠",
        choices=RefusalGround.choices,
        widget=forms.RadioSelect,
        error_messages=required("不受理の根拠", "選んで"),
    )
    begins_on = DayField(label="始まりの日")
    until = DayField(label="終わりの日", required=False, help_text=f"決まっていないときは入力しません。{HINT}")
    evidence = TextField(
        label="根拠となる資料や確かめた内容",
        limit=_LONGEST,
        widget=forms.Textarea,
        help_text="例：労働基準監督署からの通知（日付、文書番号）。求人者には見えません。",
    )
    note = TextField(
        label="職員間の連絡事項",
        limit=_LONGEST,
        widget=forms.Textarea,
        required=False,
        help_text="求人者には見えません。",
    )


class LiftingForm(Form):
    """Why it counts no more."""

    reason = TextField(
        label="解除する理由",
        limit=_LONGEST,
        widget=forms.Textarea,
        help_text="例：是正を確認した。求人者には見えません。",
    )


@staff_view("counter", "reviewer", "administrator")
@require_safe
def refusals(request: AreaRequest, pk: int) -> HttpResponse:
    """All periods; other offices see that one runs, its ground and its days."""
    row, today = any_establishment(pk), day_in_japan(now())
    periods = [(period, _chip(period, today)) for period in refusal_periods_of(row)]
    context = {
        "periods": periods,
        "is_running": any(period.runs_on(today) for period, _ in periods),
        "is_own": is_own(request, row),
        "may_decide": _may_decide(request, row),
    }
    return page(request, "staff/refusals/list.html", _frame(row) | context)


@staff_view("reviewer", "administrator")
def refusal_new(request: AreaRequest, pk: int) -> HttpResponse:
    """A period is entered."""
    row, at = own_establishment(request, pk), now()
    if request.method != "POST":
        form = RefusalPeriodForm(initial={"begins_on": day_in_japan(at)})
        return page(request, _NEW, _frame(row) | {"form": form})
    form = RefusalPeriodForm(request.POST)
    if form.is_valid():
        try:
            enter_refusal(establishment=row, **form.cleaned_data, by=request.login, at=at)
        except RuleViolation as refusal:
            form.show(refusal)
        else:
            told = "この期間は、求人の申込みができません。求人者には、申し込むときに根拠と期間が表示されます。"
            leave_notice(request, "success", "求人不受理の期間を登録しました", told)
            return see_other("staff:refusals", row.pk)
    return invalid(request, _NEW, _frame(row) | {"form": form})


@staff_view("reviewer", "administrator")
def refusal_lifting(request: AreaRequest, pk: int, period_pk: int) -> HttpResponse:
    """A period counts no more."""
    row = own_establishment(request, pk)
    period = get_object_or_404(refusal_periods_of(row), pk=period_pk)
    form = LiftingForm(request.POST if request.method == "POST" else None)
    context = _frame(row) | {"period": period, "form": form}
    if request.method != "POST":
        return page(request, _LIFTING, context)
    if form.is_valid():
        try:
            lift_refusal(period=period, reason=form.cleaned_data["reason"], by=request.login, at=now())
        except RuleViolation as refusal:
            form.show(refusal)
        else:
            leave_notice(request, "success", "求人不受理の期間を解除しました", "求人の申込みができるようになりました。")
            return see_other("staff:refusals", row.pk)
    return invalid(request, _LIFTING, context)


def _frame(row: Establishment) -> dict[str, Any]:
    return {"section": "establishments", "establishment": row}


def _may_decide(request: AreaRequest, row: Establishment) -> bool:
    return is_own(request, row) and (request.position.is_reviewer or request.position.is_administrator)


def _chip(period: RefusalPeriod, today: date) -> tuple[str, str]:
    if period.lifted_at:
        return "解除", "gray"
    if period.runs_on(today):
        return "不受理の期間中", "red"
    return ("終了", "gray") if period.begins_on <= today else ("期間の前", "yellow")
