"""How the fields of a table are drawn: which control, how wide, with which unit. Judges nothing."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django import forms

from mypage.kernel.fields import LINE, Field, Raw
from mypage.kernel.fields.writing import DATE_SEPARATOR
from mypage.web.dates import HINT, DayBoxes
from mypage.web.field_words import FieldHelp

_COUNTED = frozenset({"text", "address"})
"""Texts of one line, which have no counter below them."""
MANY_CHOICES = 7
"""From so many choices on a list is unfolded instead of buttons side by side (ui.md 2.3)."""
_UNITS = {"yen": "円", "days": "日", "minutes": "分"}
_NUMBERS = frozenset({"integer", "yen", "days", "minutes"})
_WIDTHS = (2, 3, 4, 6, 8, 10, 13, 20, 30, 40)
_NO_ANSWER = frozenset({"希望しない", "なし"})


@dataclass(frozen=True)
class Look:
    """What the macro needs to draw a question."""

    control: str
    """text, textarea, radios, select, checkboxes, day or shown."""
    width: int | str = ""
    type: str = "text"
    inputmode: str = ""
    autocomplete: str = ""
    suffix: str = ""
    limit: int = 0
    rows: int = 0
    is_mono: bool = False
    is_inline: bool = False


@dataclass(frozen=True)
class Caution:
    """Something to be looked at again; `is_confirmed` once the employer said that it shall stay so."""

    key: str
    message: str
    is_confirmed: bool = False


_FIXED = {
    "computed": Look("shown"),
    "date": Look("day"),
    "time": Look("text", width=6),
    "phone": Look("text", width=20, type="tel", inputmode="tel"),
    "mail": Look("text", width=40, type="email", inputmode="email"),
    "decimal": Look("text", width=6, inputmode="decimal"),
}


class QuestionField(forms.Field):
    """A field of a table as Django's forms know one. Reads and judges nothing: the domain does."""

    def __init__(self, look: Look, *, is_off: bool, when: str, cautions: Sequence[Caution], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.look, self.is_off, self.when, self.cautions = look, is_off, when, cautions


class KeptDayBoxes(DayBoxes):
    """年, 月, 日 of a day as it is kept: "2026-12-01", or the boxes as they were typed ("8|13|")."""

    def decompress(self, value: Any) -> list[str]:
        """The texts of the three boxes."""
        text = str(value or "")
        if DATE_SEPARATOR in text:
            return [*text.split(DATE_SEPARATOR), "", ""][:3]
        try:
            return super().decompress(date.fromisoformat(text))
        except ValueError:
            return [text, "", ""]


def look_of(field: Field, choices: Sequence[str], words: FieldHelp) -> Look:
    """How a field is drawn."""
    look = _of_input(field, choices)
    suffix = words.suffix or _UNITS.get(field.input, "")
    return replace(look, suffix=suffix, autocomplete=words.autocomplete, inputmode=words.inputmode or look.inputmode)


def _of_input(field: Field, choices: Sequence[str]) -> Look:
    is_inline = sum(len(each) for each in choices) <= LINE
    if field.input in _NUMBERS:
        return Look("text", width=_wide(max(field.limit, 2)), inputmode="numeric")
    match field.input:
        case "long_text":
            # The box is a line of the printed form wide and shows the whole text, if that is not too long.
            return Look("textarea", limit=field.limit, rows=min(max(-(-field.limit // LINE), 3), 12))
        case "choice" | "yes_no":
            return Look("select" if len(choices) >= MANY_CHOICES else "radios", is_inline=is_inline)
        case "multi_choice":
            return Look("checkboxes", is_inline=is_inline)
        case "code":
            return Look("text", width=_wide(field.limit + 2), is_mono=True)
        case other:
            return _FIXED.get(other) or Look("text", width=_wide(field.limit) if field.limit else "")


def widget_of(field: Field, look: Look, choices: Sequence[str]) -> forms.Widget:
    """The Django widget behind the control: it knows the choices and the boxes."""
    pairs = [(each, each) for each in choices]
    match look.control:
        case "radios":
            is_left_open = field.input == "choice" and not field.condition.is_required
            if is_left_open and not _NO_ANSWER & set(choices):
                pairs.append(("", "選ばない"))
            return forms.RadioSelect(choices=pairs)
        case "select":
            return forms.Select(choices=[("", "---------"), *pairs])
        case "checkboxes":
            return forms.CheckboxSelectMultiple(choices=pairs)
        case "day":
            return KeptDayBoxes()
        case "textarea":
            return forms.Textarea()
        case _:
            return forms.TextInput()


def help_text_of(field: Field, words: FieldHelp) -> str:
    """The support text of a field: its own, then what its form of input allows."""
    if field.input == "date":
        return f"{words.help}{HINT}"
    if field.input in _COUNTED and field.limit:
        most = f"{field.limit}文字まで"
        return f"{words.help}（{most}）" if words.help else most
    return words.help


def box_text(field: Field, raw: Raw) -> Raw:
    """A kept value as its box shows it: 1,200円 with its comma, a postal code with its hyphen, 9:00 without a zero."""
    if not isinstance(raw, str):
        return raw
    if field.input == "yen" and raw.isascii() and raw.isdecimal():
        return f"{int(raw):,}"
    if field.input == "time" and raw.startswith("0") and len(raw) == len("09:00"):
        return raw[1:]
    if field.name.endswith("postal_code") and len(raw) == 7 and raw.isascii() and raw.isdecimal():
        return f"{raw[:3]}-{raw[3:]}"
    return raw


def _wide(characters: int) -> int | str:
    return next((width for width in _WIDTHS if width >= characters), "")
