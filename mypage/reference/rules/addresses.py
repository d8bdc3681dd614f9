"""郵便番号から住所へ: which town may be filled in for what Japan Post writes in its table."""

import re

from mypage.kernel.rule import cites

_NO_TOWN = re.compile(r"以下に掲載がない場合|の次に.*番地|場合$")
_LAND_LOTS = re.compile(r"^(?P<name>.+?)第?[0-9０-９]+地割")
_RANGE_IN_BRACKETS = re.compile(r"（[^）]*(?:〜|～|~|－|、|以上|以下|以降|を除く|その他|全域)[^）]*）?$")
_SEPARATOR = "、"


@cites("日本郵便 郵便番号データの説明", "住所の補完（ui: postcode completion）")
def town_choices(town: str, town_kana: str) -> tuple[tuple[str, str], ...]:
    """郵便番号の表の町域欄から、住所に書き入れてよい町域（とその読み）を選ぶ。ひとつの欄に並ぶ町域は、それぞれを選択肢にする。

    An empty town means: fill in up to the municipality.

    >>> town_choices("以下に掲載がない場合", "イカニケイサイガナイバアイ")
    (('', ''),)
    >>> town_choices("大通西（１～１９丁目）", "オオドオリニシ")
    (('', ''),)
    >>> town_choices("甲、乙", "コウ、オツ")
    (('甲', 'コウ'), ('乙', 'オツ'))
    >>> town_choices("左草１地割〜左草", "サソウ")
    (('左草', 'サソウ'),)
    """
    if not town or _NO_TOWN.search(town) or _RANGE_IN_BRACKETS.search(town):
        return (("", ""),)
    lots = _LAND_LOTS.match(town)
    if lots:
        return ((lots["name"], town_kana.split(_SEPARATOR, maxsplit=1)[0]),)
    if any(sign in town for sign in "〜～"):
        return (("", ""),)
    towns, readings = town.split(_SEPARATOR), town_kana.split(_SEPARATOR)
    if len(towns) != len(readings):
        readings = [""] * len(towns)
    return tuple(zip(towns, readings, strict=True))
