"""Form parts shared by the areas: fields that read numbers, addresses and names as people type them. Shape only."""

import re
from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from mypage.accounts.rules.mail_address import typed_address, violations_of_mail_address
from mypage.kernel.codes import canonical_code
from mypage.kernel.ja import half_width, plain_digits, to_katakana, without_controls
from mypage.kernel.numbers import EstablishmentNumber, corporate_digits, phone_digits, postal_digits
from mypage.kernel.rule import RuleViolation


class Form(forms.Form):
    """The base of all forms: errors without HTML5 bubbles, violations of rules shown at their fields."""

    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)

    def show(self, refusal: RuleViolation) -> None:
        """The violations stand at the fields that they concern, the others above the form."""
        for violation in refusal.violations:
            self.add_error(violation.field if violation.field in self.fields else None, violation.message)


def required(label: str, verb: str = "入力して") -> dict[str, str]:
    """The message for an empty field: 「…を入力してください。」"""
    return {"required": f"{label}を{verb}ください。", "invalid_choice": f"{label}を選んでください。"}


def consent_box(title: str) -> forms.BooleanField:
    """The box with which the reader agrees to a text; nobody ticks it on the reader's behalf (S-23)."""
    label = f"「{title}」に同意します。"
    message = f"「{label}」にチェックがついていません。内容をご確認のうえ、チェックをつけてください。"
    return forms.BooleanField(label=label, error_messages={"required": message})


class TextField(forms.CharField):
    """A text of people, as typed but for control characters; its length is counted with a line break as one."""

    def __init__(self, *, label: str, limit: int, required: bool = True, **kwargs: Any) -> None:
        self.limit = limit
        messages = {"required": f"{label}を入力してください。"}
        super().__init__(label=label, required=required, error_messages=messages, **kwargs)

    def to_python(self, value: Any) -> str:
        """The cleaned text."""
        return without_controls(super().to_python(value) or "").strip()

    def validate(self, value: str) -> None:
        """Refuses what is empty or too long, with the number of signs to take out."""
        super().validate(value)
        if len(value) > self.limit:
            over = len(value) - self.limit
            raise ValidationError(f"{self.label}は{self.limit}文字以内で入力してください。{over}文字減らしてください。")


class KanaField(TextField):
    """A reading: hiragana and half-width kana become full-width katakana."""

    def to_python(self, value: Any) -> str:
        """The reading in katakana."""
        return to_katakana(super().to_python(value))


class MailAddressField(forms.CharField):
    """A mail address, judged by S-30; blanks around it and full width are forgiven."""

    def __init__(self, *, label: str = "メールアドレス", **kwargs: Any) -> None:
        messages = {"required": f"{label}を入力してください。"}
        super().__init__(label=label, error_messages=messages, **kwargs)

    def to_python(self, value: Any) -> str:
        """The address as it is kept."""
        return typed_address(super().to_python(value) or "")

    def bound_data(self, data: Any, initial: Any) -> Any:
        """What the form shows when it comes back: the address as it is judged (S-30)."""
        return typed_address(data) if isinstance(data, str) else data

    def validate(self, value: str) -> None:
        """Refuses an address with the reason that S-30 gives."""
        super().validate(value)
        if value:
            for violation in violations_of_mail_address(value):
                raise ValidationError(violation.message, code=violation.code)


class _DigitsField(forms.CharField):
    """A number that one of the kernel's readers understands; kept in the reader's form."""

    wrong = ""

    def __init__(self, *, label: str, **kwargs: Any) -> None:
        messages = {"required": f"{label}を入力してください。"}
        super().__init__(label=label, error_messages=messages, **kwargs)

    def read(self, text: str) -> str:
        """The number in canonical form; ValueError when it is none."""
        raise NotImplementedError

    def clean(self, value: Any) -> str:
        """The canonical number, or an empty text where none is required."""
        text = super().clean(value)
        if not text:
            return ""
        try:
            return self.read(text)
        except ValueError:
            raise ValidationError(self.wrong) from None


class PhoneField(_DigitsField):
    """電話番号: kept as digits."""

    wrong = "電話番号は、市外局番から10桁か11桁の数字で入力してください。"

    def read(self, text: str) -> str:
        """Ten or eleven digits."""
        return phone_digits(text)


