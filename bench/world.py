"""What the measured service holds: reference data, notices, staff, an open My Page, establishments with a code."""

import itertools
from dataclasses import dataclass
from datetime import timedelta
from random import Random

from django.contrib.auth.hashers import make_password
from django.core.management import call_command
from django.db import transaction

from mypage.accounts.choices import Audience
from mypage.accounts.models import StaffPosition, User, identity_of
from mypage.establishments.commands.memberships import open_my_page
from mypage.establishments.commands.registration import register_establishment
from mypage.establishments.models import Establishment
from mypage.establishments.rules.registration import EstablishmentFacts
from mypage.guidance.commands import publish_notice
from mypage.guidance.rules import NoticeFacts
from mypage.kernel.actor import SYSTEM
from mypage.kernel.clock import now
from mypage.kernel.numbers import EstablishmentNumber
from mypage.onboarding.commands.issuing import issue_code
from mypage.onboarding.rules.requests import CodeRequest
from mypage.reference.models import Office


@dataclass(frozen=True)
class Slip:
    """What an employer holds in hand: the entries of the second screen."""

    number: tuple[str, str, str]
    phone: str
    code: str
    email: str


@dataclass(frozen=True)
class World:
    """Who may sign in, and the slips that openings are played with."""

    employer: User
    seeker: User
    staff: User
    slips: list[Slip]


def build(openings: int) -> World:
    """The data in a fresh database; `openings` codes are issued, each for an establishment of its own."""
    for command in ("migrate", "load_reference", "collectstatic"):
        call_command(command, verbosity=0, **({} if command == "load_reference" else {"interactive": False}))
    office = Office.objects.get(code="13010")
    staff = _login(Audience.STAFF, "staff", "職員 花子")
    StaffPosition.objects.create(user=staff, office=office, is_counter=True, is_reviewer=True, is_administrator=True)
    employer = _login(Audience.EMPLOYER, "employer", "求人 太郎")
    with transaction.atomic():
        open_my_page(establishment=_establishment(0, office, staff), user=employer, at=now())
    for number in range(5):
        facts = NoticeFacts(
            f"お知らせ その{number + 1}", "窓口の受付時間をお確かめください。", now() - timedelta(days=1)
        )
        publish_notice(facts=facts, by=SYSTEM, at=now())
    slips = [_slip(number, office, staff) for number in range(1, openings + 1)]
    return World(employer, _login(Audience.SEEKER, "seeker", "求職 次郎"), staff, slips)


def _login(audience: str, name: str, written: str) -> User:
    email = f"{name}@bench.example"
    identity = identity_of(audience, email)
    password = make_password("Bench-2026!")
    return User.objects.create(
        audience=audience, email=email, identity=identity, name=written, password=password, joined_at=now()
    )


def _establishment(number: int, office: Office, staff: User) -> Establishment:
    facts = EstablishmentFacts(
        name=f"計測{number}商店",
        name_kana="ケイソクショウテン",
        corporate_name="",
        corporate_number="",
        postal_code="1020072",
        prefecture_code="13",
        municipality="千代田区",
        street="飯田橋1丁目",
        building="",
        phone=f"03{number:08}",
        phone_shown=f"03-{number:08}",
        contact_section="",
        contact_name="計測 花子",
        contact_name_kana="ケイソク ハナコ",
        industry_code="",
        employees=12,
    )
    written = EstablishmentNumber("1301", f"{number:06}", "1")
    return register_establishment(facts=facts, number=written, office=office, by=staff, at=now())


def _slip(number: int, office: Office, staff: User) -> Slip:
    choose = Random(number).choice
    row = _establishment(number, office, staff)
    request = CodeRequest(channel="counter", requested_by="計測 花子")
    issued = issue_code(establishment=row, request=request, by=staff, at=now(), choose=choose)
    written = EstablishmentNumber.parse(row.number or "")
    parts = (written.office, written.serial, written.check)
    return Slip(parts, row.phone, issued.code, f"opening{next(_ADDRESSES)}@bench.example")


_ADDRESSES = itertools.count(1)
