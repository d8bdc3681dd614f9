"""認証アプリ (TOTP): set up with a code, asked at sign-in, never accepted twice, slowed down when guessed, taken away.

The app's secret is kept sealed in django-otp's table, so that a copy of the database alone makes no codes.
"""

import re
from base64 import b32encode
from datetime import datetime
from urllib.parse import quote, urlencode

from django.conf import settings
from django.db import transaction
from django_otp.oath import TOTP
from django_otp.plugins.otp_totp.models import TOTPDevice

from mypage.accounts import keyring
from mypage.accounts.choices import Audience
from mypage.accounts.commands.passwords import prove_password
from mypage.accounts.commands.sessions import note_failed_proof
from mypage.accounts.commands.tallies import TooManyTries
from mypage.accounts.models import TrustedDevice, User
from mypage.accounts.rules.second_factor import Factor, app_closed_until
from mypage.audit.commands import record
from mypage.kernel.ja import half_width
from mypage.kernel.rule import RuleViolation, Violation
from mypage.notifications.commands import queue_mail

SECRET_BYTES = 20
_SECONDS = 30
_STEPS_AROUND = 1
APP_CODE_WRONG = Violation(
    "app_code_wrong",
    "認証アプリの数字が違います。いま表示されている6桁の数字を入力してください。"
    "くり返し違うときは、スマートフォンなどの時刻が合っているか確かめてください。",
    "code",
)
APP_NEEDED = Violation("app_needed", "職員の方は認証アプリが必要です。替えるときは、新しいアプリを登録してください。")


def seal_of(user: User) -> str:
    """The purpose under which a login's app secret is sealed."""
    return f"app of user {user.pk}"


def app_address(user: User, secret: bytes) -> str:
    """What the QR code says to the app: issuer, login and secret."""
    issuer = str(settings.OTP_TOTP_ISSUER).replace(":", "")
    facts = {"secret": b32encode(secret).decode(), "issuer": issuer, "digits": 6, "period": _SECONDS}
    return f"otpauth://totp/{quote(f'{issuer}:{user.email}')}?{urlencode(facts, quote_via=quote)}"


def typed_secret(secret: bytes) -> str:
    """The secret for apps that take no QR code, in groups of four."""
    text = b32encode(secret).decode()
    return " ".join(text[start : start + 4] for start in range(0, len(text), 4))


def add_app(*, user: User, secret: bytes, typed: str, at: datetime) -> None:
    """The app is the login's second factor, in place of an earlier one. RuleViolation when its code does not fit."""
    step = _step_of(secret, typed, after=-1, at=at)
    if step is None:
        raise RuleViolation(APP_CODE_WRONG)
    with transaction.atomic():
        User.objects.select_for_update().get(pk=user.pk)
        TOTPDevice.objects.filter(user=user).delete()
        kept = keyring.sealed(seal_of(user), secret)
        TOTPDevice.objects.create(user=user, name="認証アプリ", key=kept, confirmed=True, last_t=step)
        TrustedDevice.objects.filter(user=user).delete()
        _set_uses_app(user, uses_app=True)
        record("second_factor.added", by=user.actor(), at=at, subject=("user", user.pk))
        facts = {"audience": user.audience, "change": "added"}
        queue_mail(template="second_factor_changed", to=user.email, facts=facts, at=at)


def use_app_code(*, user: User, typed: str, at: datetime) -> None:
    """The code that the app shows is used up. RuleViolation when it is wrong (counted) or was used before.

    TooManyTries after several wrong ones in a row.
    """
    with transaction.atomic():
        device = TOTPDevice.objects.select_for_update().filter(user=user, confirmed=True).first()
        closed_until = device and app_closed_until(device.throttling_failure_count, device.throttling_failure_timestamp)
        if closed_until and at < closed_until:
            raise TooManyTries(closed_until)
        is_right = device is not None and _is_used(device, user, typed, at)
        if device is not None and not is_right:
            device.throttling_failure_count += 1
            device.throttling_failure_timestamp = at
            device.save(update_fields=["throttling_failure_count", "throttling_failure_timestamp"])
            note_failed_proof(user=user, factor=Factor.APP, at=at)
    if not is_right:
        raise RuleViolation(APP_CODE_WRONG)


def remove_app(*, user: User, password: str, at: datetime) -> None:
    """The app is the login's second factor no more. RuleViolation on the password, and for staff who need one."""
    if user.audience == Audience.STAFF and settings.STAFF_SECOND_FACTOR:
        raise RuleViolation(APP_NEEDED)
    prove_password(user=user, typed=password, at=at)
    with transaction.atomic():
        if not forget_app(user=user):
            return
        record("second_factor.removed", by=user.actor(), at=at, subject=("user", user.pk))
        facts = {"audience": user.audience, "change": "removed"}
        queue_mail(template="second_factor_changed", to=user.email, facts=facts, at=at)


def forget_app(*, user: User) -> bool:
    """No app belongs to the login any more; whether one did. Call inside a transaction."""
    removed, _ = TOTPDevice.objects.filter(user=user).delete()
    _set_uses_app(user, uses_app=False)
    return bool(removed)


def _set_uses_app(user: User, *, uses_app: bool) -> None:
    User.objects.filter(pk=user.pk).update(uses_app=uses_app)
    user.uses_app = uses_app


def _is_used(device: TOTPDevice, user: User, typed: str, at: datetime) -> bool:
    for secret in keyring.opened(seal_of(user), device.key):
        step = _step_of(secret, typed, after=device.last_t, at=at)
        if step is not None:
            device.key = keyring.sealed(seal_of(user), secret)
            device.last_t, device.last_used_at = step, at
            device.throttling_failure_count, device.throttling_failure_timestamp = 0, None
            device.save()
            return True
    return False


def _step_of(secret: bytes, typed: str, *, after: int, at: datetime) -> int | None:
    digits = "".join(half_width(typed).split())
    if not re.fullmatch(r"[0-9]{6}", digits):
        return None
    totp = TOTP(secret, step=_SECONDS)
    totp.time = at.timestamp()
    return totp.t() if totp.verify(int(digits), tolerance=_STEPS_AROUND, min_t=after + 1) else None
