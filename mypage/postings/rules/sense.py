"""When a word of the wording hints is not meant: the sentence says the opposite, or the word is another one."""

import re

_NOT_ASKED = re.compile(
    r"(?:[・や、][^。、\n]{1,5}|書|者|人|等|など|の提出|[謄抄]本)*(?:は|が|を|も|の)?(?:一切|全く)?"
    r"(?:不要|い?りません|要りません|問いません|求めません|いただきません|頂きません|行いません|しません|ではありません"
    r"|かかりません|必要(?:は)?ありません)"
    r"|(?:の|が)(?:(?:あ|な)(?:る|い)方(?:も|でも)|あっても|なくても)"
)
_ABSENT = re.compile(
    r"(?:[・や][^。、\n]{1,6}|等|など|の?制度|制|契約|の(?:規定|支給|適用))?(?:は|が|も|の)?(?:一切|全く)?"
    r"(?:ありません|ございません|なし|無し|禁止|ではな)"
)
_ABSENT_KINDS = frozenset({"contract", "payment", "fixed_overtime", "terms"})
_DENIED_LATER = re.compile(
    r"[^。、\n]{0,14}(?:不要|求めません|問いません|聞きしません|うかがいません|伺いません|行いません|しません)"
)
"""Further on in its part of the sentence; not where the word itself refuses people."""
_DENIED_LATER_KINDS = frozenset({"origin", "belief"})
_ANOTHER_SENSE = {
    "contract": re.compile(
        r"先|元|業者|会社|費|を受|され|(?:業務)?の(?:管理|窓口|受付)|(?:契約)?書[のをやに類]|契約の(?:管理|締結|事務|更新)"
        r"|の[^。、\n]{0,4}(?:会社|業者)"
    ),
    "exaggeration": re.compile(r"働|い?を入れず|論|わけでは|ではな|のない|の(?:土地|物件|案件)"),
    "family": re.compile(r"者?(?:用|向け)?の?(?:寮|社宅|住宅|宿舎|部屋)"),
    "nationality": re.compile(r"申請|手続|許可"),
    "origin": re.compile(r"記載事項|の(?:特産|名産|料理|食材|話題)"),
    "payment": re.compile(r"手続|業務|の(?:経理|会計|管理|処理|集計|案内|受付)"),
    "sex": re.compile(
        r"の?(?:[^。、\n]{0,4}(?:商品|ファッション|衣料|服|アパレル|雑誌|サービス|アプリ|フィットネス|ジム|サイト|メディア|化粧品"
        r"|用品|下着|住宅|マンション|物件|施設|寮|フロア|トイレ|更衣室)|バレー|コーラス|卓球|サークル)"
    ),
}
_OTHER_SEX_TOO = re.compile(r"男女|主夫|性別(?:を|は)?(?:不問|問)|[男女]性(?:の方|スタッフ)?(?:も|、|と|[0-9])")
_SAYS_WHO_WORKS = re.compile(r"活躍|多い|主[婦夫]|ママ")
_BORNE_BY_THE_FIRM = re.compile(
    r"[^。\n]{0,14}(?:(?:会社|当社|当院|当園|当店|法人|全額|半額)[^。\n]{0,4}負担|(?:補助|支給|支援|免除|無料))"
)
_APPLY_ALONE = "自主応募"
_ANOTHER_NUMBER = re.compile(r"(?:[0-9]|(?:製品|商品|求人|整理|登録|受付|許可)番号:?|型番:?|品番:?)$")
_LOOKED_AT = 24
"""How many characters after the word can say that it is not meant."""


def is_meant(kind: str, plain: str, start: int, end: int) -> bool:
    """Whether a word at a place of a folded text says what its hint objects to.

    >>> is_meant("payment", "罰金はありません", 0, 2), is_meant("payment", "遅刻は罰金です", 3, 5)
    (False, True)
    """
    word, after = plain[start:end], plain[end : end + _LOOKED_AT]
    if _NOT_ASKED.match(after) or (kind in _ABSENT_KINDS and _says_none(word, after)):
        return False
    if kind in _DENIED_LATER_KINDS and _DENIED_LATER.match(after):
        return False
    if kind == "payment" and _BORNE_BY_THE_FIRM.match(after):
        return False
    if kind == "contact":
        return not _ANOTHER_NUMBER.search(plain[:start]) and _APPLY_ALONE not in sentence_at(plain, start, end)
    other = _ANOTHER_SENSE.get(kind)
    if other is not None and other.match(after):
        return False
    is_of_both = kind == "sex" and _SAYS_WHO_WORKS.search(word)
    return not is_of_both or not _OTHER_SEX_TOO.search(sentence_at(plain, start, end).replace(word, "", 1))


def sentence_at(plain: str, start: int, end: int) -> str:
    """The sentence in which a place lies.

    >>> sentence_at("はい。罰金です。おわり", 3, 5)
    '罰金です'
    """
    first = max(plain.rfind(sign, 0, start) for sign in "。\n") + 1
    last = min((place for sign in "。\n" if (place := plain.find(sign, end)) >= 0), default=len(plain))
    return plain[first:last]


def _says_none(word: str, after: str) -> bool:
    return after.startswith("ません") if word.endswith("あり") else bool(_ABSENT.match(after))
