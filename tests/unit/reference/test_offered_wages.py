"""平均求人賃金: which figure answers, and what it says of itself."""

from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from mypage.reference.models import OfferedWage
from mypage.reference.queries import offered_wage

pytestmark = pytest.mark.usefixtures("small_tables")
TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("prefecture", "industry", "part_time", "yen", "scope"),
    [
        ("13", "3911", False, 359_000, "東京都・情報通信業（2025年度、フルタイムの月額）"),
        ("13", "G", True, 1_460, "東京都・情報通信業（2025年度、パートの時間額）"),
        ("01", "01", True, 1_228, "北海道・農林漁業（2025年度、パートの時間額）"),
        ("01", "", False, 247_000, "北海道・全産業（2025年度、フルタイムの月額）"),
        ("01", "zz", False, 247_000, "北海道・全産業（2025年度、フルタイムの月額）"),
        ("27", "391", False, 333_000, "全国・情報通信業（2025年度、フルタイムの月額）"),
        ("", "", True, 1_265, "全国・全産業（2025年度、パートの時間額）"),
    ],
)
def test_the_nearest_figure_answers(prefecture: str, industry: str, part_time: bool, yen: int, scope: str) -> None:
    fact = offered_wage(prefecture, industry, part_time=part_time, day=TODAY)
    assert fact is not None
    assert (fact.yen, fact.scope) == (yen, scope)


def test_what_is_not_published_falls_back(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    OfferedWage.objects.filter(prefecture_code="37", industry_group="G").update(hourly_yen=None)
    with django_assert_num_queries(2):
        fact = offered_wage("37", "39", part_time=True, day=TODAY)
    assert fact is not None
    assert (fact.amount, fact.is_of_prefecture, fact.is_of_industry) == (1_204, True, False)
    OfferedWage.objects.filter(prefecture_code="37").update(hourly_yen=None)
    fact = offered_wage("37", "39", part_time=True, day=TODAY)
    assert fact is not None
    assert (fact.amount, fact.is_of_prefecture, fact.is_of_industry) == (1_324, False, True)


@pytest.mark.parametrize(
    ("day", "year"),
    [(date(2025, 3, 31), None), (date(2025, 4, 1), 2024), (date(2026, 3, 31), 2024), (date(2026, 4, 1), 2025)],
)
def test_a_fiscal_year_answers_once_it_is_over(day: date, year: int | None) -> None:
    fact = offered_wage("13", "G", part_time=False, day=day)
    assert (fact.fiscal_year if fact else None) == year


def test_an_older_figure_of_the_industry_is_nearer_than_a_new_one_of_all() -> None:
    OfferedWage.objects.filter(prefecture_code="13", industry_group="G", fiscal_year=2025).update(hourly_yen=None)
    fact = offered_wage("13", "G", part_time=True, day=TODAY)
    assert fact is not None
    assert (fact.amount, fact.fiscal_year, fact.is_of_industry) == (1_414, 2024, True)
