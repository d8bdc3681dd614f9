"""Dates in free texts that are over, for R-010; no judges here.

Read are whole dates, western (2026年10月1日, 2026/10/1) and Japanese (令和8年10月1日, R8.10.1), in any width, and days
without a year (10月1日). What counts as left over from an earlier posting:

- a whole date before today, from January 2020 on, since when postings are kept: older dates are a firm's history;
- of a range (10月1日から12月25日) only its end;
- a day without a year when its last occurrence is nearer than its next one, unless its sentence speaks of what comes
  back every year (年末年始, 昇給, 毎年 …).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest

KEPT_SINCE = date(2020, 1, 1)
_ERAS = {"令和": 2018, "R": 2018, "Ｒ": 2018, "平成": 1988, "H": 1988, "Ｈ": 1988}
_DATE = re.compile(
    r"(?:(?P<era>令和|平成|(?<![A-Za-zＡ-Ｚａ-ｚ])[RHＲＨ])[.．\s]*(?P<era_year>元|\d{1,2})|(?<!\d)(?P<year>\d{4}))"
    r"\s*[年./．／-]\s*(?P<month>\d{1,2})\s*[月./．／-]\s*(?P<day>\d{1,2})(?!\d)日?"
    r"|(?<!\d)(?P<bare_month>\d{1,2})\s*月\s*(?P<bare_day>\d{1,2})\s*日"
)
_RANGE = re.compile(r"\s*(?:[（(].[)）])?\s*(?:から|より|[~～〜ー－―-])\s*")
_YEARLY = re.compile(r"年末|年始|正月|夏季|夏期|冬季|お盆|盆休|休業|休暇|休日|毎年|例年|毎月|昇給|賞与|創立|設立|締")
_SENTENCE_ENDS = "。\n"


@dataclass(frozen=True)
class _Written:
    text: str
    start: int
    end: int
    is_over: bool


def dates_over(text: str, today: date) -> list[str]:
    """The dates of a text that are over, as they are written, each once.

    >>> dates_over("令和８年１０月１日面接会、R8.12.1説明会", date(2026, 11, 22))
    ['令和８年１０月１日']
    """
    if not text:
        return []
    written = list(_dates(text, today))
    over = []
    for each, following in zip_longest(written, written[1:]):
        begins_range = following and _RANGE.fullmatch(text, each.end, following.start)
        if each.is_over and not begins_range:
            over.append(each.text)
    return list(dict.fromkeys(over))


def _dates(text: str, today: date) -> Iterator[_Written]:
    for match in _DATE.finditer(text):
        try:
            if match["bare_month"]:
                is_over = _was_lately(int(match["bare_month"]), int(match["bare_day"]), today)
                is_over = is_over and not _YEARLY.search(_sentence(text, match.start(), match.end()))
            else:
                is_over = KEPT_SINCE <= date(_year(match), int(match["month"]), int(match["day"])) < today
        except ValueError:
            continue
        yield _Written(match[0], match.start(), match.end(), is_over)


def _year(match: re.Match[str]) -> int:
    if match["year"]:
        return int(match["year"])
    return _ERAS[match["era"]] + (1 if match["era_year"] == "元" else int(match["era_year"]))


def _was_lately(month: int, day: int, today: date) -> bool:
    """Whether the occurrence of a day without a year that lies nearest to today is over."""
    if (month, day) == (2, 29):
        month, day = 2, 28
    occurrences = [date(today.year + years, month, day) for years in (-1, 0, 1)]
    return min(occurrences, key=lambda each: abs((each - today).days)) < today


def _sentence(text: str, start: int, end: int) -> str:
    begin = max(text.rfind(sign, 0, start) for sign in _SENTENCE_ENDS) + 1
    ends = [place for sign in _SENTENCE_ENDS if (place := text.find(sign, end)) >= 0]
    return text[begin : min(ends, default=len(text))]
