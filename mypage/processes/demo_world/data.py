"""The hand-written data of the demo world, read once: firms, occupations, patterns of hours, texts that all share."""

import csv
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
_FATES = {"-": "draft", "~": "withdrawn", "!": "lapsed"}
_KINDS = {
    "F": "full_time",
    "P": "part_time",
    "U": "university",
    "H": "high_school",
    "J": "junior_high",
    "S": "seasonal",
    "M": "migrant",
}


@dataclass(frozen=True)
class Wanted:
    """One posting of a firm as the plan writes it: `care_home:Pdt~` is a withdrawn part-time one with two flags."""

    text: str
    occupation: str
    kind: str
    is_for_people_with_disabilities: bool
    is_trial: bool
    is_type_a: bool
    fate: str
    """draft, submitted, withdrawn or lapsed."""

    @classmethod
    def read(cls, text: str) -> "Wanted":
        """From the column `postings` of a firm."""
        occupation, signs = text.split(":")
        return cls(
            text=text,
            occupation=occupation,
            kind=_KINDS[signs[0]],
            is_for_people_with_disabilities="d" in signs,
            is_trial="t" in signs,
            is_type_a="a" in signs,
            fate=_FATES.get(signs[-1], "submitted"),
        )

    @property
    def is_visit_due(self) -> bool:
        """Whether the office must be visited for it, where it is the firm's first of that sort."""
        return self.is_for_people_with_disabilities or self.is_trial or self.occupation.startswith("dispatch")


@dataclass(frozen=True)
class Firm:
    """One employer with its only establishment."""

    slug: str
    name: str
    kana: str
    legal_form: str
    industry: str
    municipality: str
    """Five digits."""
    postal_code: str
    street: str
    station: str
    transport: str
    minutes: str
    phone: str
    section: str
    contact: str
    contact_kana: str
    title: str
    representative: str
    company: str
    here: str
    women: str
    part_time: str
    founded: str
    capital: str
    """In ten thousand yen."""
    business: str
    features: str
    message: str
    postings: str

    @property
    def wanted(self) -> list[Wanted]:
        """Its postings, in the order in which they were written."""
        return [Wanted.read(text) for text in self.postings.split()]

    @property
    def is_company(self) -> bool:
        """Whether it has a 法人番号."""
        return self.legal_form == "法人"

    @property
    def prefecture(self) -> str:
        """Two digits."""
        return self.municipality[:2]


@dataclass(frozen=True)
class Workplace:
    """A further place of work of a firm."""

    slug: str
    name: str
    municipality: str
    postal_code: str
    address: str
    station: str
    transport: str
    minutes: str


@dataclass(frozen=True)
class Occupation:
    """What somebody of this occupation does, and what is asked of them."""

    titles: Sequence[str]
    codes: Sequence[str]
    opening: Sequence[str]
    duties: Sequence[str]
    closing: Sequence[str]
    changes: str
    remarks: Sequence[str]
    message: Sequence[str]
    pay: float
    """Against the average offered wage of prefecture and industry."""
    spread: float
    """Upper end of the pay against the lower one."""
    hours: str
    overtime: int
    part_hours: Sequence[str] = ()
    experience: Mapping[str, str] | None = None
    education: Sequence[str] = ()
    pc: str = ""
    licences: Sequence[Sequence[str]] = ()
    any_licence: bool = False
    driving: str = ""
    fixed: Sequence[Sequence[Any]] = ()
    extra: str = ""
    dispatch: bool = False
    age: str = ""


@cache
def firms() -> tuple[Firm, ...]:
    """The employers that only the demo world has."""
    return _firms("firms.csv")


@cache
def cast_firms() -> tuple[Firm, ...]:
    """The employers of the named cast, which stand already."""
    return _firms("cast.csv")


@cache
def workplaces() -> dict[str, Workplace]:
    """Further places of work, by the firm that has one."""
    with (FOLDER / "workplaces.csv").open(encoding="utf-8", newline="") as file:
        return {row["slug"]: Workplace(**row) for row in csv.DictReader(file)}


@cache
def occupations() -> dict[str, Occupation]:
    """The occupations by their key."""
    found: dict[str, Occupation] = {}
    for path in sorted((FOLDER / "occupations").glob("*.json")):
        found |= {key: Occupation(**row) for key, row in json.loads(path.read_text(encoding="utf-8")).items()}
    return found


@cache
def hours() -> dict[str, dict[str, Any]]:
    """Patterns of working hours, by `full` and `part`."""
    return _json("hours.json")


@cache
def common() -> dict[str, Any]:
    """Sentences that postings of many firms share."""
    return _json("common.json")


@cache
def cast_drafts() -> dict[str, Any]:
    """How far the drafts of the cast have come, and what is wrong with them."""
    return _json("drafts.json")


@cache
def lives() -> dict[str, Any]:
    """Which life which posting leads: the turns that all take, and those of single firms."""
    return _json("lives.json")


@cache
def office() -> dict[str, Any]:
    """What the offices of the demo world say, and who works there."""
    return _json("office.json")


def _firms(name: str) -> tuple[Firm, ...]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return tuple(Firm(**{field.name: row[field.name] for field in fields(Firm)}) for row in csv.DictReader(file))


def _json(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((FOLDER / name).read_text(encoding="utf-8"))
    return found
