"""ログイン中の端末: where a login is signed in, and where the code is left out."""

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from mypage.accounts.commands.sessions import distrust_device, end_other_sessions, end_session
from mypage.accounts.queries import devices_of, trusted_devices_of
from mypage.kernel.clock import now
from mypage.web.access_types import AreaRequest
from mypage.web.account.areas import Area, inside
from mypage.web.http import leave_notice, see_other


@require_safe
def account_devices(request: AreaRequest, area: Area) -> HttpResponse:
    """The list, this device first."""
    at = now()
    context = {
        "devices": devices_of(request.login, current=_own(request), at=at),
        "trusted": trusted_devices_of(request.login, at),
        "own_trust": request.session.get("trusted_device"),
    }
    return inside(request, area, "account/devices.html", context)


def account_device_end(request: AreaRequest, area: Area, handle: str) -> HttpResponse:
    """One other device is signed out; what is not in one's own list does not exist."""
    if request.method != "POST":
        return see_other(area.address("account_devices"))
    devices = devices_of(request.login, current=_own(request), at=now())
    chosen = next((each for each in devices if each.handle == handle and not each.is_this_one), None)
    if chosen is None:
        raise Http404
    end_session(user=request.login, session=chosen.session, at=now())
    leave_notice(request, "success", "端末のログインを終了しました", chosen.device)
    return see_other(area.address("account_devices"))


def account_devices_end(request: AreaRequest, area: Area) -> HttpResponse:
    """Every other device is signed out, and trusted no more."""
    if request.method == "POST":
        own_trust = request.session.get("trusted_device")
        end_other_sessions(user=request.login, keep=_own(request), keep_trust=own_trust, at=now())
        leave_notice(request, "success", "ほかの端末のログインをすべて終了しました")
    return see_other(area.address("account_devices"))


def account_trust_end(request: AreaRequest, area: Area, pk: int) -> HttpResponse:
    """One device is trusted no more: the code is asked there again."""
    if request.method == "POST":
        distrust_device(user=request.login, device_id=pk, at=now())
        leave_notice(request, "success", "ワンタイムパスワードの省略を終了しました")
    return see_other(area.address("account_devices"))


def _own(request: AreaRequest) -> str:
    return request.session.session_key or ""
