"""Typed days and times: Western and Japanese years, any width, impossible days with the box to mend."""

from datetime import date, time

import pytest

from mypage.kernel.dates import DAY, MONTH, YEAR, UnreadableDateError, read_day, read_time


@pytest.mark.parametrize(
    ("boxes", "day"),
    [
        (("2026", "11", "22"), date(2026, 11, 22)),
        (("２０２６年", "１１月", "２２日"), date(2026, 11, 22)),
        (("令和8", "1", "2"), date(2026, 1, 2)),
        (("r8", "1", "2"), date(2026, 1, 2)),
        (("令和元年", "5", "1"), date(2019, 5, 1)),
        (("H.31", "4", "30"), date(2019, 4, 30)),
        (("昭和64", "1", "7"), date(1989, 1, 7)),
        (("大正1", "7", "30"), date(1912, 7, 30)),
        (("2028", "2", "29"), date(2028, 2, 29)),
    ],
)
def test_a_day_is_read_in_either_calendar(boxes: tuple[str, str, str], day: date) -> None:
    assert read_day(*boxes) == day


@pytest.mark.parametrize(
    ("boxes", "part"),
    [
        (("26", "1", "1"), YEAR),
        (("慶応3", "1", "1"), YEAR),
        (("昭和64", "2", "1"), YEAR),
        (("令和元", "4", "30"), YEAR),
        (("2026", "13", "1"), MONTH),
        (("2026", "四", "1"), MONTH),
        (("2026", "2", "30"), DAY),
        (("2026", "2", "x"), DAY),
        (("0000", "2", "1"), DAY),
    ],
)
def test_a_day_that_is_none_names_the_box(boxes: tuple[str, str, str], part: int) -> None:
    with pytest.raises(UnreadableDateError) as refusal:
        read_day(*boxes)
    assert refusal.value.part == part
    assert refusal.value.reason


@pytest.mark.parametrize(
    ("text", "read"),
    [("9:00", time(9)), ("９：３０", time(9, 30)), ("0900", time(9)), ("9時", time(9)), ("23 時 59 分", time(23, 59))],
)
def test_a_time_is_read(text: str, read: time) -> None:
    assert read_time(text) == read


@pytest.mark.parametrize("text", ["", "25:00", "9:60", "9", "noon", "99999"])
def test_a_time_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        read_time(text)
