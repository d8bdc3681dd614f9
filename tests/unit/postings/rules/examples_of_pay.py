"""The table's examples of R-062 to R-097 and R-177 as an employer types them."""

from datetime import date

from mypage.postings.rules.facts import MinimumWage
from tests.unit.postings.rules.example import Example, example

_ASKS_FOR_LESS = {"fixed_allowance_1_name": "", "fixed_allowance_1_from": "", "fixed_allowance_1_to": ""}
_168_HOURS = {**_ASKS_FOR_LESS, "monthly_working_days": "21.0", "annual_days_off": "113"}
_160_HOURS = {**_ASKS_FOR_LESS, "monthly_working_days": "20.0"}
_FIXED = {
    **_160_HOURS,
    "fixed_overtime": "あり",
    "has_overtime": "あり",
    "monthly_overtime_hours": "15",
    "has_special_clause": "なし",
    "base_pay_from": "200000",
    "base_pay_to": "260000",
    "fixed_overtime_from": "31250",
    "fixed_overtime_to": "40000",
    "fixed_overtime_remarks": "時間外労働の有無にかかわらず20時間分として支給し、20時間を超える分は追加で支給",
}
_OTHER_PLACE = {"workplace_choice": "事業所所在地と異なる"}
_OKINAWA = {
    **_OTHER_PLACE,
    "workplace_municipality": "47201",
    "workplace_postal_code": "900-0001",
    "workplace_address": "沖縄県那覇市港町1丁目",
}
_TOKYO = {
    **_OTHER_PLACE,
    "workplace_municipality": "13101",
    "workplace_postal_code": "102-0072",
    "workplace_address": "東京都千代田区飯田橋9丁目",
}
_SENT_BY_OKINAWA = {
    **_TOKYO,
    "employment_arrangement": "派遣",
    "employment_form": "無期雇用派遣パート",
    "dispatch_licence_number": "派47-123456",
    "pay_form_from": "1300",
    "@at": {"establishment_municipality": "47201"},
}
_INDUSTRY = (MinimumWage("自動車小売業", 1300, date(2026, 10, 1)),)
_BONUS = {"bonus_times": "2", "bonus_measure": "月数"}


def _says(
    rule: str, good: str, bad: str, says: str, where: str = "posting_remarks", flags: tuple[str, ...] = ()
) -> Example:
    return example(rule, {where: good}, {where: bad}, says, flags=flags)


def _title(good: str, bad: str) -> tuple[dict[str, str], dict[str, str]]:
    return {"job_title": good}, {"job_title": bad}


