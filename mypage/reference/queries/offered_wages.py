"""平均求人賃金: what other postings of a prefecture and an industry offer."""

from dataclasses import dataclass
from datetime import date

from mypage.reference.models import Industry, OfferedWage

COUNTED_TOGETHER = {"A": "AB", "B": "AB", "S": "ST", "T": "ST"}
"""大分類 that the statistics have in one row."""


@dataclass(frozen=True)
class OfferedWageFact:
    """An average, and what it is the average of: the place and the industry may be wider than what was asked for."""

    amount: int
    is_part_time: bool
    fiscal_year: int
    prefecture: str
    industry: str
    is_of_prefecture: bool
    is_of_industry: bool

    @property
    def yen(self) -> int:
        """In yen: an hour for part-time work, otherwise a month."""
        return self.amount if self.is_part_time else self.amount * 1000

    @property
    def scope(self) -> str:
        """What it is the average of: 東京都・情報通信業（2025年度、フルタイムの月額）."""
        kind = "パートの時間額" if self.is_part_time else "フルタイムの月額"
        return f"{self.prefecture}・{self.industry}（{self.fiscal_year}年度、{kind}）"


def offered_wage(prefecture_code: str, industry_code: str, *, part_time: bool, day: date) -> OfferedWageFact | None:
    """The average of the newest fiscal year that was over on a day, in thousand yen a month or in yen an hour.

    An industry (a code of any level) without a figure falls back to all industries, a prefecture to the whole country.
    """
    column = "hourly_yen" if part_time else "monthly_thousand_yen"
    found = Industry.objects.select_related("parent").filter(code=industry_code[:2].strip())
    industry = next(iter(found), None)
    top = industry and (industry.parent or industry)
    group = COUNTED_TOGETHER.get(top.code, top.code) if top else OfferedWage.ALL_INDUSTRIES
    over = day.year - (1 if (day.month, day.day) >= (4, 1) else 2)
    places, groups = [prefecture_code, OfferedWage.WHOLE_COUNTRY], [group, OfferedWage.ALL_INDUSTRIES]
    rows = OfferedWage.objects.filter(prefecture_code__in=places, industry_group__in=groups, fiscal_year__lte=over)
    published = rows.exclude(**{column: None})
    nearest = min(
        published,
        key=lambda row: (places.index(row.prefecture_code), groups.index(row.industry_group), -row.fiscal_year),
        default=None,
    )
    if nearest is None:
        return None
    is_of_industry = nearest.industry_group != OfferedWage.ALL_INDUSTRIES
    return OfferedWageFact(
        amount=getattr(nearest, column),
        is_part_time=part_time,
        fiscal_year=nearest.fiscal_year,
        prefecture=nearest.prefecture_name,
        industry=_industry_name(nearest, top) if is_of_industry else "全産業",
        is_of_prefecture=nearest.prefecture_code != OfferedWage.WHOLE_COUNTRY,
        is_of_industry=is_of_industry,
    )


def _industry_name(row: OfferedWage, top: Industry | None) -> str:
    """The full name of a 大分類, which the statistics cut short; their own name for two that they count together."""
    return top.name if top and top.code == row.industry_group else row.industry_name
