"""Days and times as people type them: Western or Japanese years, any width, with or without 年, 月, 日, 時, 分."""

import re
from datetime import date, time

from mypage.kernel.ja import half_width

_ERAS = {
    "令和": ("R", 2019, date(2019, 5, 1), date.max),
    "平成": ("H", 1989, date(1989, 1, 8), date(2019, 4, 30)),
    "昭和": ("S", 1926, date(1926, 12, 25), date(1989, 1, 7)),
    "大正": ("T", 1912, date(1912, 7, 30), date(1926, 12, 24)),
}
_ERA_YEAR = re.compile(rf"({'|'.join(_ERAS)}|[RHST])\.?\s*(元|[0-9]{{1,2}})")
_TIME = re.compile(r"([0-9]{1,2})(?::|時)([0-9]{1,2})?分?|([0-9]{1,2})([0-9]{2})")
YEAR, MONTH, DAY = 0, 1, 2


class UnreadableDateError(ValueError):
    """A date that is none; `part` is the box to mend (YEAR, MONTH, DAY), `reason` says what is wrong with it."""

    def __init__(self, part: int, reason: str) -> None:
        super().__init__(reason)
        self.part = part
        self.reason = reason


def read_day(year: str, month: str, day: str) -> date:
    """A day from its three boxes.

    >>> read_day("2026", "４", "1日"), read_day("令和元年", "5", "1"), read_day("H31", "4", "30")
    (datetime.date(2026, 4, 1), datetime.date(2019, 5, 1), datetime.date(2019, 4, 30))
    """
    wanted = _year(year)
    numbers = [wanted, _number(month, "月", MONTH), _number(day, "日", DAY)]
    try:
        read = date(*numbers)
    except ValueError:
        if not 1 <= numbers[MONTH] <= 12:
            raise UnreadableDateError(MONTH, f"{numbers[MONTH]}月はありません。") from None
        raise UnreadableDateError(DAY, f"{wanted}年{numbers[MONTH]}月{numbers[DAY]}日はありません。") from None
    _refuse_outside_era(year, read)
    return read


def read_time(text: str) -> time:
    """A time of day; ValueError when it is none.

    >>> read_time("９時"), read_time("09:30"), read_time("1405"), read_time("9時5分")
    (datetime.time(9, 0), datetime.time(9, 30), datetime.time(14, 5), datetime.time(9, 5))
    """
    found = _TIME.fullmatch(re.sub(r"\s", "", half_width(text)))
    if found is None:
        raise ValueError("not a time of day")
    hour, minute = (found[1], found[2] or "0") if found[1] else (found[3], found[4])
    return time(int(hour), int(minute))


def _year(text: str) -> int:
    plain = half_width(text).strip().removesuffix("年").strip()
    if re.fullmatch(r"[0-9]{4}", plain):
        return int(plain)
    found = _ERA_YEAR.fullmatch(plain.upper())
    if found is None:
        raise UnreadableDateError(YEAR, "年は、2026 のような4桁の西暦か、令和8、R8 のような和暦で入力してください。")
    return _first_year(found[1]) + (1 if found[2] == "元" else int(found[2])) - 1


def _first_year(era: str) -> int:
    return next(first for name, (letter, first, _, _) in _ERAS.items() if era in (name, letter))


def _number(text: str, unit: str, part: int) -> int:
    plain = half_width(text).strip().removesuffix(unit)
    if not re.fullmatch(r"[0-9]{1,2}", plain):
        raise UnreadableDateError(part, f"「{unit}」は数字で入力してください。")
    return int(plain)


def _refuse_outside_era(year: str, read: date) -> None:
    found = _ERA_YEAR.fullmatch(half_width(year).strip().removesuffix("年").strip().upper())
    if found is None:
        return
    for name, (letter, _, first, last) in _ERAS.items():
        if found[1] in (name, letter) and not first <= read <= last:
            raise UnreadableDateError(YEAR, f"{name}{found[2]}年{read.month}月{read.day}日はありません。")
