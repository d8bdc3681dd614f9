"""Reading logins, their keys, sessions and devices."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from axes.models import AccessAttempt
from django.conf import settings
from django.db.models import Max
from django_otp.plugins.otp_totp.models import TOTPDevice

from mypage.accounts import keyring
from mypage.accounts.choices import KeyPurpose
from mypage.accounts.models import AuthenticationKey, KeptSearch, SignInSession, TrustedDevice, User


@dataclass(frozen=True)
class DeviceRow:
    """A signed-in device as its owner sees it; `handle` names it without telling its session key."""

    handle: str
    device: str
    signed_in_at: datetime | None
    last_seen_at: datetime | None
    is_this_one: bool
    session: SignInSession


class SessionEnd(StrEnum):
    """Why a browser that shows a session cookie is not signed in."""

    IDLE = "idle"
    ENDED = "ended"


def newest_key(user: User, purpose: str) -> AuthenticationKey | None:
    """The key mailed last to a login for a purpose, whatever became of it."""
    return AuthenticationKey.objects.filter(user=user, purpose=purpose).order_by("-id").first()


def newest_one_time_code(user: User) -> AuthenticationKey | None:
    """The one-time code mailed last to a login."""
    return newest_key(user, KeyPurpose.ONE_TIME_CODE)


def pending_address_change(user: User) -> AuthenticationKey | None:
    """The change of address that waits for its key, if one does; its time may have run out."""
    key = newest_key(user, KeyPurpose.EMAIL_CHANGE)
    return key if key is not None and key.is_open else None


def devices_of(user: User, *, current: str, at: datetime) -> list[DeviceRow]:
    """Where the login is signed in, this device (by its session key) first, then the latest used."""
    rows = SignInSession.objects.filter(user=user, expire_date__gt=at).order_by("-last_seen_at", "session_key")
    devices = [
        DeviceRow(handle_of(row), row.device, row.signed_in_at, row.last_seen_at, row.session_key == current, row)
        for row in rows
    ]
    return sorted(devices, key=lambda device: not device.is_this_one)


def handle_of(session: SignInSession) -> str:
    """A name for a session that may stand in an address."""
    return keyring.hashed("session handle", session.session_key)[:24]


def trusted_devices_of(user: User, at: datetime) -> list[TrustedDevice]:
    """The devices on which the code is left out, newest first."""
    return list(TrustedDevice.objects.filter(user=user, valid_until__gt=at).order_by("-since", "-id"))


def why_session_ended(session_key: str, at: datetime) -> SessionEnd | None:
    """What became of the session that a browser still names; None when nobody was signed in in it."""
    session = SignInSession.objects.filter(session_key=session_key).first()
    if session is None:
        return SessionEnd.ENDED
    return SessionEnd.IDLE if session.user_id is not None and session.expire_date <= at else None


def app_since(user: User) -> datetime | None:
    """Since when an authentication app is the login's second factor; None when none is."""
    device = TOTPDevice.objects.filter(user=user, confirmed=True).first()
    since: datetime | None = device.created_at if device else None
    return since


def locked_until(identity: str, network: str) -> datetime | None:
    """Until when sign-ins of an identity from a network address are stopped, if failures were counted."""
    attempts = AccessAttempt.objects.filter(username=identity, ip_address=network)
    last: datetime | None = attempts.aggregate(last=Max("attempt_time"))["last"]
    return last + timedelta(minutes=settings.SIGN_IN_LOCK_MINUTES) if last else None


def kept_search(user: User, list_name: str) -> str:
    """The query with which a login looked at a list last; empty when there is none."""
    found = KeptSearch.objects.filter(user=user, list_name=list_name).values_list("query", flat=True).first()
    return found or ""
