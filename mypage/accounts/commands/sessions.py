"""Signing in and out, ending sessions of one device or of all, trusting a device."""

import secrets
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F

from mypage.accounts import keyring
from mypage.accounts.commands.tallies import count_try
from mypage.accounts.models import SignInSession, TrustedDevice, User
from mypage.audit.commands import record
from mypage.kernel.actor import ANONYMOUS, Actor

FAILURES_BY_NETWORK = "sign-in by network"
_TOKEN_PURPOSE = "trusted device"  # noqa: S105


def note_sign_in(*, user: User, device: str, factor: str, at: datetime) -> None:
    """The login is about to be signed in; the sign-in before this one is kept to be shown."""
    with transaction.atomic():
        User.objects.filter(pk=user.pk).update(previous_sign_in_at=F("last_login"))
        facts = {"device": device, "factor": factor}
        record("sign_in.succeeded", by=user.actor(), at=at, subject=("user", user.pk), facts=facts)


def note_failed_sign_in(*, audience: str, email: str, network: str, is_lock: bool, at: datetime) -> None:
    """A wrong address or password was tried; `is_lock`: it was the one that stops further tries for a while."""
    user = User.objects.with_address(audience, email)
    subject = ("user", user.pk if user else None)
    with transaction.atomic():
        count_try(scope=FAILURES_BY_NETWORK, who=network, at=at)
        record("sign_in.failed", by=ANONYMOUS, at=at, subject=subject, facts={"audience": audience})
        if is_lock:
            record("sign_in.locked", by=ANONYMOUS, at=at, subject=subject, facts={"audience": audience})


def note_failed_proof(*, user: User, factor: str, at: datetime) -> None:
    """The password was right, the second proof was not."""
    facts = {"audience": user.audience, "factor": factor}
    record("sign_in.failed", by=ANONYMOUS, at=at, subject=("user", user.pk), facts=facts)


def note_sign_out(*, user: User, at: datetime) -> None:
    """The login signs out."""
    record("sign_out", by=user.actor(), at=at, subject=("user", user.pk))


def end_sessions(*, user: User, by: Actor, at: datetime, keep: str = "") -> int:
    """Every session of the login but `keep` (a session key) ends, and no device is trusted any more; how many ended."""
    sessions = SignInSession.objects.filter(user=user).exclude(session_key=keep)
    ended: int = sessions.delete()[0]
    TrustedDevice.objects.filter(user=user).delete()
    record("session.ended", by=by, at=at, subject=("user", user.pk), facts={"count": ended})
    return ended


def end_session(*, user: User, session: SignInSession, at: datetime) -> None:
    """One device of one's own is signed out, and trusted no more."""
    trusted: int | None = session.get_decoded().get("trusted_device")
    with transaction.atomic():
        SignInSession.objects.filter(user=user, session_key=session.session_key).delete()
        if trusted is not None:
            TrustedDevice.objects.filter(user=user, pk=trusted).delete()
        record("session.ended", by=user.actor(), at=at, subject=("user", user.pk), facts={"count": 1})


def end_other_sessions(*, user: User, keep: str, keep_trust: int | None, at: datetime) -> int:
    """Every other device of one's own is signed out and trusted no more; how many were signed out."""
    with transaction.atomic():
        ended: int = SignInSession.objects.filter(user=user).exclude(session_key=keep).delete()[0]
        TrustedDevice.objects.filter(user=user).exclude(pk=keep_trust or 0).delete()
        record("session.ended", by=user.actor(), at=at, subject=("user", user.pk), facts={"count": ended})
    return ended


def trust_device(*, user: User, device: str, at: datetime) -> tuple[TrustedDevice, str]:
    """On this device the code is left out for some days; the token that the browser keeps to show it, once."""
    token = secrets.token_urlsafe(32)
    row = TrustedDevice.objects.create(
        user=user,
        token_hash=keyring.hashed(_TOKEN_PURPOSE, token),
        device=device,
        since=at,
        valid_until=at + timedelta(days=settings.TRUSTED_DEVICE_DAYS),
    )
    return row, token


def trusted_device(*, user: User, tokens: list[str], at: datetime) -> TrustedDevice | None:
    """The device that one of the browser's tokens stands for, if it is trusted by this login."""
    hashes = [kept for token in tokens for kept in keyring.hashes(_TOKEN_PURPOSE, token)]
    return TrustedDevice.objects.filter(user=user, token_hash__in=hashes, valid_until__gt=at).first()


def distrust_device(*, user: User, device_id: int, at: datetime) -> None:
    """A device is trusted no more, if it was."""
    with transaction.atomic():
        ended = TrustedDevice.objects.filter(user=user, pk=device_id).delete()[0]
        if ended:
            record("session.ended", by=user.actor(), at=at, subject=("user", user.pk), facts={"distrusted": device_id})
