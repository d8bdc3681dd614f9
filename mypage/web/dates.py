"""Form parts for days and moments: one box for each part, in any width, with Western or Japanese years (ui.md 4.3)."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from mypage.kernel.clock import JST, in_japan
from mypage.kernel.dates import UnreadableDateError, read_day, read_time

DAY_PARTS = ("年", "月", "日")
HINT = "年は西暦（2026）でも和暦（令和8、R8）でも入力できます。"


class _Boxes(forms.MultiWidget):
    """One text box for each part."""

    def __init__(self, count: int) -> None:
        super().__init__([forms.TextInput() for _ in range(count)])


class DayBoxes(_Boxes):
    """年, 月, 日."""

    def __init__(self) -> None:
        super().__init__(3)

    def decompress(self, value: Any) -> list[str]:
        """The parts of a day given as initial value."""
        return [str(value.year), str(value.month), str(value.day)] if isinstance(value, date) else ["", "", ""]


class MomentBoxes(_Boxes):
    """年, 月, 日, 時刻."""

    def __init__(self) -> None:
        super().__init__(4)

    def decompress(self, value: Any) -> list[str]:
        """The parts of a moment given as initial value, on Japan's clock."""
        if not isinstance(value, datetime):
            return ["", "", "", ""]
        there = in_japan(value)
        return [str(there.year), str(there.month), str(there.day), f"{there.hour}:{there.minute:02d}"]


class _BoxesField(forms.MultiValueField):
    """The shared reading of the boxes; nothing in any of them is None."""

    parts: Sequence[str]

    def __init__(self, *, label: str, **kwargs: Any) -> None:
        boxes = [forms.CharField(required=False) for _ in self.parts]
        messages = {"required": f"{label}を入力してください。"}
        kwargs.setdefault("help_text", HINT)
        super().__init__(boxes, label=label, require_all_fields=False, error_messages=messages, **kwargs)

    def clean(self, value: Any) -> Any:
        """The day or moment that the boxes say."""
        boxes = [str(part or "").strip() for part in (value or [])]
        boxes += [""] * (len(self.parts) - len(boxes))
        if not any(boxes):
            if self.required:
                raise ValidationError(self.error_messages["required"], code="required")
            return None
        for number, (box, part) in enumerate(zip(boxes, self.parts, strict=True)):
            if not box:
                raise ValidationError(f"{self.label}の「{part}」を入力してください。", params={"part": number})
        return self.read(boxes)

    def read(self, boxes: list[str]) -> Any:
        """What full boxes say; ValidationError names the box to mend."""
        try:
            return read_day(*boxes[:3])
        except UnreadableDateError as refusal:
            message = f"{self.label}を確かめてください。{refusal.reason}"
            raise ValidationError(message, params={"part": refusal.part}) from None

    def compress(self, data_list: Any) -> Any:
        """Not used: `clean` reads the boxes itself."""
        return data_list


class DayField(_BoxesField):
    """A day in three boxes."""

    widget = DayBoxes
    parts = DAY_PARTS


class MomentField(_BoxesField):
    """A moment in four boxes, on Japan's clock."""

    widget = MomentBoxes
    parts = (*DAY_PARTS, "時刻")

    def read(self, boxes: list[str]) -> Any:
        """The day and the time together."""
        day = super().read(boxes)
        try:
            return datetime.combine(day, read_time(boxes[3]), tzinfo=JST)
        except ValueError:
            message = f"{self.label}の時刻は、9:00 か 9時30分 のように入力してください。"
            raise ValidationError(message, params={"part": 3}) from None
