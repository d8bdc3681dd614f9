"""The forms with which the office registers an establishment and corrects it: facts, office in charge, cautions."""

from typing import Any

from django import forms

from mypage.establishments.queries import Similar, offices_for_address, similar_establishments
from mypage.reference.models import Office
from mypage.reference.queries import OfficesInCharge
from mypage.web.establishment_form import EstablishmentForm
from mypage.web.forms import EstablishmentNumberField, required

_LIKENESS = "似ている事業所が登録されています。別の事業所であることを確かめて、チェックをつけてください。"
_PLACE = "所在地か事業所番号が、担当の窓口と合いません。このまま登録してよいことを確かめて、チェックをつけてください。"


class CorrectionForm(EstablishmentForm):
    """The facts and the office in charge, with cautions that are shown once and may be confirmed."""

    office = forms.ChoiceField(
        label="担当の窓口",
        help_text="所在地を管轄する窓口を選んでください。",
        error_messages=required("担当の窓口", "選んで"),
    )
    is_other = forms.BooleanField(label="似ている事業所とは別の事業所であることを確認しました。", required=False)
    is_meant = forms.BooleanField(label="担当の窓口に間違いがないことを確認しました。", required=False)
    seen = forms.CharField(required=False, widget=forms.HiddenInput)
    """The numbers of the alike establishments that the staff have been shown."""
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, own: Office, besides: int | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.besides = besides
        self.similar: list[Similar] = []
        self.cautions: list[str] = []
        if not self.is_bound:
            self.initial.setdefault("office", own.pk)
        self.in_charge: OfficesInCharge | None = offices_for_address(*self.address_typed())
        self.offices = self._offered(own)
        self._choices_of("office", [(str(pk), office.shown_name) for pk, office in self.offices.items()])
        if self.in_charge and self.in_charge.offices:
            names = self._names_in_charge()
            self.fields["office"].help_text = f"{self.in_charge.municipality.name}を管轄する窓口：{names}"

    @property
    def told_apart_from(self) -> list[int]:
        """The alike establishments that the staff confirmed to be others."""
        return [each.establishment.pk for each in self.similar]

    @property
    def office_chosen(self) -> Office:
        """The office in charge. For a valid form."""
        return self.offices[int(self.cleaned_data["office"])]

    def clean(self) -> dict[str, Any]:
        """Refuses what a caution is due for until it has been confirmed."""
        cleaned = super().clean() or self.cleaned_data
        if self.errors:
            return cleaned
        self.similar = similar_establishments(self.facts(), besides=self.besides)
        shown = set(str(cleaned["seen"]).split(","))
        if self.similar and not (cleaned["is_other"] and shown >= {str(pk) for pk in self.told_apart_from}):
            self.add_error("is_other", _LIKENESS)
        self.cautions = self._cautions()
        if self.cautions and not cleaned["is_meant"]:
            self.add_error("is_meant", _PLACE)
        return cleaned

    def _cautions(self) -> list[str]:
        in_charge = {each.office.pk for each in self.in_charge.offices} if self.in_charge else set()
        chosen = self.office_chosen
        if not in_charge or chosen.pk in in_charge:
            return []
        return [f"所在地を管轄するのは{self._names_in_charge()}ですが、{chosen.shown_name}を担当の窓口にしています。"]

    def _names_in_charge(self) -> str:
        return "、".join(each.office.shown_name for each in self.in_charge.offices) if self.in_charge else ""

    def _offered(self, own: Office) -> dict[int, Office]:
        """One's own office, those in charge of the address, and the one that was chosen before."""
        offered = {own.pk: own}
        offered |= {each.office.pk: each.office for each in (self.in_charge.offices if self.in_charge else ())}
        chosen = self.typed("office")
        if chosen.isdecimal() and len(chosen) < 10 and int(chosen) not in offered:
            offered |= {office.pk: office for office in Office.objects.active().filter(pk=int(chosen))}
        return offered


class RegistrationForm(CorrectionForm):
    """A new establishment: with its number."""

    number = EstablishmentNumberField(help_text="半角数字4桁-6桁以内-1桁")

    field_order = ("number",)

    def __init__(self, *args: Any, own: Office, **kwargs: Any) -> None:
        super().__init__(*args, own=own, **kwargs)
        if not self.is_bound:
            self.initial.setdefault("number", [own.number_code, "", ""])

    def _cautions(self) -> list[str]:
        found = super()._cautions()
        number, office = self.cleaned_data["number"], self.office_chosen
        if office.number_code and number.office != office.number_code:
            found.append(
                f"{office.shown_name}の事業所番号は{office.number_code}から始まりますが、"
                f"{number.office}から始まる番号を入力しています。"
            )
        return found
