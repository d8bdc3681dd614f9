"""Passwords: hashed outside any transaction, set, changed, set again after they were forgotten."""

from datetime import datetime

from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction

from mypage.accounts.choices import KeyAnswer, KeyPurpose
from mypage.accounts.commands.answers import refuse_unless_right
from mypage.accounts.commands.keys import end_keys, make_key, spend_key, try_key
from mypage.accounts.commands.sessions import end_sessions
from mypage.accounts.models import AuthenticationKey, User
from mypage.accounts.rules.password import violations_of_password
from mypage.audit.commands import record
from mypage.kernel.actor import ANONYMOUS
from mypage.kernel.rule import RuleViolation, Violation
from mypage.notifications.commands import queue_mail


def hash_password(password: str) -> str:
    """The password as it is kept; RuleViolation with every demand of S-32 that it does not meet. Slow on purpose."""
    violations = violations_of_password(password)
    if violations:
        raise RuleViolation(*violations)
    return make_password(password)


def ask_for_new_password(*, audience: str, email: str, at: datetime) -> AuthenticationKey:
    """A key is on its way if the address signs in; the answer is the same key row if it does not."""
    user = User.objects.with_address(audience, email)
    known = user if user is not None and user.is_active and user.has_usable_password() else None
    with transaction.atomic():
        key = make_key(purpose=KeyPurpose.PASSWORD, email=email, user=known, at=at)
        record("password.forgotten", by=ANONYMOUS, at=at, subject=("user", known.pk if known else None))
        if known is not None:
            queue_mail(template="password_key", to=known.email, facts={"audience": audience}, key_id=key.pk, at=at)
    return key


def set_new_password(*, key: AuthenticationKey, typed: str, password: str, at: datetime) -> User:
    """The forgotten password is replaced; every session of the login ends. RuleViolation on key or password."""
    violations = violations_of_password(password)
    if violations:
        raise RuleViolation(*violations)
    answer = try_key(key_id=key.pk, typed=typed, at=at)
    refuse_unless_right(answer)
    hashed = make_password(password)
    with transaction.atomic():
        if key.user is None or not spend_key(key_id=key.pk, at=at):
            refuse_unless_right(KeyAnswer.ENDED)
        user = User.objects.select_for_update().get(pk=key.user_id)
        _replace(user, hashed, at)
        end_sessions(user=user, by=user.actor(), at=at)
    return user


def change_password(*, user: User, current: str, password: str, keep_session: str, at: datetime) -> None:
    """The password is changed by someone who knows the current one; other sessions end. RuleViolation otherwise."""
    if not check_password(current, user.password):
        raise RuleViolation(
            Violation("password_current", "現在のパスワードが違います。大文字と小文字も確かめてください。", "current")
        )
    hashed = hash_password(password)
    with transaction.atomic():
        _replace(user, hashed, at)
        end_sessions(user=user, by=user.actor(), at=at, keep=keep_session)


def _replace(user: User, hashed: str, at: datetime) -> None:
    user.password = hashed
    user.save(update_fields=["password"])
    end_keys(user=user, at=at)
    record("password.changed", by=user.actor(), at=at, subject=("user", user.pk))
    facts = {"audience": user.audience, "changed_at": at}
    queue_mail(template="password_changed", to=user.email, facts=facts, at=at)
