"""Signing out, by hand or when nobody was there, and staying signed in."""

from urllib.parse import urlencode

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse

from mypage.accounts.choices import Audience
from mypage.accounts.commands.sessions import note_sign_out
from mypage.kernel.clock import now
from mypage.web.access import SIGN_IN, public_view
from mypage.web.http import see_other


@public_view
def sign_out(request: HttpRequest) -> HttpResponse:
    """ログアウト. With `idle`, sent by the page itself at the idle limit: the sign-in says so and leads back."""
    if request.method != "POST":
        return see_other("public:top")
    audience = request.user.audience if request.user.is_authenticated else request.POST.get("area", "")
    if request.user.is_authenticated:
        note_sign_out(user=request.user, at=now())
        logout(request)
    sign_in = SIGN_IN.get(Audience(audience)) if audience in Audience.values else None
    if sign_in is None:
        return see_other("public:top")
    answer = see_other(sign_in)
    is_idle = "idle" in request.POST
    facts = {"ended": "idle" if is_idle else "out"}
    if is_idle and request.POST.get("next"):
        facts["next"] = request.POST["next"][:500]
    answer.headers["Location"] += f"?{urlencode(facts)}"
    return answer


@public_view
def keep_alive(request: HttpRequest) -> HttpResponse:
    """204: the session runs on from now. 403 when nobody is signed in (any more)."""
    if request.method != "POST":
        return see_other("public:top")
    if not request.user.is_authenticated:
        return HttpResponse(status=403)
    request.session["last_seen_at"] = now().isoformat()
    return HttpResponse(status=204)
