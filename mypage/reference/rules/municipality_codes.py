"""市区町村コード: five digits stand in forms and files, the sixth one checks."""

from mypage.kernel.rule import cites

ABROAD = "59"
"""国外, where a workplace may lie; a code of the forms, in no table of municipalities."""


@cites("総務省 全国地方公共団体コード: 検査数字")
def with_check_digit(code5: str) -> str:
    """検査数字を付けた6桁: the five digits weighted 6 to 2, added up, and taken from the next multiple of 11.

    >>> with_check_digit("13101"), with_check_digit("01100")
    ('131016', '011002')
    """
    total = sum(int(digit) * weight for digit, weight in zip(code5, range(6, 1, -1), strict=True))
    return f"{code5}{(11 - total % 11) % 10}"
