"""A complete valid set of answers of every kind of posting, as drafts keep them. Knows no database."""

from collections.abc import Collection, Mapping
from datetime import date, timedelta

from mypage.kernel.fields import Raw, normalised
from mypage.postings.content import KINDS, table

GRADUATE = ("university", "high_school", "junior_high")
SEASONAL = ("seasonal", "migrant")


def answers_for(kind: str, flags: Collection[str] = (), *, on: date = date(2026, 11, 22)) -> dict[str, Raw]:
    """Answers to everything that must be answered, and to much that may be, for a posting submitted `on` a day."""
    answers: dict[str, Raw] = {
        **_EVERYONE,
        "posting_category": next(word for word, known in KINDS.items() if known == kind),
    }
    if kind not in ("high_school", "junior_high"):
        answers.update(_DIRECT)
    if kind not in GRADUATE:
        answers.update(_OPEN_TO_ALL)
    answers.update(_HOURLY if kind == "part_time" else _MONTHLY)
    if kind in SEASONAL:
        answers.update(_for_a_while(kind, on))
    if kind in GRADUATE:
        answers.update({**_YOUTH, **_for_graduates(kind, on)})
    if "disability" in flags:
        answers |= {
            "is_for_people_with_disabilities": "該当する",
            "recruits_continuous_support_type_a_users": "該当しない",
        }
    if "trial" in flags:
        answers |= {"trial_employment": "トライアル雇用"}
    fields = table().fields
    return {name: normalised(fields[name], value) for name, value in answers.items() if value}


_EVERYONE: Mapping[str, Raw] = {
    "disclosure_scope": "１ 事業所名等を含む求人情報を公開する",
    "shows_establishment_images": "しない",
    "has_read_leaflet": "確認した",
    "confirms_self_declaration": "申告の内容に変わりはない",
    "employees_at_workplace": "12",
    "female_employees_at_workplace": "7",
    "part_time_employees_at_workplace": "4",
    "job_title": "介護職員",
    "occupation_code_1": "050-01",
    "job_description": (
        "入居する方の食事、入浴、着替えを手伝い、体調の変化を記録します。\n"
        "はじめの１か月は先輩の職員と一緒に仕事を覚えます。\n変更範囲：変更なし"
    ),
    "employment_arrangement": "派遣・請負ではない",
    "employment_form": "正社員",
    "employment_period": "雇用期間の定めなし",
    "has_probation": "あり",
    "probation_length": "３ヶ月",
    "probation_conditions": "同条件",
    "workplace_choice": "事業所所在地と同じ",
    "is_telework": "該当しない",
    "workplace_nearest_station": "飯田橋駅",
    "workplace_transport": "徒歩",
    "workplace_travel_minutes": "5",
    "passive_smoking_measure": "あり（屋内禁煙）",
    "allows_car_commute": "不可",
    "may_be_transferred": "なし",
    "licences": "不問",
    "base_pay_from": "240000",
    "base_pay_to": "280000",
    "fixed_allowance_1_name": "職務手当",
    "fixed_allowance_1_from": "10000",
    "fixed_allowance_1_to": "15000",
    "fixed_overtime": "なし",
    "other_allowances": "夜勤手当　１回６，０００円",
    "commuting_allowance": "実費支給（上限あり）",
    "commuting_allowance_per": "月額",
    "commuting_allowance_yen": "20000",
    "pay_closing": "固定（月末）",
    "pay_day": "固定（月末以外）",
    "pay_month": "翌月",
    "pay_day_of_month": "25",
    "has_pay_rise": "あり",
    "had_pay_rise_last_year": "あり",
    "pay_rise_measure": "金額",
    "pay_rise_yen_from": "2000",
    "pay_rise_yen_to": "5000",
    "has_bonus": "あり",
    "had_bonus_last_year": "あり",
    "bonus_times": "2",
    "bonus_measure": "月数",
    "bonus_months": "3.5",
    "working_time_system": "通常（固定）",
    "shift_1_from": "9:00",
    "shift_1_to": "18:00",
    "break_minutes": "60",
    "has_overtime": "なし",
    "days_off": ["土", "日", "祝日"],
    "two_days_off_weekly": "毎週",
    "paid_leave_days": "10",
    "insurances": ["雇用", "労災", "健康", "厚生"],
    "retirement_mutual_aid": "加入",
    "has_retirement_pay": "あり",
    "retirement_pay_from_years": "3",
    "has_retirement_age": "あり",
    "retirement_age": "60",
    "has_reemployment": "あり",
    "reemployment_until_age": "65",
    "has_employment_extension": "なし",
    "has_housing_for_singles": "なし",
    "has_housing_for_families": "なし",
    "has_childcare_facility": "なし",
    "posting_remarks": "制服は貸与します。見学はいつでもできます。",
    "message_from_establishment": "職員どうしで支え合う職場です。",
    "hires": "3",
    "selection_methods": ["面接", "書類選考"],
    "interview_count": "1",
    "result_timing": ["書類選考後", "面接選考後"],
    "document_result_days": "7",
    "interview_result_days": "7",
    "notice_methods": ["郵送", "電話"],
    "selection_schedule": "随時",
    "selection_place_choice": "事業所所在地と同じ",
    "application_documents": ["ハローワーク紹介状", "履歴書（写真貼付）"],
    "delivery_methods": ["郵送"],
    "delivery_postal_code": "1020072",
    "delivery_address": "東京都千代田区飯田橋９丁目８番７号",
    "documents_handling": "あり",
    "contact_department": "総務課",
    "contact_name_kana": "スズキ　ジロウ",
    "contact_name": "鈴木 次郎",
    "contact_phone": "03-5550-1001",
}

