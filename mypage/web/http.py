"""Answers: a page, the same page with what is wrong, another address."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.http import url_has_allowed_host_and_scheme

from mypage.guidance.queries import current_emergency
from mypage.kernel.clock import now
from mypage.web.frames import frame_of


class SeeOther(HttpResponseRedirect):
    """303: what was asked for is done, the outcome is to be fetched there."""

    status_code = 303


def page(request: HttpRequest, template: str, context: dict[str, Any] | None = None, status: int = 200) -> HttpResponse:
    """A page of the product. The gate has put who acts and where on the request; layouts read it there."""
    known = {"emergency": SimpleLazyObject(lambda: current_emergency(now())), "notice": _taken_notice(request)}
    response = render(request, template, known | frame_of(request) | (context or {}), status=status)
    if request.user.is_authenticated:
        response.headers["Cache-Control"] = "no-store"
    return response


def invalid(request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    """422: the same page with its form's errors and all that was typed."""
    return page(request, template, context, status=422)


def see_other(name: str, *args: Any, **kwargs: Any) -> SeeOther:
    """303 to a named address."""
    return SeeOther(reverse(name, args=args, kwargs=kwargs))


def see_next(request: HttpRequest, otherwise: str) -> SeeOther:
    """303 to the address that the sign-in was asked for (`next`), if it is one of ours; else to the named one."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    if wanted and url_has_allowed_host_and_scheme(wanted, {request.get_host()}, request.is_secure()):
        return SeeOther(urlsplit(wanted)._replace(scheme="", netloc="").geturl())
    return see_other(otherwise)


def leave_notice(request: HttpRequest, kind: str, title: str, text: str = "") -> None:
    """The next page shows a banner (success, info, warning), once. Holds no personal data beyond the reader's own."""
    request.session["notice"] = {"kind": kind, "title": title, "text": text}


def _taken_notice(request: HttpRequest) -> dict[str, str] | None:
    if settings.SESSION_COOKIE_NAME not in request.COOKIES or "notice" not in request.session:
        return None
    taken: dict[str, str] = request.session.pop("notice")
    return taken


def posted(request: HttpRequest) -> QueryDict | None:
    """What a form was sent with, be it nothing at all; None where the page is only to be shown."""
    return request.POST if request.method == "POST" else None
