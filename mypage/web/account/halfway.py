"""Between the password and the second proof: nobody is signed in yet, the session remembers who is about to."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.auth import login
from django.http import HttpRequest
from django.utils.crypto import constant_time_compare

from mypage.accounts.backend import AudienceBackend
from mypage.accounts.commands.sessions import note_sign_in
from mypage.accounts.models import TrustedDevice, User
from mypage.accounts.rules.devices import device_words
from mypage.accounts.rules.second_factor import Factor
from mypage.web.account.areas import Area, onward
from mypage.web.http import SeeOther

_KEPT = "halfway"
_BACKEND = "mypage.accounts.backend.AudienceBackend"


@dataclass(frozen=True)
class Halfway:
    """Whose password was right, which second proof is asked, and where to go afterwards."""

    user: User
    factor: Factor
    wanted: str


def stop_halfway(request: HttpRequest, halfway: Halfway) -> None:
    """The session remembers, under a new key; a session of somebody else on this device ends."""
    if request.user.is_authenticated:
        request.session.flush()
    else:
        request.session.cycle_key()
    request.session[_KEPT] = {
        "user": halfway.user.pk,
        "hash": halfway.user.get_session_auth_hash(),
        "factor": halfway.factor.value,
        "wanted": halfway.wanted,
    }


def halfway_of(request: HttpRequest, area: Area) -> Halfway | None:
    """Who is halfway in here; None when nobody is, or when the password was changed meanwhile."""
    kept: dict[str, Any] = request.session.get(_KEPT) or {}
    user = AudienceBackend().get_user(kept["user"]) if kept else None
    if user is None or user.audience != area.audience:
        return None
    if not constant_time_compare(kept["hash"], user.get_session_auth_hash()):
        return None
    return Halfway(user, Factor(kept["factor"]), kept["wanted"])


def device_of(request: HttpRequest) -> str:
    """The device in words."""
    return device_words(request.headers.get("User-Agent", ""))


def arrive(
    request: HttpRequest, area: Area, halfway: Halfway, at: datetime, trusted: TrustedDevice | None = None
) -> SeeOther:
    """The person is signed in, under a new session key, and goes on to the page that was asked for."""
    device = device_of(request)
    note_sign_in(user=halfway.user, device=device, factor=halfway.factor.value, at=at)
    login(request, halfway.user, backend=_BACKEND)
    request.session.pop(_KEPT, None)
    moment = at.isoformat()
    request.session.update({"device": device, "signed_in_at": moment, "last_seen_at": moment})
    if trusted is not None:
        request.session["trusted_device"] = trusted.pk
    return onward(area, halfway.wanted)


def limits_of_codes() -> dict[str, int]:
    """What the pages say of mailed codes."""
    return {
        "minutes": settings.ONE_TIME_CODE_MINUTES,
        "tries": settings.ONE_TIME_CODE_TRIES,
        "mails": settings.ONE_TIME_CODE_MAILS_AN_HOUR,
    }
