"""The table's examples of R-098 to R-119, R-175 and R-176 as an employer types them."""

from tests.unit.postings.rules.example import Example, example

_OVERTIME = {"has_overtime": "あり", "has_special_clause": "なし"}
_SPECIAL = {"has_overtime": "あり", "has_special_clause": "あり", "special_clause_detail": "納期がせまったとき"}
_NO_OFF = {"days_off": ["その他"], "two_days_off_weekly": "その他"}
_YEAR_UNIT = {
    "working_time_system": "変形労働時間制",
    "variable_hours_unit": "１年単位",
    "two_days_off_weekly": "その他",
}
_HOURS = {"working_time_system": "通常（固定）"}


def _says(
    rule: str, good: str, bad: str, says: str, where: str = "posting_remarks", flags: tuple[str, ...] = ()
) -> Example:
    return example(rule, {where: good}, {where: bad}, says, flags=flags)


def _shift(first: str, last: str, pause: str) -> dict[str, str]:
    return {"shift_1_from": first, "shift_1_to": last, "break_minutes": pause, "working_time_system": "変形労働時間制"}


def _leave(days: str, until: str, leave: str) -> dict[str, str]:
    return {
        "shift_1_from": "9:00",
        "shift_1_to": until,
        "break_minutes": "0",
        "weekly_working_days_from": days,
        "weekly_working_days_to": "",
        "paid_leave_days": leave,
    }


HOURS = [
    example("R-098", {"shift_1_to": "18:00"}, {"shift_1_to": "18:01"}, base=_HOURS),
    example("R-099", {"annual_days_off": "105"}, {"annual_days_off": "104"}),
    example("R-100", {"annual_days_off": "79"}, {"annual_days_off": "78"}),
    example("R-101", {"annual_days_off": "52"}, {"annual_days_off": "51"}),
    example("R-102", {"annual_days_off": "85"}, {"annual_days_off": "84"}, base=_YEAR_UNIT),
    example(
        "R-103",
        [_shift("9:00", "15:45", "45"), _shift("9:00", "15:00", "0"), _shift("8:00", "18:00", "60")],
        [_shift("9:00", "15:45", "44")],
        "就業時間（1）の実働は6時間1分です。休憩は45分以上必要です。",
    ),
    example(
        "R-103",
        {},
        [_shift("9:00", "15:01", "0")],
        "就業時間（1）の実働は6時間1分です。休憩は45分以上必要です。",
    ),
    example(
        "R-103",
        {},
        [_shift("8:00", "18:00", "59")],
        "就業時間（1）の実働は9時間1分です。休憩は60分以上必要です。",
    ),
    example("R-104", {"shift_1_to": "8:59"}, {"shift_1_to": "9:00"}),
    example("R-105", {"monthly_overtime_hours": "1"}, {"monthly_overtime_hours": "0"}, base=_OVERTIME),
    _says(
        "R-106",
        "定時で帰れます",
        "月末は残業あり",
        "時間外労働は「なし」ですが、文章に「残業あり」があります。どちらかを改めてください。",
    ),
    example("R-107", {"monthly_overtime_hours": "45"}, {"monthly_overtime_hours": "46"}, base=_OVERTIME),
    example("R-108", {"monthly_overtime_hours": "30"}, {"monthly_overtime_hours": "31"}, base=_OVERTIME),
    example("R-109", {"monthly_overtime_hours": "60"}, {"monthly_overtime_hours": "61"}, base=_SPECIAL),
    example("R-110", {"monthly_overtime_hours": "99"}, {"monthly_overtime_hours": "100"}, base=_SPECIAL),
    example(
        "R-111",
        {"monthly_working_days": "21.0"},
        {"monthly_working_days": "21.1"},
        "月平均労働日数と年間休日数が合いません。年間休日数からは20.0日になります。",
    ),
    example("R-112", {"annual_days_off": "104"}, {"annual_days_off": "103"}),
    example("R-113", {"days_off_other": "シフト制 月9日"}, {"days_off_other": "会社カレンダーによる"}, base=_NO_OFF),
    example(
        "R-114",
        {"weekly_working_days_from": "3", "weekly_working_days_to": "5"},
        {"weekly_working_days_from": "5", "weekly_working_days_to": "3"},
        kind="part_time",
    ),
    example("R-115", {"weekly_working_days_to": "6"}, {"weekly_working_days_to": "7"}, kind="part_time"),
    example("R-116", {"paid_leave_days": "10"}, {"paid_leave_days": "9"}),
    example(
        "R-117",
        [_leave("4", "16:22", "7"), _leave("4", "16:30", "10")],
        _leave("4", "16:22", "6"),
        "週4日の勤務では、６ヶ月経過後の年次有給休暇は7日以上必要です。",
        kind="part_time",
    ),
    example(
        "R-117",
        {},
        _leave("4", "16:30", "9"),
        "週4日の勤務では、６ヶ月経過後の年次有給休暇は10日以上必要です。",
        kind="part_time",
        base={"paid_leave_days": "10"},
    ),
    example(
        "R-118",
        [{"shift_1_from": "5:00", "shift_1_to": "14:00"}, {"shift_1_from": "13:00", "shift_1_to": "22:00"}],
        [{"shift_1_from": "4:59", "shift_1_to": "14:00"}, {"shift_1_from": "13:00", "shift_1_to": "22:01"}],
        kind="junior_high",
    ),
    example("R-119", {}, {**_OVERTIME, "monthly_overtime_hours": "5"}, kind="junior_high"),
    example(
        "R-175",
        {"between_from": "9:00", "between_to": "18:00", "between_hours": "4.0", "between_hours_sense": "程度"},
        {"between_from": ""},
        kind="part_time",
        base={"shift_1_from": "", "shift_1_to": ""},
    ),
    example(
        "R-176",
        {"between_hours": "4.0"},
        {"between_hours": "4.1"},
        kind="part_time",
        base={"between_from": "9:00", "between_to": "13:00", "between_hours_sense": "以上"},
    ),
]
EXAMPLES: list[Example] = [*HOURS]
