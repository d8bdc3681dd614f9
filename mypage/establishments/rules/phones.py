"""How a telephone number is written for people."""

import phonenumbers

from mypage.kernel.rule import cites


@cites("ui.md 4.1: a telephone number is kept as digits and shown with hyphens")
def shown_phone(digits: str) -> str:
    """電話番号の表示: ten or eleven digits parted by the numbering plan, as they are where the plan has no such number.

    >>> shown_phone("0355501234"), shown_phone("09012345678"), shown_phone("0570077450")
    ('03-5550-1234', '090-1234-5678', '0570-077-450')
    >>> shown_phone("0000000000")
    '0000000000'
    """
    try:
        number = phonenumbers.parse(digits, "JP")
    except phonenumbers.NumberParseException:
        return digits
    shown = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.NATIONAL)
    return shown if shown.replace("-", "") == digits else digits
