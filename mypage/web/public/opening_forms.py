"""The forms of the opening's second and third screens, and of route A's."""

from typing import Any

from django.conf import settings

from mypage.accounts.rules.mail_address import folded_address
from mypage.onboarding.rules.comparison import Entries
from mypage.web.account.forms import KEY_HINT, PASSWORD_HINT, NewPasswordForm
from mypage.web.code_entry import CodeEntryForm
from mypage.web.forms import CodeField, Form, MailAddressField, PasswordField

_ADDRESS_HINT = "半角英数字100文字以内。複数の方が確認できるメールアドレスをおすすめします。"


class AddressForm(Form):
    """A mail address, twice."""

    email = MailAddressField(help_text=_ADDRESS_HINT)
    email_again = MailAddressField(label="メールアドレス（確認用）")

    field_order: tuple[str, ...] = ("email", "email_again")

    def clean(self) -> dict[str, Any]:
        """Refuses two different addresses."""
        cleaned = super().clean() or self.cleaned_data
        email, again = cleaned.get("email"), cleaned.get("email_again")
        if email and again and folded_address(email) != folded_address(again):
            self.add_error("email_again", "確認用のメールアドレスが、上のメールアドレスと違います。")
        return cleaned


class DetailsForm(AddressForm, CodeEntryForm):
    """The five entries of the second screen (S-24)."""

    field_order = ("email", "email_again", "number", "phone", "code")

    def entries(self) -> Entries:
        """The entries in the forms in which they are compared."""
        return self.entries_for(self.cleaned_data["email"])


class PasswordForm(NewPasswordForm):
    """A new password, twice, and the mailed key (S-26)."""

    password = PasswordField(label="登録するパスワード", help_text=PASSWORD_HINT)
    password_again = PasswordField(label="登録するパスワード（確認用）")
    key = CodeField(label="認証キー", limit=settings.KEY_LENGTH, help_text=KEY_HINT)
