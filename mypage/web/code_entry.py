"""Entering an account creation code, by a stranger or by a login: the shared form, the page of a dead code."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse

from mypage.onboarding.models import AccountCreationCode
from mypage.onboarding.rules.comparison import Entries
from mypage.web.forms import CodeField, EstablishmentNumberField, Form, PhoneField
from mypage.web.http import page

CODE_LIMIT = 10


class CodeEntryForm(Form):
    """Establishment number, telephone number, account creation code."""

    number = EstablishmentNumberField(help_text="半角数字4桁-6桁以内-1桁")
    phone = PhoneField(label="電話番号", help_text="半角数字。事業所として登録した電話番号を入力してください。")
    code = CodeField(label="アカウント作成コード", limit=CODE_LIMIT, help_text="半角文字10文字以内")

    def entries_for(self, email: str) -> Entries:
        """The entries in the forms in which they are compared."""
        entered = self.cleaned_data
        return Entries(email, entered["number"].canonical, entered["phone"], entered["code"])


def show_unusable_code(request: HttpRequest, code: AccountCreationCode, at: datetime) -> HttpResponse:
    """410: everything was right, but the code counts no more; why, and how to get a new one (S-37)."""
    context = {"state": code.state_at(at), "code": code, "office": code.establishment.office}
    return page(request, "public/opening/unusable.html", context, status=410)
