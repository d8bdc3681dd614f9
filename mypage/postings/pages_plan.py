"""How the 318 questions are laid out on pages: what stands together, and what stands side by side in one row.

A page is (slug, section, title, groups), a group (legend, rows); a row is one field, or several side by side.
"""

Row = str | tuple[str, ...]
PlannedGroup = tuple[str, tuple[Row, ...]]
PlannedPage = tuple[str, int, str, tuple[PlannedGroup, ...]]


def _pair(name: str) -> tuple[str, str]:
    return (f"{name}_from", f"{name}_to")


def _numbered(name: str, last: int = 3) -> tuple[str, ...]:
    return tuple(f"{name}_{number}" for number in range(1, last + 1))


_CATEGORY: PlannedPage = ("category", 1, "求人区分", (
    ("求人の種類", (
        "posting_category", "is_for_people_with_disabilities", "recruits_continuous_support_type_a_users",
        "trial_employment",
    )),
    ("受理のときに決まること", (
        "source_posting_number", "posting_number", "accepted_on", "referral_until", "accepting_office", "industry",
    )),
))  # fmt: skip

_DISCLOSURE: PlannedPage = ("disclosure", 1, "公開範囲と申込み前の確認", (
    ("公開のしかた", (
        "disclosure_scope", "accepts_self_applications", "online_provision", "shows_establishment_images",
    )),
    ("紹介期限", ("wished_referral_until",)),
    ("申込み前の確認", ("has_read_leaflet", "confirms_self_declaration")),
))  # fmt: skip

_ESTABLISHMENT: PlannedPage = ("establishment", 2, "事業所情報", (
    ("就業場所の従業員数", (
        ("employees_at_workplace", "female_employees_at_workplace", "part_time_employees_at_workplace"),
    )),
    ("事業所情報から入る内容", (
        "establishment_number", "establishment_name", "establishment_name_kana", "establishment_postal_code",
        "establishment_address", "website", "employees_in_company", "founded_year", "capital_yen",
        "has_labour_union", "business_description", "company_features", "representative_title",
        "representative_name", "corporate_number", "has_work_rules_for_full_time", "has_work_rules_for_part_time",
        "childcare_leave_record", "family_care_leave_record", "child_nursing_leave_record",
        "foreign_employees_record",
    )),
))  # fmt: skip

_JOB: PlannedPage = ("job", 3, "職種と仕事の内容", (
    ("職種", ("job_title", *_numbered("occupation_code"), "occupation_guide")),
    ("仕事の内容", ("job_description",)),
    ("就業形態", ("employment_arrangement", "dispatch_licence_number")),
))  # fmt: skip

_EMPLOYMENT: PlannedPage = ("employment", 3, "雇用形態と雇用期間", (
    ("雇用形態", (
        "employment_form", "name_of_non_regular_form", "has_path_to_regular", "path_to_regular_record",
    )),
    ("雇用期間", (
        "employment_period", "employment_period_measure", ("employment_period_years", "employment_period_months"),
        ("employment_begins_on", "employment_ends_on"), "renewal_possibility", "renewal_condition",
    )),
    ("試用期間", ("has_probation", "probation_length", "probation_conditions", "probation_conditions_detail")),
))  # fmt: skip

_WORKPLACE: PlannedPage = ("workplace", 3, "就業場所と転勤", (
    ("就業場所", (
        "workplace_choice", "workplace_postal_code", "workplace_municipality", "workplace_address",
        "workplace_nearest_station", ("workplace_transport", "workplace_travel_minutes"), "is_telework",
        "workplace_remarks",
    )),
    ("受動喫煙対策", ("passive_smoking_measure", "passive_smoking_remarks")),
    ("通勤と転勤", ("allows_car_commute", "has_parking", "may_be_transferred", "transfer_area", "welcomes_uij_turn")),
))  # fmt: skip

_APPLICANTS: PlannedPage = ("applicants", 3, "応募の条件", (
    ("年齢", ("age_limit", ("age_from", "age_to"), "age_limit_ground", "age_limit_reason")),
    ("学歴と経験", (
        "education", "education_level", "education_subject", "experience", "experience_detail", "pc_skills",
    )),
    ("対象となる方", (
        "target_schools", "accepts_earlier_graduates", "earlier_graduates_within_years",
        "accepts_school_leavers_without_degree", "starts_work_on",
    )),
    ("免許・資格", (
        "licences", "driving_licence", "automatic_only_is_enough", "licence_code_1", "licence_level_1",
        "licence_code_2", "licence_level_2", "licence_code_3", "licence_level_3", "other_licence",
        "any_licence_suffices",
    )),
))  # fmt: skip

