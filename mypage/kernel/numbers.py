"""Numbers of the field: 事業所番号, 法人番号, telephone, postal code. Read as people type them, kept in one form."""

import re
from dataclasses import dataclass

from mypage.kernel.ja import plain_digits


@dataclass(frozen=True)
class EstablishmentNumber:
    """事業所番号: 4 digits of the office, up to 6 of the establishment, 1 check digit (its formula is not public)."""

    office: str
    serial: str
    check: str

    @classmethod
    def of(cls, office: str, serial: str, check: str) -> "EstablishmentNumber":
        """From the three boxes, in any width; ValueError when the digits are not 4, 1 to 6 and 1 (S-24)."""
        parts = [plain_digits(part) for part in (office, serial, check)]
        if not (
            re.fullmatch(r"[0-9]{4}", parts[0])
            and re.fullmatch(r"[0-9]{1,6}", parts[1])
            and re.fullmatch(r"[0-9]", parts[2])
        ):
            raise ValueError("not an establishment number")
        return cls(parts[0], parts[1].zfill(6), parts[2])

    @classmethod
    def parse(cls, text: str) -> "EstablishmentNumber":
        """From one text, with dashes or as eleven digits; ValueError otherwise.

        >>> EstablishmentNumber.parse("１３０１－１２３－４").shown
        '1301-000123-4'
        """
        plain = plain_digits(text)
        if re.fullmatch(r"[0-9]{11}", plain):
            return cls.of(plain[:4], plain[4:10], plain[10])
        parts = re.split(r"[-\s]+", plain)
        if len(parts) != 3:
            raise ValueError("not an establishment number")
        return cls.of(*parts)

    @property
    def canonical(self) -> str:
        """Eleven digits: how it is stored and compared."""
        return f"{self.office}{self.serial}{self.check}"

    @property
    def shown(self) -> str:
        """How people read it."""
        return f"{self.office}-{self.serial}-{self.check}"


def phone_digits(text: str) -> str:
    """A telephone number as digits: any width, dashes, blanks, brackets, +81; ValueError unless 10 or 11 digits from 0.

    >>> phone_digits("（０３）５５５０－１２３４")
    '0355501234'
    >>> phone_digits("+81 3-5550-1234")
    '0355501234'
    """
    plain = re.sub(r"[\s()-]", "", plain_digits(text))
    plain = re.sub(r"^(?:\+81|0081)0?", "0", plain)
    if not re.fullmatch(r"0[0-9]{9,10}", plain):
        raise ValueError("not a telephone number")
    return plain


def postal_digits(text: str) -> str:
    """A postal code as seven digits: 〒, any width, dash; ValueError otherwise.

    >>> postal_digits("〒１００ー００１３")
    '1000013'
    """
    plain = re.sub(r"[〒\s-]", "", plain_digits(text))
    if not re.fullmatch(r"[0-9]{7}", plain):
        raise ValueError("not a postal code")
    return plain


def is_corporate_number(text: str) -> bool:
    """Whether 13 digits are a 法人番号: first = 9 - (Σ P·Q mod 9), Q = 1, 2 alternating from the right (国税庁).

    >>> is_corporate_number("6000012070001"), is_corporate_number("7000012070001")
    (True, False)
    """
    if not re.fullmatch(r"[1-9][0-9]{12}", text):
        return False
    weighted = sum(int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(text[1:])))
    return int(text[0]) == 9 - weighted % 9


def corporate_digits(text: str) -> str:
    """A typed 法人番号 as 13 digits (a leading T and dashes go); ValueError when it is none."""
    plain = re.sub(r"[\s-]", "", plain_digits(text)).upper().removeprefix("T")
    if not is_corporate_number(plain):
        raise ValueError("not a corporate number")
    return plain
