"""The words around the questions of a posting."""

from functools import cache

from mypage.postings.content import DATA, table
from mypage.web.field_words import Wording

_ONLY_GENERAL = "「求人区分」が「一般（フルタイム）」か「一般（パート）」のときに選んでください。"

GROUP_NOTES = {
    "定額的に支払われる手当（ｂ）": "全員に毎月決まって支払う手当だけを書いてください。人によって異なる手当（家族手当、通勤手当など）は、下の（ｄ）に書きます。名称は8文字まで。例：資格手当",
    "基本給（ａ）": "税や社会保険料を引く前の金額です。残業代や手当は含めません。フルタイムなどは月額（日給や時給のときは、月平均労働日数で月額に直した額）、パートは時間額を入力してください。金額が1つのときは、下限と上限に同じ額を入力してください。",
    "就業時間": "「9:00」「９時」のように入力してください。勤務時間帯が2つ以上あるときは、（2）（3）にも入力してください。終業が翌日になるときも、そのままの時刻を入力してください（例：22:00から翌朝7:00なら「7:00」）。",
    "又は": "決まった時刻ではなく、「9:00から17:00までの間の4時間以上」のように募集するときに入力してください。",
    "合計": "入力された金額から自動で計算します。",
    "計算した労働時間": "就業時間、休憩時間、休日から自動で計算します。公開されません。",
    "受理のときに決まること": "この内容は、ハローワークが求人を受理したときなどに入ります。",
}
"""What is said once above a group, by its legend."""


@cache
def wording() -> Wording:
    """Helps and conditions in words, read once."""
    words = Wording.of(table(), DATA / "field_help.csv")
    kinds = dict.fromkeys(("is_for_people_with_disabilities", "trial_employment"), _ONLY_GENERAL)
    return Wording(words.helps, {**words.when, **kinds})
