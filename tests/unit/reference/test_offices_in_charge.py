"""管轄: which office is in charge of a place, and what is said when none or several are."""

from collections.abc import Callable

import pytest
from pytest_django import DjangoAssertNumQueries

from mypage.reference.models import Municipality, Office
from mypage.reference.queries import office_by_code, office_by_number_code, offices_in_charge


def place(name: str) -> Municipality:
    return Municipality.objects.select_related("prefecture").get(name=name)


@pytest.mark.usefixtures("small_tables")
def test_one_office_is_in_charge_of_most_places() -> None:
    charge = offices_in_charge(place("千代田区"))
    assert [(each.office.code, each.is_whole, each.note) for each in charge.offices] == [("13010", True, "")]
    assert charge.message == ""


def test_a_divided_place_names_the_part_of_each_office(
    kitami: Municipality, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(1):
        charge = offices_in_charge(kitami)
        assert [(each.office.shown_name, each.is_whole, each.note) for each in charge.offices] == [
            ("ハローワーク北見", False, "ハローワーク網走が担当する地域を除く地域"),
            ("ハローワーク網走", False, "常呂町"),
        ]
        assert all(each.office.contact_line for each in charge.offices)
    assert charge.message == "北見市は、町や字によって担当が2か所に分かれています。それぞれの担当地域をご確認ください。"


@pytest.mark.usefixtures("small_tables")
def test_a_designated_city_names_the_wards_of_each_office() -> None:
    charge = offices_in_charge(place("札幌市"))
    assert [(each.office.code, each.note) for each in charge.offices] == [("01010", "中央区"), ("01240", "北区")]
    assert charge.message == "札幌市は、区によって担当が分かれています。お探しの区の担当をご確認ください。"


@pytest.mark.usefixtures("small_tables")
def test_a_designated_city_under_one_office_has_that_one() -> None:
    charge = offices_in_charge(place("京都市"))
    assert [(each.office.code, each.is_whole) for each in charge.offices] == [("26010", True)]
    assert charge.message == ""


@pytest.mark.usefixtures("small_tables")
def test_a_place_without_an_office_says_where_to_ask(own_words: Callable[..., None]) -> None:
    own_words(helpdesk_name="相談窓口", helpdesk_phone="03-1111-2222")
    charge = offices_in_charge(place("小笠原村"))
    assert charge.offices == ()
    ask = "相談窓口（電話 03-1111-2222）にお問い合わせください。"
    assert charge.message == f"小笠原村を担当するハローワークは、この案内では準備中です。{ask}"


def test_a_closed_office_is_in_charge_of_nothing(iidabashi: Office) -> None:
    iidabashi.is_active = False
    iidabashi.save()
    assert offices_in_charge(place("千代田区")).offices == ()


@pytest.mark.usefixtures("small_tables")
def test_an_establishment_number_leads_to_the_main_office() -> None:
    main, branch = Office.objects.get(code="01020"), Office.objects.get(code="01023")
    assert branch.parent == main
    assert branch.number_code == main.number_code == "0102"
    assert office_by_number_code("0102") == main
    assert office_by_number_code("1301") == office_by_code("13010")


@pytest.mark.usefixtures("small_tables")
@pytest.mark.parametrize("number_code", ["", "9999", "13010"])
def test_an_unknown_number_leads_nowhere(number_code: str) -> None:
    assert office_by_number_code(number_code) is None


def test_the_office_without_a_code_is_not_found_by_an_empty_one(itoigawa: Office) -> None:
    assert itoigawa.code is None
    assert office_by_code("") is None
