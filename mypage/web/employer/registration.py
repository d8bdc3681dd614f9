"""仮登録 by the employer: the facts, a look at them, the submission; then the correction (domain.md 2.1)."""

from typing import Any, cast

from django import forms
from django.http import HttpResponse

from mypage.accounts.choices import Audience
from mypage.establishments.choices import RegistrationState, Role
from mypage.establishments.commands.registration import apply_provisionally, resubmit
from mypage.establishments.models import Establishment
from mypage.establishments.queries import offices_for_address
from mypage.establishments.rules.registration import violations_of_facts
from mypage.kernel.clock import now
from mypage.kernel.rule import RuleViolation
from mypage.reference.models import Industry, Office
from mypage.reference.queries import OfficesInCharge, prefectures
from mypage.web.access import employer_view, login_view
from mypage.web.access_types import AreaRequest
from mypage.web.establishment_form import EstablishmentForm, initial_of
from mypage.web.establishment_help import help_asked, helped
from mypage.web.http import invalid, leave_notice, page, see_other

_FORM, _CHECK = "employer/registration/form.html", "employer/registration/check.html"


class RegistrationForm(EstablishmentForm):
    """The facts, and where an address is divided among offices, which of them is in charge."""

    office = forms.ChoiceField(
        label="担当の窓口",
        error_messages={"required": "この市区町村は複数の窓口が担当しています。担当の窓口を選んでください。"},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.in_charge: OfficesInCharge | None = offices_for_address(*self.address_typed())
        offices = self.in_charge.offices if self.in_charge else ()
        if len(offices) < 2:
            del self.fields["office"]
            return
        field = cast(forms.ChoiceField, self.fields["office"])
        known = [(str(each.office.pk), _office_label(each.office, each.note)) for each in offices]
        field.choices = [("", "---------"), *known]

    def clean(self) -> dict[str, Any]:
        """Finds the office in charge; asks where there are several."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("municipality") and cleaned.get("prefecture_code"):
            if self.in_charge is None:
                self.add_error("municipality", "市区町村の名前が見つかりません。都道府県と市区町村を確かめてください。")
            elif not self.in_charge.offices:
                self.add_error("municipality", self.in_charge.message)
        return cleaned

    def chosen_office(self) -> Office:
        """The office in charge. For a valid form."""
        assert self.in_charge is not None
        chosen = self.cleaned_data.get("office")
        offices = [each.office for each in self.in_charge.offices]
        return next((office for office in offices if str(office.pk) == chosen), offices[0])


@login_view(Audience.EMPLOYER)
def registration(request: AreaRequest) -> HttpResponse:
    """事業所の仮登録: one form, a look at what was entered, then the submission."""
    if any(each.establishment.is_waiting for each in request.memberships):
        return see_other("employer:establishment")
    return _fill_in(request, None)


@employer_view(Role.OWNER, Role.MEMBER)
def correction(request: AreaRequest) -> HttpResponse:
    """修正依頼: the same form with what was entered and what the office remarked."""
    establishment = request.membership.establishment
    if establishment.state != RegistrationState.RETURNED:
        return see_other("employer:establishment")
    return _fill_in(request, establishment)


def _fill_in(request: AreaRequest, establishment: Establishment | None) -> HttpResponse:
    review = establishment.reviews.first() if establishment else None
    context = {"establishment": establishment, "review": review}
    if request.method != "POST":
        form = RegistrationForm(initial=initial_of(establishment)) if establishment else RegistrationForm()
        return page(request, _FORM, context | {"form": form})
    if help_asked(request):
        return helped(request, RegistrationForm.as_typed, _FORM, context)
    form = RegistrationForm(request.POST)
    if "edit" in request.POST:
        return page(request, _FORM, context | {"form": RegistrationForm.as_typed(request.POST, {})})
    if form.is_valid():
        form.show(RuleViolation(*violations_of_facts(form.facts())))
    if not form.is_valid():
        return invalid(request, _FORM, context | {"form": form})
    if "submit" not in request.POST:
        facts = form.facts()
        words = _in_words(facts.prefecture_code, facts.industry_code)
        return page(request, _CHECK, context | words | {"form": form, "office": form.chosen_office(), "facts": facts})
    return _submit(request, form, establishment, context)


def _submit(
    request: AreaRequest, form: RegistrationForm, establishment: Establishment | None, context: dict[str, Any]
) -> HttpResponse:
    facts, office, at = form.facts(), form.chosen_office(), now()
    try:
        if establishment is None:
            created = apply_provisionally(facts=facts, office=office, by=request.login, at=at)
            request.session["establishment"] = created.pk
        else:
            resubmit(establishment=establishment, facts=facts, office=office, by=request.login, at=at)
    except RuleViolation as refusal:
        form.show(refusal)
        return invalid(request, _FORM, context | {"form": form})
    leave_notice(request, "success", "事業所の仮登録を受け付けました", f"{office.shown_name}が内容を確認します。")
    return see_other("employer:establishment")


def _in_words(prefecture_code: str, industry_code: str) -> dict[str, str]:
    industry = Industry.objects.filter(code=industry_code).first()
    names = dict(prefectures().values_list("code", "name"))
    return {"prefecture_name": names.get(prefecture_code, ""), "industry_name": str(industry or "")}


def _office_label(office: Office, note: str) -> str:
    return f"{office.shown_name}（{note}）" if note else office.shown_name
