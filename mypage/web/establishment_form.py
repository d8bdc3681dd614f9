"""The form of an establishment's registered facts: filled in by the office's staff, or by a new employer for 仮登録.

A page includes `establishments/_facts.html` in its form. Two buttons in it, 「住所を入力」 and 「産業分類を探す」, send
the form without finishing it; see `mypage.web.establishment_help` for what a view does with them.
"""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any, Self

from django import forms
from django.forms.utils import ErrorDict
from django.http import QueryDict

from mypage.establishments.models import Establishment
from mypage.establishments.queries import facts_of
from mypage.establishments.rules.phones import shown_phone
from mypage.establishments.rules.registration import LIMITS, EstablishmentFacts
from mypage.reference.queries import industries, prefectures
from mypage.web.forms import (
    CorporateNumberField,
    Form,
    KanaField,
    PhoneField,
    PostalCodeField,
    TextField,
    WholeNumberField,
    required,
)
from mypage.web.lookups import Choices, industry_choices, search_industries

_NOTHING: tuple[str, Any] = ("", "---------")


def _text(name: str, *, is_needed: bool = True, hint: str = "") -> TextField:
    label, limit = LIMITS[name]
    return TextField(label=label, limit=limit, required=is_needed, help_text=hint)


def _kana(name: str) -> KanaField:
    label, limit = LIMITS[name]
    return KanaField(label=label, limit=limit, help_text="ひらがなで入力しても、カタカナで登録します。")


class EstablishmentForm(Form):
    """The facts of an establishment (domain.md 4)."""

    name = _text("name", hint="「株式会社」なども含めて、正式な名称を入力してください。")
    name_kana = _kana("name_kana")
    corporate_number = CorporateNumberField(
        label="法人番号", required=False, help_text="13桁の数字。個人事業主の方は入力しないでください。"
    )
    corporate_name = _text(
        "corporate_name", is_needed=False, hint="事業所名と違うときも、法人の名称を入力してください。"
    )
    postal_code = PostalCodeField(label="郵便番号", help_text="7桁の数字。ハイフンはあってもなくてもかまいません。")
    prefecture_code = forms.ChoiceField(label="都道府県", error_messages=required("都道府県", "選んで"))
    address_choice = forms.CharField(label="住所の候補", required=False, widget=forms.Select)
    """Offered by 「住所を入力」 where a postal code has several addresses."""
    municipality = _text("municipality")
    street = _text("street")
    building = _text("building", is_needed=False)
    phone = PhoneField(label="電話番号", help_text="市外局番から、10桁か11桁の数字")
    contact_section = _text("contact_section", is_needed=False)
    contact_name = _text("contact_name")
    contact_name_kana = _kana("contact_name_kana")
    industry_words = forms.CharField(
        label="産業分類を言葉で探す", required=False, help_text="例：印刷、飲食店、訪問介護"
    )
    industry_code = forms.ChoiceField(label="産業分類", error_messages=required("産業分類", "選んで"))
    employees = WholeNumberField(label="従業員数", help_text="この事業所で働く人の数。数字で入力してください。")
    filled_town = forms.CharField(required=False, widget=forms.HiddenInput)
    """The town that 「住所を入力」 wrote last: only that may be overwritten by the next one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._choices_of("prefecture_code", [_NOTHING, *prefectures().values_list("code", "name")])
        words, chosen = self.typed("industry_words"), self.typed("industry_code")
        self._choices_of("industry_code", industry_choices(search_industries(words).found, chosen, industries()))

    @classmethod
    def as_typed(
        cls, data: QueryDict, changes: Mapping[str, str], error: tuple[str, str] | None = None, **kwargs: Any
    ) -> Self:
        """The form as it was typed, with some entries changed, not judged but for the one error given."""
        merged = data.copy()
        for name, value in changes.items():
            merged[name] = value
        form = cls(merged, **kwargs)
        form.leave_unjudged()
        if error:
            form.add_error(*error)
        return form

    def leave_unjudged(self) -> None:
        """Nothing of what was typed is shown as wrong."""
        self.cleaned_data = {}
        self._errors = ErrorDict()

    def facts(self) -> EstablishmentFacts:
        """What was entered, as the commands take it. For a valid form."""
        entered = self.cleaned_data
        own = {name: entered[name] for name in EstablishmentFacts.__dataclass_fields__ if name in entered}
        own |= {"phone_shown": shown_phone(entered["phone"]), "employees": int(entered["employees"])}
        return EstablishmentFacts(**own)

    def typed(self, name: str) -> str:
        """What stands in a field, judged or not. (A bound field would be made too early to be changed afterwards.)"""
        field = self.fields[name]
        if self.is_bound:
            return str(field.widget.value_from_datadict(self.data, self.files, self.add_prefix(name)) or "")
        return str(self.get_initial_for_field(field, name) or "")

    def address_typed(self) -> tuple[str, str]:
        """Prefecture and municipality as they stand in the form, judged or not."""
        return self.typed("prefecture_code"), self.typed("municipality")

    def _choices_of(self, name: str, choices: Choices) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices


def initial_of(establishment: Establishment) -> dict[str, Any]:
    """The facts as they stand, as the form shows them for changing."""
    shown = asdict(facts_of(establishment))
    postal = establishment.postal_code
    return shown | {"phone": establishment.phone_shown, "postal_code": f"{postal[:3]}-{postal[3:]}" if postal else ""}
