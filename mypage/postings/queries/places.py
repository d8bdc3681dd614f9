"""What the place of work brings with it: its prefecture, the minimum wages there, whether postal codes fit."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from mypage.kernel.fields import Answers, Raw
from mypage.postings.rules.facts import MinimumWage
from mypage.postings.settings_tables import special_minimum_wages
from mypage.reference.models import MinimumWage as MinimumWageRow
from mypage.reference.queries import minimum_wages, prefectures_of_postal_code

_POSTAL_CODES = ("workplace_postal_code", "selection_place_postal_code", "delivery_postal_code")


@dataclass(frozen=True)
class Place:
    """The place of work of one posting on one day."""

    prefecture_code: str = ""
    """Two digits; empty while no municipality is known, 59 abroad."""
    industry_code: str = ""
    minimum_wage: MinimumWage | None = None
    coming_minimum_wage: MinimumWage | None = None
    special_minimum_wages: tuple[MinimumWage, ...] = ()
    prefectures_by_postal_code: Mapping[str, frozenset[str]] | None = None


def place_of(
    answers: Answers, establishment: Mapping[str, Raw], today: date, *, with_postal_codes: bool = True
) -> Place:
    """The place of work that the answers name."""
    prefecture = answers.text("workplace_municipality")[:2]
    industry = str(establishment.get("industry_code", ""))
    codes = {answers.text(name) for name in _POSTAL_CODES if with_postal_codes} - {""}
    wages, coming = minimum_wages(prefecture, today) if prefecture else (None, None)
    return Place(
        prefecture_code=prefecture,
        industry_code=industry,
        minimum_wage=_wage(wages),
        coming_minimum_wage=_wage(coming),
        special_minimum_wages=tuple(special_minimum_wages(prefecture, industry, today)),
        prefectures_by_postal_code={code: frozenset(prefectures_of_postal_code(code)) for code in codes},
    )


def _wage(row: MinimumWageRow | None) -> MinimumWage | None:
    return MinimumWage(row.prefecture.name, row.yen, row.effective_date) if row else None