class PostalCodeField(_DigitsField):
    """郵便番号: kept as seven digits."""

    wrong = "郵便番号は、7桁の数字で入力してください。"

    def read(self, text: str) -> str:
        """Seven digits."""
        return postal_digits(text)


class CorporateNumberField(_DigitsField):
    """法人番号: kept as thirteen digits, its check digit tested."""

    wrong = "法人番号の13桁を確かめてください。国税庁から通知された番号と一致しません。"

    def read(self, text: str) -> str:
        """Thirteen digits."""
        return corporate_digits(text)


class WholeNumberField(_DigitsField):
    """A whole number with or without commas."""

    wrong = "数字で入力してください。"

    def read(self, text: str) -> str:
        """Digits without commas."""
        plain = re.sub(r"[,、，]", "", plain_digits(text))
        if not re.fullmatch(r"[0-9]{1,9}", plain):
            raise ValueError("not a whole number")
        return str(int(plain))


class CodeField(forms.CharField):
    """A code off paper or a mail: capitals, without blanks and dashes, at most so many signs."""

    def __init__(self, *, label: str, limit: int, **kwargs: Any) -> None:
        self.limit = limit
        messages = {"required": f"{label}を入力してください。"}
        super().__init__(label=label, error_messages=messages, **kwargs)

    def to_python(self, value: Any) -> str:
        """The code as it was issued."""
        return canonical_code(super().to_python(value) or "")

    def validate(self, value: str) -> None:
        """Refuses an empty or overlong code, and signs that no code has."""
        super().validate(value)
        if len(value) > self.limit or not value.isascii():
            raise ValidationError(f"{self.label}は、半角文字{self.limit}文字以内で入力してください。")


class PasswordField(forms.CharField):
    """A password, taken to the letter and never shown again."""

    def __init__(self, *, label: str, **kwargs: Any) -> None:
        messages = {"required": f"{label}を入力してください。"}
        super().__init__(
            label=label, strip=False, widget=forms.PasswordInput(render_value=False), error_messages=messages, **kwargs
        )


class NumberBoxes(forms.MultiWidget):
    """Three boxes of an establishment number; a whole number pasted into the first is split (S-24)."""

    def __init__(self) -> None:
        super().__init__([forms.TextInput(), forms.TextInput(), forms.TextInput()], attrs={"data-split": "4,6,1"})

    def decompress(self, value: Any) -> list[str]:
        """The parts of a number given as initial value."""
        if isinstance(value, EstablishmentNumber):
            return [value.office, value.serial, value.check]
        return ["", "", ""]


class EstablishmentNumberField(forms.MultiValueField):
    """事業所番号 in three boxes; cleaned to an EstablishmentNumber (None where it is not required and empty)."""

    widget = NumberBoxes

    def __init__(self, *, label: str = "事業所番号", **kwargs: Any) -> None:
        self.label_text = label
        parts = [forms.CharField(required=False) for _ in range(3)]
        messages = {
            "required": f"{label}を入力してください。",
            "incomplete": f"{label}を3つの欄すべてに入力してください。",
        }
        super().__init__(parts, label=label, require_all_fields=False, error_messages=messages, **kwargs)

    def clean(self, value: Any) -> Any:
        """The number, out of the boxes or out of a whole number pasted into the first one."""
        boxes = [half_width(part or "") for part in (value or ["", "", ""])]
        if not any(boxes):
            if self.required:
                raise ValidationError(self.error_messages["required"])
            return None
        try:
            if boxes[0] and not any(boxes[1:]):
                return EstablishmentNumber.parse(boxes[0])
            return EstablishmentNumber.of(*boxes)
        except ValueError:
            raise ValidationError(
                f"{self.label_text}は、4桁・6桁以内・1桁の数字で入力してください。", params={"part": self._wrong(boxes)}
            ) from None

    def compress(self, data_list: Iterable[Any]) -> Any:
        """Not used: `clean` reads the boxes itself."""
        return list(data_list)

    @staticmethod
    def _wrong(boxes: list[str]) -> int:
        patterns = (r"[0-9]{4}", r"[0-9]{1,6}", r"[0-9]")
        for place, (box, pattern) in enumerate(zip(boxes, patterns, strict=True)):
            if not re.fullmatch(pattern, plain_digits(box)):
                return place
        return 0
