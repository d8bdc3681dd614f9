"""The cookie by which a browser shows that a login left the one-time code out on it."""

import re

from django.conf import settings
from django.http import HttpRequest, HttpResponse

_COOKIE = "mypage_device"
_TOKEN = re.compile(r"[A-Za-z0-9_-]{20,64}")
_MOST = 6


def tokens_of(request: HttpRequest) -> list[str]:
    """The tokens that the browser shows, one for each login that trusts it."""
    return [token for token in request.COOKIES.get(_COOKIE, "").split(".") if _TOKEN.fullmatch(token)][-_MOST:]


def keep_token(request: HttpRequest, response: HttpResponse, token: str) -> None:
    """The browser keeps one more token, beside those of other logins."""
    response.set_cookie(
        _COOKIE,
        ".".join([*tokens_of(request), token][-_MOST:]),
        max_age=settings.TRUSTED_DEVICE_DAYS * 86_400,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
