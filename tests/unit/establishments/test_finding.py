"""Finding establishments by what people type."""

import pytest

from mypage.establishments.choices import RegistrationState
from mypage.establishments.models import Establishment
from mypage.establishments.queries import Order, find_establishments, offices_for_address, similar_establishments
from mypage.reference.choices import Coverage
from mypage.reference.models import Jurisdiction, Municipality
from tests.cast import NOW, Cast, an_establishment, some_facts


def names(words: str, **narrowed: object) -> list[str]:
    return [row.name for row in find_establishments(words=words, **narrowed)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "typed",
    [
        "1301-000123-4", "13010001234", "１３０１－１２３－４", "1301 123 4", "1301ー000123ー4",
        "03-5550-1234", "0355501234", "０３（５５５０）１２３４", "+81 3 5550 1234", "5550-1234",
        "やまびこ", "ヤマビコ", "ﾔﾏﾋﾞｺ", "㈱やまびこ", "(株) やまびこ製作", "製作所　ヤマビコ",
    ],
)  # fmt: skip
def test_number_telephone_and_name_find_the_establishment(cast: Cast, typed: str) -> None:
    assert names(typed) == ["株式会社やまびこ製作所"]


@pytest.mark.parametrize("typed", ["やまびこ 食品", "9999-000123-4", "03-9999-9999", "100%", "やま_こ", "123"])
def test_what_does_not_fit_finds_nothing(cast: Cast, typed: str) -> None:
    assert names(typed) == []


def test_no_words_list_all_by_reading(cast: Cast) -> None:
    assert names("") == ["たなか食品工房", "山田商店", "株式会社やまびこ製作所"]
    assert names("", order=Order.KANA_DOWN) == ["株式会社やまびこ製作所", "山田商店", "たなか食品工房"]
    assert names("", order=Order.NUMBER) == ["山田商店", "たなか食品工房", "株式会社やまびこ製作所"]
    assert names("", order=Order.NUMBER_DOWN) == ["株式会社やまびこ製作所", "たなか食品工房", "山田商店"]


def test_the_list_is_narrowed_by_office_and_state(cast: Cast) -> None:
    an_establishment("うえの", "ウエノ", "1303-1-1", "03-5550-7777", cast.other_office, cast.nakamura, NOW)
    assert names("", office=cast.other_office) == ["うえの"]
    assert "うえの" in names("")
    Establishment.objects.filter(pk=cast.bakery.pk).update(state=RegistrationState.LAPSED)
    assert "たなか食品工房" not in names("")
    assert names("", state=RegistrationState.LAPSED) == ["たなか食品工房"]


def test_the_list_tells_the_prefecture_and_whether_my_page_is_open(cast: Cast) -> None:
    rows = {row.name: row for row in find_establishments(words="")}
    assert rows["山田商店"].has_my_page
    assert not rows["株式会社やまびこ製作所"].has_my_page
    assert rows["山田商店"].address_line == "東京都千代田区飯田橋9丁目8番7号"


def test_alike_establishments_come_with_reasons_the_likeliest_first(cast: Cast) -> None:
    facts = some_facts("山田商店", "ヤマダショウテン", "03-5550-1001")
    twin = an_establishment("（有）みなと", "ミナト", "1301-9-9", "03-5550-1001", cast.office, cast.nakamura, NOW)
    found = similar_establishments(facts)
    assert [(each.establishment.pk, each.reasons) for each in found] == [
        (cast.shop.pk, ("電話番号", "事業所名")),
        (twin.pk, ("電話番号",)),
    ]
    assert [each.establishment.pk for each in similar_establishments(facts, besides=cast.shop.pk)] == [twin.pk]


def test_an_own_name_is_no_beginning_of_another(cast: Cast) -> None:
    assert similar_establishments(some_facts("株式会社やまびこ", "ヤマビコ")) == []


@pytest.mark.parametrize(
    ("written", "is_known"),
    [
        ("千代田区", True),
        (" 千代田区　", True),
        ("千代田", False),
        ("", False),
        ("みほん郡みほん町", True),
        ("みほん町", True),
    ],
)
def test_the_office_in_charge_is_found_by_the_municipality_as_written(cast: Cast, written: str, is_known: bool) -> None:
    for code, district, name in (("131016", "", "千代田区"), ("139999", "みほん郡", "みほん町")):
        place = Municipality.objects.create(
            code=code, prefecture=cast.office.prefecture, district=district, name=name, short_name=name, kind="town"
        )
        Jurisdiction.objects.create(municipality=place, office=cast.office, coverage=Coverage.FULL)
    found = offices_for_address("13", written)
    assert (found is not None) is is_known
    if found is not None:
        assert [each.office for each in found.offices] == [cast.office]
    assert offices_for_address("", written) is None
    assert offices_for_address("14", written) is None
