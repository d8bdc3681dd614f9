"""An answer in words as people read it; how a number is written is the form's own, its units differ."""

from collections.abc import Callable
from decimal import Decimal

from mypage.kernel.fields.answers import Value
from mypage.kernel.fields.conditions import Raw
from mypage.kernel.fields.field import Field
from mypage.kernel.fields.writing import DATE_SEPARATOR
from mypage.kernel.ja import jdate


def answer_in_words(field: Field, value: Value | None, raw: Raw, number: Callable[[Field, int | Decimal], str]) -> str:
    """One answer; where it could not be read (`value` is None) as it was typed, empty where there is none."""
    if value is None:
        return _as_typed(raw if isinstance(raw, str) else "、".join(raw))
    if isinstance(value, tuple):
        return "、".join(value)
    if isinstance(value, int | Decimal):
        return number(field, value)
    if isinstance(value, str):
        return _postal(value) if field.name.endswith("postal_code") else value
    return jdate(value)


def _postal(digits: str) -> str:
    return f"〒{digits[:3]}-{digits[3:]}" if len(digits) == 7 and digits.isdecimal() else digits


def _as_typed(raw: str) -> str:
    parts = raw.split(DATE_SEPARATOR)
    if len(parts) != len("年月日"):
        return raw
    return "".join(f"{part}{unit}" for part, unit in zip(parts, "年月日", strict=True) if part)
