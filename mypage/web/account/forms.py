"""The forms of signing in and of a login's own account."""

from typing import Any

from django import forms
from django.conf import settings

from mypage.accounts.rules.password import violations_of_password
from mypage.establishments.rules.logins import LONGEST_NAME
from mypage.kernel.rule import RuleViolation
from mypage.web.forms import CodeField, Form, MailAddressField, PasswordField, TextField

PASSWORD_HINT = "半角数字、英字、記号のすべてを含む8文字以上32文字以内"  # noqa: S105  (words, no password)
KEY_HINT = "メールに記載された認証キーを入力してください。"


class SignInForm(Form):
    """Address and password, and the page to go on to."""

    email = MailAddressField()
    password = PasswordField(label="パスワード")
    next = forms.CharField(required=False, widget=forms.HiddenInput)


class CodeForm(Form):
    """Six digits, mailed or shown by an app; the device may be trusted for some days."""

    code = CodeField(label="ワンタイムパスワード", limit=6)
    trust = forms.BooleanField(
        label=f"この端末では{settings.TRUSTED_DEVICE_DAYS}日間省略する",
        help_text="ほかの方と共用する端末では、チェックをつけないでください。",
        required=False,
    )


class AddressForm(Form):
    """The address of a login."""

    email = MailAddressField()


class NewPasswordForm(Form):
    """A new password, twice; every unmet demand, and two different ones, are told at once."""

    password = PasswordField(label="新しいパスワード", help_text=PASSWORD_HINT)
    password_again = PasswordField(label="新しいパスワード（確認用）")

    def clean(self) -> dict[str, Any]:
        """The password in order and typed twice alike."""
        cleaned = super().clean() or self.cleaned_data
        password, again = cleaned.get("password"), cleaned.get("password_again")
        if password:
            violations = violations_of_password(password)
            if violations:
                self.show(RuleViolation(*violations))
            elif again and password != again:
                self.add_error("password_again", "確認用のパスワードが、上のパスワードと違います。")
        return cleaned


class ForgottenPasswordForm(NewPasswordForm):
    """The mailed key and a new password."""

    key = CodeField(label="認証キー", limit=settings.KEY_LENGTH, help_text=KEY_HINT)

    field_order = ("key", "password", "password_again")


class ReplacedAddressForm(NewPasswordForm):
    """A new address that the office has noted, the key mailed to it, a new password."""

    email = MailAddressField(label="新しいメールアドレス", help_text="認証キーのメールが届いたメールアドレス")
    key = CodeField(label="認証キー", limit=settings.KEY_LENGTH, help_text=KEY_HINT)

    field_order = ("email", "key", "password", "password_again")


class ChangedPasswordForm(NewPasswordForm):
    """The current password and a new one."""

    current = PasswordField(label="現在のパスワード")

    field_order = ("current", "password", "password_again")


class ChangedAddressForm(Form):
    """A new address and the current password."""

    new_email = MailAddressField(
        label="新しいメールアドレス", help_text="半角英数字100文字以内。このアドレスに認証キーをお送りします。"
    )
    current = PasswordField(label="現在のパスワード")


class KeyForm(Form):
    """A mailed key."""

    key = CodeField(label="認証キー", limit=settings.KEY_LENGTH, help_text=KEY_HINT)


class NameForm(Form):
    """The name of a login."""

    name = TextField(label="氏名", limit=LONGEST_NAME)


class ProofForm(Form):
    """The current password."""

    current = PasswordField(label="現在のパスワード")


class AppForm(Form):
    """The code that a newly set up app shows."""

    code = CodeField(label="認証アプリに表示された6桁の数字", limit=6)


class ProvenAppForm(ProofForm):
    """The same, with the current password."""

    code = CodeField(label="認証アプリに表示された6桁の数字", limit=6)

    field_order = ("code", "current")
