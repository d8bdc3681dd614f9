"""Logins: made with a password, named, closed."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from mypage.accounts.choices import Audience
from mypage.accounts.commands.keys import end_keys
from mypage.accounts.commands.second_factors import forget_app
from mypage.accounts.commands.sessions import end_sessions
from mypage.accounts.models import Consent, User, identity_of
from mypage.audit.commands import record
from mypage.kernel.rule import RuleViolation, Violation

ADDRESS_TAKEN = Violation(
    "address_taken", "このメールアドレスは、求人者マイページに登録済みです。ログインしてお手続きください。", "email"
)


def login_for(*, email: str, name: str, hashed: str, at: datetime) -> User:
    """A login of an employer exists with this address and password; one that had left comes back.

    Without a name, the one it had stays. RuleViolation when the address signs in already. Call inside a transaction.
    """
    identity = identity_of(Audience.EMPLOYER, email)
    user = User.objects.select_for_update().filter(identity=identity).first()
    if user is not None and user.is_active:
        raise RuleViolation(ADDRESS_TAKEN)
    if user is None:
        user = User(audience=Audience.EMPLOYER, identity=identity, joined_at=at)
    user.email, user.name, user.password, user.is_active = email, name or user.name, hashed, True
    user.save()
    return user


def agree(*, user: User, consents: Mapping[str, str], at: datetime) -> None:
    """The versions (document key → version) that the person agreed to are kept. Call inside a transaction."""
    rows = [Consent(user=user, document=document, version=version, at=at) for document, version in consents.items()]
    Consent.objects.bulk_create(rows)
    record("consent.given", by=user.actor(), at=at, subject=("user", user.pk), facts=dict(consents))


def change_name(*, user: User, name: str, at: datetime) -> None:
    """The login is shown under this name."""
    if name == user.name:
        return
    with transaction.atomic():
        User.objects.filter(pk=user.pk).update(name=name)
        record("login.renamed", by=user.actor(), at=at, subject=("user", user.pk))


def close_login(*, user: User, at: datetime) -> None:
    """The login signs in no more: its sessions, keys and app are gone. Call inside a transaction."""
    end_sessions(user=user, by=user.actor(), at=at)
    end_keys(user=user, at=at)
    forget_app(user=user)
    User.objects.filter(pk=user.pk).update(is_active=False)
