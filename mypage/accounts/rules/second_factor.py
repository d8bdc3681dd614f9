"""Which second proof a sign-in needs after the password, and how wrong codes of an app are slowed down."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from mypage.kernel.rule import cites

APP_CODE_TRIES = 5
APP_CODE_PAUSE = timedelta(minutes=10)


class Factor(StrEnum):
    """What is asked after the password."""

    NOTHING = "nothing"
    MAILED_CODE = "mailed_code"
    APP = "app"
    APP_SETUP = "app_setup"


@dataclass(frozen=True)
class FactorFacts:
    """What decides: who signs in, with what, from where, and what the service demands."""

    is_staff: bool
    uses_app: bool
    is_trusted_device: bool
    service_mails_codes: bool
    staff_need_app: bool


@cites("domain.md 2.3", "architecture.md 2: sign-in protection")
def factor_wanted(facts: FactorFacts) -> Factor:
    """ログインの2つ目の確認: the app where one is set up; staff must set one up; else the mailed code.

    A trusted device of an employer or a job seeker is asked nothing; a member of the staff is asked every time.

    >>> factor_wanted(FactorFacts(True, False, False, True, True))
    <Factor.APP_SETUP: 'app_setup'>
    >>> factor_wanted(FactorFacts(False, False, True, True, True))
    <Factor.NOTHING: 'nothing'>
    """
    if facts.is_trusted_device and not facts.is_staff:
        return Factor.NOTHING
    if facts.uses_app:
        return Factor.APP
    if facts.is_staff and facts.staff_need_app:
        return Factor.APP_SETUP
    return Factor.MAILED_CODE if facts.service_mails_codes else Factor.NOTHING


@cites("RFC 6238 5.2: a verifier slows down brute force")
def app_closed_until(failures: int, failed_at: datetime | None) -> datetime | None:
    """認証アプリの誤入力: every fifth wrong code in a row closes the field for ten minutes; None when it is open."""
    if failed_at is None or failures == 0 or failures % APP_CODE_TRIES:
        return None
    return failed_at + APP_CODE_PAUSE
