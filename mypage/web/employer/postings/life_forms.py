"""What is asked when a posting is ended: the reason, and words where the choice says too little."""

from django import forms

from mypage.postings.choices import EndReason
from mypage.web.forms import Form, TextField, required

LONGEST_NOTE = 200


class CancellationForm(Form):
    """求人取消. The command judges it."""

    reason = forms.ChoiceField(
        label="取り消す理由",
        choices=EndReason.choices,
        widget=forms.RadioSelect,
        error_messages=required("取り消す理由", "選んで"),
    )
    note = TextField(
        label="内容",
        limit=LONGEST_NOTE,
        required=False,
        help_text=f"「その他」を選んだときは、必ず入力してください。{LONGEST_NOTE}文字まで。",
    )
