"""The forms of the decisions on a posting. Each carries the number of the revision that was read."""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from django import forms

from mypage.postings.choices import RefusalGround
from mypage.postings.commands.reviewing import LONGEST_REMARK
from mypage.postings.content import DATA, table
from mypage.postings.pages import pages_by_field
from mypage.postings.shown import ShownAnswer
from mypage.web.field_words import Wording
from mypage.web.forms import Form, TextField, required

SENTENCE_LIMIT, NOTE_LIMIT = 1000, 200
_STALE = "この画面は古くなっています。もう一度開き直してください。"
_REMARK = "remark_"


class RevisionForm(Form):
    """Carries which revision was read."""

    revision = forms.IntegerField(
        widget=forms.HiddenInput,
        max_value=2**15,
        error_messages={"required": _STALE, "invalid": _STALE, "max_value": _STALE},
    )


class AcceptanceForm(RevisionForm):
    """受理; why, where the rules object."""

    despite = TextField(
        label="受理してよい理由",
        limit=LONGEST_REMARK,
        required=False,
        widget=forms.Textarea,
        help_text="自動チェックに違反があるまま受理するときは、確かめたことを書いてください。記録に残ります。",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, auto_id="acceptance_%s", **kwargs)


class RefusalForm(RevisionForm):
    """不受理: the legal ground, and the sentence that the employer reads."""

    ground = forms.ChoiceField(
        label="不受理の根拠",
        choices=RefusalGround.choices,
        widget=forms.RadioSelect,
        error_messages=required("不受理の根拠", "選んで"),
    )
    sentence = TextField(
        label="求人者に伝える理由",
        limit=SENTENCE_LIMIT,
        widget=forms.Textarea,
        help_text="求人者がこの文面を読みます。どの内容が、なぜ受理できないのかを書いてください。",
    )


class ExtensionForm(Form):
    """延長を認める or not; the employer reads why not."""

    decision = forms.ChoiceField(choices=[("grant", "認める"), ("decline", "認めない")])
    sentence = TextField(
        label="延長を認めない理由",
        limit=SENTENCE_LIMIT,
        required=False,
        widget=forms.Textarea,
        help_text="延長を認めないときに入力してください。求人者がこの文面を読みます。",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, auto_id="extension_%s", **kwargs)


class AssignmentForm(Form):
    """担当になる (from whom, if anybody has it) or 担当を外れる."""

    action = forms.ChoiceField(choices=[("take", "担当になる"), ("release", "担当を外れる")])
    instead_of = forms.IntegerField(required=False, max_value=2**63 - 1)


class NoteForm(RevisionForm):
    """訂正: why, beside the question that is mended; that it is there at all is asked by the command."""

    note = TextField(
        label="訂正した理由",
        limit=NOTE_LIMIT,
        required=False,
        widget=forms.Textarea,
        help_text="求人者がこの文面を読みます。例：お電話で確認し、郵便番号の誤りを直しました。",
    )


class ReturnForm(RevisionForm):
    """修正依頼: a remark for any line that is typed in the form, and a sentence on the whole."""

    sentence = TextField(
        label="全体へのひとこと",
        limit=SENTENCE_LIMIT,
        required=False,
        widget=forms.Textarea,
        help_text="求人者がこの文面を読みます。項目ごとの指摘は、求人者の入力画面で、それぞれの項目のところに出ます。",
    )

    def __init__(self, *args: Any, lines: Iterable[ShownAnswer], kind: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.names: dict[str, str] = {}
        for line in lines:
            typed = typed_in_form(line.names, kind)
            if typed:
                self.names[line.field] = typed
                self.fields[f"{_REMARK}{line.field}"] = TextField(
                    label=f"「{line.label}」への指摘", limit=LONGEST_REMARK, required=False, widget=forms.Textarea
                )

    @property
    def remarks(self) -> dict[str, str]:
        """Field of the form to what is to be mended there."""
        return {typed: str(self.cleaned_data.get(f"{_REMARK}{line}", "")) for line, typed in self.names.items()}

    def box(self, line: str) -> forms.BoundField | None:
        """The box of a line; None where it has none."""
        return self[f"{_REMARK}{line}"] if line in self.names else None

    @staticmethod
    def initial_for(remarks: Mapping[str, str], sentence: str, revision: int) -> dict[str, Any]:
        """What stands in the boxes at first; `remarks` by line."""
        boxes = {f"{_REMARK}{line}": text[:LONGEST_REMARK] for line, text in remarks.items()}
        return {"revision": revision, "sentence": sentence[:SENTENCE_LIMIT], **boxes}


_TYPED_AS = {
    "workplace_municipality": "workplace_choice",
    "total_pay_from": "base_pay_from",
    "total_pay_to": "base_pay_to",
}
"""Lines that are shown and typed as another field."""


def typed_in_form(names: tuple[str, ...], kind: str) -> str:
    """The field of the form in which a line of an answer is typed; empty for what nobody types there."""
    typed = _TYPED_AS.get(names[0], names[0])
    field = table().fields.get(typed)
    is_there = field is not None and not field.is_computed and typed in pages_by_field(kind)
    return typed if is_there else ""


@cache
def wording() -> Wording:
    """Helps and conditions of the questions in words, read once."""
    return Wording.of(table(), DATA / "field_help.csv")
