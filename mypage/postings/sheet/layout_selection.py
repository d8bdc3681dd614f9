"""Rows of the 求人票 on the selection, and those of the annex 青少年雇用情報. Written as in `layout`. Pure."""

Rows = tuple[tuple[tuple[str, ...], ...], ...]

SELECTION_ROWS: Rows = (
    (
        (
            "採用人数", "{hires}", "通勤　{hires_commuting}", "住込　{hires_live_in}",
            "通勤・住込を問わない　{hires_either}",
        ),
        ("募集理由", "{recruitment_reason}", "{recruitment_reason_other}"),
    ),
    (
        (
            "選考方法", "{selection_methods}", "（面接の予定　{interview_count}）", "{selection_method_other}",
            "\n筆記試験　{written_test_subjects}",
        ),
    ),
    (
        (
            "選考結果通知", "{result_timing}", "{result_timing_other}", "\n書類選考　{document_result_days}",
            "\n面接選考　{interview_result_days}",
        ),
        ("求職者への通知方法", "{notice_methods}", "{notice_method_other}"),
    ),
    (
        ("応募の受付期間", "{application_accepted_from_on}", "\n{application_accepted_until}"),
        ("選考開始日", "{selection_from_on}"),
        ("複数応募", "{accepts_parallel_applications}"),
    ),
    (("応募前職場見学", "{allows_visit_before_application}", "{visit_from_on}", "{visit_until}"),),
    (
        ("選考日時等", "{selection_schedule}", "{selection_schedule_other}"),
        (
            "選考場所", "{selection_place_choice}", "\n{selection_place_postal_code}", "{selection_place_address}",
            "\n最寄り駅　{selection_place_station}", "駅から{selection_place_transport}",
            "{selection_place_travel_minutes}",
        ),
    ),
    (
        ("応募書類等", "{application_documents}", "{application_documents_other}"),
        (
            "応募書類の送付方法", "{delivery_methods}", "{delivery_method_other}", "\n{delivery_postal_code}",
            "{delivery_address}",
        ),
    ),
    (("応募書類の返戻", "{documents_handling}"),),
    (("選考に関する特記事項", "{selection_remarks}"),),
    (("補足事項", "{supplementary_remarks}"),),
    (
        (
            "担当者", "{contact_department}", "\n{contact_name_kana}", "\n{contact_name}",
        ),
        (
            "連絡先", "電話　{contact_phone}", "内線　{contact_extension}", "\nＦＡＸ　{contact_fax}",
            "\nＥメール　{contact_mail}",
        ),
    ),
)  # fmt: skip


def _of_year(number: int) -> tuple[tuple[str, ...], ...]:
    year = ("前年度", "２年度前", "３年度前")[number - 1]
    return (
        (
            f"新卒等採用者数（{year}）", f"男性　{{new_graduates_hired_men_{number}}}",
            f"女性　{{new_graduates_hired_women_{number}}}",
        ),
        (f"新卒等離職者数（{year}の採用者）", f"{{new_graduates_left_{number}}}"),
    )  # fmt: skip


ANNEX_ROWS: Rows = (
    *(_of_year(number) for number in (1, 2, 3)),
    (
        ("平均継続勤務年数", "{average_years_of_service}"),
        ("従業員の平均年齢（参考値）", "{average_age_of_employees}"),
    ),
    (("研修の有無及び内容", "{offers_training}"),),
    (("自己啓発支援の有無及び内容", "{supports_self_development}"),),
    (("メンター制度の有無", "{has_mentors}"),),
    (("キャリアコンサルティング制度の有無及び内容", "{offers_career_consulting}"),),
    (("社内検定等の制度の有無及び内容", "{has_company_examinations}"),),
    (
        ("前年度の月平均所定外労働時間", "{average_overtime_hours_last_year}"),
        ("前年度の有給休暇の平均取得日数", "{average_paid_leave_taken_last_year}"),
    ),
    (
        (
            "前年度の育児休業（男性）", "取得者数　{childcare_leave_men_taken_last_year}",
            "対象者数　{childcare_leave_men_eligible_last_year}",
        ),
        (
            "前年度の育児休業（女性）", "取得者数　{childcare_leave_women_taken_last_year}",
            "対象者数　{childcare_leave_women_eligible_last_year}",
        ),
    ),
    (
        ("役員に占める女性の割合", "{share_of_women_officers_percent}"),
        ("管理的地位にある者に占める女性の割合", "{share_of_women_managers_percent}"),
    ),
)  # fmt: skip
