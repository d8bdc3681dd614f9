"""The forms on the logins of an establishment."""

from django import forms
from django.conf import settings

from mypage.establishments.choices import Role
from mypage.establishments.rules.logins import LONGEST_NAME
from mypage.web.account.forms import PASSWORD_HINT, NewPasswordForm
from mypage.web.forms import CodeField, Form, MailAddressField, PasswordField, TextField, consent_box, required

_ADDED = [(Role.MEMBER.value, Role.MEMBER.label), (Role.VIEWER.value, Role.VIEWER.label)]


def _role() -> forms.ChoiceField:
    return forms.ChoiceField(
        label="権限", choices=_ADDED, widget=forms.RadioSelect, error_messages=required("権限", "選んで")
    )


class NewLoginForm(Form):
    """Whom the 代表 asks in."""

    name = TextField(label="氏名", limit=LONGEST_NAME)
    email = MailAddressField(help_text="半角英数字100文字以内。このアドレスにお手続きのメールをお送りします。")
    role = _role()


class RoleForm(Form):
    """What a login may do."""

    role = _role()


class AcceptanceForm(NewPasswordForm):
    """The invited address, its key, a password, and the two boxes that nobody ticks for the reader."""

    email = MailAddressField(help_text="利用者登録のお手続きのメールが届いたメールアドレス")
    key = CodeField(
        label="認証キー", limit=settings.KEY_LENGTH, help_text="メールに記載された認証キーを入力してください。"
    )
    password = PasswordField(label="登録するパスワード", help_text=PASSWORD_HINT)
    password_again = PasswordField(label="登録するパスワード（確認用）")
    privacy = consent_box("プライバシーポリシー")
    terms = consent_box("利用規約")

    field_order = ("email", "key", "password", "password_again", "privacy", "terms")
