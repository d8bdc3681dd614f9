"""Which characters texts may have, and how the others are named."""

import re
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mypage.kernel.printing import character_name, forbidden, kind_of, unprintable
from scripts.printable import printable_text

ORDINARY = "（株）①髙﨑𠮷々〆ヶ〜～－―‐−㈱㎡Ⅲ★☆♪℃〒ＡｂＣ１２ｱｲｳAbC12 　\néß→※・…「」"


@pytest.mark.parametrize("char", ORDINARY, ids=lambda char: f"U+{ord(char):04X}")
def test_what_people_write_is_allowed(char: str) -> None:
    assert forbidden(char) == []
    assert unprintable(char) == []
    assert kind_of(char) in {"", "制御文字"}


@pytest.mark.parametrize(
    ("char", "name"),
    [
        ("😀", "😀（絵文字）"),
        ("\U0001f9ff", "\U0001f9ff（絵文字）"),
        ("⚽", "⚽（絵文字）"),
        ("✨", "✨（絵文字）"),
        ("🇯", "🇯（絵文字）"),
        ("\u20e3", "\u20e3（絵文字）"),
        ("\x07", "U+0007（制御文字）"),
        ("\t", "U+0009（制御文字）"),
        ("\r", "U+000D（制御文字）"),
        ("\x7f", "U+007F（制御文字）"),
        ("\x85", "U+0085（制御文字）"),
        ("\u202e", "U+202E（制御文字）"),
        ("\u200b", "U+200B（制御文字）"),
        ("\ufeff", "U+FEFF（制御文字）"),
        ("\u200d", "U+200D（文字をつなぐ制御文字）"),
        ("\ufe0f", "U+FE0F（字形を選ぶ制御文字）"),
        ("\U000e0100", "U+E0100（字形を選ぶ制御文字）"),
        ("\ue000", "U+E000（外字）"),
        ("\U0010fffd", "U+10FFFD（外字）"),
        ("\ud83d", "U+D83D（壊れた文字）"),
    ],
)
def test_what_is_forbidden_is_named_by_its_kind(char: str, name: str) -> None:
    assert forbidden(f"あ\nい{char}う") == [(4, char)]
    assert character_name(char) == name


@pytest.mark.parametrize(
    ("char", "name"),
    [
        ("\u0378", "U+0378（割り当てのない文字）"),
        ("\U0010ffff", "U+10FFFF（割り当てのない文字）"),
        ("ا", "ا（U+0627）"),
        ("≒", "≒（U+2252）"),
    ],
)
def test_what_the_font_lacks_is_named_by_its_code(char: str, name: str) -> None:
    assert forbidden(char) == []
    assert unprintable(f"{char}{char}") == [(1, char), (2, char)]
    assert character_name(char) == name


@pytest.mark.parametrize("char", ["\U0010fffd", "\U0001f9ff", "😀", "\x07", "\ue000", "\ud83d"])
def test_what_is_forbidden_cannot_be_printed_either(char: str) -> None:
    assert unprintable(char) == [(1, char)]


@pytest.mark.parametrize("code", [0x4E00, 0x9FA5, 0x3041, 0x30FA, 0x20BB7, 0xFA11])
def test_the_ranges_are_read_to_their_ends(code: int) -> None:
    assert unprintable(chr(code)) == []


def test_what_japanese_computers_have_known_can_be_printed_but_for_one_sign() -> None:
    pairs = [bytes([high, low]) for high in (*range(0x81, 0xA0), *range(0xE0, 0xEF)) for low in range(0x40, 0xFD)]
    decoded = {pair.decode("cp932", "ignore") for pair in pairs}
    known = {char for char in decoded if len(char) == 1 and char > "\xff" and not kind_of(char)}
    assert len(known) > 6_000
    assert {char for char in known if unprintable(char)} == {"≒"}


@given(st.text(alphabet=st.characters(codec=None)))
def test_every_text_is_answered(text: str) -> None:
    for position, char in forbidden(text) + unprintable(text):
        assert text[position - 1] == char
        assert re.search(r"U\+[0-9A-F]{4,6}|絵文字", character_name(char))


def test_reading_a_text_is_quick() -> None:
    """0.05 ms for 600 characters, with allowance for a machine that others use."""
    text = ("仕事の内容：ＰＣ操作、電話応対。\n変更範囲：変更なし𠮷" * 30)[:600]
    times = []
    for _ in range(20):
        began = process_time()
        assert not forbidden(text)
        assert not unprintable(text)
        times.append(process_time() - began)
    assert min(times) < 0.000_1


def test_the_file_of_ranges_says_where_it_is_from() -> None:
    text = printable_text("Noto Sans CJK JP", "2.004", "20-7e a0-103 1f9ff")
    assert text.splitlines()[1:] == [
        "# Noto Sans CJK JP (Debian's fonts-noto-cjk), font revision 2.004.",
        "20-7E A0-103 1F9FF",
    ]
