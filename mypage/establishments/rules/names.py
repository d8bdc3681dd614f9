"""How names are folded for searching."""

import unicodedata

from mypage.kernel.ja import to_katakana
from mypage.kernel.rule import cites

_OLD_FORMS = str.maketrans("髙﨑邉邊濵濱齋齊澤嶋", "高崎辺辺浜浜斎斎沢島")


@cites("ui.md 4.1: names are kept as typed, a separate folded column serves the search")
def folded_name(text: str) -> str:
    """検索用の名前: width, case, kana and common old forms of characters folded, blanks taken out.

    >>> folded_name("㈱髙﨑 製作所") == folded_name("(株)高崎製作所")
    True
    """
    plain = to_katakana(unicodedata.normalize("NFKC", text)).translate(_OLD_FORMS)
    return "".join(plain.lower().split())
