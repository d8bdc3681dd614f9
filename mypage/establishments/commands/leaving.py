"""退会: an establishment leaves My Page (domain.md 2.5)."""

from datetime import datetime

from django.db import transaction

from mypage.accounts.commands.passwords import prove_password
from mypage.audit.commands import record
from mypage.establishments.choices import RegistrationState
from mypage.establishments.commands.memberships import end_membership, lock_as_owner
from mypage.establishments.models import Establishment, Invitation, Membership
from mypage.establishments.rules.logins import LeavingFacts, violations_of_leaving
from mypage.kernel.rule import RuleViolation
from mypage.notifications.commands import queue_mail

_WAITING = {RegistrationState.PROVISIONAL, RegistrationState.RETURNED}


def leaving_facts(establishment: Establishment) -> LeavingFacts:
    """What decides whether the establishment may leave."""
    return LeavingFacts(waits_for_office=establishment.state in _WAITING)


def leave_my_page(*, by: Membership, password: str, at: datetime) -> None:
    """No login belongs to the establishment any more; the establishment stays with the office.

    A login without any establishment left signs in no more; it comes back by a new code. RuleViolation unless the 代表
    does it with the password and nothing has to be ended first; TooManyTries as in `prove_password`.
    """
    establishment = by.establishment
    violations = violations_of_leaving(leaving_facts(establishment))
    if violations:
        raise RuleViolation(*violations)
    prove_password(user=by.user, typed=password, at=at)
    with transaction.atomic():
        lock_as_owner(by)
        subject = ("establishment", establishment.pk)
        record("my_page.left", by=by.user.actor(), at=at, subject=subject)
        Invitation.objects.pending().filter(establishment=establishment).update(withdrawn_at=at)
        for membership in Membership.objects.current().filter(establishment=establishment).select_related("user"):
            end_membership(membership, at)
            facts = {"establishment": establishment.name, "office": establishment.office.shown_name}
            queue_mail(template="my_page_left", to=membership.user.email, facts=facts, at=at)
