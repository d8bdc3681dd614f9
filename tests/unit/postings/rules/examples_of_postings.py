"""The table's examples of R-001 to R-046 as an employer types them."""

from datetime import date

from mypage.postings.rules.facts import OtherPosting, RefusalPeriod
from tests.unit.postings.rules.example import Example, example

_SCOPES = {
    "1": "１ 事業所名等を含む求人情報を公開する",
    "2": "２ ハローワークの求職者に限定し、事業所名等を含む求人情報を公開する",
    "3": "３ 事業所名等を含まない求人情報を公開する",
    "4": "４ 求人情報を公開しない",
}
_ACCEPTS = {"accepts_self_applications": "オンライン自主応募を受け付ける"}
_LETTER = ["ハローワーク紹介状"]
_RESUME = ["ハローワーク紹介状", "履歴書（写真貼付）"]
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
_CONDITION = {**_TERM, "renewal_possibility": "あり（条件付きで更新あり）"}
_PROBATION = {"probation_conditions": "異なる"}
_OURS = {"workplace_address": "東京都千代田区飯田橋９丁目８番７号"}


def _other(form: str) -> OtherPosting:
    return OtherPosting("13010-00000161", "介護職員", _OURS["workplace_address"], form)


def _refusal(first: date, last: date) -> dict[str, object]:
    return {"@refusals": (RefusalPeriod("労働関係法令違反", first, last),)}


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


