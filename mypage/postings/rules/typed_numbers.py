"""求人番号 as people type it. Pure."""

import re

from mypage.kernel.ja import plain_digits
from mypage.kernel.rule import cites


@cites("domain.md 10.1", "domain.md 11", "decisions.md: typed digits")
def typed_posting_number(text: str) -> str:
    """求人番号 in its one form: five digits, a hyphen, eight digits; any width, any hyphen or none, zeros left out.

    ValueError when it is none: without a hyphen all thirteen digits are needed.

    >>> typed_posting_number("１３０１０ー１２３"), typed_posting_number("1301000000123")
    ('13010-00000123', '13010-00000123')
    """
    plain = re.sub(r"\s", "", plain_digits(text))
    found = re.fullmatch(r"([0-9]{5})-([0-9]{1,8})", plain) or re.fullmatch(r"([0-9]{5})([0-9]{8})", plain)
    if not found or not int(found[2]):
        raise ValueError("not a posting number")
    return f"{found[1]}-{found[2].zfill(8)}"
