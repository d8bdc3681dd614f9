"""The two forms of a decision on a provisional registration."""

from typing import Any

from django import forms

from mypage.establishments.commands.reviewing import REMARKS_LIMIT
from mypage.reference.models import Office
from mypage.web.forms import EstablishmentNumberField, Form, TextField

_LIKENESS = "似ている事業所とは別の事業所であることを確かめて、チェックをつけてください。"
_FOREIGN = "この番号でよいことを確かめて、チェックをつけてください。"


class _SeenForm(Form):
    """Carries which version of the registration was looked at."""

    version = forms.IntegerField(
        widget=forms.HiddenInput,
        error_messages={"required": "この画面は古くなっています。もう一度開き直してください。"},
    )


class ConfirmationForm(_SeenForm):
    """The number that the office gives; what looks alike or odd is confirmed."""

    number = EstablishmentNumberField(help_text="半角数字4桁-6桁以内-1桁")
    is_other = forms.BooleanField(label="似ている事業所とは別の事業所であることを確認しました。", required=False)
    is_meant = forms.BooleanField(label="ほかの窓口の番号から始まる事業所番号で登録します。", required=False)

    def __init__(self, *args: Any, office: Office, has_similar: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.office, self.has_similar = office, has_similar
        self.is_foreign = False
        if not self.is_bound:
            self.initial.setdefault("number", [office.number_code, "", ""])

    def clean(self) -> dict[str, Any]:
        """Asks to confirm what a slip could have caused."""
        cleaned = super().clean() or self.cleaned_data
        number = cleaned.get("number")
        self.is_foreign = bool(number and self.office.number_code and number.office != self.office.number_code)
        if self.is_foreign and not cleaned.get("is_meant"):
            self.add_error("number", f"{self.office.shown_name}の事業所番号は{self.office.number_code}から始まります。")
            self.add_error("is_meant", _FOREIGN)
        if self.has_similar and not cleaned.get("is_other"):
            self.add_error("is_other", _LIKENESS)
        return cleaned


class ReturnForm(_SeenForm):
    """What the employer is asked to correct. Its page has another form, so its controls have names of their own."""

    remarks = TextField(
        label="修正していただきたい点",
        limit=REMARKS_LIMIT,
        widget=forms.Textarea,
        help_text="求人者がこの文面を読みます。どの項目を、どのように直すかを書いてください。",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, auto_id="return_%s", **kwargs)
