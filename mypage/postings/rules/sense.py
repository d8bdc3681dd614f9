"""When a word of the wording hints is not meant: the sentence says the opposite, or the word is another one."""

import re

_NOT_ASKED = re.compile(
    r"(?:書|者|人|等|など|の提出|[謄抄]本)*(?:は|が|を|も|の)?(?:一切|全く)?(?:不要|い?りません|要りません|問いません|求めません"
    r"|いただきません|頂きません|行いません|しません|ではありません)"
    r"|(?:の|が)(?:(?:あ|な)(?:る|い)方(?:も|でも)|あっても|なくても)"
)
_ABSENT = re.compile(
    r"(?:や[^。、\n]{1,6}|等|など|制度|制|契約)?(?:は|が|も|の)?(?:一切|全く)?(?:ありません|ございません|なし|無し|禁止)"
)
_ABSENT_KINDS = frozenset({"contract", "payment", "fixed_overtime", "terms"})
_ANOTHER_SENSE = {
    "contract": re.compile(r"先|元|業者|会社|費|を受|され|(?:業務)?の(?:管理|窓口|受付)"),
    "nationality": re.compile(r"申請|手続|許可"),
}
_BORNE_BY_THE_FIRM = re.compile(
    r"[^。\n]{0,14}(?:(?:会社|当社|当院|当園|当店|法人|全額|半額)[^。\n]{0,4}負担|(?:補助|支給|支援|免除|無料))"
)
_LOOKED_AT = 24
"""How many characters after the word can say that it is not meant."""


def is_meant(kind: str, plain: str, start: int, end: int) -> bool:
    """Whether a word at a place of a folded text says what its hint objects to.

    >>> is_meant("payment", "罰金はありません", 0, 2), is_meant("payment", "遅刻は罰金です", 3, 5)
    (False, True)
    """
    after = plain[end : end + _LOOKED_AT]
    if _NOT_ASKED.match(after) or (kind in _ABSENT_KINDS and _says_none(plain[start:end], after)):
        return False
    if kind == "payment" and _BORNE_BY_THE_FIRM.match(after):
        return False
    other = _ANOTHER_SENSE.get(kind)
    return other is None or not other.match(after)


def _says_none(word: str, after: str) -> bool:
    return after.startswith("ません") if word.endswith("あり") else bool(_ABSENT.match(after))
