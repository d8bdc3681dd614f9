"""A form sent after the session had ended is not lost: it stands on its page again after the sign-in.

A view that takes part is marked `@keeps_what_was_typed` below its gate. It shows `given_back(request)` when it is
opened, and calls `settled(request)` when something was sent to it.
"""

from collections.abc import Callable
from typing import Any, TypeVar

from django.conf import settings
from django.http import HttpRequest, HttpResponse, QueryDict

from mypage.accounts.commands.kept_entries import KEPT, entry_of, forget_entry, keep_entry
from mypage.kernel.clock import now
from mypage.web.access_types import AreaRequest

AnyView = TypeVar("AnyView", bound=Callable[..., HttpResponse])
_COOKIE = "mypage_kept"
_LONGEST_TOKEN = 100
_FORM_TOKEN = "csrfmiddlewaretoken"  # noqa: S105 - the name of a field
GIVEN_BACK = {
    "kind": "info",
    "title": "ログインの前に入力された内容を、この画面に戻しました",
    "text": "まだ保存していません。内容を確かめて、保存してください。",
}
"""The banner of a page that shows what was given back."""


def keeps_what_was_typed(view: AnyView) -> AnyView:
    """Marks a view whose forms are kept when they come after the end of the session."""
    view.keeps_what_was_typed = True  # type: ignore[attr-defined]
    return view


def keep_what_was_typed(view: Callable[..., Any], request: HttpRequest) -> str | None:
    """Keeps what a marked view was sent, for the login whose session had ended; the token for the browser."""
    session_key = request.COOKIES.get(settings.SESSION_COOKIE_NAME, "")
    if not getattr(view, "keeps_what_was_typed", False) or not session_key:
        return None
    sent = request.POST.copy()
    sent.pop(_FORM_TOKEN, None)
    return keep_entry(session_key=session_key, path=request.path, body=sent.urlencode(), at=now())


def give_token(response: HttpResponse, token: str) -> None:
    """The browser will show the token when its owner is back."""
    response.set_cookie(
        _COOKIE,
        token,
        max_age=int(KEPT.total_seconds()),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def given_back(request: AreaRequest) -> QueryDict | None:
    """What this login typed on this page before it had to sign in again."""
    token = _token(request)
    body = entry_of(token=token, user=request.login, path=request.path, at=now()) if token else None
    return QueryDict(body) if body is not None else None


def settled(request: AreaRequest) -> None:
    """Its owner went on: what was kept is not shown again."""
    token = _token(request)
    if token:
        forget_entry(token=token, user=request.login)


def _token(request: HttpRequest) -> str:
    token = request.COOKIES.get(_COOKIE, "")
    return token if len(token) <= _LONGEST_TOKEN else ""
