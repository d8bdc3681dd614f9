"""事業所本登録 at the office, and the correction of what was registered."""

from functools import partial
from typing import Any

from django.http import HttpResponse

from mypage.establishments.commands.registration import change_facts, register_establishment
from mypage.establishments.models import Establishment
from mypage.establishments.queries import establishment_with_number
from mypage.kernel.clock import now
from mypage.kernel.rule import RuleViolation
from mypage.web.access import staff_view
from mypage.web.access_types import AreaRequest
from mypage.web.establishment_form import initial_of
from mypage.web.establishment_help import help_asked, helped
from mypage.web.http import invalid, leave_notice, page, see_other
from mypage.web.staff.loading import own_establishment
from mypage.web.staff.registration_form import CorrectionForm, RegistrationForm

_NEW = "staff/establishments/new.html"
_FACTS = "staff/establishments/facts.html"


@staff_view("counter")
def establishment_new(request: AreaRequest) -> HttpResponse:
    """Registers an establishment fully."""
    own = request.position.office
    context: dict[str, Any] = {"section": "establishments", "help": None, "taken_by": None}
    if request.method != "POST":
        return page(request, _NEW, context | {"form": RegistrationForm(own=own)})
    if help_asked(request):
        return helped(request, partial(RegistrationForm.as_typed, own=own), _NEW, context)
    form = RegistrationForm(request.POST, own=own)
    if form.is_valid():
        number = form.cleaned_data["number"]
        try:
            registered = register_establishment(
                facts=form.facts(),
                number=number,
                office=form.office_chosen,
                by=request.login,
                at=now(),
                told_apart_from=form.told_apart_from,
            )
        except RuleViolation as refusal:
            form.show(refusal)
            context["taken_by"] = establishment_with_number(number)
        else:
            told = "続けて、アカウント作成コードを発行できます。"
            leave_notice(request, "success", f"{registered.name}を登録しました", told)
            return see_other("staff:establishment", registered.pk)
    return invalid(request, _NEW, context | {"form": form})


@staff_view("counter")
def establishment_facts(request: AreaRequest, pk: int) -> HttpResponse:
    """Corrects what is registered of an establishment of one's own office."""
    establishment = own_establishment(request, pk)
    own = request.position.office
    context: dict[str, Any] = {"section": "establishments", "help": None, "establishment": establishment}
    if request.method != "POST":
        form = CorrectionForm(own=own, besides=pk, initial=_initial(establishment))
        return page(request, _FACTS, context | {"form": form})
    if help_asked(request):
        return helped(request, partial(CorrectionForm.as_typed, own=own, besides=pk), _FACTS, context)
    form = CorrectionForm(request.POST, own=own, besides=pk)
    if form.is_valid():
        try:
            change_facts(
                establishment=establishment,
                facts=form.facts(),
                office=form.office_chosen,
                by=request.login,
                at=now(),
                version=form.cleaned_data["version"],
                told_apart_from=form.told_apart_from,
            )
        except RuleViolation as refusal:
            form.show(refusal)
        else:
            leave_notice(request, "success", "登録内容を変更しました")
            return see_other("staff:establishment", pk)
    return invalid(request, _FACTS, context | {"form": form})


def _initial(establishment: Establishment) -> dict[str, Any]:
    return initial_of(establishment) | {"office": establishment.office_id, "version": establishment.version}
