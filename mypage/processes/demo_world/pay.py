"""Section 4 of a demo posting: pay near what is offered in prefecture and industry, never under the minimum wage."""

from mypage.kernel.fields import Raw
from mypage.processes.demo_world.data import common
from mypage.processes.demo_world.times import Times
from mypage.processes.demo_world.writing import SCHOOL_KINDS, SEASON_KINDS, Writing, up_to

_YEN, _TEN, _HUNDRED, _THOUSAND = 1, 10, 100, 1000
_FIXED_OVERTIME_HOURS = 20
_HAS_FIXED_OVERTIME = frozenset({"house_sales", "maker_sales", "restaurant_manager"})
_PREMIUM = 1.25
_PAY_DAYS = (
    {"pay_closing": "固定（月末）", "pay_day": "固定（月末以外）", "pay_month": "翌月", "pay_day_of_month": "15"},
    {"pay_closing": "固定（月末）", "pay_day": "固定（月末以外）", "pay_month": "翌月", "pay_day_of_month": "25"},
    {"pay_closing": "固定（月末以外）", "pay_closing_day": "20", "pay_day": "固定（月末）", "pay_month": "当月"},
    {
        "pay_closing": "固定（月末以外）", "pay_closing_day": "15",
        "pay_day": "固定（月末以外）", "pay_month": "当月", "pay_day_of_month": "25",
    },
    {
        "pay_closing": "固定（月末以外）", "pay_closing_day": "25",
        "pay_day": "固定（月末以外）", "pay_month": "翌月", "pay_day_of_month": "10",
    },
)  # fmt: skip
_SCHOOLS = {
    "nurse_ward": ("大学", "専修学校"),
    "dental_hygienist": ("短大", "専修学校"),
    "hairdresser": ("専修学校",),
    "nursery": ("大学", "短大", "専修学校"),
    "web_developer": ("大学院", "大学", "高専", "専修学校"),
    "embedded_developer": ("大学院", "大学", "高専"),
    "quality": ("大学院", "大学", "専修学校"),
}
_USUAL_SCHOOLS = ("大学", "短大", "専修学校")
_STARTING = {
    "大学院": ("starting_pay_graduate_school", 20_000),
    "大学": ("starting_pay_university", 10_000),
    "短大": ("starting_pay_junior_college", 0),
    "高専": ("starting_pay_technical_college", 4_000),
    "専修学校": ("starting_pay_vocational_school", 0),
}


def pay(writing: Writing, worked: Times) -> dict[str, Raw]:
    """Section 4."""
    found = _hourly(writing) if writing.is_part_time else _monthly(writing, worked)
    if writing.job.extra:
        found["other_allowances"] = writing.job.extra
    return found | writing.of_firm("pay day").choice(_PAY_DAYS) | _commuting(writing) | _rise(writing) | _bonus(writing)


def schools(writing: Writing) -> tuple[str, ...]:
    """The schools from which a 大卒等 posting seeks graduates."""
    return _SCHOOLS.get(writing.wanted.occupation, _USUAL_SCHOOLS)


def _hourly(writing: Writing) -> dict[str, Raw]:
    chance, job = writing.own("pay"), writing.job
    usual = writing.wages.hourly * (0.5 + job.pay / 2) * chance.uniform(0.9, 1.0)
    lowest = max(up_to(_TEN, usual), up_to(_TEN, writing.wages.minimum))
    if writing.wanted.is_type_a:
        lowest = up_to(_TEN, writing.wages.minimum)
    highest = lowest + chance.choice((0, 0, 30, 50, 100) if job.spread > 1.04 else (0,))
    return {
        "base_pay_from": str(lowest),
        "base_pay_to": str(highest),
        "pay_form": "時給",
        "pay_form_from": str(lowest),
        "pay_form_to": str(highest),
        "fixed_overtime": "なし",
    }


def _monthly(writing: Writing, worked: Times) -> dict[str, Raw]:
    chance, job = writing.own("pay"), writing.job
    allowances = _allowances(writing)
    paid = float(worked.daily * worked.monthly_days)
    usual = writing.wages.monthly * job.pay * chance.uniform(0.88, 0.97)
    if writing.kind in SCHOOL_KINDS:
        usual *= 0.86
    base = up_to(_THOUSAND, max(usual - sum(low for _, low, _ in allowances), writing.wages.minimum * paid))
    top = up_to(_THOUSAND, base * (1 + (job.spread - 1) * chance.uniform(0.5, 1)))
    if writing.kind in SCHOOL_KINDS | SEASON_KINDS:
        top = base
    answers: dict[str, Raw] = {"monthly_working_days": str(worked.monthly_days), "fixed_overtime": "なし"}
    if writing.kind == "university":
        top, more = _starting(writing, base, sum(low for _, low, _ in allowances))
        answers |= more
    if writing.kind in SEASON_KINDS or (job.hours in ("site", "farm") and chance.random() < 0.4):
        base, top = (int(daily * worked.monthly_days) for daily in _daily(writing, worked, base, top))
        dailies = (round(amount / float(worked.monthly_days)) for amount in (base, top))
        answers |= {"pay_form": "日給"} | dict(zip(("pay_form_from", "pay_form_to"), map(str, dailies), strict=True))
    else:
        answers["pay_form"] = "月給"
    for place, (name, low, high) in enumerate(allowances, start=1):
        row = f"fixed_allowance_{place}"
        answers |= {f"{row}_name": name, f"{row}_from": str(low), f"{row}_to": str(high)}
    answers |= {"base_pay_from": str(base), "base_pay_to": str(top)}
    return answers | _fixed_overtime(writing, base, top, allowances, paid)


