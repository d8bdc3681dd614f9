"""How names, addresses and telephone numbers are folded and written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mypage.establishments.rules.names import folded_address, folded_name
from mypage.establishments.rules.phones import shown_phone
from mypage.establishments.rules.similarity import Likeness, reasons_of_likeness


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("やまびこ", "ヤマビコ"),
        ("ﾔﾏﾋﾞｺ", "ヤマビコ"),
        ("ＡＢＣ商店", "ABC商店"),
        ("(株)やまびこ", "株式会社 やまびこ"),
        ("㈱やまびこ", "株式会社やまびこ"),
        ("髙﨑製作所", "高崎製作所"),
        ("コーヒー", "コ‐ヒ－"),
        ("龍ヶ崎", "龍ケ崎"),
    ],
)
def test_ways_of_writing_fold_to_one(typed: str, kept: str) -> None:
    assert folded_name(typed) == folded_name(kept)


@given(st.text("やまびこヤーｶﾞＡaＺ株式会社㈱(（髙‐－ 　ヶ9９", max_size=30))
def test_folding_twice_is_folding_once(text: str) -> None:
    once = folded_name(text)
    assert folded_name(once) == once
    assert not any(sign.isspace() for sign in once)


@given(st.text("0123456789", min_size=10, max_size=11))
def test_a_shown_telephone_number_keeps_its_digits(digits: str) -> None:
    assert shown_phone(digits).replace("-", "") == digits


HERE = Likeness("株式会社やまびこ製作所", "0355501234", "6000012070001", "13文京区後楽1-9-20")


@pytest.mark.parametrize(
    ("other", "reasons"),
    [
        (Likeness("別の店", "0355501234", "", "13文京区"), ["電話番号"]),
        (Likeness("株式会社やまびこ", "0300000000", "", ""), []),
        (Likeness("(株)やまびこ製作所", "0300000000", "", ""), ["事業所名"]),
        (Likeness("別の店", "0300000000", "6000012070001", "13文京区後楽１丁目９番２０号"), ["法人番号と所在地"]),
        (Likeness("別の店", "0300000000", "6000012070001", "13文京区後楽2-1"), []),
        (Likeness("", "", "", ""), []),
        (HERE, ["電話番号", "法人番号と所在地", "事業所名"]),
    ],
)
def test_two_establishments_are_alike_for_good_reasons(other: Likeness, reasons: list[str]) -> None:
    assert reasons_of_likeness(HERE, other) == reasons
    assert reasons_of_likeness(other, HERE) == reasons


def test_addresses_fold_to_one() -> None:
    assert (
        folded_address("後楽１丁目９番２０号") == folded_address("後楽1-9-20") == folded_address("後楽1丁目9番地の20")
    )
