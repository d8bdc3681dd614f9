"""How typed values are kept: in one canonical form where they can be read, as typed where they cannot."""

import re
from decimal import Decimal

from mypage.kernel.dates import UnreadableDateError, read_day, read_time
from mypage.kernel.fields.conditions import Raw
from mypage.kernel.fields.field import Field
from mypage.kernel.ja import half_width, plain_digits, to_katakana
from mypage.kernel.numbers import phone_digits, postal_digits

_WIDE = {code: code + 0xFEE0 for code in range(0x21, 0x7F)} | {0x20: 0x3000, 0x09: 0x3000}
_HALF_KANA = re.compile(r"[｡-ﾟ]+")
_UNITS = re.compile(r"(円|ヶ月|か月|ヵ月|カ月|月|日|時間|分|人|名|歳|才|回|年|%|％)+$")
_MANY = re.compile(r"([0-9]+(?:\.[0-9]+)?)万([0-9]*)")
_WHOLE = {"integer", "yen", "days", "minutes"}
DATE_SEPARATOR = "|"


def normalised(field: Field, typed: Raw) -> Raw:
    """The value as it is kept; the same function on its own result changes nothing."""
    if field.input == "multi_choice":
        chosen = [typed] if isinstance(typed, str) else typed
        known = [choice for choice in field.choices if choice in chosen]
        return known + [each for each in dict.fromkeys(chosen) if each and each not in known]
    text = typed if isinstance(typed, str) else " ".join(typed)
    text = _unified(text)
    if field.input in ("text", "long_text", "address"):
        return _as_text(field, text)
    return _CANONICAL.get(field.input, _plain)(field, text)


def widened(text: str) -> str:
    """Half-width letters, digits, signs and kana become full-width (R-165); line breaks stay.

    >>> widened("PC操作 ﾃﾞｰﾀ入力")
    'ＰＣ操作　データ入力'
    """
    return _HALF_KANA.sub(lambda run: to_katakana(run.group()), text).translate(_WIDE)


def _unified(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")


def _as_text(field: Field, text: str) -> str:
    if field.writing == "kana":
        return to_katakana(text)
    if field.writing == "full":
        text = widened(text)
    lines = [line.rstrip(" \u3000") for line in text.split("\n")]
    if field.input == "long_text":
        return "\n".join(lines).strip("\n")
    return "　".join(line.strip(" \u3000") for line in lines if line.strip(" \u3000"))


def _plain(_: Field, text: str) -> str:
    return text.strip(" \u3000")


def _number(_: Field, text: str) -> str:
    plain = re.sub(r"[,、，\s]", "", plain_digits(text))
    plain = _UNITS.sub("", plain)
    many = _MANY.fullmatch(plain)
    if many:
        plain = str(int(Decimal(many[1]) * 10_000) + int(many[2] or 0))
    return str(int(plain)) if re.fullmatch(r"[0-9]{1,20}", plain) else text.strip(" \u3000")


def _decimal(_: Field, text: str) -> str:
    plain = re.sub(r"[,、，\s]", "", plain_digits(text))
    plain = _UNITS.sub("", plain)
    if not re.fullmatch(r"[0-9]{1,12}(\.[0-9]{1,9})?", plain):
        return text.strip(" \u3000")
    whole, _dot, part = plain.partition(".")
    return f"{int(whole)}.{part}" if part else str(int(whole))


def _time(_: Field, text: str) -> str:
    plain = re.sub(r"時半$", "時30分", half_width(text))
    try:
        return read_time(plain).strftime("%H:%M")
    except ValueError:
        return text.strip(" \u3000")


def _date(_: Field, text: str) -> str:
    parts = text.split(DATE_SEPARATOR)
    if len(parts) == 3:
        if not any(part.strip() for part in parts):
            return ""
        try:
            return read_day(*parts).isoformat()
        except UnreadableDateError:
            return DATE_SEPARATOR.join(part.strip() for part in parts)
    return text.strip(" \u3000")


def _phone(_: Field, text: str) -> str:
    try:
        digits = phone_digits(text)
    except ValueError:
        return text.strip(" \u3000")
    plain = re.sub(r"[()\s]+", "-", plain_digits(text)).strip("-")
    return plain if re.sub(r"\D", "", plain) == digits else digits


def _code(field: Field, text: str) -> str:
    if field.name.endswith("postal_code"):
        try:
            return postal_digits(text)
        except ValueError:
            return text.strip(" \u3000")
    plain = re.sub(r"\s", "", plain_digits(text))
    if field.name == "corporate_number":
        plain = plain.upper().removeprefix("T").replace("-", "")
    return plain


def _mail(_: Field, text: str) -> str:
    return half_width(text)


_CANONICAL = dict.fromkeys(_WHOLE, _number) | {
    "decimal": _decimal,
    "time": _time,
    "date": _date,
    "phone": _phone,
    "code": _code,
    "mail": _mail,
}
