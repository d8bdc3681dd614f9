"""The home of 求人者マイページ: what is to be done, whose pages these are, what is new (ui.md 3.4)."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from mypage.accounts.choices import Audience
from mypage.establishments.choices import RegistrationState
from mypage.establishments.models import Membership
from mypage.establishments.queries import invitations_for, logins_of
from mypage.establishments.rules.logins import is_check_of_logins_due
from mypage.kernel.clock import now
from mypage.kernel.ja import jdate
from mypage.notifications.queries import addresses_not_reached, notices_for
from mypage.web.access import login_view
from mypage.web.access_types import AreaRequest
from mypage.web.frames import readers_of
from mypage.web.http import page, see_other

_NOTICES = 3
_FRESH = timedelta(days=30)


@dataclass(frozen=True)
class Task:
    """One thing to do: words, the page where it is done, a line below, a state."""

    label: str
    href: str
    hint: str
    status: str = ""
    chip: tuple[str, str] | None = None


@login_view(Audience.EMPLOYER)
@require_safe
def home(request: AreaRequest) -> HttpResponse:
    """What needs doing, then what stands where; also for a login that belongs to no establishment yet."""
    at = now()
    since = at - timedelta(days=settings.INVITATION_DAYS)
    context: dict[str, Any] = {
        "section": "home",
        "login": request.login,
        "invitations": invitations_for(request.login, since=since),
        "notices": list(notices_for(*readers_of(request))[:_NOTICES]),
    }
    membership = getattr(request, "membership", None)
    if membership is not None:
        establishment = membership.establishment
        logins = logins_of(establishment)
        context |= {
            "tasks": _tasks(membership, logins),
            "is_check_due": membership.is_owner and is_check_of_logins_due(establishment.logins_confirmed_at, at),
            "is_fresh": at - membership.since < _FRESH and len(logins) == 1,
        }
    return page(request, "employer/home/home.html", context)


@login_view(Audience.EMPLOYER)
def switch(request: AreaRequest) -> HttpResponse:
    """Another establishment of the login's own is worked for from now on."""
    if request.method == "POST":
        chosen = [each for each in request.memberships if str(each.pk) == request.POST.get("membership")]
        if chosen:
            request.session["establishment"] = chosen[0].establishment_id
    return see_other("employer:home")


def _tasks(membership: Membership, logins: list[Membership]) -> list[Task]:
    found = []
    establishment = membership.establishment
    if establishment.state == RegistrationState.RETURNED:
        hint = "職員からの連絡を確かめ、内容を直して、もう一度送信してください。"
        if establishment.lapses_on:
            hint += f"期限は{jdate(establishment.lapses_on)}です。"
        chip = ("修正依頼中", "orange")
        found.append(Task("事業所の仮登録を修正する", reverse("employer:establishment"), hint, chip=chip))
    if membership.is_owner:
        lost = addresses_not_reached(login.user.email for login in logins)
        if lost:
            hint = "メールをお届けできなかった利用者がいます。メールアドレスを確かめてください。"
            found.append(
                Task("届かないメールアドレスを確かめる", reverse("employer:logins"), hint, status=f"{len(lost)}名")
            )
    return found
