"""Section 5 of a demo posting: hours, overtime, days off, holidays."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from mypage.kernel.fields import Raw
from mypage.processes.demo_world.data import common, hours
from mypage.processes.demo_world.writing import Writing

_LEAVE_BY_DAYS = {1: 1, 2: 3, 3: 5, 4: 7, 5: 10, 6: 10}
_FULL_LEAVE_HOURS = 30
_SHORT_TRIAL_DAYS = (3, 4)


@dataclass(frozen=True)
class Times:
    """What pay and insurance reckon with."""

    answers: dict[str, Raw]
    daily: Decimal
    """Hours of the longest day."""
    monthly_days: Decimal
    """月平均労働日数; none for part-timers."""
    weekly: Decimal
    """Hours in the fullest week."""


def times(writing: Writing) -> Times:
    """Section 5."""
    found = _part_time(writing) if writing.is_part_time else _full_time(writing)
    return Times(found.answers | _overtime(writing), found.daily, found.monthly_days, found.weekly)


def _full_time(writing: Writing) -> Times:
    pattern, chance = hours()["full"][writing.job.hours], writing.own("hours")
    days_off = chance.choice(pattern["annual"])
    daily = _longest(pattern["shifts"], pattern["break"]) or Decimal(8)
    monthly_days = (Decimal(365 - days_off) / 12).quantize(Decimal("0.1"))
    answers: dict[str, Raw] = {
        "working_time_system": pattern["system"],
        **({"variable_hours_unit": pattern["unit"]} if "unit" in pattern else {}),
        **_shifts(pattern["shifts"]),
        "break_minutes": str(pattern["break"]),
        "annual_days_off": str(days_off),
        "days_off": pattern["days_off"],
        "two_days_off_weekly": pattern["two_days"],
        "paid_leave_days": "10",
    }
    if writing.job.hours == "flex":
        answers["working_time_remarks"] = common()["core_time"]
    if "other" in pattern:
        answers["days_off_other"] = chance.choice(common()["days_off_other"][pattern["other"]])
    return Times(answers, daily, monthly_days, daily * (365 - days_off) / 365 * 7)


def _part_time(writing: Writing) -> Times:
    chance, trial = writing.own("hours"), writing.wanted.is_trial
    name = chance.choice(writing.job.part_hours)
    fewest, most = chance.choice(hours()["part"][name]["days"])
    if trial and writing.wanted.is_for_people_with_disabilities:
        name, (fewest, most) = "p_morning", _SHORT_TRIAL_DAYS
    elif trial:
        name, (fewest, most) = "p_day6", (5, 5)
    pattern = hours()["part"][name]
    daily = Decimal(pattern["between"][2]) if "between" in pattern else _longest(pattern["shifts"], pattern["break"])
    weekly = daily * most
    leave = 10 if weekly >= _FULL_LEAVE_HOURS else _LEAVE_BY_DAYS[most]
    answers: dict[str, Raw] = {
        "working_time_system": "交替制（シフト制）" if len(pattern.get("shifts", ())) > 1 else "通常（固定）",
        **(_between(pattern["between"]) if "between" in pattern else _shifts(pattern["shifts"])),
        "break_minutes": str(pattern["break"]),
        "days_off": ["その他"],
        "days_off_other": chance.choice(common()["days_off_other"]["part"]),
        "two_days_off_weekly": "毎週" if most <= 5 else "その他",
        "paid_leave_days": str(leave),
        "weekly_working_days_from": str(fewest),
        "weekly_days_are_negotiable": chance.choice(("可", "不可")),
    }
    if most > fewest:
        answers["weekly_working_days_to"] = str(most)
    return Times(answers, daily, Decimal(0), weekly)


def _overtime(writing: Writing) -> dict[str, Raw]:
    hours_a_month = _overtime_hours(writing)
    if not hours_a_month:
        return {"has_overtime": "なし"}
    answers: dict[str, Raw] = {"has_overtime": "あり", "monthly_overtime_hours": str(hours_a_month)}
    if hours_a_month < 20 or writing.of_firm("special clause").random() < 0.5:
        return answers | {"has_special_clause": "なし"}
    detail = "納期のひっ迫や突発の対応のとき、年６回を限度に月６０時間まで"
    return answers | {"has_special_clause": "あり", "special_clause_detail": detail}


def _overtime_hours(writing: Writing) -> int:
    if writing.kind == "junior_high" or writing.wanted.is_for_people_with_disabilities:
        return 0
    usual = writing.job.overtime
    if writing.is_part_time:
        return 0 if usual < 5 else writing.own("overtime").choice((0, 0, 2))
    return max(usual + writing.own("overtime").choice((-2, 0, 0, 2)), 0)


def _shifts(pattern: list[list[str]]) -> dict[str, Raw]:
    found: dict[str, Raw] = {}
    for place, (begins, ends) in enumerate(pattern, start=1):
        found |= {f"shift_{place}_from": begins, f"shift_{place}_to": ends}
    return found


def _between(pattern: list[str]) -> dict[str, Raw]:
    names = ("between_from", "between_to", "between_hours", "between_hours_sense")
    return dict(zip(names, pattern, strict=True))


def _longest(pattern: list[list[str]], pause: int) -> Decimal:
    lengths = [(_minutes(ends) - _minutes(begins)) % (24 * 60) - pause for begins, ends in pattern]
    return Decimal(max(lengths, default=0)) / 60


def _minutes(clock: Any) -> int:
    return int(clock[:2]) * 60 + int(clock[3:])
