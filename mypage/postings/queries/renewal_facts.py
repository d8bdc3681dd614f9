"""What the rules look at for many postings of one establishment: read once for all of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from mypage.establishments.models import Establishment
from mypage.establishments.queries.refusals import refusals_on
from mypage.kernel.fields import Answers, Raw
from mypage.postings.content import Category, of_the_table
from mypage.postings.models import Posting
from mypage.postings.queries.facts import Judged
from mypage.postings.queries.places import Place
from mypage.postings.queries.visits import visit_circumstances
from mypage.postings.rules.facts import Circumstances, MinimumWage, OtherPosting, PostingFacts, Programme, RefusalPeriod
from mypage.postings.rules.words import folded
from mypage.postings.settings_tables import programmes_on, settings_on, special_minimum_wages
from mypage.reference.models import MinimumWage as MinimumWageRow
from mypage.reference.models import PostalCode
from mypage.reference.queries import unknown_reference_codes

_POSTAL_CODES = ("workplace_postal_code", "selection_place_postal_code", "delivery_postal_code")
_OCCUPATIONS = tuple(f"occupation_code_{number}" for number in (1, 2, 3))
_LICENCES = tuple(f"licence_code_{number}" for number in (1, 2, 3))


@dataclass(frozen=True)
class Asked:
    """What the tables are asked for one posting."""

    title: str
    """As R-007 compares it."""
    place: str
    occupations: frozenset[str]
    licences: frozenset[str]
    postal_codes: frozenset[str]

    @classmethod
    def of(cls, answers: Answers) -> "Asked":
        """Out of its answers."""
        return cls(
            folded(answers.text("job_title")),
            answers.text("workplace_municipality"),
            _texts(answers, _OCCUPATIONS),
            _texts(answers, _LICENCES),
            _texts(answers, _POSTAL_CODES),
        )

    @property
    def prefecture(self) -> str:
        """Of the place of work, two digits."""
        return self.place[:2]


@dataclass(frozen=True)
class Gathered:
    """The circumstances that postings of one establishment have in common, and those that differ, by what decides."""

    today: date
    settings: Mapping[str, Decimal]
    programmes: tuple[Programme, ...]
    establishment: Mapping[str, Raw]
    visit: Mapping[str, Any]
    refusals: tuple[RefusalPeriod, ...]
    others: Mapping[str, Sequence[OtherPosting]]
    """The postings in force, by their title as R-007 compares it."""
    wages: Mapping[str, Sequence[MinimumWage]]
    """By prefecture, the oldest first."""
    postal_codes: Mapping[str, frozenset[str]]
    unknown: frozenset[str]

    @classmethod
    def of(
        cls, establishment: Establishment, shown: Mapping[str, Raw], asked: Sequence[Asked], today: date
    ) -> "Gathered":
        """Read for these answers, in as many statements as for one."""
        return cls(
            today=today,
            settings=settings_on(today),
            programmes=programmes_on(today),
            establishment=shown,
            visit=visit_circumstances(Posting(), establishment, today),
            refusals=_refusals(establishment, today),
            others=_in_force(establishment, str(shown.get("establishment_address", ""))),
            wages=_wages({each.prefecture for each in asked} - {""}),
            postal_codes=_prefectures({code for each in asked for code in each.postal_codes}),
            unknown=frozenset(
                unknown_reference_codes(
                    {code for each in asked for code in each.occupations},
                    {code for each in asked for code in each.licences},
                    {each.place for each in asked},
                )
            ),
        )

    def circumstances(self, asked: Asked, source: str) -> Circumstances:
        """Those of a posting that renews the one of that number; of the others in force only such as R-007 may find."""
        prefecture, own = asked.prefecture, asked.occupations | asked.licences | {asked.place}
        industry = str(self.establishment.get("industry_code", ""))
        coming = (each for each in self.wages.get(prefecture, ()) if each.effective_on > self.today)
        return Circumstances(
            today=self.today,
            declared_on=_day(self.establishment.get("self_declared_on", "")),
            refusals=self.refusals,
            is_reuse=True,
            active_postings=tuple(each for each in self.others.get(asked.title, ()) if each.number != source),
            minimum_wage=self.wage_on(prefecture, self.today),
            coming_minimum_wage=next(coming, None),
            special_minimum_wages=tuple(special_minimum_wages(prefecture, industry, self.today)),
            workplace_prefecture=prefecture,
            prefectures_by_postal_code={code: self.postal_codes.get(code, frozenset()) for code in asked.postal_codes},
            unknown_codes=self.unknown & own,
            dispatch_licence_valid_until=_day(self.establishment.get("dispatch_licence_valid_until", "")),
            programmes=self.programmes,
            **self.visit,
        )

    def judged(self, values: Mapping[str, Raw], answers: Answers, source: str) -> Judged:
        """The facts of a renewal with these answers."""
        category, circumstances = Category.of(values), self.circumstances(Asked.of(answers), source)
        facts = PostingFacts(
            kind=category.kind,
            answers=answers,
            circumstances=circumstances,
            settings=self.settings,
            flags=category.flags,
            **of_the_table(),
        )
        place = Place(
            prefecture_code=circumstances.workplace_prefecture,
            industry_code=str(self.establishment.get("industry_code", "")),
            minimum_wage=circumstances.minimum_wage,
            coming_minimum_wage=circumstances.coming_minimum_wage,
            special_minimum_wages=circumstances.special_minimum_wages,
            prefectures_by_postal_code=circumstances.prefectures_by_postal_code,
        )
        return Judged(facts, self.establishment, place)

    def wage_on(self, prefecture: str, day: date) -> MinimumWage | None:
        """The minimum wage that was in force there on a day."""
        found = [each for each in self.wages.get(prefecture, ()) if each.effective_on <= day]
        return found[-1] if found else None


def _texts(answers: Answers, names: Sequence[str]) -> frozenset[str]:
    return frozenset(answers.text(name) for name in names) - {""}


def _in_force(establishment: Establishment, own_address: str) -> dict[str, list[OtherPosting]]:
    rows = Posting.objects.in_force().filter(establishment=establishment).order_by("pk")
    found: dict[str, list[OtherPosting]] = {}
    for number, title, place, form in rows.values_list("number", "job_title", "workplace", "employment_form"):
        found.setdefault(folded(title), []).append(OtherPosting(str(number), title, place or own_address, form))
    return found


def _refusals(establishment: Establishment, today: date) -> tuple[RefusalPeriod, ...]:
    running = refusals_on(establishment, today)
    return tuple(RefusalPeriod(each.get_ground_display(), each.begins_on, each.until) for each in running)


def _wages(prefectures: set[str]) -> dict[str, list[MinimumWage]]:
    rows = MinimumWageRow.objects.filter(prefecture__in=prefectures).select_related("prefecture")
    found: dict[str, list[MinimumWage]] = {}
    for row in rows.order_by("effective_date"):
        wage = MinimumWage(row.prefecture.name, row.yen, row.effective_date)
        found.setdefault(row.prefecture_id, []).append(wage)
    return found


def _prefectures(codes: set[str]) -> dict[str, frozenset[str]]:
    rows = PostalCode.objects.filter(postal_code__in=codes).order_by()
    found: dict[str, set[str]] = {}
    for code, prefecture in rows.values_list("postal_code", "municipality__prefecture_id"):
        found.setdefault(code, set()).add(prefecture)
    return {code: frozenset(prefectures) for code, prefectures in found.items()}


def _day(kept: Raw) -> date | None:
    try:
        return date.fromisoformat(str(kept))
    except ValueError:
        return None
