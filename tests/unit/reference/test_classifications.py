"""Industries, occupations, licences and minimum wages."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from pytest_django import DjangoAssertNumQueries

from mypage.reference.models import Industry, MinimumWage, Occupation, Prefecture
from mypage.reference.queries import (
    announced_minimum_wage,
    industries,
    industry_groups,
    licences,
    minimum_wage,
    occupation_name,
    occupations,
)

pytestmark = pytest.mark.usefixtures("small_tables")


def test_industries_come_in_groups_for_a_picker(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(1):
        groups = [(top.code, [below.code for below in inside]) for top, inside in industry_groups()]
    assert groups == [("A", ["01"]), ("E", ["09"]), ("G", ["39"])]


def test_industries_are_found_by_level_parent_word_and_code() -> None:
    assert [row.code for row in industries(level=1)] == ["A", "E", "G"]
    assert [row.code for row in industries(parent=Industry.objects.get(code="39"))] == ["391"]
    assert [row.code for row in industries(words="ｿﾌﾄｳｪｱ")] == ["391", "3911"]
    assert [row.code for row in industries(words="３９１")] == ["391", "3911"]
    assert [row.code for row in industries(words="ソフトウェア 受託")] == ["3911"]


def test_an_occupation_without_a_name_has_that_of_its_group() -> None:
    assert Occupation.objects.get(code="001-01").name == ""
    assert occupation_name("001-01") == "法人・団体役員"
    assert occupation_name("072-01") == "パン・菓子製造工"
    assert occupation_name("12") == "製造・修理・塗装・製図等の職業"


def test_a_list_tells_nameless_occupations_apart(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(1):
        labels = [row.label for row in occupations(level=3)]
    assert labels == [
        "001-01 法人・団体役員（起業、創業、会社経営者など）",
        "002-01 会社管理職員",
        "072-01 パン・菓子製造工",
    ]


def test_an_unknown_occupation_has_no_name() -> None:
    with pytest.raises(LookupError):
        occupation_name("999-99")


def test_occupations_are_found_by_what_people_call_them() -> None:
    assert [row.code for row in occupations(words="ぱん職人")] == ["072-01"]
    assert [row.code for row in occupations(words="油揚製造工")] == []
    assert [row.code for row in occupations(words="072", level=3)] == ["072-01"]
    assert [row.code for row in occupations(parent=Occupation.objects.get(code="01"))] == ["001", "002"]


def test_licences_are_found_by_name_category_and_code() -> None:
    assert [row.code for row in licences(words="大型自動車　免許")] == ["4801", "4802"]
    assert [row.name for row in licences(words="１００１")] == ["家畜人工授精師"]
    assert [row.code for row in licences(words="農林水産技術")] == ["1001", "1002"]


@pytest.mark.parametrize(
    ("day", "in_force", "announced"),
    [
        (date(2023, 9, 30), None, 1113),
        (date(2023, 10, 1), 1113, 1163),
        (date(2025, 10, 2), 1163, 1226),
        (date(2025, 10, 3), 1226, 1280),
        (date(2026, 10, 1), 1280, None),
    ],
)
def test_a_minimum_wage_counts_from_its_day_on(day: date, in_force: int | None, announced: int | None) -> None:
    tokyo = Prefecture.objects.get(code="13")
    now, later = minimum_wage(tokyo, day), announced_minimum_wage("13", day)
    assert (now.yen if now else None, later.yen if later else None) == (in_force, announced)


def test_a_prefecture_has_one_minimum_wage_a_year() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        MinimumWage.objects.create(
            prefecture_id="13", fiscal_year=2026, yen=1300, effective_date=date(2026, 12, 1), source="twice"
        )
