"""The firms of the demo world come to stand: registered, with a login, a declaration and their further workplaces."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from mypage.accounts.choices import Audience
from mypage.accounts.models import User
from mypage.establishments.commands.declaring import declare
from mypage.establishments.commands.memberships import open_my_page
from mypage.establishments.commands.registration import register_establishment
from mypage.establishments.commands.workplaces import add_workplace
from mypage.establishments.declarations import current_text
from mypage.establishments.models import Establishment
from mypage.establishments.queries import content_of, owner_of
from mypage.kernel.clock import day_in_japan
from mypage.kernel.numbers import EstablishmentNumber
from mypage.processes.demo_logins import demo_login
from mypage.processes.demo_world.data import Firm, workplaces
from mypage.processes.demo_world.firms import corporate_number, details_of, facts_of, workplace_of
from mypage.processes.demo_world.writing import Wages, chance_of_firm
from mypage.reference.models import Office
from mypage.reference.queries import (
    announced_minimum_wage,
    minimum_wage,
    municipality_by_code5,
    offered_wage,
    offices_in_charge,
)

_FIRST_SERIAL = 9001
_OF_CAST = 900
"""Part of the 法人番号 of the one company of the cast."""
_LONGEST_DECLARED, _SHORTEST_DECLARED = 300, 40
"""Days since a firm declared: within the year for which that holds."""


@dataclass(frozen=True)
class Standing:
    """A firm that stands, ready to write."""

    firm: Firm
    establishment: Establishment
    owner: User
    wages: Wages
    address: str


def stand_up(firm: Firm, serial: int, *, registrar: User, hashed: str, at: datetime) -> Standing:
    """The office registers a firm, its 代表 opens My Page at the counter and declares."""
    days = chance_of_firm(firm, "since").randint(_LONGEST_DECLARED + 20, 900)
    since = at - timedelta(days=days)
    place = municipality_by_code5(firm.municipality)
    if place is None:
        raise LookupError(f"{firm.slug}: no municipality {firm.municipality}")
    office = offices_in_charge(place).offices[0].office
    establishment = register_establishment(
        facts=facts_of(firm, place, serial), number=_number(office, serial), office=office, by=registrar, at=since
    )
    owner = demo_login(Audience.EMPLOYER, firm.slug, firm.contact, hashed, since)
    open_my_page(establishment=establishment, user=owner, at=since)
    return _furnished(firm, establishment, owner, at)


def furnish(firm: Firm, establishment: Establishment, *, at: datetime) -> Standing:
    """An establishment of the cast has all its screens and has declared."""
    membership = owner_of(establishment)
    if membership is None:
        raise LookupError(f"{firm.slug} has no My Page")
    return _furnished(firm, establishment, membership.user, at)


def _furnished(firm: Firm, establishment: Establishment, owner: User, at: datetime) -> Standing:
    address = str(content_of(establishment)["establishment_address"])
    establishment.details = details_of(firm, address)
    if firm.is_company and not establishment.corporate_number:
        establishment.corporate_name, establishment.corporate_number = firm.name, corporate_number(_OF_CAST)
    establishment.save(update_fields=["details", "corporate_name", "corporate_number"])
    days = chance_of_firm(firm, "declared").randint(_SHORTEST_DECLARED, _LONGEST_DECLARED)
    declared = max(at - timedelta(days=days), owner.joined_at + timedelta(hours=1))
    version = current_text(day_in_japan(declared)).version
    declare(establishment=establishment, version=version, by=owner, at=declared)
    there = workplaces().get(firm.slug)
    if there is not None:
        add_workplace(establishment=establishment, typed=workplace_of(there, firm), by=owner, at=declared)
    return Standing(firm, establishment, owner, wages_around(firm, at), address)


def wages_around(firm: Firm, at: datetime) -> Wages:
    """What is paid where the firm is."""
    day = day_in_japan(at)
    lowest = [minimum_wage(firm.prefecture, day), announced_minimum_wage(firm.prefecture, day)]
    offered = [offered_wage(firm.prefecture, firm.industry, part_time=by_hour, day=day) for by_hour in (False, True)]
    monthly, hourly = (fact.yen if fact else 0 for fact in offered)
    return Wages(max(row.yen for row in lowest if row), monthly, hourly)


def _number(office: Office, serial: int) -> EstablishmentNumber:
    return EstablishmentNumber.of((office.code or "")[:4], str(_FIRST_SERIAL + serial), str(serial % 10))