_PAY: PlannedPage = ("pay", 4, "賃金", (
    ("賃金形態", ("pay_form", "pay_form_other_detail", _pair("pay_form"))),
    ("基本給（ａ）", (_pair("base_pay"),)),
    ("定額的に支払われる手当（ｂ）", tuple(
        (f"fixed_allowance_{number}_name", *_pair(f"fixed_allowance_{number}")) for number in (1, 2, 3, 4)
    )),
    ("固定残業代（ｃ）", ("fixed_overtime", _pair("fixed_overtime"), "fixed_overtime_remarks")),
    ("合計", (_pair("total_pay"),)),
    ("月平均労働日数", ("monthly_working_days",)),
    ("学歴別の初任給", (
        "starting_pay_graduate_school", "starting_pay_university", "starting_pay_junior_college",
        "starting_pay_technical_college", "starting_pay_vocational_school",
    )),
    ("その他の手当（ｄ）", ("other_allowances",)),
))  # fmt: skip

_PAYMENT: PlannedPage = ("payment", 4, "通勤手当と賃金の支払い", (
    ("通勤手当", ("commuting_allowance", ("commuting_allowance_per", "commuting_allowance_yen"))),
    ("赴任・往復の旅費", ("moving_cost", "round_trip_travel_cost", "round_trip_travel_remarks")),
    ("賃金締切日", ("pay_closing", "pay_closing_day", "pay_closing_other")),
    ("賃金支払日", ("pay_day", "pay_month", "pay_day_of_month", "pay_day_other")),
))  # fmt: skip

_RISES: PlannedPage = ("rises", 4, "昇給と賞与", (
    ("昇給", (
        "has_pay_rise", "had_pay_rise_last_year", "pay_rise_measure", _pair("pay_rise_yen"),
        _pair("pay_rise_percent"),
    )),
    ("賞与", (
        "has_bonus", "had_bonus_last_year", "bonus_times", "bonus_measure", "bonus_months", _pair("bonus_yen"),
    )),
))  # fmt: skip

_HOURS: PlannedPage = ("hours", 5, "就業時間", (
    ("就業時間", (
        "working_time_system", "variable_hours_unit", *(_pair(f"shift_{number}") for number in (1, 2, 3)),
    )),
    ("又は", (("between_from", "between_to"), ("between_hours", "between_hours_sense"))),
    ("休憩と特記事項", ("break_minutes", "working_time_remarks")),
    ("時間外労働", ("has_overtime", "monthly_overtime_hours", "has_special_clause", "special_clause_detail")),
))  # fmt: skip

_DAYS_OFF: PlannedPage = ("days-off", 5, "休日と休暇", (
    ("週の労働日数", (("weekly_working_days_from", "weekly_working_days_to"), "weekly_days_are_negotiable")),
    ("休日", ("days_off", "days_off_other", "two_days_off_weekly", "annual_days_off")),
    ("年次有給休暇", ("paid_leave_days",)),
    ("計算した労働時間", (("weekly_scheduled_hours", "monthly_scheduled_hours"),)),
))  # fmt: skip

_INSURANCE: PlannedPage = ("insurance", 6, "保険・年金・退職金", (
    ("加入保険等", ("insurances", "insurances_other", "insurances_missing_reason")),
    ("年金と退職金", ("company_pension", "retirement_mutual_aid", "has_retirement_pay", "retirement_pay_from_years")),
))  # fmt: skip

_RETIREMENT: PlannedPage = ("retirement", 6, "定年・住宅・託児施設", (
    ("定年と再雇用", (
        "has_retirement_age", "retirement_age", "has_reemployment", "reemployment_until_age",
        "has_employment_extension", "extension_until_age",
    )),
    ("入居可能住宅", ("has_housing_for_singles", "has_housing_for_families", "housing_remarks")),
    ("利用可能託児施設", ("has_childcare_facility", "childcare_facility_remarks")),
))  # fmt: skip