POSTING = [
    example("R-001", {}, {"job_title": ""}, "「職種」が入力されていません。入力してください。"),
    example("R-002", {}, {"has_read_leaflet": "確認していない"}),
    example(
        "R-003",
        {"@declared_on": date(2025, 11, 23)},
        {"@declared_on": date(2025, 11, 22)},
        says="自己申告書の申告から1年が過ぎています。申告の内容を確かめ、もう一度申告してください。",
    ),
    example(
        "R-004",
        _refusal(date(2026, 5, 22), date(2026, 11, 21)),
        _refusal(date(2026, 5, 23), date(2026, 11, 22)),
        "現在、次の理由により求人を受け付けることができません。理由：労働関係法令違反。期間：2026年5月23日（土）から"
        "2026年11月22日（日）まで。くわしくは管轄のハローワークにお問い合わせください。",
    ),
    example("R-005", {"job_title": "介護職員"}, {"job_title": "介護職員または調理員、事務員"}),
    example(
        "R-006",
        {"job_title": "配送員（雇用期間の定めなし）"},
        {"job_title": "配送パートナー（業務委託契約）"},
        "雇用契約ではない働き方と読める言葉「業務委託」があります。雇用される人の募集に限り受け付けています。"
        "内容を改めてください。",
    ),
    example(
        "R-007",
        {"@active_postings": (_other("パート労働者"),)},
        {"@active_postings": (_other("正社員"),)},
        "同じ内容の求人が有効中です（13010-00000161）。採用人数の変更で足りないか、お確かめください。",
    ),
    example("R-008", {"@accepted_category": "一般（フルタイム）"}, {"@accepted_category": "一般（パート）"}),
    example(
        "R-009",
        {"wished_referral_until": "2026|6|30"},
        {"wished_referral_until": "2026|7|1"},
        "紹介期限日の希望は、2026年4月2日（木）から2026年6月30日（火）までの日付で入力してください。",
        today=date(2026, 4, 1),
    ),
    example(
        "R-010",
        {"posting_remarks": "令和8年12月1日面接会", "@is_reuse": True},
        {"posting_remarks": "令和8年10月1日面接会", "@is_reuse": True},
        "「令和８年１０月１日」は過ぎています。転用元の内容が残っていないか、お確かめください。",
    ),
    example(
        "R-011",
        {**_ACCEPTS, "disclosure_scope": _SCOPES["2"]},
        {**_ACCEPTS, "disclosure_scope": _SCOPES["3"]},
        is_hidden=True,
    ),
    example("R-012", {"disclosure_scope": _SCOPES["4"]}, {"disclosure_scope": _SCOPES["2"]}, kind="high_school"),
    example("R-013", {}, _ACCEPTS, kind="high_school", is_hidden=True),
    example(
        "R-014",
        {"posting_remarks": "駅前の介護施設です"},
        {"posting_remarks": "みほん商事の仲間に"},
        "公開希望が２から４の求人ですが、文章に「みほん商事」があります。そのままでは事業所が分かります。",
        base={"disclosure_scope": _SCOPES["3"], "@at": {"establishment_name": "みほん商事"}},
    ),
    example("R-015", {}, _ACCEPTS),
    example(
        "R-016",
        {"delivery_methods": ["郵送", "求職者マイページ"]},
        {"delivery_methods": ["郵送"], "selection_remarks": ""},
        base={**_ACCEPTS, "application_documents": _RESUME},
    ),
    example(
        "R-017",
        {"supplementary_remarks": "応募書類は求職者マイページから送付できます"},
        {"supplementary_remarks": "よろしくお願いします"},
        kind="university",
        base=_ACCEPTS,
    ),
    example(
        "R-018", {"application_documents": ["履歴書（写真貼付）"]}, {"application_documents": _LETTER}, base=_ACCEPTS
    ),
    example(
        "R-019",
        {"application_documents_other": "成績証明書"},
        {"application_documents_other": "戸籍謄本、住民票"},
        "「戸籍謄本」は、採用選考で求めることができません。応募書類から除いてください。",
        base={"application_documents": ["その他"]},
    ),
    example(
        "R-020",
        {"application_documents": ["その他"], "application_documents_other": "全国高等学校統一用紙"},
        {"application_documents": ["職務経歴書"]},
        kind="high_school",
    ),
    example("R-021", {}, {"documents_handling": "なし（求人者の責任で廃棄）"}),
]
TERMS = [
    example(
        "R-022",
        {"job_description": "食事の介助をします。\n変更範囲：変更なし"},
        {"job_description": "食事の介助をします。"},
    ),
    example("R-023", {"transfer_area": "県内の営業所"}, {"transfer_area": ""}, base={"may_be_transferred": "あり"}),
    example(
        "R-024",
        {},
        {"posting_remarks": "全国転勤あり"},
        "転勤の可能性は「なし」ですが、文章に「全国転勤」があります。どちらかを改めてください。",
    ),
    example("R-025", {"renewal_possibility": "あり（原則更新）"}, {"renewal_possibility": ""}, base=_TERM),
    example(
        "R-026",
        {"renewal_condition": "更新上限：有（更新回数4回）"},
        {"renewal_condition": "勤務成績による"},
        base=_CONDITION,
    ),
    example(
        "R-027",
        {"probation_conditions_detail": "時給1,300円"},
        {"probation_conditions_detail": "面談による"},
        base=_PROBATION,
    ),
    example("R-028", {"probation_length": "6ヶ月"}, {"probation_length": "7ヶ月"}),
    example("R-029", {}, {"passive_smoking_measure": ""}),
    example(
        "R-030",
        {"passive_smoking_remarks": "2階に専用室"},
        {"passive_smoking_remarks": ""},
        base={"passive_smoking_measure": "あり（喫煙室設置）"},
    ),
    example("R-031", {}, {"passive_smoking_measure": "なし（喫煙可）"}, kind="high_school"),
    example(
        "R-032",
        {"working_time_remarks": "1日8時間とみなす"},
        {"working_time_remarks": ""},
        base={"working_time_system": "裁量労働制"},
    ),
    example(
        "R-033",
        {"working_time_remarks": "コアタイム10時から15時"},
        {"working_time_remarks": "応相談"},
        base={"working_time_system": "フレックスタイム制"},
    ),
    example(
        "R-034", {"workplace_remarks": "自宅、月1回出社"}, {"workplace_remarks": ""}, base={"is_telework": "該当する"}
    ),
    example("R-035", {}, {"employment_form": "正社員"}, kind="part_time"),
    example("R-036", _weekly("5", "17:54", "60"), _weekly("5", "18:00", "60"), kind="part_time"),
    example("R-037", {}, {**_TERM, "employment_form": "正社員"}),
    example(
        "R-038",
        {**_TERM, "employment_period_years": "0", "employment_period_months": "4"},
        {**_TERM, "employment_period_years": "0", "employment_period_months": "3"},
    ),
    example(
        "R-039",
        {"employment_begins_on": "2026|12|1", "employment_ends_on": "2026|12|2"},
        {"employment_begins_on": "2026|12|2", "employment_ends_on": "2026|12|2"},
        base=_DATED,
    ),
    example(
        "R-040",
        {"employment_period_years": "3", "employment_period_months": "0"},
        {"employment_period_years": "3", "employment_period_months": "1"},
        base=_TERM,
    ),
    example(
        "R-041",
        {"employment_period_years": "5", "employment_period_months": "0"},
        {"employment_period_years": "5", "employment_period_months": "1"},
        base=_TERM,
    ),
    example("R-042", {}, {"employment_period": "雇用期間の定めなし"}, kind="seasonal"),
    example(
        "R-043",
        {"hires": "3", "hires_commuting": "1", "hires_live_in": "2"},
        {"hires": "3", "hires_commuting": "1", "hires_live_in": "1"},
        "採用人数の内訳の合計が2人で、採用人数3人と合いません。",
        kind="seasonal",
    ),
    example("R-044", {}, {"has_housing_for_singles": "なし"}, kind="seasonal"),
    example("R-045", {"hires": "1"}, {"hires": "0"}),
    example(
        "R-046", {"allows_car_commute": "不可"}, {"allows_car_commute": "不可", "has_parking": "あり"}, is_hidden=True
    ),
]
EXAMPLES: list[Example] = [*POSTING, *TERMS]
