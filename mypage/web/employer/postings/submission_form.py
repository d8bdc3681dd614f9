"""What the check page asks besides the answers: the message to the office, the cautions to let pass, the last box."""

from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any

from django import forms
from django.forms import BoundField

from mypage.postings.content import table
from mypage.postings.models import Posting
from mypage.postings.rules.registry import Finding
from mypage.web.forms import Form

MESSAGE = "message_to_office"
VERSION = "version"
AS_IT_IS = "このままで申し込む"
_IS_TRUE = "内容が実際の労働条件と同じであることを確認しました"


class SubmissionForm(Form):
    """The last form before a posting is submitted. What was written to the office is judged by the rules, not here."""

    message_to_office = forms.CharField(required=False, widget=forms.Textarea())
    is_true = forms.BooleanField(
        label=_IS_TRUE,
        error_messages={
            "required": f"「{_IS_TRUE}」にチェックがついていません。内容をご確認のうえ、チェックをつけてください。"
        },
    )
    version = forms.IntegerField(widget=forms.HiddenInput())

    def __init__(
        self,
        *args: Any,
        posting: Posting,
        cautions: Sequence[Finding],
        kept: Mapping[str, Any] | None = None,
        **kwargs: Any,
    ) -> None:
        """`kept`: what was sent after the session had ended; it goes before what the draft says."""
        sent = kept or {}
        message = sent.get(MESSAGE, posting.draft.values.get(MESSAGE, ""))
        super().__init__(*args, initial={MESSAGE: message, VERSION: posting.draft.version}, **kwargs)
        field = table().fields[MESSAGE]
        self.fields[MESSAGE].label, self.message_limit = field.label, field.limit
        self._found = {box_of(each): each for each in cautions}
        for name, each in self._found.items():
            self.fields[name] = _caution_box(each)
            self.initial[name] = name in sent or each.key in posting.draft.confirmed

    @property
    def cautions(self) -> list[tuple[Finding, str, BoundField]]:
        """Every caution with the label of its field and its box."""
        return [(each, label_of(each), self[name]) for name, each in self._found.items()]

    @property
    def confirmed(self) -> dict[str, bool]:
        """Every caution by its key, and whether its box is ticked."""
        return {each.key: bool(self[name].data) for name, each in self._found.items()}


def box_of(caution: Finding) -> str:
    """The name of a caution's box: the same as long as the caution says the same."""
    return f"caution_{sha256(caution.key.encode()).hexdigest()[:12]}"


def label_of(finding: Finding) -> str:
    """The label of the field that a finding is about."""
    field = table().fields.get(finding.field)
    return field.label if field else "求人"


def _caution_box(caution: Finding) -> forms.BooleanField:
    label = label_of(caution)
    message = f"「{label}」の注意を確かめ、直すか、「{AS_IT_IS}」にチェックをつけてください。"
    return forms.BooleanField(label=AS_IT_IS, error_messages={"required": message})
