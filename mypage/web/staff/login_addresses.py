"""A dead mail address of a login is replaced at the counter, after the person's identity was made sure of."""

from typing import Any

from django import forms
from django.http import HttpResponse

from mypage.accounts.commands.addresses import CHECKED_LENGTH
from mypage.establishments.commands.addresses import take_replacement
from mypage.establishments.models import Membership
from mypage.establishments.queries import logins_of
from mypage.kernel.clock import now
from mypage.kernel.rule import RuleViolation
from mypage.web.access import staff_view
from mypage.web.access_types import AreaRequest
from mypage.web.forms import Form, MailAddressField, TextField, required
from mypage.web.http import invalid, leave_notice, page, see_other
from mypage.web.staff.loading import own_establishment

_TEMPLATE = "staff/establishments/login_address.html"


class LoginAddressForm(Form):
    """Which login, the new address, how the identity was checked."""

    login = forms.ChoiceField(
        label="変更する利用者", widget=forms.RadioSelect, error_messages=required("変更する利用者", "選んで")
    )
    new_email = MailAddressField(label="新しいメールアドレス", help_text="半角英数字100文字以内")
    checked = TextField(
        label="本人確認の方法",
        limit=CHECKED_LENGTH,
        help_text="例：窓口で社員証と運転免許証を確認。確認した書類の番号は書かないでください。",
    )

    field_order = ("login", "new_email", "checked")

    def __init__(self, *args: Any, logins: list[Membership], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.logins = {str(login.pk): login for login in logins}
        field = self.fields["login"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(pk, _name_of(login)) for pk, login in self.logins.items()]

    @property
    def chosen(self) -> Membership:
        """The login whose address is dead. For a valid form."""
        return self.logins[self.cleaned_data["login"]]


def _name_of(login: Membership) -> str:
    name = f"{login.user.name}　" if login.user.name else ""
    return f"{login.get_role_display()}　{name}{login.user.email}"


@staff_view("counter")
def login_address(request: AreaRequest, pk: int) -> HttpResponse:
    """Takes the request; the address changes once its owner has typed the key that is mailed to it."""
    establishment = own_establishment(request, pk)
    logins = logins_of(establishment)
    context = {"section": "establishments", "establishment": establishment}
    if request.method != "POST":
        return page(request, _TEMPLATE, context | {"form": LoginAddressForm(logins=logins)})
    form = LoginAddressForm(request.POST, logins=logins)
    if form.is_valid():
        entered = form.cleaned_data
        try:
            take_replacement(
                membership=form.chosen,
                new_email=entered["new_email"],
                checked=entered["checked"],
                by=request.login,
                at=now(),
            )
        except RuleViolation as refusal:
            form.show(refusal)
        else:
            told = f"{entered['new_email']} に認証キーをお送りします。届いた方が手続きを終えると、変更されます。"
            leave_notice(request, "success", "メールアドレスの変更を受け付けました", told)
            return see_other("staff:establishment", pk)
    return invalid(request, _TEMPLATE, context | {"form": form})
