"""Section 3 of a demo posting, first half: title, duties, form and term of the employment, the place."""

from datetime import timedelta

from mypage.kernel.fields import Raw, line_count
from mypage.processes.demo_world.data import common
from mypage.processes.demo_world.writing import CAR_IS_UNUSUAL, SEASON_KINDS, Writing

_MOST_LINES = 12
_ENOUGH = 150
"""Characters that a description has at least."""
_FEWEST_DUTIES = 4
_LONGEST_TITLE = 28
_HAS_TERM = "雇用期間の定めあり（４ヶ月以上）"
_INDEFINITE = "雇用期間の定めなし"
_DISPATCH_LICENCE = "派13-999999"


def duties(writing: Writing) -> dict[str, Raw]:
    """What one does, on what terms, and where."""
    job = writing.job
    answers: dict[str, Raw] = {
        "job_title": _title(writing),
        **{f"occupation_code_{place}": code for place, code in enumerate(job.codes, start=1)},
        "job_description": description(writing),
        "employment_arrangement": "派遣" if job.dispatch else "派遣・請負ではない",
    }
    if job.dispatch:
        answers["dispatch_licence_number"] = _DISPATCH_LICENCE
    return answers | _form(writing) | _term(writing) | _probation(writing) | _place(writing)


def description(writing: Writing) -> str:
    """仕事の内容: an opening, the duties one by one, how one learns them, and into what they may change."""
    job, chance = writing.job, writing.own("description")
    closing, listed = list(job.closing), list(job.duties)
    opening = chance.choice(job.opening)
    last = [chance.choice(common()["lines"][writing.kind]), f"変更範囲：{job.changes}"]

    def text() -> str:
        return "\n".join([opening, *listed, *closing, *last])

    while line_count(text()) > _MOST_LINES and len(listed) > _FEWEST_DUTIES:
        listed.pop(chance.randrange(len(listed)))
    for lines, fewest in ((closing, 1), (listed, _FEWEST_DUTIES)):
        place = chance.randrange(len(lines))
        spare = lines.pop(place)
        if len(lines) < fewest or len(text()) < _ENOUGH:
            lines.insert(place, spare)
    return text()


def _title(writing: Writing) -> str:
    title = writing.own("title").choice(writing.job.titles)
    sign = "（トライアル雇用併用）" if writing.wanted.is_trial else ""
    return title + sign if len(title + sign) <= _LONGEST_TITLE else title


def _form(writing: Writing) -> dict[str, Raw]:
    if writing.job.dispatch:
        form = "有期雇用派遣パート" if writing.is_part_time else "有期雇用派遣労働者"
        return {"employment_form": form, "has_path_to_regular": "なし"}
    if writing.is_part_time:
        return {"employment_form": "パート労働者"} | _path(writing)
    if writing.kind in SEASON_KINDS:
        name = "期間従業員" if writing.kind == "seasonal" else "臨時従業員"
        return {"employment_form": "正社員以外", "name_of_non_regular_form": name} | _path(writing)
    if _is_on_contract(writing):
        return {"employment_form": "正社員以外", "name_of_non_regular_form": "契約社員"} | _path(writing)
    return {"employment_form": "正社員"}


def _is_on_contract(writing: Writing) -> bool:
    is_for_anybody = writing.kind == "full_time" and not writing.wanted.is_trial and not writing.job.dispatch
    return is_for_anybody and writing.own("contract").random() < 0.14


def _path(writing: Writing) -> dict[str, Raw]:
    chance = writing.own("path to regular")
    if chance.random() < 0.4:
        return {"has_path_to_regular": "なし"}
    return {"has_path_to_regular": "あり", "path_to_regular_record": chance.choice(common()["path_to_regular"])}


def has_term(writing: Writing) -> bool:
    """Whether the employment ends on a day that is agreed."""
    if writing.kind in SEASON_KINDS or writing.job.dispatch or _is_on_contract(writing):
        return True
    may_have = writing.is_part_time and not writing.wanted.is_trial
    return may_have and writing.own("term").random() < 0.55


