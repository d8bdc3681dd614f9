"""Kept values as typed ones: what cannot be read gives the sentence that says how to write it."""

import re
from datetime import date
from decimal import Decimal

from mypage.kernel.dates import UnreadableDateError, read_day
from mypage.kernel.fields.answers import Value
from mypage.kernel.fields.conditions import Raw
from mypage.kernel.fields.field import Field
from mypage.kernel.fields.writing import DATE_SEPARATOR


class UnreadableError(ValueError):
    """A kept value that is not of its field's form; the text of the error is the sentence for the reader."""


def read_value(field: Field, raw: Raw) -> Value:
    """The typed value of an answer that is not empty; UnreadableError otherwise."""
    if field.input == "multi_choice":
        chosen = [raw] if isinstance(raw, str) else raw
        if any(each not in field.choices for each in chosen):
            raise UnreadableError(f"{field.label}は、一覧から選んでください。")
        return tuple(chosen)
    text = raw if isinstance(raw, str) else ""
    return _READERS.get(field.input, _text)(field, text)


def _text(_: Field, text: str) -> Value:
    return text


def _choice(field: Field, text: str) -> Value:
    if text not in field.choices:
        raise UnreadableError(f"{field.label}は、一覧から選んでください。")
    return text


def _whole(field: Field, text: str) -> Value:
    if not re.fullmatch(r"[0-9]+", text):
        raise UnreadableError(f"{field.label}は、数字で入力してください。")
    _refuse_digits(field, text)
    return _within(field, Decimal(text), int(text))


def _decimal(field: Field, text: str) -> Value:
    if not re.fullmatch(r"[0-9]+(\.[0-9]+)?", text):
        raise UnreadableError(f"{field.label}は、数字で入力してください（小数点も使えます）。")
    places = field.decimal_places
    if len(text.partition(".")[2].rstrip("0")) > places:
        raise UnreadableError(f"{field.label}は、小数第{places}位までの数字で入力してください。")
    whole = text.partition(".")[0]
    if field.limit and len(whole) > field.limit - places:
        _refuse_digits(field, whole + "0" * places)
    return _within(field, Decimal(text), Decimal(text))


def _refuse_digits(field: Field, digits: str) -> None:
    if field.limit and len(digits) > field.limit:
        raise UnreadableError(f"{field.label}は、{field.limit}桁までの数字で入力してください。")


def _within(field: Field, number: Decimal, value: Value) -> Value:
    if field.bounds and not field.bounds[0] <= number <= field.bounds[1]:
        low, high = field.bounds
        raise UnreadableError(f"{field.label}は、{low}から{high}までの数字で入力してください。")
    return value


def _time(field: Field, text: str) -> Value:
    if not re.fullmatch(r"([01][0-9]|2[0-3]):[0-5][0-9]", text):
        raise UnreadableError(f"{field.label}は、「9:00」「18時30分」のように入力してください。")
    return int(text[:2]) * 60 + int(text[3:])


def _date(field: Field, text: str) -> Value:
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            raise UnreadableError(f"{field.label}の日付を確かめてください。") from None
    parts = ([*text.split(DATE_SEPARATOR), "", ""])[:3]
    for part, unit in zip(parts, "年月日", strict=True):
        if not part:
            raise UnreadableError(f"{field.label}の「{unit}」を入力してください。")
    try:
        return read_day(*parts)
    except UnreadableDateError as refusal:
        raise UnreadableError(f"{field.label}を確かめてください。{refusal.reason}") from None


_READERS = dict.fromkeys(("integer", "yen", "days", "minutes"), _whole) | {
    "choice": _choice,
    "yes_no": _choice,
    "decimal": _decimal,
    "time": _time,
    "date": _date,
}
