"""Gates: every view has one; it says who may come in and puts who acts, and for whom, on the request."""

from collections.abc import Callable
from functools import wraps
from typing import Any, cast
from urllib.parse import urlencode

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from mypage.accounts.choices import Audience
from mypage.accounts.models import User
from mypage.accounts.queries import why_session_ended
from mypage.establishments.choices import Role
from mypage.establishments.queries import memberships_of
from mypage.kernel.actor import ANONYMOUS
from mypage.kernel.clock import now
from mypage.web.access_types import AreaRequest
from mypage.web.http import SeeOther, see_other
from mypage.web.kept import give_token, keep_what_was_typed
from mypage.web.network import is_within_staff_networks

View = Callable[..., HttpResponse]
SIGN_IN = {Audience.EMPLOYER: "employer:sign_in", Audience.SEEKER: "seeker:sign_in", Audience.STAFF: "staff:sign_in"}


def public_view(view: View) -> View:
    """Open to anyone."""

    @wraps(view)
    def gate(request: AreaRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        request.area, request.actor = "public", ANONYMOUS
        return view(request, *args, **kwargs)

    return _marked(gate, "public")


def staff_door(view: View) -> View:
    """Open to anyone who may reach the staff's own address: sign-in and what belongs to it."""

    @wraps(view)
    def gate(request: AreaRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        _refuse_outside_staff_address(request)
        request.area, request.actor = "staff", ANONYMOUS
        return view(request, *args, **kwargs)

    return _marked(gate, "staff_door")


def login_view(audience: str) -> Callable[[View], View]:
    """For any login of one audience, whatever it belongs to (its own account, its devices)."""

    def decorate(view: View) -> View:
        @wraps(view)
        def gate(request: AreaRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if audience == Audience.STAFF:
                _refuse_outside_staff_address(request)
            if not _is_login_of(request, audience):
                return _to_sign_in(request, audience, view)
            _enter(request, audience)
            return view(request, *args, **kwargs)

        return _marked(gate, f"{audience}_login")

    return decorate


def employer_view(*roles: str) -> Callable[[View], View]:
    """For logins of an establishment; with roles named, for these only."""
    wanted = roles or tuple(Role.values)

    def decorate(view: View) -> View:
        @wraps(view)
        def gate(request: AreaRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not _is_login_of(request, Audience.EMPLOYER):
                return _to_sign_in(request, Audience.EMPLOYER, view)
            _enter(request, Audience.EMPLOYER)
            if not request.memberships:
                return see_other("employer:registration")
            if request.membership.role not in wanted:
                raise PermissionDenied(
                    "この手続きができるのは、" + "・".join(Role(role).label for role in wanted) + "の方です。"
                )
            return view(request, *args, **kwargs)

        return _marked(gate, "employer")

    return decorate


def seeker_view(view: View) -> View:
    """For job seekers."""
    return login_view(Audience.SEEKER)(view)


def staff_view(*roles: str) -> Callable[[View], View]:
    """For staff; with roles named (counter, reviewer, administrator), for those who hold one of them."""

    def decorate(view: View) -> View:
        @wraps(view)
        def gate(request: AreaRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            _refuse_outside_staff_address(request)
            if not _is_login_of(request, Audience.STAFF):
                return _to_sign_in(request, Audience.STAFF, view)
            _enter(request, Audience.STAFF)
            if roles and not any(getattr(request.position, f"is_{role}") for role in roles):
                raise PermissionDenied("この画面を使う権限がありません。管理者にご相談ください。")
            return view(request, *args, **kwargs)

        return _marked(gate, "staff")

    return decorate


def _marked(gate: View, name: str) -> View:
    gate.gate = name  # type: ignore[attr-defined]
    gate.login_required = False  # type: ignore[attr-defined]
    """The gate itself sees to the sign-in; Django's own demand for one stays for views that have no gate."""
    return gate


def _is_login_of(request: HttpRequest, audience: str) -> bool:
    return request.user.is_authenticated and request.user.audience == audience


def _enter(request: AreaRequest, audience: str) -> None:
    request.login = cast(User, request.user)
    request.area, request.actor = audience, request.login.actor()
    if audience == Audience.STAFF:
        request.position = request.login.position
    if audience == Audience.EMPLOYER:
        request.memberships = memberships_of(request.login)
        chosen = request.session.get("establishment")
        current = [each for each in request.memberships if each.establishment_id == chosen] or request.memberships
        if current:
            request.membership = current[0]


def _to_sign_in(request: HttpRequest, audience: str, view: View) -> HttpResponse:
    """The sign-in, which leads back and says why the session ended.

    What was sent without a session is not taken; a view that keeps what was typed gives it back after the sign-in.
    """
    ended = _why_ended(request)
    asked = {"next": request.get_full_path()} | ({"ended": ended} if ended else {})
    sign_in = f"{reverse(SIGN_IN[Audience(audience)])}?{urlencode(asked)}"
    if request.method in {"GET", "HEAD"} or not ended:
        return SeeOther(sign_in)
    token = keep_what_was_typed(view, request)
    facts = {"sign_in": sign_in, "is_idle": ended == "idle", "is_kept": token is not None}
    response = render(request, "errors/signed_out.html", facts, status=403)
    if token is not None:
        give_token(response, token)
    return response


def _why_ended(request: HttpRequest) -> str:
    session_key = request.COOKIES.get(settings.SESSION_COOKIE_NAME)
    if not session_key or request.user.is_authenticated or request.session.session_key is not None:
        return ""
    end = why_session_ended(session_key, now())
    return end.value if end else ""


def _refuse_outside_staff_address(request: HttpRequest) -> None:
    if settings.STAFF_HOST and request.get_host() != settings.STAFF_HOST:
        raise Http404
    if not is_within_staff_networks(request):
        raise Http404
