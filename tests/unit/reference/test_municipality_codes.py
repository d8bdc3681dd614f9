"""Municipalities by five digits and by address line; codes that no table has."""

import pytest
from pytest_django import DjangoAssertNumQueries

from mypage.reference.models import Licence, Municipality
from mypage.reference.queries import (
    municipality_by_code5,
    municipality_of_address,
    prefecture_of_code5,
    prefectures_of_postal_code,
    unknown_reference_codes,
)
from mypage.reference.rules.municipality_codes import with_check_digit

pytestmark = pytest.mark.usefixtures("small_tables")


def test_five_digits_lead_to_a_municipality(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(1):
        found = municipality_by_code5("13101")
        assert found is not None
        assert found.full_name == "東京都千代田区"
    prefecture = prefecture_of_code5("01346")
    assert prefecture is not None
    assert prefecture.name == "北海道"


@pytest.mark.parametrize("code", ["", "59", "131016", "13999", "1310a", "１３１０１"])
def test_other_digits_lead_nowhere(code: str) -> None:
    assert municipality_by_code5(code) is None
    assert prefecture_of_code5(code) is None


def test_the_check_digit_is_that_of_the_table() -> None:
    assert all(with_check_digit(code[:5]) == code for code in Municipality.objects.values_list("code", flat=True))


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("東京都千代田区霞が関１－２－２", "13101"),
        ("千代田区霞が関１－２－２", "13101"),
        ("東京都　府中市宮西町２－２４", "13206"),
        ("府中市宮西町２－２４", ""),
        ("広島県府中市府川町", "34208"),
        ("北海道札幌市北区北十条西１", "01102"),
        ("札幌市中央区", "01101"),
        ("札幌市", ""),
        ("北海道二海郡八雲町", "01346"),
        ("八雲町", "01346"),
        ("京都市北区", "26101"),
        ("広島県千代田区", ""),
        ("国外", ""),
        ("", ""),
    ],
)
def test_an_address_line_names_its_municipality(line: str, code: str) -> None:
    assert municipality_of_address(line) == code


def test_unknown_codes_are_found_at_once(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    Licence.objects.filter(code="1002").update(is_current=False)
    with django_assert_num_queries(1):
        unknown = unknown_reference_codes(
            ["001-01", "072", "999-99", ""], ["1001", "1000", "1002"], ["13101", "59", "13999", "x"]
        )
    assert unknown == {"072", "999-99", "1000", "1002", "13999", "x"}
    assert unknown_reference_codes(licences=["1001"]) == set()
    assert unknown_reference_codes(["1001"], ["001-01"]) == {"1001", "001-01"}
    with django_assert_num_queries(0):
        assert unknown_reference_codes([""], [], ["59"]) == set()


def test_a_postal_code_lies_in_a_prefecture(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(1):
        assert prefectures_of_postal_code("〒100-0013") == {"13"}
    assert prefectures_of_postal_code("9999999") == set()
    assert prefectures_of_postal_code("100") == set()
