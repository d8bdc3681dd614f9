"""Reading the reference data."""

from mypage.reference.queries.classifications import (
    announced_minimum_wage,
    industries,
    industry_groups,
    licences,
    minimum_wage,
    minimum_wages,
    occupation_name,
    occupations,
)
from mypage.reference.queries.days import (
    HelpDeskStatus,
    closed_days_of,
    help_desk_hours,
    help_desk_status,
    office_is_open_on,
)
from mypage.reference.queries.finding import LicenceFound, OccupationFound, find_licences, find_occupations
from mypage.reference.queries.municipality_codes import (
    municipality_by_code5,
    municipality_of_address,
    prefecture_of_code5,
    prefectures_of_postal_code,
    unknown_reference_codes,
)
from mypage.reference.queries.offered_wages import OfferedWageFact, offered_wage
from mypage.reference.queries.offices import (
    InCharge,
    OfficesInCharge,
    facts_of,
    find_offices,
    office_by_code,
    office_by_number_code,
    offices_in_charge,
    offices_to_keep,
)
from mypage.reference.queries.places import Address, addresses_for, municipalities, prefectures

__all__ = [
    "Address",
    "HelpDeskStatus",
    "InCharge",
    "LicenceFound",
    "OccupationFound",
    "OfferedWageFact",
    "OfficesInCharge",
    "addresses_for",
    "announced_minimum_wage",
    "closed_days_of",
    "facts_of",
    "find_licences",
    "find_occupations",
    "find_offices",
    "help_desk_hours",
    "help_desk_status",
    "industries",
    "industry_groups",
    "licences",
    "minimum_wage",
    "minimum_wages",
    "municipalities",
    "municipality_by_code5",
    "municipality_of_address",
    "occupation_name",
    "occupations",
    "offered_wage",
    "office_by_code",
    "office_by_number_code",
    "office_is_open_on",
    "offices_in_charge",
    "offices_to_keep",
    "prefecture_of_code5",
    "prefectures",
    "prefectures_of_postal_code",
    "unknown_reference_codes",
]
