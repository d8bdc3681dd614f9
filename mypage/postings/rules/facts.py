"""What the rules look at: the answers of a posting and the circumstances in which it is judged."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property

from mypage.kernel.fields import Answers


@dataclass(frozen=True)
class MinimumWage:
    """最低賃金 of a place, yen an hour. `name` is the prefecture, or the industry of a 特定最低賃金."""

    name: str
    yen: int
    effective_on: date


@dataclass(frozen=True)
class OtherPosting:
    """Another posting of the establishment that is in force (R-007)."""

    number: str
    job_title: str
    workplace_address: str
    employment_form: str


@dataclass(frozen=True)
class RefusalPeriod:
    """求人不受理期間 (R-004)."""

    ground: str
    first_day: date
    last_day: date | None
    """Counted; None while its end is not known (当分の間)."""


@dataclass(frozen=True)
class Programme:
    """国の施策 whose age band a posting may name (R-060)."""

    name: str
    age_from: int
    age_to: int


@dataclass(frozen=True)
class Circumstances:
    """What is known besides the answers. `today` is the day of submission in Japan."""

    today: date
    declared_on: date | None = None
    """Of the newest self-declaration (R-003)."""
    refusals: tuple[RefusalPeriod, ...] = ()
    active_postings: tuple[OtherPosting, ...] = ()
    accepted_category: str = ""
    """求人区分 of the posting in force that is being changed; empty for a new one (R-008)."""
    is_reuse: bool = False
    """Whether the posting was made from an earlier one (R-010)."""
    opened_at_counter: bool = True
    has_earlier_posting: bool = True
    """Whether a posting was submitted through My Page before."""
    last_accepted_on: date | None = None
    has_disability_posting: bool = True
    """Whether there was a 障害者専用求人 since January 2020 (R-139)."""
    earlier_trials: frozenset[str] | None = None
    """Kinds of トライアル雇用 that were used since January 2020; None where that does not matter."""
    public_on: date | None = None
    """The day on which a posting for graduates is to become public, where that is asked (R-149, R-152)."""
    visit_until: date | None = None
    """By when a visit is due that a rule asks for: 14 days, or the open day before (R-138)."""
    minimum_wage: MinimumWage | None = None
    """In force at the workplace."""
    coming_minimum_wage: MinimumWage | None = None
    """Announced for the workplace, not yet in force (R-078)."""
    special_minimum_wages: tuple[MinimumWage, ...] = ()
    """特定最低賃金 of industry and prefecture (R-081)."""
    workplace_prefecture: str = ""
    """Two digits."""
    prefectures_by_postal_code: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Postal code of the form → prefectures (two digits) that it lies in; empty set for one that is unknown (R-169)."""
    unknown_codes: frozenset[str] = frozenset()
    """Codes on the form that the reference tables do not have (R-171)."""
    dispatch_licence_valid_until: date | None = None
    """労働者派遣事業の許可の有効期間, as the establishment has it (R-130)."""
    programmes: tuple[Programme, ...] = ()
    """国の施策 that run today and whose age band a posting may name (R-060)."""


@dataclass(frozen=True)
class PostingFacts:
    """A posting as it would be submitted now."""

    kind: str
    """full_time, part_time, university, high_school, junior_high, seasonal, migrant."""
    answers: Answers
    circumstances: Circumstances
    settings: Mapping[str, Decimal] = field(default_factory=dict)
    """The numbers that an office may change, by name (data/rule_settings.csv)."""
    flags: frozenset[str] = frozenset()
    """disability, trial."""
    as_typed: Mapping[str, str] = field(default_factory=dict)
    """The texts as they were typed, before they became full-width; only while they are being saved (R-165)."""
    labels: Mapping[str, str] = field(default_factory=dict)
    limits: Mapping[str, int] = field(default_factory=dict)
    inputs: Mapping[str, str] = field(default_factory=dict)
    """Of every field of the table, by name."""
    names_as_typed: frozenset[str] = frozenset()

    @cached_property
    def written(self) -> tuple[tuple[str, str], ...]:
        """Field and text of all that was written freely: not the names of people and firms, nor readings."""
        return tuple(
            (name, value)
            for name, value in self.answers.values.items()
            if isinstance(value, str)
            and self.inputs.get(name) in ("text", "long_text")
            and name not in self.names_as_typed
            and not name.endswith("_kana")
        )

    @property
    def today(self) -> date:
        """The day of submission."""
        return self.circumstances.today

    def text(self, name: str) -> str:
        """A text, a code or a choice; empty without an answer."""
        return self.answers.text(name)

    def number(self, name: str) -> int | None:
        """A whole number, yen, days or minutes."""
        return self.answers.number(name)

    def decimal(self, name: str) -> Decimal | None:
        """A number with decimals."""
        return self.answers.decimal(name)

    def day(self, name: str) -> date | None:
        """A date."""
        return self.answers.day(name)

    def minute(self, name: str) -> int | None:
        """A time of day in minutes after midnight."""
        return self.answers.minute(name)

    def several(self, name: str) -> tuple[str, ...]:
        """The choices of a field that takes several."""
        return self.answers.several(name)

    def has(self, name: str, choice: str) -> bool:
        """Whether a choice is among them."""
        return self.answers.has(name, choice)

    def is_set(self, name: str) -> bool:
        """Whether there is an answer that can be read."""
        return self.answers.is_set(name)

    def is_blank(self, name: str) -> bool:
        """Whether a field that applies was left empty; what cannot be read is not empty."""
        return name in self.answers.shown and not self.answers.raw.get(name)

    def setting(self, name: str) -> Decimal:
        """A number that an office may change; KeyError for an unknown name."""
        return self.settings[name]
