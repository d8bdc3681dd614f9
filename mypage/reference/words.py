"""Words that people search by, folded so that width, case and the kind of kana make no difference."""

import re
import unicodedata

from mypage.kernel.ja import to_katakana

MOST_WORDS = 5
_SMALL_KE = str.maketrans({"ヶ": "ケ", "ヵ": "カ"})
_PREFECTURE_AND_MORE = re.compile(r"^(北海道|東京都|(?:京都|大阪)府|(?:神奈川|和歌山|鹿児島|.{2})県)(?=.)")
_KANA = re.compile(r"[ァ-ヺー]+")


def folded(text: str) -> str:
    """A text as it is compared in a search; never shown and never kept in place of the original.

    >>> folded("ﾊﾛｰﾜｰｸ　いの"), folded("龍ヶ崎")
    ('ハローワーク イノ', '龍ケ崎')
    """
    return to_katakana(unicodedata.normalize("NFKC", text)).translate(_SMALL_KE).casefold()


def search_words(text: str) -> list[str]:
    """The first few words of what was typed, folded; all must be found. An address is parted after its prefecture.

    >>> search_words("　東京都新宿区　しんじゅく ")
    ['東京都', '新宿区', 'シンジュク']
    """
    words = folded(text).replace("\x00", "").split()
    parted = [part for word in words for part in _PREFECTURE_AND_MORE.sub(r"\1 ", word).split()]
    return parted[:MOST_WORDS]


def place_search_text(names: list[str]) -> str:
    """By which words a place is found: its names and readings, each after a blank.

    >>> place_search_text(["札幌市中央区", "さっぽろし"])
    ' 札幌市中央区 サッポロシ'
    """
    return "".join(f" {folded(name)}" for name in names if name)


def place_word(word: str) -> str:
    """What to look for in the search text of a place: a reading only from its beginning (ミト is no part of ナミトリ).

    >>> place_word("ミト"), place_word("水戸")
    (' ミト', '水戸')
    """
    return f" {word}" if _KANA.fullmatch(word) else word


def office_search_text(name: str, common_name: str, address: str, place: str) -> str:
    """By which words an office is found; `place` is the search text of its municipality. The prefecture is left out
    of the address, since 京都 would otherwise find everything in 東京都."""
    local = _PREFECTURE_AND_MORE.sub("", folded(address))
    return f"{folded(f'{name} {common_name}')} {local}{place}".strip()