_DIRECT: Mapping[str, Raw] = {
    "accepts_self_applications": "オンライン自主応募を受け付けない",
    "online_provision": "民間人材ビジネスと地方自治体に提供する",
}
"""What only postings have that are open to other ways of applying."""

_OPEN_TO_ALL: Mapping[str, Raw] = {
    "age_limit": "不問",
    "education": "不問",
    "experience": "不問",
    "recruitment_reason": "増員",
    "selection_remarks": "面接の日時は電話でご相談します。",
}

_MONTHLY: Mapping[str, Raw] = {
    "monthly_working_days": "20.0",
    "annual_days_off": "125",
    "pay_form": "月給",
}

_HOURLY: Mapping[str, Raw] = {
    "employment_form": "パート労働者",
    "has_path_to_regular": "あり",
    "path_to_regular_record": "２名",
    "base_pay_from": "1350",
    "base_pay_to": "1450",
    "fixed_allowance_1_name": "",
    "fixed_allowance_1_from": "",
    "fixed_allowance_1_to": "",
    "pay_form": "時給",
    "pay_form_from": "1350",
    "pay_form_to": "1450",
    "pay_rise_yen_from": "10",
    "pay_rise_yen_to": "20",
    "shift_1_from": "9:00",
    "shift_1_to": "15:00",
    "break_minutes": "45",
    "weekly_working_days_from": "4",
    "weekly_working_days_to": "5",
}


def _for_a_while(kind: str, on: date) -> dict[str, Raw]:
    """季節 says the length, 出稼ぎ the days."""
    period: dict[str, Raw] = {"employment_period_measure": "期間で示す", "employment_period_months": "6"}
    if kind == "migrant":
        period = {
            "employment_period_measure": "年月日で示す",
            "employment_begins_on": (on + timedelta(days=14)).isoformat(),
            "employment_ends_on": (on + timedelta(days=164)).isoformat(),
        }
    return period | {
        "employment_form": "正社員以外",
        "name_of_non_regular_form": "期間従業員",
        "has_path_to_regular": "なし",
        "employment_period": "雇用期間の定めあり（４ヶ月以上）",
        "renewal_possibility": "なし",
        "round_trip_travel_cost": "全額支給",
        "hires_commuting": "1",
        "hires_live_in": "2",
        "has_housing_for_singles": "あり",
    }


def _for_graduates(kind: str, on: date) -> dict[str, Raw]:
    year = on.year if on.month >= 4 else on.year - 1
    starts: dict[str, Raw] = {
        "starts_work_on": f"{year + 1}-04-01",
        "accepts_earlier_graduates": "可",
        "earlier_graduates_within_years": "3",
        "accepts_school_leavers_without_degree": "不可",
        "moving_cost": "あり",
    }
    if kind == "university":
        return starts | {
            "target_schools": ["大学", "短大"],
            "starting_pay_university": "250000",
            "starting_pay_junior_college": "240000",
            "supplementary_remarks": "応募書類は郵送でお送りください。",
            "application_accepted_from_on": f"{year}-06-01",
            "selection_from_on": f"{year}-06-10",
        }
    first = ("09-05", "09-16") if kind == "high_school" else ("12-01", "")
    return starts | {
        "application_documents": ["その他"],
        "application_documents_other": "全国高等学校統一用紙" if kind == "high_school" else "職業相談票（乙）",
        "application_accepted_from_on": f"{year}-{first[0]}",
        "selection_from_on": f"{year}-{first[1]}" if first[1] else f"{year + 1}-01-10",
        "allows_visit_before_application": "可",
        "visit_from_on": f"{year}-07-10",
        "accepts_parallel_applications": "不可",
        "hires_commuting": "3",
    }


_YOUTH: Mapping[str, Raw] = {
    "new_graduates_hired_men_1": "2",
    "new_graduates_hired_women_1": "3",
    "new_graduates_left_1": "1",
    "average_years_of_service": "9.5",
    "offers_training": "あり　入社時研修",
    "average_overtime_hours_last_year": "6.5",
    "average_paid_leave_taken_last_year": "11.2",
}
