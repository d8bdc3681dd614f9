"""The answers of an establishment in words."""

import pytest

from mypage.establishments.content import table
from mypage.kernel.fields import Raw
from mypage.web.establishment_content import in_words


@pytest.mark.parametrize(
    ("name", "raw", "text"),
    [
        ("capital_yen", "10000000", "10,000,000円"),
        ("founded_year", "1986", "1986年"),
        ("employees_in_company", "1200", "1,200人"),
        ("branch_count", "0", "0か所"),
        ("travel_minutes_from_station", "5", "5分"),
        ("latitude", "35.701900", "35.701900"),
        ("head_office_postal_code", "1020072", "〒102-0072"),
        ("establishment_municipality", "13101", "東京都千代田区"),
        ("industry_code", "58", "58"),
        ("usual_insurances", ["雇用", "労災"], "雇用、労災"),
        ("dispatch_licence_valid_until", "2028-03-31", "2028年3月31日（金）"),
        ("self_declared_on", "2026-11-22", "2026年11月22日（日）"),
        ("representative_name", "山田 太郎", "山田 太郎"),
        ("fax", "", ""),
    ],
)
def test_an_answer_reads_as_people_write_it(name: str, raw: Raw, text: str) -> None:
    assert in_words(table().fields[name], raw, {"13101": "東京都千代田区"}) == text


@pytest.mark.parametrize(
    ("name", "raw", "text"),
    [
        ("capital_yen", "約1億", "約1億"),
        ("head_office_postal_code", "102", "102"),
        ("usual_insurances", ["雇用", "共済"], "雇用、共済"),
        ("dispatch_licence_valid_until", "2028|13|", "2028年13月"),
    ],
)
def test_what_cannot_be_read_stands_as_typed(name: str, raw: Raw, text: str) -> None:
    assert in_words(table().fields[name], raw, {}) == text
