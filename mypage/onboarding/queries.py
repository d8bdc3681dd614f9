"""Reading codes and openings."""

from datetime import datetime

from mypage.establishments.models import Establishment
from mypage.onboarding.choices import CodeEnd
from mypage.onboarding.models import AccountApplication, AccountCreationCode, Opening
from mypage.onboarding.rules.codes import WRONG_ENTRIES_SHOWN_TO_OFFICE
from mypage.reference.models import Office


def codes_of(establishment: Establishment) -> list[AccountCreationCode]:
    """Every code ever issued for an establishment, newest first."""
    return list(AccountCreationCode.objects.filter(establishment=establishment).select_related("issued_by"))


def live_code(codes: list[AccountCreationCode], at: datetime) -> AccountCreationCode | None:
    """The one among an establishment's codes that opens its My Page at this moment."""
    return next((code for code in codes if code.is_live(at)), None)


def opened_at(codes: list[AccountCreationCode]) -> datetime | None:
    """When My Page was opened last with a code; None where it never was (or the login came first, by route A)."""
    return max((code.ended_at for code in codes if code.ended_as == CodeEnd.USED and code.ended_at), default=None)


def codes_with_wrong_entries(office: Office, at: datetime) -> list[AccountCreationCode]:
    """「誤入力あり」: the live codes of an office's establishments that were entered wrongly at least three times."""
    live = AccountCreationCode.objects.filter(ended_as="", valid_until__gte=at, establishment__office=office)
    doubtful = live.filter(wrong_entries__gte=WRONG_ENTRIES_SHOWN_TO_OFFICE).select_related("establishment")
    return list(doubtful.order_by("-wrong_entries", "valid_until"))


def newest_opening(attempt: str) -> Opening | None:
    """The newest opening of a browser's attempt: only its key counts (S-29)."""
    found = Opening.objects.select_related("key")
    return found.filter(attempt=attempt).order_by("-pk").first()


def newest_application(attempt: str) -> AccountApplication | None:
    """The newest application for an account of a browser's attempt."""
    return AccountApplication.objects.select_related("key", "mail").filter(attempt=attempt).order_by("-pk").first()


def is_completed(attempt: Opening | AccountApplication) -> bool:
    """Whether an attempt has been completed meanwhile."""
    return type(attempt).objects.filter(pk=attempt.pk, completed_at__isnull=False).exists()
