"""The form of a public notice."""

from django import forms

from mypage.guidance.rules import LONGEST_EMERGENCY_TEXT, LONGEST_TEXT, LONGEST_TITLE, NoticeFacts
from mypage.web.dates import MomentField
from mypage.web.forms import Form, TextField


class NoticeForm(Form):
    """Title, text, term, and whether it is an emergency."""

    title = TextField(label="題名", limit=LONGEST_TITLE)
    text = TextField(
        label="本文",
        limit=LONGEST_TEXT,
        widget=forms.Textarea,
        help_text=f"緊急のお知らせは、すべての画面の上に出るため{LONGEST_EMERGENCY_TEXT}文字以内にします。",
    )
    is_emergency = forms.BooleanField(
        label="緊急のお知らせとして、すべての画面の上に表示する",
        required=False,
        help_text="サービスの停止や災害のときだけ使います。",
    )
    shown_from = MomentField(
        label="掲載の始まり", help_text="年は西暦でも和暦でも入力できます。時刻は 9:00 のように入力します。"
    )
    shown_until = MomentField(
        label="掲載の終わり", required=False, help_text="空欄のときは、取り下げるまで掲載します。"
    )

    def facts(self) -> NoticeFacts:
        """What the commands take."""
        return NoticeFacts(**self.cleaned_data)