def _daily(writing: Writing, worked: Times, base: int, top: int) -> tuple[int, int]:
    """The amounts a day, in full hundreds."""
    days = float(worked.monthly_days)
    lowest = up_to(_HUNDRED, max(base / days, writing.wages.minimum * float(worked.daily)))
    return lowest, max(lowest, up_to(_HUNDRED, top / days))


def _allowances(writing: Writing) -> list[tuple[str, int, int]]:
    rows = [(str(name), int(low), int(high)) for name, low, high in writing.job.fixed]
    is_one_amount = writing.kind in SCHOOL_KINDS | SEASON_KINDS or writing.kind == "university"
    return [(name, low, low if is_one_amount else high) for name, low, high in rows]


def _starting(writing: Writing, base: int, allowances: int) -> tuple[int, dict[str, Raw]]:
    """The highest starting pay, and that of every school."""
    more: dict[str, Raw] = {"target_schools": list(schools(writing))}
    for school in schools(writing):
        name, above = _STARTING[school]
        more[name] = str(base + above + allowances)
    return base + max(_STARTING[school][1] for school in schools(writing)), more


def _fixed_overtime(
    writing: Writing, base: int, top: int, allowances: list[tuple[str, int, int]], paid: float
) -> dict[str, Raw]:
    if writing.wanted.occupation not in _HAS_FIXED_OVERTIME or writing.kind != "full_time":
        return {}
    amounts = (base + sum(low for _, low, _ in allowances), top + sum(high for _, _, high in allowances))
    low, high = (up_to(_HUNDRED, amount / paid * _PREMIUM * _FIXED_OVERTIME_HOURS) for amount in amounts)
    remarks = "時間外労働の有無にかかわらず２０時間分を支給し、２０時間を超える時間外労働の分は追加で支給します。"
    return {
        "fixed_overtime": "あり",
        "fixed_overtime_from": str(low),
        "fixed_overtime_to": str(high),
        "fixed_overtime_remarks": remarks,
    }


def _commuting(writing: Writing) -> dict[str, Raw]:
    chance = writing.of_firm("commuting")
    if chance.random() < 0.15:
        return {"commuting_allowance": "実費支給（上限なし）"}
    yen = chance.choice((10_000, 15_000, 20_000, 24_500, 30_000, 50_000))
    answers: dict[str, Raw] = {"commuting_allowance": "実費支給（上限あり）"}
    if writing.is_part_time and chance.random() < 0.6:
        return answers | {"commuting_allowance_per": "日額", "commuting_allowance_yen": str(yen // 20 // 10 * 10)}
    return answers | {"commuting_allowance_per": "月額", "commuting_allowance_yen": str(yen)}


def _rise(writing: Writing) -> dict[str, Raw]:
    if writing.kind in SEASON_KINDS or writing.job.dispatch or writing.wanted.is_type_a:
        return {"has_pay_rise": "なし"}
    chance = writing.own("rise")
    if writing.is_part_time:
        low, high = chance.choice(((10, 10), (10, 30), (20, 50)))
    else:
        low, high = chance.choice(((1_000, 5_000), (2_000, 8_000), (3_000, 6_000), (4_000, 12_000)))
    measure = {"pay_rise_measure": "金額", "pay_rise_yen_from": str(low), "pay_rise_yen_to": str(high)}
    if not writing.is_part_time and writing.of_firm("rise").random() < 0.25:
        measure = {"pay_rise_measure": "率", "pay_rise_percent_from": "1.00", "pay_rise_percent_to": "3.50"}
    return {"has_pay_rise": "あり", "had_pay_rise_last_year": "あり", **measure}


def _bonus(writing: Writing) -> dict[str, Raw]:
    chance = writing.of_firm(f"bonus {writing.is_part_time}")
    if writing.kind in SEASON_KINDS or writing.job.dispatch or (writing.is_part_time and chance.random() < 0.6):
        return {"has_bonus": "なし"}
    answers: dict[str, Raw] = {"has_bonus": "あり", "had_bonus_last_year": "あり", "bonus_times": "2"}
    if writing.is_part_time:
        return answers | {"bonus_measure": "金額", "bonus_yen_from": "10000", "bonus_yen_to": "50000"}
    months = chance.choice(("1.50", "2.00", "2.50", "3.00", "3.60", "4.00"))
    return answers | {"bonus_measure": "月数", "bonus_months": months}


def probation_pay(writing: Writing, answers: dict[str, Raw]) -> dict[str, Raw]:
    """Some firms pay less until one has settled in, and say how much."""
    if (
        answers.get("has_probation") != "あり"
        or writing.wanted.is_trial
        or writing.own("probation pay").random() > 0.12
    ):
        return {}
    if writing.is_part_time:
        detail = common()["probation"][0].format(wage=f"{up_to(_TEN, writing.wages.minimum):,}")
    elif answers.get("pay_form") == "月給":
        detail = f"試用期間中　月給{int(str(answers['base_pay_from'])):,}円（手当の支給なし）"
    else:
        return {}
    return {"probation_conditions": "異なる", "probation_conditions_detail": detail}
