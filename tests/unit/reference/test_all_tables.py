"""The tables of the project as they are: one load of everything, and what must hold of it."""

from datetime import date

import pytest

from mypage.reference.commands import load_tables
from mypage.reference.models import Industry, Jurisdiction, Licence, Municipality, Occupation, Office, PostalCode
from mypage.reference.queries import (
    addresses_for,
    minimum_wage,
    offered_wage,
    office_by_number_code,
    offices_in_charge,
    prefectures,
)
from mypage.reference.tables import FILES
from tests.unit.reference.conftest import AT

ROWS = {
    "prefectures": 47,
    "municipalities": 1_918,
    "postal_codes": 124_187,
    "offices": 544,
    "jurisdictions": 1_926,
    "industries": 2_128,
    "occupations": 475,
    "licences": 1_078,
    "minimum_wages": 188,
    "offered_wages": 1_824,
}


@pytest.mark.django_db
def test_all_tables_are_loaded_and_hold_together() -> None:
    assert {report.name: report.rows for report in load_tables(at=AT) if report.was_loaded} == ROWS
    assert list(ROWS) == list(FILES)
    every_place_has_an_office_but_one()
    no_office_has_an_empty_line()
    every_postal_code_leads_to_an_address()
    every_classification_has_a_name()
    every_prefecture_has_a_minimum_wage()
    every_prefecture_has_an_offered_wage_in_every_industry()
    assert [report.name for report in load_tables(at=AT) if report.was_loaded] == []


def every_place_has_an_office_but_one() -> None:
    places = Municipality.objects.addressable()
    assert places.count() == 1_892
    assert [place.name for place in places.exclude(pk__in=Jurisdiction.objects.values("municipality"))] == ["小笠原村"]
    divided = Jurisdiction.objects.filter(coverage="part")
    assert divided.values("municipality").distinct().count() == 34
    assert not divided.filter(note="").exists()
    for city in Municipality.objects.filter(kind="designated_city").select_related("prefecture"):
        assert offices_in_charge(city).offices


def no_office_has_an_empty_line() -> None:
    offices = list(Office.objects.with_places())
    assert sum(office.parent is not None for office in offices) == 108
    for office in offices:
        lines = [office.shown_name, office.address_line, office.phone_line, office.contact_line]
        assert all([*lines, office.hours_line, office.jurisdiction_line])
        assert "［" not in office.jurisdiction_line
    main = office_by_number_code("1301")
    assert main is not None
    assert main.shown_name == "ハローワーク飯田橋"


def every_postal_code_leads_to_an_address() -> None:
    odd = PostalCode.objects.filter(town__regex="[〜～、（]|場合|地割").values_list("postal_code", flat=True)
    assert 30 <= len(odd) <= 60
    for code in [*odd, "0010000", "4520961"]:
        towns = [address.town for address in addresses_for(code)]
        assert towns
        assert not any(sign in town for town in towns for sign in "〜～、（")
    assert len(addresses_for("4520961")) == 66


def every_classification_has_a_name() -> None:
    for row in Occupation.objects.select_related("parent"):
        assert row.shown_name
        assert row.label
    assert not Industry.objects.filter(name="").exists()
    assert not Licence.objects.filter(name="").exists()
    assert Industry.objects.filter(level=1).count() == 20


def every_prefecture_has_a_minimum_wage() -> None:
    wages = [minimum_wage(prefecture, date(2026, 12, 31)) for prefecture in prefectures()]
    assert all(wage is not None and 1_000 < wage.yen < 1_500 for wage in wages)


def every_prefecture_has_an_offered_wage_in_every_industry() -> None:
    day = date(2026, 11, 22)
    for prefecture in prefectures():
        for industry in Industry.objects.filter(level=1):
            full = offered_wage(prefecture.code, industry.code, part_time=False, day=day)
            hourly = offered_wage(prefecture.code, industry.code, part_time=True, day=day)
            assert full is not None
            assert full.is_of_prefecture
            assert 150_000 < full.yen < 500_000
            assert hourly is not None
            assert hourly.is_of_prefecture
            assert 900 < hourly.yen < 4_000
