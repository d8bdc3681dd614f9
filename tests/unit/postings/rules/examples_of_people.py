"""The table's examples of R-047 to R-061, R-120 to R-148 and R-172 to R-174 as an employer types them."""

from datetime import date

from tests.unit.postings.rules.example import Example, example

_TERM = {
    "employment_form": "正社員以外",
    "name_of_non_regular_form": "契約社員",
    "has_path_to_regular": "なし",
    "employment_period": "雇用期間の定めあり（４ヶ月以上）",
    "employment_period_measure": "期間で示す",
    "employment_period_years": "1",
    "employment_period_months": "0",
    "renewal_possibility": "なし",
}
_DATED = {
    **_TERM,
    "employment_period_measure": "年月日で示す",
    "employment_period": "雇用期間の定めあり（４ヶ月未満）",
    "employment_period_years": "",
    "employment_period_months": "",
}
_LIMITED = {"age_limit": "制限あり", "age_limit_reason": "長期勤続によるキャリア形成のため"}
_A = {**_LIMITED, "age_limit_ground": "ａ 定年を上限", "age_limit_reason": "定年を上限とするため"}
_B = {
    **_LIMITED,
    "age_limit_ground": "ｂ 法令の規定による年齢制限",
    "age_limit_reason": "警備業法第14条による",
    "age_from": "18",
}
_C = {**_LIMITED, "age_limit_ground": "ｃ 長期勤続によるキャリア形成", "age_to": "44"}
_D = {
    **_LIMITED,
    "age_limit_ground": "ｄ 技能・ノウハウの継承",
    "age_from": "30",
    "age_to": "39",
    "age_limit_reason": "30歳代2人、20歳代5人、40歳代4人",
}
_E = {**_LIMITED, "age_limit_ground": "ｅ 芸術・芸能の表現の真実性", "age_to": "12", "age_limit_reason": "子役のため"}
_F1 = {**_LIMITED, "age_limit_ground": "ｆ１ ６０歳以上の高年齢者", "age_from": "60"}
_F2 = {
    **_LIMITED,
    "age_limit_ground": "ｆ２ 国の施策の対象者",
    "age_from": "35",
    "age_to": "59",
    "age_limit_reason": "就職氷河期世代の方の採用のため",
}
_VISIT = (
    "この申込みでは、2026年11月20日（金）までに管轄のハローワークへお越しいただく必要があります"
    "（14日目が閉庁日のときは、その前の開庁日まで）。"
)
_VISITING = {"@today": date(2026, 11, 6), "@visit_until": date(2026, 11, 20)}
_DISPATCH = {
    "employment_arrangement": "派遣",
    "employment_form": "無期雇用派遣労働者",
    "has_path_to_regular": "なし",
    "dispatch_licence_number": "派13-123456",
}
_FIXED_DISPATCH = {**_DATED, **_DISPATCH, "employment_form": "有期雇用派遣労働者", "name_of_non_regular_form": ""}
_TRIAL = {"trial_employment": "トライアル雇用"}


def _weekly(days: str, until: str, pause: str = "0", **more: object) -> dict[str, object]:
    """A part-timer's week: so many days from nine o'clock on."""
    return {
        "shift_1_from": "9:00",
        "shift_1_to": until,
        "break_minutes": pause,
        "weekly_working_days_from": days,
        "weekly_working_days_to": "",
        **more,
    }


