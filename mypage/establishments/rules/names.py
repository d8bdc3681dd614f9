"""How names and addresses are folded for searching and comparing."""

import re
import unicodedata

from mypage.kernel.ja import fold_dashes, to_katakana
from mypage.kernel.rule import cites

_OLD_FORMS = str.maketrans("髙﨑邉邊濵濱齋齊澤嶋ヶヵ", "高崎辺辺浜浜斎斎沢島ケカ")
_LEGAL_FORMS = {
    "株式会社": "(株)",
    "有限会社": "(有)",
    "合同会社": "(同)",
    "合名会社": "(名)",
    "合資会社": "(資)",
    "一般社団法人": "(一社)",
    "公益社団法人": "(公社)",
    "一般財団法人": "(一財)",
    "公益財団法人": "(公財)",
    "社会福祉法人": "(福)",
    "特定非営利活動法人": "(特非)",
    "医療法人": "(医)",
    "学校法人": "(学)",
}
_LEGAL_FORM = re.compile("|".join(_LEGAL_FORMS))


@cites("ui.md 4.1: names are kept as typed, a separate folded column serves the search")
def folded_name(text: str) -> str:
    """検索用の名前: width, case, kana, dashes, legal forms and common old forms of characters folded, no blanks.

    >>> folded_name("㈱髙﨑 製作所") == folded_name("（株）高崎製作所") == folded_name("株式会社高崎製作所")
    True
    >>> folded_name("こーひー‐ﾊｳｽ")
    'コ-ヒ--ハウス'
    """
    plain = to_katakana(unicodedata.normalize("NFKC", text)).translate(_OLD_FORMS)
    plain = "".join(fold_dashes(plain).lower().split())
    return _LEGAL_FORM.sub(lambda found: _LEGAL_FORMS[found.group()], plain)


@cites("ui.md 4.1: names are kept as typed, a separate folded column serves the search")
def folded_address(text: str) -> str:
    """比較用の所在地: 丁目, 番地 and 号 count as dashes, so that 1丁目9番20号 and 1-9-20 are one place.

    >>> folded_address("後楽１丁目９番２０号") == folded_address("後楽1-9-20")
    True
    """
    return re.sub(r"丁目|番地ノ?|番|号", "-", folded_name(text)).strip("-").replace("--", "-")
