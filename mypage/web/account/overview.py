"""アカウントの設定: what a login knows of itself, and the way to each change."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from mypage.accounts.commands.logins import change_name
from mypage.accounts.queries import devices_of, pending_address_change
from mypage.kernel.clock import now
from mypage.web.access_types import AreaRequest
from mypage.web.account.areas import Area, inside
from mypage.web.account.forms import NameForm
from mypage.web.http import leave_notice, posted, see_other


@require_safe
def account(request: AreaRequest, area: Area) -> HttpResponse:
    """The settings of one's own login."""
    at = now()
    devices = devices_of(request.login, current=request.session.session_key or "", at=at)
    pending = pending_address_change(request.login)
    context = {
        "login": request.login,
        "pending": pending if pending is not None and pending.is_in_time(at) else None,
        "device_count": len(devices),
        "membership": getattr(request, "membership", None),
    }
    return inside(request, area, "account/account.html", context)


def account_name(request: AreaRequest, area: Area) -> HttpResponse:
    """The name under which a login is shown."""
    form = NameForm(posted(request), initial={"name": request.login.name})
    if request.method == "POST" and form.is_valid():
        change_name(user=request.login, name=form.cleaned_data["name"], at=now())
        leave_notice(request, "success", "氏名を変更しました")
        return see_other(area.address("account"))
    return inside(request, area, "account/name.html", {"form": form}, 422 if form.errors else 200)