AGE = [
    example("R-047", _C, {**_C, "age_limit_ground": ""}),
    example(
        "R-048",
        {"posting_remarks": "未経験の方も歓迎"},
        {"posting_remarks": "若い方歓迎"},
        "「若い方歓迎」は、年齢で選んでいると受け取られます。「未経験の方も歓迎」のように経験で書いてください。",
    ),
    example("R-049", {"age_from": "39", "age_to": "39"}, {"age_from": "40", "age_to": "39"}, base={**_D}),
    example("R-050", {"age_from": "15"}, {"age_from": "14"}, base=_B),
    example("R-051", {"age_to": "59"}, {"age_to": "58"}, base=_A),
    example("R-052", {"age_to": ""}, {"age_to": "64"}, base=_B),
    example("R-053", {}, {"age_limit_reason": "危ない仕事のため"}, base=_B),
    example("R-054", {}, {"experience": "必須", "experience_detail": "接客の経験"}, base=_C),
    example("R-055", {"age_to": "44"}, {"age_to": "45"}, base=_C),
    example("R-056", [{}, {"age_to": "34"}], [{"age_to": "40"}, {"age_to": "33"}], base=_D),
    example("R-057", {}, {"age_limit_reason": "30歳代3人、20歳代5人、40歳代4人"}, base=_D),
    example("R-058", {}, {"age_limit_reason": "体力が要るため"}, base=_E),
    example("R-059", {}, {"age_from": "59"}, base=_F1),
    example(
        "R-060",
        {},
        {"age_to": "60"},
        "年齢制限の理由に施策の名を書き、範囲を施策の対象年齢に合わせてください。今、対象となる施策は「就職氷河期世代」"
        "（35歳から59歳）です。",
        base=_F2,
    ),
    example("R-061", {}, {"age_to": "25"}, kind="university", is_hidden=True),
    example("R-174", {"age_to": "59"}, {"age_to": ""}, base=_A),
]
INSURANCE = [
    example("R-120", {"insurances": ["雇用", "労災"]}, {"insurances": ["雇用", "健康"]}),
    example(
        "R-121",
        [_weekly("5", "13:00", insurances=["雇用", "労災"]), _weekly("3", "15:38", insurances=["労災"])],
        _weekly("5", "13:00", insurances=["労災"]),
        "週の所定労働時間が20時間ですが、雇用保険が選ばれていません。加入が必要か、お確かめください。",
        kind="part_time",
    ),
    example(
        "R-122",
        _weekly("5", "15:00", insurances=["雇用", "労災", "健康", "厚生"]),
        _weekly("5", "15:00", insurances=["雇用", "労災", "健康"]),
        kind="part_time",
    ),
    example(
        "R-123",
        {"@at": {"employees_in_company": "50"}},
        {"@at": {"employees_in_company": "51"}},
        "従業員が51人の企業で週20時間の勤務です。健康保険と厚生年金保険の加入が必要か、お確かめください。",
        kind="part_time",
        base=_weekly("5", "13:00", insurances=["雇用", "労災"]),
    ),
    example(
        "R-124",
        {"insurances_missing_reason": "昼間学生のみ"},
        {"insurances_missing_reason": ""},
        kind="part_time",
        base=_weekly("5", "13:00", insurances=["労災"]),
    ),
    example("R-125", {"retirement_age": "60"}, {"retirement_age": "59"}),
    example("R-126", {"reemployment_until_age": "65"}, {"reemployment_until_age": "64"}),
    example("R-127", {"reemployment_until_age": "61"}, {"reemployment_until_age": "60"}),
    example(
        "R-128",
        {"has_reemployment": "なし"},
        {"has_reemployment": "あり"},
        base={"has_retirement_age": "なし", "retirement_age": "", "reemployment_until_age": ""},
    ),
    example("R-129", {}, {"dispatch_licence_number": "派13-12345"}, base=_DISPATCH),
    example(
        "R-130",
        {"dispatch_licence_number": "派47-123456", "@dispatch_licence_valid_until": date(2026, 11, 22)},
        [{"dispatch_licence_number": "派48-123456"}, {"@dispatch_licence_valid_until": date(2026, 11, 21)}],
        base=_DISPATCH,
    ),
    example("R-131", _DISPATCH, {**_FIXED_DISPATCH, "employment_arrangement": "派遣・請負ではない"}),
    example("R-132", _DISPATCH, {**_FIXED_DISPATCH, "employment_form": "無期雇用派遣労働者"}),
    example(
        "R-133",
        {"employment_begins_on": "2026|12|1", "employment_ends_on": "2026|12|31"},
        {"employment_begins_on": "2026|12|1", "employment_ends_on": "2026|12|30"},
        base=_FIXED_DISPATCH,
    ),
]
VISITS_AND_SELECTION = [
    example(
        "R-134",
        _weekly("5", "16:00", "60", **_TRIAL),
        _weekly("5", "15:54", "60", **_TRIAL),
        "トライアル雇用の要件（雇用期間の定めなし、週30時間以上）を満たしていないようです。"
        "くわしくは管轄のハローワークにご相談ください。",
        kind="part_time",
        flags=("trial",),
    ),
    example(
        "R-135",
        [_weekly("4", "11:30"), _weekly("2", "18:57")],
        [_weekly("3", "12:18"), _weekly("5", "13:00")],
        kind="part_time",
        flags=("trial",),
        base={"trial_employment": "障害者短時間トライアル雇用"},
    ),
    example("R-136", {"probation_length": "3ヶ月"}, {"probation_length": "6ヶ月"}, flags=("trial",)),
    example(
        "R-137",
        {"is_for_people_with_disabilities": "該当する"},
        {"is_for_people_with_disabilities": "該当しない"},
        flags=("disability",),
        base={"recruits_continuous_support_type_a_users": "該当する"},
        is_hidden=True,
    ),
    example(
        "R-138",
        {"@has_earlier_posting": False},
        {"@has_earlier_posting": False, "@opened_at_counter": False},
        _VISIT,
        base=_VISITING,
    ),
    example("R-139", {}, {"@has_disability_posting": False}, _VISIT, flags=("disability",), base=_VISITING),
    example(
        "R-140",
        {"@earlier_trials": frozenset({"障害者トライアル雇用"})},
        {"@earlier_trials": frozenset({"トライアル雇用"})},
        _VISIT,
        flags=("trial",),
        base={**_VISITING, "trial_employment": "障害者トライアル雇用"},
    ),
    example(
        "R-141",
        {"@last_accepted_on": date(2025, 11, 22)},
        {"@last_accepted_on": date(2025, 11, 21)},
        _VISIT,
        base={"@visit_until": date(2026, 11, 20)},
    ),
    example("R-142", {}, {"employment_arrangement": "請負"}, _VISIT, base=_VISITING),
    example("R-143", {"interview_result_days": "7"}, {"interview_result_days": ""}),
    example("R-144", {"document_result_days": "14"}, {"document_result_days": "15"}),
    example(
        "R-145",
        {"result_timing": ["面接選考後"]},
        {"result_timing": ["書類選考後"]},
        base={"selection_methods": ["面接"]},
    ),
    example("R-146", {"interview_count": "1"}, {"interview_count": "0"}),
    example("R-147", {"notice_methods": ["求職者マイページ", "電話"]}, {"notice_methods": ["求職者マイページ"]}),
    example("R-148", {}, {"delivery_address": ""}),
    example("R-172", {}, {"licences": "不問", "licence_code_1": "1001"}, is_hidden=True),
    example(
        "R-173",
        {"posting_remarks": "未経験の方も応募できます"},
        {"posting_remarks": "経験3年以上必須"},
        "経験は「不問」ですが、文章に「経験３年以上必須」があります。どちらかを改めてください。",
    ),
]
EXAMPLES: list[Example] = [*AGE, *INSURANCE, *VISITS_AND_SELECTION]
