"""How staff come in: a key is mailed, a password is set with it; and how administrators help when something is lost."""

from datetime import datetime

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.db import transaction

from mypage.accounts.choices import Audience, KeyAnswer, KeyPurpose
from mypage.accounts.commands.keys import make_key, spend_key, try_address_key
from mypage.accounts.commands.second_factors import forget_app
from mypage.accounts.commands.sessions import end_sessions
from mypage.accounts.commands.tallies import count_try, refuse_beyond
from mypage.accounts.models import StaffPosition, User
from mypage.accounts.rules.password import violations_of_password
from mypage.audit.commands import record
from mypage.kernel.actor import SYSTEM, Actor
from mypage.kernel.rule import RuleViolation, Violation
from mypage.notifications.commands import queue_mail

_SCOPE = "staff registration"
NOT_CONFIRMED = Violation(
    "staff_key",
    "メールアドレスか認証キーが、届いたメールの内容と違います。最新のメールと見比べてください。"
    "認証キーを10回誤ったときは、管理者に認証キーの再送をご依頼ください。",
)
"""One sentence for both, so that a stranger does not learn which addresses are staff."""
TOO_LATE = Violation(
    "staff_key_too_late",
    f"この認証キーは使えなくなりました（有効な時間は、メールの配信から{settings.KEY_MINUTES}分です）。"
    "管理者に認証キーの再送をご依頼ください。",
    "key",
)


def send_staff_key(*, user: User, by: Actor, at: datetime) -> None:
    """A key to register with is on its way; an earlier one counts no more.

    RuleViolation when the login has a password already or is stopped.
    """
    if user.has_usable_password() or not user.is_active:
        message = "パスワードを登録済みの方と、利用を停止している方には、認証キーを送れません。"
        raise RuleViolation(Violation("staff_key_not_due", message))
    with transaction.atomic():
        _queue_key(user, at)
        record("staff.key_sent", by=by, at=at, subject=("user", user.pk))


def register_staff(*, email: str, key: str, password: str, network: str, at: datetime) -> User:
    """A member of the staff has a password. RuleViolation on address, key or password; a wrong key is counted.

    TooManyTries when one network address fails too often.
    """
    found = violations_of_password(password)
    if found:
        raise RuleViolation(*found)
    limits = {"limit": settings.NETWORK_FAILURES, "minutes": settings.NETWORK_FAILURE_MINUTES}
    refuse_beyond(scope=_SCOPE, who=network, at=at, **limits)
    trial = try_address_key(purpose=KeyPurpose.STAFF, email=email, typed=key, at=at)
    if trial.key is None or trial.key.user is None:
        count_try(scope=_SCOPE, who=network, at=at)
        raise RuleViolation(NOT_CONFIRMED)
    user = trial.key.user
    if trial.answer == KeyAnswer.USED:  # the other half of a double click was first
        return user
    if trial.answer != KeyAnswer.RIGHT:
        raise RuleViolation(TOO_LATE)
    hashed = make_password(password)
    with transaction.atomic():
        if not spend_key(key_id=trial.key.pk, at=at):
            raise RuleViolation(TOO_LATE)
        user.password = hashed
        user.save(update_fields=["password"])
        record("staff.registered", by=user.actor(), at=at, subject=("user", user.pk))
    return user


def end_staff_sessions(*, user: User, by: Actor, at: datetime) -> int:
    """A member of the staff is signed out everywhere; how many sessions ended."""
    with transaction.atomic():
        record("staff.sessions_ended", by=by, at=at, subject=("user", user.pk))
        return end_sessions(user=user, by=by, at=at)


def remove_staff_app(*, user: User, by: Actor, at: datetime) -> None:
    """A lost authentication app counts no more: it is set up anew at the next sign-in; every session ends.

    RuleViolation when no app is registered.
    """
    with transaction.atomic():
        if not forget_app(user=user):
            raise RuleViolation(Violation("no_app", "この職員の認証アプリは登録されていません。"))
        record("staff.app_removed", by=by, at=at, subject=("user", user.pk))
        end_sessions(user=user, by=by, at=at)
        facts = {"audience": Audience.STAFF.value, "change": "removed"}
        queue_mail(template="second_factor_changed", to=user.email, facts=facts, at=at)


def rescue_administrator(*, user: User, at: datetime) -> None:
    """An administrator who is locked out may register again: without app, sessions and password, with a new key.

    For whoever runs the server, when no other administrator can help.
    """
    with transaction.atomic():
        StaffPosition.objects.filter(user=user).update(disabled_at=None)
        user.is_active, user.password = True, make_password(None)
        user.save(update_fields=["is_active", "password"])
        forget_app(user=user)
        _queue_key(user, at)
        record("staff.rescued", by=SYSTEM, at=at, subject=("user", user.pk))
        end_sessions(user=user, by=SYSTEM, at=at)


def _queue_key(user: User, at: datetime) -> None:
    key = make_key(purpose=KeyPurpose.STAFF, email=user.email, user=user, at=at)
    queue_mail(template="staff_key", to=user.email, facts={}, key_id=key.pk, at=at)
