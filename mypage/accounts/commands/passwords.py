"""Passwords: hashed outside any transaction, proven, changed, set again after they were forgotten."""

from datetime import datetime

from axes.utils import reset
from django.conf import settings
from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction

from mypage.accounts.choices import KeyAnswer, KeyPurpose
from mypage.accounts.commands.keys import end_keys, make_key, spend_key, try_key
from mypage.accounts.commands.sessions import end_sessions
from mypage.accounts.commands.tallies import count_or_refuse, forgive_tries
from mypage.accounts.models import AuthenticationKey, User, identity_of
from mypage.accounts.rules.password import violations_of_password
from mypage.audit.commands import record
from mypage.kernel.actor import ANONYMOUS
from mypage.kernel.rule import RuleViolation, Violation
from mypage.notifications.commands import queue_mail

_PROOFS = "own password"
_ASKED_BY_NETWORK, _ASKED_FOR_ADDRESS = "password asked by network", "password asked for address"
_MAILS_AN_HOUR = 5
WRONG_CURRENT = Violation(
    "password_current", "現在のパスワードが違います。大文字と小文字も確かめてください。", "current"
)
KEY_NOT_CONFIRMED = Violation(
    "password_key",
    "認証キーを確認できませんでした。最新のメールの認証キーを入力してください。"
    f"メールの配信から{settings.KEY_MINUTES}分が過ぎたときや、入力を{settings.KEY_WRONG_ENTRIES}回誤ったときは、"
    "はじめからやり直してください。",
    "key",
)
"""One sentence for a wrong, an expired and an ended key, since a key for an unknown address is never mailed."""


def hash_password(password: str) -> str:
    """The password as it is kept; RuleViolation with every demand of S-32 that it does not meet. Slow on purpose."""
    violations = violations_of_password(password)
    if violations:
        raise RuleViolation(*violations)
    return make_password(password)


def prove_password(*, user: User, typed: str, at: datetime) -> str:
    """Whoever acts knows the login's password, whose kept form is the answer; wrong ones are counted exactly.

    RuleViolation when it is wrong, TooManyTries after several.
    """
    who = f"user {user.pk}"
    limits = {"limit": settings.SIGN_IN_FAILURES, "minutes": settings.SIGN_IN_LOCK_MINUTES}
    with transaction.atomic():
        fresh = User.objects.select_for_update().get(pk=user.pk)
        count_or_refuse(scope=_PROOFS, who=who, at=at, **limits)
    if not check_password(typed, fresh.password):
        raise RuleViolation(WRONG_CURRENT)
    forgive_tries(scope=_PROOFS, who=who)
    return fresh.password


def ask_for_new_password(*, audience: str, email: str, network: str, at: datetime) -> AuthenticationKey:
    """A key is on its way if the address signs in; the answer is the same key row if it does not.

    TooManyTries when it is asked too often from one network address or for one mail address, known or not.
    """
    user = User.objects.with_address(audience, email)
    known = user if user is not None and user.is_active and user.has_usable_password() else None
    by_network = {"limit": settings.NETWORK_FAILURES, "minutes": settings.NETWORK_FAILURE_MINUTES}
    with transaction.atomic():
        count_or_refuse(scope=_ASKED_BY_NETWORK, who=network, at=at, **by_network)
        identity = identity_of(audience, email)
        count_or_refuse(scope=_ASKED_FOR_ADDRESS, who=identity, limit=_MAILS_AN_HOUR, minutes=60, at=at)
        key = make_key(purpose=KeyPurpose.PASSWORD, email=email, user=known, at=at)
        record("password.forgotten", by=ANONYMOUS, at=at, subject=("user", known.pk if known else None))
        if known is not None:
            queue_mail(template="password_key", to=known.email, facts={"audience": audience}, key_id=key.pk, at=at)
    return key


def set_new_password(*, key: AuthenticationKey, typed: str, password: str, at: datetime) -> User:
    """The forgotten password is replaced; every session of the login and a lock of its sign-in end.

    RuleViolation on key or password.
    """
    hashed = hash_password(password)
    if try_key(key_id=key.pk, typed=typed, at=at) != KeyAnswer.RIGHT:
        raise RuleViolation(KEY_NOT_CONFIRMED)
    with transaction.atomic():
        user = User.objects.select_for_update().filter(keys=key, is_active=True).first()
        if user is None or not spend_key(key_id=key.pk, at=at):
            raise RuleViolation(KEY_NOT_CONFIRMED)
        replace_password(user=user, hashed=hashed, at=at)
        end_sessions(user=user, by=user.actor(), at=at)
        reset(username=user.identity)
    return user


def change_password(*, user: User, current: str, password: str, keep_session: str, at: datetime) -> None:
    """The password is changed by someone who knows the current one; other sessions end.

    RuleViolation on either password; TooManyTries as in `prove_password`.
    """
    violations = violations_of_password(password)
    if violations:
        raise RuleViolation(*violations)
    proven = prove_password(user=user, typed=current, at=at)
    hashed = make_password(password)
    with transaction.atomic():
        if User.objects.select_for_update().get(pk=user.pk).password != proven:
            raise RuleViolation(WRONG_CURRENT)
        replace_password(user=user, hashed=hashed, at=at)
        end_sessions(user=user, by=user.actor(), at=at, keep=keep_session)


def replace_password(*, user: User, hashed: str, at: datetime) -> None:
    """The login has another password and is told so by mail; its mailed keys end. Call inside a transaction."""
    user.password = hashed
    user.save(update_fields=["password"])
    end_keys(user=user, at=at)
    record("password.changed", by=user.actor(), at=at, subject=("user", user.pk))
    queue_mail(template="password_changed", to=user.email, facts={"audience": user.audience}, at=at)
