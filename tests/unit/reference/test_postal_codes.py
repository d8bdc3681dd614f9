"""From a postal code to the addresses that it stands for (ui.md 4.2)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from mypage.reference.queries import addresses_for
from mypage.reference.rules.addresses import town_choices


@pytest.mark.parametrize(
    ("town", "kana", "choices"),
    [
        ("", "", (("", ""),)),
        ("以下に掲載がない場合", "イカニケイサイガナイバアイ", (("", ""),)),
        ("霞が関", "カスミガセキ", (("霞が関", "カスミガセキ"),)),
        ("一円", "イチエン", (("一円", "イチエン"),)),
        ("大通西（１～１９丁目）", "オオドオリニシ（１－１９チョウメ）", (("", ""),)),
        ("葛巻（第４０地割「５７番地１２５、１７６を除く」〜第４５地割）", "クズマキ", (("", ""),)),
        ("琴平町の次に４２７番地以降がくる場合", "コトヒラチョウノツギニ", (("", ""),)),
        ("下左草７７地割〜下左草８", "シモサソウ", (("下左草", "シモサソウ"),)),
        ("樺沢１６地割、樺沢１", "カバサワ", (("樺沢", "カバサワ"),)),
        ("甲〜丙", "コウ〜ヘイ", (("", ""),)),
        ("甲、乙", "コウ、オツ", (("甲", "コウ"), ("乙", "オツ"))),
        ("甲、乙", "", (("甲", ""), ("乙", ""))),
    ],
)
def test_only_what_is_a_town_is_filled_in(town: str, kana: str, choices: tuple[tuple[str, str], ...]) -> None:
    assert town_choices(town, kana) == choices


@given(town=st.text("甲乙丙0１地割（）〜～、番の次に場合", max_size=12), kana=st.text("コオヘ、", max_size=8))
def test_a_choice_never_carries_a_remark(town: str, kana: str) -> None:
    choices = town_choices(town, kana)
    assert choices
    assert not any(sign in chosen for chosen, _ in choices for sign in "〜～、")


@pytest.mark.usefixtures("small_tables")
def test_a_postal_code_gives_prefecture_municipality_and_town() -> None:
    (address,) = addresses_for("〒１００ー００１３")
    assert (address.prefecture, address.municipality, address.town) == ("東京都", "千代田区", "霞が関")
    assert (address.prefecture_code, address.municipality_code, address.town_kana) == ("13", "131016", "カスミガセキ")
    assert address.line == "東京都千代田区霞が関"


@pytest.mark.usefixtures("small_tables")
def test_a_municipality_of_a_district_is_written_with_it() -> None:
    assert [address.line for address in addresses_for("0493111")] == ["北海道二海郡八雲町住初町"]


@pytest.mark.usefixtures("small_tables")
def test_a_code_without_a_town_fills_in_up_to_the_municipality() -> None:
    (address,) = addresses_for("100-0000")
    assert (address.line, address.town) == ("東京都千代田区", "")


@pytest.mark.usefixtures("small_tables")
def test_several_towns_are_all_offered_in_one_statement(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(1):
        assert [address.town for address in addresses_for("0295501")] == ["下左草", "左草"]
    assert [address.town for address in addresses_for("4411324")] == ["井道", "奥井道", "内井道"]
    assert [(address.town, address.town_kana) for address in addresses_for("7614101")] == [
        ("甲", "コウ"),
        ("乙", "オツ"),
    ]


@pytest.mark.usefixtures("small_tables")
@pytest.mark.parametrize("typed", ["", "999-9999", "100001", "東京都", "1000013\x00", "１" * 300])
def test_what_is_no_known_postal_code_has_no_address(typed: str) -> None:
    assert addresses_for(typed) == []
