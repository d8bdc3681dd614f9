"""Searching for places and offices by what people type."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mypage.reference.models import Municipality, Office
from mypage.reference.queries import find_offices, municipalities, prefectures
from mypage.reference.words import folded, search_words


def names(words: str) -> list[str]:
    return [office.shown_name for office in find_offices(words=words)]


@pytest.mark.usefixtures("small_tables")
@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("飯田橋", ["ハローワーク飯田橋"]),
        ("ﾊﾛｰﾜｰｸ　飯田橋", ["ハローワーク飯田橋"]),
        ("飯田橋公共職業安定所", ["ハローワーク飯田橋"]),
        ("千代田区", ["ハローワーク飯田橋"]),  # it is in charge of it, but lies elsewhere
        ("東京都新宿区", ["ハローワーク新宿"]),
        ("しんじゅく", ["ハローワーク新宿"]),
        ("歌舞伎町", ["ハローワーク新宿"]),
        ("府中", ["ハローワーク府中", "ハローワーク府中"]),
        ("府中　広島", ["ハローワーク府中"]),
        ("京都", ["ハローワーク京都西陣"]),  # and nothing in 東京都
        ("八雲", ["ハローワーク函館", "ハローワーク八雲"]),
        ("1308", ["ハローワーク新宿"]),
        ("小笠原", []),
        ("100%", []),
        ("_", []),
    ],
)
def test_an_office_is_found_by_its_names_address_places_and_codes(typed: str, found: list[str]) -> None:
    assert names(typed) == found


@pytest.mark.usefixtures("small_tables")
def test_without_a_word_all_open_offices_are_listed_from_the_north() -> None:
    Office.objects.filter(code="13080").update(is_active=False)
    found = list(find_offices())
    assert len(found) == Office.objects.count() - 1
    assert [office.prefecture_id for office in found] == sorted(office.prefecture_id for office in found)
    assert [office.code for office in find_offices(prefecture="13")] == ["13010", "13200"]


@pytest.mark.usefixtures("small_tables")
def test_offices_of_a_municipality_lie_in_it_or_are_in_charge_of_it() -> None:
    place = Municipality.objects.get
    assert names("") != []
    assert [office.code for office in find_offices(municipality=place(name="千代田区"))] == ["13010"]
    assert [office.code for office in find_offices(municipality=place(name="八雲町"))] == ["01020", "01023"]
    assert [office.code for office in find_offices(municipality=place(name="札幌市"))] == ["01010", "01240"]
    assert not find_offices(municipality=place(name="小笠原村")).exists()


@pytest.mark.usefixtures("small_tables")
def test_only_what_stands_in_addresses_is_offered() -> None:
    assert [place.name for place in municipalities("01")] == ["札幌市中央区", "札幌市北区", "北見市", "八雲町"]
    assert [place.name for place in municipalities(words="ふちゅう")] == ["府中市", "府中市"]
    assert [place.full_name for place in municipalities(words="府中市　広島県")] == ["広島県府中市"]
    assert [place.name for place in municipalities(words="きたく")] == ["札幌市北区", "京都市北区"]
    assert [place.name for place in prefectures()][:3] == ["北海道", "岩手県", "東京都"]


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing_more(text: str) -> None:
    once = search_words(text)
    assert search_words(" ".join(once)) == once
    assert len(once) <= 5
    assert "\x00" not in "".join(once)


def test_width_case_and_kana_make_no_difference() -> None:
    assert folded("ﾊﾛｰﾜｰｸ Ｓｈｉｎｊｕｋｕ") == folded("はろーわーく　shinjuku")
    assert folded("龍ヶ崎") == folded("龍ケ崎")
