"""The secret of an app that is being set up: kept sealed in the session until the app has shown a right code."""

import secrets
from typing import Any

from django.http import HttpRequest

from mypage.accounts import keyring
from mypage.accounts.commands.second_factors import SECRET_BYTES, app_address, seal_of, typed_secret
from mypage.accounts.models import User
from mypage.web.qr import qr_of

_KEPT = "app_secret"


def kept_secret(request: HttpRequest, user: User) -> bytes:
    """The secret that this browser sets up, the same on every page until it is used."""
    purpose = f"setting up {seal_of(user)}"
    if _KEPT not in request.session:
        request.session[_KEPT] = keyring.sealed(purpose, secrets.token_bytes(SECRET_BYTES))
    return keyring.opened(purpose, request.session[_KEPT])[0]


def forget_secret(request: HttpRequest) -> None:
    """The app is set up."""
    request.session.pop(_KEPT, None)


def setting_up(user: User, secret: bytes) -> dict[str, Any]:
    """What the page of setting up shows: the picture to be read and the secret to be typed."""
    return {"qr": qr_of(app_address(user, secret)), "secret": typed_secret(secret)}
