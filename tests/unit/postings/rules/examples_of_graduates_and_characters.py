"""The table's examples of R-149 to R-171 as an employer types them."""

from datetime import date

from tests.unit.postings.rules.example import Example, example

_STABLE = ("average_overtime_hours_last_year", "average_paid_leave_taken_last_year")
_BROKEN = "あ" * 10 + "\n変更範囲：変更なし" + "い" * 321
_OSAKA = {
    "workplace_choice": "事業所所在地と異なる",
    "workplace_postal_code": "100-0001",
    "workplace_address": "大阪府大阪市北区1丁目",
}


def _too_early(what: str, day: str) -> str:
    return f"{what}は、{day}以後の日付にしてください。"


GRADUATES = [
    example(
        "R-149",
        {"@public_on": date(2026, 4, 1)},
        {"@public_on": date(2026, 3, 31)},
        "大卒等求人が学生に公開されるのは、2026年4月1日（水）からです。それまでは「公開前」となります。",
        kind="university",
    ),
    example(
        "R-150",
        {"selection_from_on": "2026|6|1"},
        {"selection_from_on": "2026|5|31"},
        _too_early("選考開始日", "2026年6月1日（月）"),
        kind="university",
        base={"application_accepted_from_on": "2026|4|1"},
    ),
    example(
        "R-151",
        {"@today": date(2026, 6, 1)},
        {"@today": date(2026, 5, 31)},
        "高卒求人の受付は2026年6月1日（月）からです。それまでは作成中として保存できます。",
        kind="high_school",
    ),
    example(
        "R-152",
        {"@public_on": date(2026, 7, 1)},
        {"@public_on": date(2026, 6, 30)},
        "高卒求人が学校に公開されるのは、2026年7月1日（水）からです。",
        kind="high_school",
    ),
    example(
        "R-153",
        {"application_accepted_from_on": "2026|9|5"},
        {"application_accepted_from_on": "2026|9|4"},
        _too_early("応募の受付開始日", "2026年9月5日（土）"),
        kind="high_school",
    ),
    example(
        "R-154",
        {"selection_from_on": "2026|9|16"},
        {"selection_from_on": "2026|9|15"},
        _too_early("選考開始日", "2026年9月16日（水）"),
        kind="high_school",
    ),
    example(
        "R-155",
        {"selection_from_on": "2027|1|1"},
        {"selection_from_on": "2026|12|31"},
        _too_early("選考開始日", "2027年1月1日（金）"),
        kind="junior_high",
    ),
    example(
        "R-156",
        {"application_accepted_from_on": "2026|9|5"},
        {"application_accepted_from_on": "2026|9|17"},
        kind="high_school",
        base={"selection_from_on": "2026|9|16"},
    ),
    example("R-157", {"visit_from_on": "2026|7|1"}, {"visit_from_on": "2026|6|30"}, kind="high_school"),
    example(
        "R-158",
        {"starts_work_on": "2027|4|1"},
        {"starts_work_on": "2027|3|31"},
        "入社日は、卒業後の日付（2027年4月1日（木）以後）にしてください。",
        kind="university",
    ),
    example(
        "R-159",
        {},
        {"offers_training": "", **dict.fromkeys(_STABLE, "")},
        "青少年雇用情報の「職業能力の開発・向上に関する状況」が１つも入力されていません。１つ以上入力してください。",
        kind="university",
    ),
    example(
        "R-160",
        {"new_graduates_left_1": "3"},
        {"new_graduates_left_1": "4"},
        kind="university",
        base={"new_graduates_hired_men_1": "1", "new_graduates_hired_women_1": "2"},
    ),
    example(
        "R-161",
        {"earlier_graduates_within_years": "3"},
        {"earlier_graduates_within_years": "2"},
        kind="university",
    ),
]
CHARACTERS = [
    example(
        "R-162",
        {"job_title": "あ" * 28},
        {"job_title": "あ" * 29},
        "「職種」は28文字までです。1文字減らしてください。",
    ),
    example(
        "R-162",
        {"job_description": _BROKEN},
        {"job_description": _BROKEN + "い"},
        "「仕事の内容」は360文字までです。1文字減らしてください。",
    ),
    *(
        example(
            rule,
            {"posting_remarks": "（株）、①、髙、﨑"},
            {"posting_remarks": f"制服{sign}貸与"},
            f"「求人に関する特記事項」の3文字目「{shown}」は{why}。ほかの文字に置きかえてください。",
        )
        for rule, sign, shown, why in (
            ("R-163", "😀", "😀（絵文字）", "使えません"),
            ("R-163", "\u0007", "U+0007（制御文字）", "使えません"),
            ("R-163", "\ue000", "U+E000（外字）", "使えません"),
            ("R-163", "\U0010fffd", "U+10FFFD（外字）", "使えません"),
            ("R-163", "\U0001f9ff", "\U0001f9ff（絵文字）", "使えません"),
            ("R-164", "\u1200", "\u1200（U+1200）", "印刷できません"),
        )
    ),
    example("R-166", {"contact_name_kana": "ヤマダ　タロウ"}, {"contact_name_kana": "山田 太郎"}),
    example("R-167", {"contact_phone": "03-0000-0000"}, {"contact_phone": "03-0000-000"}),
    example(
        "R-168",
        {"contact_mail": "saiyo@example.co.jp"},
        {"contact_mail": "saiyo..tantou@example.co.jp"},
        "*メールアドレスの形が正しくありません。",
        base={"delivery_methods": ["Ｅメール"]},
    ),
    example(
        "R-169",
        {"workplace_municipality": "13101"},
        {"workplace_municipality": "27127"},
        base={**_OSAKA, "@prefectures_by_postal_code": {"1000001": frozenset({"13"})}},
    ),
    example(
        "R-170",
        {"@at": {"corporate_number": "8700110005901"}},
        {"@at": {"corporate_number": "7700110005901"}},
    ),
    example(
        "R-171",
        {"licence_code_1": "1001"},
        {"licence_code_1": "1000"},
        "「1000」という番号はありません。一覧から選んでください。",
        base={
            "licences": "必要",
            "driving_licence": "不問",
            "licence_level_1": "必須",
            "@unknown_codes": frozenset({"1000"}),
        },
    ),
]
EXAMPLES: list[Example] = [*GRADUATES, *CHARACTERS]
