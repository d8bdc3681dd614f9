"""Route A: a new employer registers a login with an address alone, before any establishment (domain.md 2.1)."""

from datetime import datetime

from django.contrib.auth.hashers import make_password
from django.db import transaction

from mypage.accounts.choices import Audience, KeyAnswer, KeyPurpose
from mypage.accounts.commands.answers import refuse_unless_right
from mypage.accounts.commands.keys import make_key, spend_key, try_key
from mypage.accounts.commands.logins import agree, login_for
from mypage.accounts.commands.tallies import count_try, refuse_beyond
from mypage.accounts.models import User
from mypage.accounts.rules.password import violations_of_password
from mypage.audit.commands import record
from mypage.kernel.actor import ANONYMOUS
from mypage.kernel.rule import RuleViolation
from mypage.notifications.commands import queue_mail
from mypage.onboarding.commands.opening import SAME_CLICK, Consents
from mypage.onboarding.models import AccountApplication

_SCOPE = "account application"
_LIMIT, _MINUTES = 10, 60
"""So many mails to strangers' addresses may one network address cause, in so many minutes."""


def apply_for_account(*, email: str, consents: Consents, network: str, at: datetime) -> AccountApplication:
    """A key for a new login is on its way; an address that signs in already gets a mail that says so.

    TooManyTries when one network address asks too often.
    """
    refuse_beyond(scope=_SCOPE, who=network, limit=_LIMIT, minutes=_MINUTES, at=at)
    user = User.objects.with_address(Audience.EMPLOYER, email)
    is_known = user is not None and user.is_active
    with transaction.atomic():
        twin = AccountApplication.objects.filter(attempt=consents.attempt, email=email, completed_at=None)
        double_click = twin.filter(applied_at__gte=at - SAME_CLICK).last()
        if double_click is not None:
            return double_click
        count_try(scope=_SCOPE, who=network, at=at)
        key = make_key(purpose=KeyPurpose.ACCOUNT, email=email, at=at)
        template = "account_known_address" if is_known else "account_key"
        mail = queue_mail(template=template, to=email, facts={}, key_id=key.pk, at=at)
        record("account.applied", by=ANONYMOUS, at=at, subject=("account_application", None))
        return AccountApplication.objects.create(
            attempt=consents.attempt,
            email=email,
            key=key,
            mail=mail,
            consents=dict(consents.versions),
            consented_at=consents.at,
            applied_at=at,
        )


def complete_account(*, application: AccountApplication, key: str, password: str, at: datetime) -> User:
    """The login exists and may register its establishment provisionally. RuleViolation on key, password or address."""
    violations = violations_of_password(password)
    if violations:
        raise RuleViolation(*violations)
    refuse_unless_right(try_key(key_id=application.key_id, typed=key, at=at))
    hashed = make_password(password)
    with transaction.atomic():
        if not spend_key(key_id=application.key_id, at=at):
            refuse_unless_right(KeyAnswer.ENDED)
        user = login_for(email=application.email, name="", hashed=hashed, at=at)
        agree(user=user, consents=application.consents, at=application.consented_at)
        record("password.set", by=user.actor(), at=at, subject=("user", user.pk))
        AccountApplication.objects.filter(pk=application.pk).update(completed_at=at)
        queue_mail(template="account_completed", to=user.email, facts={}, at=at)
    return user