FAIRNESS = [
    example(
        "R-062",
        *_title("営業職", "営業マン"),
        "「営業マン」は性別を表します。「営業職」「営業担当」のように改めてください。",
    ),
    _says(
        "R-063",
        "どなたも活躍できます",
        "主婦歓迎",
        "「主婦歓迎」は、性別で選んでいると受け取られます。「家庭と両立しやすい勤務時間です」のように、働き方で書いてください。"
        "法令の例外に当たるときは、ハローワークへの連絡事項に理由を書いてください。",
    ),
    _says(
        "R-064",
        "20kgの袋を運ぶ作業があります",
        "身長170cm以上の方",
        "身長、体重または体力の条件「身長１７０」があります。"
        "身長や体重ではなく、必要な作業（例：20kgの荷物を運ぶ）で書いてください。",
    ),
    _says(
        "R-065",
        "日本語で日報を書けること",
        "日本人に限る",
        "「日本人に限る」は、国籍で選んでいると受け取られます。国籍で限ることはできません。必要な日本語の力で書いてください。",
    ),
    _says(
        "R-066",
        "簿記の知識がある方",
        "家族の職業をうかがいます",
        "「家族の職業」は、仕事の適性や能力と関係がありません。家族のことは、採用選考で確かめることができません。"
        "削除してください。",
    ),
    _says(
        "R-067",
        "立ち仕事です",
        "持病のない方",
        "「持病」は、病歴や障害で選んでいると受け取られます。病気の有無を条件にできません。"
        "仕事に必要な動作で書いてください。",
    ),
    _says(
        "R-068",
        "電話の応対は少なめにできます",
        "身体障害者に限る",
        "「身体障害者に限る」は、障害の種類や等級だけで断ると受け取られます。必要な動作と、できる配慮を書いてください。",
        flags=("disability",),
    ),
    _says(
        "R-069",
        "制服は貸与します",
        "制服代は自己負担、保証金1万円",
        "「保証金１」は、応募者に費用の負担を求めるものと読めます。応募する人に費用の負担を求められません。"
        "削除してください。",
    ),
    _says(
        "R-070",
        "昨年度の離職者は1名でした",
        "絶対に稼げる",
        "「絶対に稼げ」は、誤解を招くおそれがあります。約束できない言葉です。事実や数字で書いてください。",
    ),
    _says(
        "R-071",
        "くわしくは面接でご説明します",
        "直接03-0000-0000へ",
        "文章に「０３－００００－００００」があります。電話番号は担当者の欄に入力してください。",
    ),
    example(
        "R-072",
        *_title("介護職員（夜勤なし）", "★☆急募☆★介護職員"),
        "職種の「★☆☆★」は、検索と読み上げの妨げになります。仕事の名を先に書いてください。",
    ),
]
WAGE = [
    example(
        "R-073",
        {"base_pay_from": "200,000", "base_pay_to": "200,000"},
        {"base_pay_from": "200,001", "base_pay_to": "200,000"},
        "「基本給（ａ）」の下限が上限を超えています。",
    ),
    example(
        "R-074",
        {"total_pay_from": "240000"},
        {"total_pay_from": "230000"},
        is_hidden=True,
        base={
            "base_pay_from": "200000",
            "fixed_allowance_1_name": "職務手当",
            "fixed_allowance_1_from": "10000",
            "fixed_overtime_from": "30000",
        },
    ),
    example(
        "R-075",
        {"base_pay_from": "1,280"},
        {"base_pay_from": "1,279"},
        "時間額が、東京都の最低賃金1,280円（2026年10月1日（木）から）を下回っています。",
        kind="part_time",
    ),
    example(
        "R-076",
        {"base_pay_from": "215,040"},
        {"base_pay_from": "215,039"},
        "１時間あたり1,279.99円となり、東京都の最低賃金1,280円（2026年10月1日（木）から）を下回っています。"
        "賃金または労働時間を見直してください。",
        base=_168_HOURS,
    ),
    example(
        "R-077",
        {"fixed_allowance_1_name": "職務手当"},
        {"fixed_allowance_1_name": "皆勤手当"},
        "「皆勤手当」は最低賃金の計算に入りません。除いて計算すると1,220.47円で、最低賃金を下回ります。",
        base={
            **_168_HOURS,
            "base_pay_from": "205040",
            "fixed_allowance_1_from": "10000",
            "fixed_allowance_1_to": "10000",
        },
    ),
    example(
        "R-078",
        {"base_pay_from": "1,086"},
        {"base_pay_from": "1,085"},
        "2026年12月2日（水）から最低賃金が1,086円になります。その日からは下回りますので、賃金の見直しをご検討ください。",
        kind="part_time",
        base={**_OKINAWA, "pay_form_from": "1086"},
    ),
    example(
        "R-079",
        {"probation_conditions_detail": "試用期間中　時給１，２８０円"},
        {"probation_conditions_detail": "試用期間中 時給1,279円"},
        kind="part_time",
        base={"probation_conditions": "異なる"},
    ),
    example(
        "R-080",
        {"base_pay_from": "1280"},
        {"base_pay_from": "1279"},
        "派遣先（就業場所）の東京都の最低賃金1,280円を下回っています。",
        kind="part_time",
        base=_SENT_BY_OKINAWA,
    ),
    example(
        "R-081",
        {"base_pay_from": "1300"},
        {"base_pay_from": "1299"},
        "自動車小売業には特定最低賃金1,300円があります。対象になるか、お確かめください。",
        kind="part_time",
        base={"@special_minimum_wages": _INDUSTRY},
    ),
    example(
        "R-082",
        {"base_pay_to": "400,000"},
        {"base_pay_to": "400,001"},
        base={"base_pay_from": "200000"},
    ),
    example(
        "R-083",
        {"fixed_allowance_1_name": "職務手当"},
        {"fixed_allowance_1_name": "家族手当"},
        "「家族手当」は人によって異なる手当です。その他の手当等付記事項（ｄ）に移してください。",
    ),
    _says(
        "R-084",
        "夜勤手当 1回5,000円",
        "みなし残業手当 3万円",
        "固定残業代と読める言葉「みなし残業手当」があります。固定残業代の欄に、金額、時間、超過分の支給を入力してください。",
        "other_allowances",
    ),
    *(
        example(rule, {}, {"fixed_overtime_remarks": bad}, base=_FIXED)
        for rule, bad in (
            ("R-085", "一定の時間分として支給"),
            ("R-086", "20時間分として支給"),
            ("R-087", "時間外労働の有無にかかわらず20時間分として支給"),
        )
    ),
    _says(
        "R-088",
        "賞与は年2回です",
        "基本給に20時間分の残業代を含む",
        "「残業代を含む」は、基本給に残業代が含まれると読めます。基本給と固定残業代を分けて入力してください。",
    ),
    example(
        "R-089",
        {"fixed_overtime_from": "31,250"},
        {"fixed_overtime_from": "31,249"},
        "固定残業代が、20時間分の割増賃金の目安31,250円を下回っています。",
        base=_FIXED,
    ),
    example(
        "R-090",
        {"fixed_overtime_remarks": "45時間分"},
        {"fixed_overtime_remarks": "46時間分"},
        base=_FIXED,
    ),
    example("R-091", {}, {"has_overtime": "なし"}, base=_FIXED),
    example("R-092", {"pay_day_of_month": "30"}, {"pay_day_of_month": "31"}),
    example(
        "R-093",
        {"pay_day_other": "毎月15日と月末"},
        {"pay_day_other": "2ヶ月に1回"},
        base={"pay_day": "その他"},
    ),
    example(
        "R-094",
        {"pay_closing_day": "15"},
        {"pay_closing_day": "16"},
        base={"pay_closing": "固定（月末以外）", "pay_month": "当月", "pay_day_of_month": "15"},
    ),
    example("R-095", {"commuting_allowance_yen": "20,000"}, {"commuting_allowance_yen": ""}),
    example(
        "R-096",
        {"has_bonus": "なし"},
        {"has_bonus": "なし", "bonus_months": "2.00"},
        "「賞与制度」は「なし」ですが、実績が入っています。どちらかを改めてください。",
        is_hidden=True,
    ),
    example("R-097", {"bonus_months": "2.50"}, {"bonus_months": ""}, base=_BONUS),
    example(
        "R-177",
        {"pay_form_from": "10,240"},
        {"pay_form_from": "10,239"},
        "日給を１時間あたりにすると1,279.87円となり、東京都の最低賃金1,280円を下回っています。",
        base={**_ASKS_FOR_LESS, "pay_form": "日給", "pay_form_to": "11000"},
    ),
]
EXAMPLES: list[Example] = [*FAIRNESS, *WAGE]
