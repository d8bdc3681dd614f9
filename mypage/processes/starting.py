"""The first office and the first administrator: what a new service needs before anybody can sign in."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from mypage.accounts.commands.staff import add_staff
from mypage.accounts.models import User
from mypage.accounts.rules.staff import StaffRoles
from mypage.accounts.search import administrators_exist
from mypage.audit.commands import record
from mypage.kernel.actor import SYSTEM
from mypage.kernel.rule import RuleViolation, Violation
from mypage.reference.commands import add_office
from mypage.reference.models import Office
from mypage.reference.queries import office_by_code
from mypage.reference.rules.offices import OfficeFacts

ALREADY_STARTED = Violation(
    "already_started",
    "管理者はすでに登録されています。職員の追加は管理者の画面で行ってください。"
    "管理者のだれもログインできないときは manage.py rescue_administrator を使ってください。",
)
NO_SUCH_OFFICE = Violation("office_unknown", "この安定所番号の窓口は、所在地情報にありません。", "office")
NO_ADMINISTRATOR = Violation("no_such_administrator", "このメールアドレスの管理者はいません。", "email")


@dataclass(frozen=True)
class FirstOffice:
    """One of the table by its code, or a new one (地方版ハローワーク) by its name and prefecture."""

    code: str = ""
    name: str = ""
    prefecture_code: str = ""


@transaction.atomic
def start_service(*, office: FirstOffice, email: str, name: str, at: datetime) -> User:
    """The service has an office and an administrator, to whom a key is mailed.

    RuleViolation when there is an administrator already, or when office, address or name are not as they must be.
    """
    if administrators_exist():
        raise RuleViolation(ALREADY_STARTED)
    place = _office(office, at)
    administrator = StaffRoles(is_administrator=True)
    user = add_staff(email=email, name=name, office=place, roles=administrator, by=SYSTEM, at=at)
    record("service.started", by=SYSTEM, at=at, subject=("office", place.pk), facts={"user": user.pk})
    return user


def registration_address() -> str:
    """Where the mailed key is entered."""
    return str(settings.STAFF_URL).rstrip("/") + reverse("staff:registration")


def _office(wanted: FirstOffice, at: datetime) -> Office:
    if wanted.name:
        facts = OfficeFacts(kind="local", name=wanted.name, prefecture_code=wanted.prefecture_code)
        return add_office(facts=facts, by=SYSTEM, at=at)
    found = office_by_code(wanted.code)
    if found is None or not found.is_active:
        raise RuleViolation(NO_SUCH_OFFICE)
    return found
