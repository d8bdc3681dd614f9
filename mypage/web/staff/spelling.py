"""A code as it is read out on the telephone, sign by sign."""

from dataclasses import dataclass

_READINGS = {
    "A": ("エー", "アメリカのエー"),
    "C": ("シー", "チャイナのシー"),
    "D": ("ディー", "デンマークのディー"),
    "E": ("イー", "イングランドのイー"),
    "F": ("エフ", "フランスのエフ"),
    "G": ("ジー", "ゴルフのジー"),
    "H": ("エイチ", "ホテルのエイチ"),
    "J": ("ジェー", "ジャパンのジェー"),
    "K": ("ケー", "キングのケー"),
    "M": ("エム", "メキシコのエム"),
    "N": ("エヌ", "日本のエヌ"),
    "P": ("ピー", "パリのピー"),
    "Q": ("キュー", "クイーンのキュー"),
    "R": ("アール", "ローマのアール"),
    "T": ("ティー", "東京のティー"),
    "U": ("ユー", "ユニオンのユー"),
    "V": ("ブイ", "ビクトリーのブイ"),
    "W": ("ダブリュー", "ワシントンのダブリュー"),
    "X": ("エックス", "エックス線のエックス"),
    "Y": ("ワイ", "横浜のワイ"),
    "3": ("さん", "数字のさん"),
    "4": ("よん", "数字のよん"),
    "6": ("ろく", "数字のろく"),
    "7": ("なな", "数字のなな"),
    "9": ("きゅう", "数字のきゅう"),
}


@dataclass(frozen=True)
class SpelledSign:
    """One sign of a code: which one it is, how it is read, and with which word it is told from others."""

    place: int
    sign: str
    reading: str
    word: str


def spelled(code: str) -> list[SpelledSign]:
    """Every sign of a code with its reading.

    >>> [f"{each.sign}（{each.reading}）" for each in spelled("A7")]
    ['A（エー）', '7（なな）']
    """
    return [SpelledSign(place, sign, *_READINGS[sign]) for place, sign in enumerate(code, 1)]
