"""The form with which a code is asked for."""

from django import forms

from mypage.onboarding.choices import Channel
from mypage.onboarding.rules.requests import LIMITS, CodeRequest
from mypage.web.forms import Form, MailAddressField, TextField, required
from mypage.web.staff.tokens import TokenField

_WHO, _WHO_LIMIT = LIMITS["requested_by"]
_CHECKED, _CHECKED_LIMIT = LIMITS["checked"]


class TokenForm(Form):
    """Nothing but the token: a button that acts at once."""

    form_token = TokenField()


class CodeForm(TokenForm):
    """Who asks, which way, how that was made sure of, and the address that the code is bound to."""

    channel = forms.ChoiceField(
        label="依頼の方法",
        choices=Channel.choices,
        widget=forms.RadioSelect,
        error_messages=required("依頼の方法", "選んで"),
    )
    requested_by = TextField(label=_WHO, limit=_WHO_LIMIT, help_text="氏名を入力してください。役職なども書けます。")
    checked = TextField(
        label=_CHECKED,
        limit=_CHECKED_LIMIT,
        help_text="依頼した方を、どのように確認したかを入力してください。",
    )
    bound_email = MailAddressField(
        label="開設に使うメールアドレスの指定",
        required=False,
        help_text="入力すると、このメールアドレスでだけ開設できます。指定しないときは入力しないでください。",
    )

    field_order = ("channel", "requested_by", "checked", "bound_email", "form_token")

    def request(self) -> CodeRequest:
        """What was entered, as the command takes it. For a valid form."""
        entered = self.cleaned_data
        return CodeRequest(entered["channel"], entered["requested_by"], entered["checked"], entered["bound_email"])
