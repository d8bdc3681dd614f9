"""The forms about staff."""

from typing import Any

from django import forms

from mypage.accounts.choices import StaffState
from mypage.accounts.models import StaffPosition, User
from mypage.accounts.rules.staff import LONGEST_NAME, StaffRoles
from mypage.reference.models import Office
from mypage.web.forms import CodeField, Form, MailAddressField, PasswordField, TextField
from mypage.web.staff.admin.forms import OfficeChoice, offices_to_choose_from

ROLES = [("is_counter", "窓口"), ("is_reviewer", "審査"), ("is_administrator", "管理者")]
ROLE_HINTS = {
    "is_counter": "事業所を調べて登録し、アカウント作成コードを発行します。",
    "is_reviewer": "仮登録を確認します。",
    "is_administrator": "職員、所在地情報、お知らせ、記録を管理します。この権限だけでは、事業所の手続きはできません。",
}


class StaffForm(Form):
    """Name, office and roles of a member of the staff."""

    name = TextField(label="氏名", limit=LONGEST_NAME)
    office = OfficeChoice(label="所属")
    roles = forms.MultipleChoiceField(
        label="権限",
        choices=ROLES,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "権限を1つ以上選んでください。"},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["office"].offer(offices_to_choose_from())  # type: ignore[attr-defined]

    @staticmethod
    def initial_of(user: User) -> dict[str, Any]:
        """What a form for changing shows first."""
        position: StaffPosition = user.position
        held = [role for role, _ in ROLES if getattr(position, role)]
        return {"name": user.name, "office": position.office_id, "roles": held}

    def facts(self) -> dict[str, Any]:
        """What the commands take."""
        entered = self.cleaned_data
        roles = StaffRoles(**dict.fromkeys(entered["roles"], True))
        return {"name": entered["name"], "office": entered["office"], "roles": roles}


class NewStaffForm(StaffForm):
    """The same, with the address that signs in."""

    email = MailAddressField(help_text="このアドレス宛てに、登録のための認証キーをお送りします。")

    field_order = ("name", "email", "office", "roles")


class StaffSearchForm(Form):
    """Words, office, state; all may be left empty."""

    words = forms.CharField(label="氏名・メールアドレス", required=False, max_length=100)
    office = OfficeChoice(label="所属", required=False)
    state = forms.ChoiceField(label="状態", required=False, choices=[("", "すべて"), *StaffState.choices])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        with_staff = Office.objects.filter(positions__isnull=False).distinct()
        rows = with_staff.select_related("prefecture").order_by("prefecture_id", "code", "id")
        self.fields["office"].offer(rows, empty=("", "すべて"))  # type: ignore[attr-defined]


class RegistrationForm(Form):
    """Address, key and the new password, twice."""

    email = MailAddressField(help_text="認証キーのメールが届いたアドレスです。")
    key = CodeField(label="認証キー", limit=8, help_text="メールに記載された認証キーを入力してください。")
    password = PasswordField(
        label="登録するパスワード", help_text="半角数字、英字、記号のすべてを含む8文字以上32文字以内"
    )
    password_again = PasswordField(label="登録するパスワード（確認用）")

    def clean(self) -> dict[str, Any]:
        """Refuses two different passwords."""
        cleaned = super().clean() or self.cleaned_data
        password, again = cleaned.get("password"), cleaned.get("password_again")
        if password and again and password != again:
            self.add_error("password_again", "確認用のパスワードが、上のパスワードと違います。")
        return cleaned
