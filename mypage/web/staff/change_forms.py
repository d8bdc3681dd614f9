"""The forms of the decisions on a change of an establishment's data, and on an image."""

from typing import Any

from django import forms

from mypage.establishments.commands.reviewing import REMARKS_LIMIT
from mypage.reference.models import Office
from mypage.web.forms import Form, TextField, required

_STALE = "この画面は古くなっています。もう一度開き直してください。"


class SeenForm(Form):
    """Carries which version was looked at."""

    version = forms.IntegerField(
        widget=forms.HiddenInput, error_messages={"required": _STALE, "invalid": _STALE}, max_value=2**31
    )


class AcceptanceForm(SeenForm):
    """The acceptance; where the new address belongs to other offices, which of them is in charge from now on."""

    office = forms.ChoiceField(
        label="これからの担当の窓口",
        help_text="新しい所在地を管轄する窓口に引き継ぎます。",
        error_messages=required("これからの担当の窓口", "選んで"),
    )

    def __init__(self, *args: Any, offices: list[Office], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offices = {str(office.pk): office for office in offices}
        if not offices:
            del self.fields["office"]
            return
        field = self.fields["office"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "---------"), *((pk, office.shown_name) for pk, office in self.offices.items())]

    def chosen_office(self) -> Office | None:
        """The office in charge from now on; None where it stays."""
        return self.offices.get(str(self.cleaned_data.get("office", "")))


class ReturnForm(SeenForm):
    """What the employer is asked to correct. Its page has another form, so its controls have names of their own."""

    remarks = TextField(
        label="修正していただきたい点",
        limit=REMARKS_LIMIT,
        widget=forms.Textarea,
        help_text="求人者がこの文面を読みます。どの項目を、どのように直すかを書いてください。",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, auto_id="return_%s", **kwargs)


class RefusalForm(SeenForm):
    """Why an image may not be shown."""

    remarks = TextField(
        label="掲載できない理由",
        limit=REMARKS_LIMIT,
        widget=forms.Textarea,
        help_text="求人者がこの文面を読みます。どのような画像なら掲載できるかも書いてください。",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, auto_id="return_%s", **kwargs)