_PROMOTION: PlannedPage = ("promotion", 7, "求人に関する特記事項とメッセージ", (
    ("求人のＰＲ", ("posting_remarks", "message_from_establishment")),
    ("事業所情報から入る内容", (
        "branch_count", *_numbered("branch"), *_numbered("annual_sales"), *_numbered("main_client"),
        *_numbered("affiliate"), "has_job_based_pay", "job_based_pay_detail", "has_reinstatement",
        "reinstatement_detail", "welfare", "training", "training_for_non_regular", "work_life_support",
        "establishment_remarks", "has_job_coach", "has_elevator", "has_braille_equipment", "has_stair_handrails",
        "has_handrails", "has_accessible_toilet", "allows_wheelchair_indoors", "has_rest_room",
        "accessibility_remarks",
    )),
))  # fmt: skip

_YOUTH: PlannedPage = ("youth", 7, "青少年雇用情報", (
    ("募集・採用に関する情報", (
        *(
            (f"new_graduates_hired_men_{year}", f"new_graduates_hired_women_{year}", f"new_graduates_left_{year}")
            for year in (1, 2, 3)
        ),
        ("average_years_of_service", "average_age_of_employees"),
    )),
    ("職業能力の開発に関する情報", (
        "offers_training", "supports_self_development", "has_mentors", "offers_career_consulting",
        "has_company_examinations",
    )),
    ("職場への定着に関する情報", (
        ("average_overtime_hours_last_year", "average_paid_leave_taken_last_year"),
        ("childcare_leave_men_eligible_last_year", "childcare_leave_men_taken_last_year"),
        ("childcare_leave_women_eligible_last_year", "childcare_leave_women_taken_last_year"),
        ("share_of_women_officers_percent", "share_of_women_managers_percent"),
    )),
))  # fmt: skip

_SELECTION: PlannedPage = ("selection", 8, "採用人数と選考方法", (
    ("採用人数", (
        "hires", ("hires_commuting", "hires_live_in", "hires_either"), "recruitment_reason",
        "recruitment_reason_other",
    )),
    ("選考方法", (
        "selection_methods", "interview_count", "written_test_subjects", "selection_method_other",
    )),
    ("選考結果の通知", (
        "result_timing", "result_timing_other", ("document_result_days", "interview_result_days"),
        "notice_methods", "notice_method_other",
    )),
    ("選考日時", ("selection_schedule", "selection_schedule_other")),
))  # fmt: skip

_APPLICATION: PlannedPage = ("application", 8, "選考場所と応募書類", (
    ("選考場所", (
        "selection_place_choice", "selection_place_postal_code", "selection_place_address",
        "selection_place_station", ("selection_place_transport", "selection_place_travel_minutes"),
    )),
    ("応募書類", (
        "application_documents", "application_documents_other", "delivery_methods", "delivery_method_other",
        "delivery_postal_code", "delivery_address", "documents_handling",
    )),
    ("特記事項", ("selection_remarks",)),
))  # fmt: skip

_SCHEDULE: PlannedPage = ("schedule", 8, "学卒の選考日程", (
    ("応募と選考の日程", ("application_accepted_from_on", "application_accepted_until", "selection_from_on")),
    ("応募前職場見学", ("allows_visit_before_application", "visit_from_on", "visit_until")),
    ("学校との連絡", ("accepts_parallel_applications", "designated_schools")),
    ("補足事項", ("supplementary_remarks",)),
))  # fmt: skip

_CONTACT: PlannedPage = ("contact", 8, "担当者", (
    ("担当者", (
        "contact_department", "contact_name", "contact_name_kana", ("contact_phone", "contact_extension"),
        "contact_fax", "contact_mail",
    )),
    ("ハローワークへの連絡", ("message_to_office",)),
))  # fmt: skip

PLAN: tuple[PlannedPage, ...] = (
    _CATEGORY, _DISCLOSURE, _ESTABLISHMENT, _JOB, _EMPLOYMENT, _WORKPLACE, _APPLICANTS, _PAY, _PAYMENT, _RISES, _HOURS,
    _DAYS_OFF, _INSURANCE, _RETIREMENT, _PROMOTION, _YOUTH, _SELECTION, _APPLICATION, _SCHEDULE, _CONTACT,
)  # fmt: skip