def _term(writing: Writing) -> dict[str, Raw]:
    if not has_term(writing):
        return {"employment_period": _INDEFINITE}
    if writing.kind in SEASON_KINDS:
        return _season(writing)
    months = "6" if writing.job.dispatch else "0"
    answers: dict[str, Raw] = {
        "employment_period": _HAS_TERM,
        "employment_period_measure": "期間で示す",
        "employment_period_years": "0" if writing.job.dispatch else "1",
        "employment_period_months": months,
    }
    if writing.own("renewal").random() < 0.5:
        return answers | {"renewal_possibility": "あり（原則更新）"}
    condition = writing.own("renewal condition").choice(common()["renewal_conditions"])
    return answers | {"renewal_possibility": "あり（条件付きで更新あり）", "renewal_condition": condition}


def _season(writing: Writing) -> dict[str, Raw]:
    chance = writing.own("season")
    if writing.kind == "seasonal" and chance.random() < 0.5:
        months = chance.choice((3, 4, 5))
        period = _HAS_TERM if months >= 4 else "雇用期間の定めあり（４ヶ月未満）"
        return {
            "employment_period": period,
            "employment_period_measure": "期間で示す",
            "employment_period_months": str(months),
            "renewal_possibility": "なし",
        }
    begins = writing.today + timedelta(days=21)
    return {
        "employment_period": _HAS_TERM,
        "employment_period_measure": "年月日で示す",
        "employment_begins_on": begins.isoformat(),
        "employment_ends_on": (begins + timedelta(days=chance.choice((135, 150, 165)))).isoformat(),
        "renewal_possibility": "なし",
    }


def _probation(writing: Writing) -> dict[str, Raw]:
    if writing.kind in SEASON_KINDS or writing.job.dispatch:
        return {"has_probation": "なし"}
    if writing.wanted.is_trial:
        return {"has_probation": "あり", "probation_length": "３ヶ月", "probation_conditions": "同条件"}
    chance = writing.own("probation")
    if writing.is_part_time and chance.random() < 0.4:
        return {"has_probation": "なし"}
    length = chance.choice(("３ヶ月", "３ヶ月", "２ヶ月", "１４日間" if writing.is_part_time else "６ヶ月"))
    return {"has_probation": "あり", "probation_length": length, "probation_conditions": "同条件"}


def _place(writing: Writing) -> dict[str, Raw]:
    firm, there = writing.firm, writing.elsewhere
    answers: dict[str, Raw] = {"workplace_choice": "事業所所在地と同じ", "workplace_municipality": firm.municipality}
    if there is not None:
        answers |= {
            "workplace_choice": "事業所所在地と異なる",
            "workplace_postal_code": there.postal_code,
            "workplace_municipality": there.municipality,
            "workplace_address": there.address,
        }
    near = there or firm
    answers |= {
        "workplace_nearest_station": near.station,
        "workplace_transport": near.transport,
        "workplace_travel_minutes": near.minutes,
        "is_telework": "該当しない",
    }
    if writing.job.hours == "flex":
        answers |= {"is_telework": "該当する", "workplace_remarks": "自宅または事務所。出社は週１日です。"}
    return answers | _smoking(writing) | _coming(writing)


def _smoking(writing: Writing) -> dict[str, Raw]:
    if writing.job.hours in ("site", "farm"):
        remarks = "屋外の作業です。喫煙は決められた場所でのみできます。"
        return {"passive_smoking_measure": "その他", "passive_smoking_remarks": remarks}
    if writing.of_firm("smoking").random() < 0.08:
        return {
            "passive_smoking_measure": "あり（喫煙室設置）",
            "workplace_remarks": "休憩棟に専用の喫煙室があります。",
        }
    return {"passive_smoking_measure": "あり（屋内禁煙）"}


def _coming(writing: Writing) -> dict[str, Raw]:
    firm = writing.firm
    by_car = firm.transport == "車" or (
        firm.prefecture not in CAR_IS_UNUSUAL and writing.of_firm("car").random() < 0.85
    )
    answers: dict[str, Raw] = (
        {"allows_car_commute": "可", "has_parking": "あり"} if by_car else {"allows_car_commute": "不可"}
    )
    chance = writing.own("transfer")
    if writing.elsewhere is not None and writing.is_regular and chance.random() < 0.6:
        return answers | {"may_be_transferred": "あり", "transfer_area": chance.choice(common()["transfer_areas"])}
    if writing.kind in ("full_time", "part_time") and firm.prefecture not in ("13", "14", "27"):
        answers["welcomes_uij_turn"] = chance.choice(("該当する", "該当しない"))
    return answers | {"may_be_transferred": "なし"}
