"""The home of 求人者マイページ: what is to be done, whose pages these are, what is new (ui.md 3.4)."""

from datetime import timedelta
from functools import partial
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.views.decorators.http import require_safe

from mypage.accounts.choices import Audience
from mypage.establishments.queries import invitations_for
from mypage.establishments.rules.logins import is_check_of_logins_due
from mypage.kernel.clock import day_in_japan, now
from mypage.notifications.queries import notices_for
from mypage.postings.queries.overview import overview_of
from mypage.web.access import login_view
from mypage.web.access_types import AreaRequest
from mypage.web.employer.home_tasks import tasks_of
from mypage.web.employer.postings.states import state_chips
from mypage.web.frames import readers_of
from mypage.web.http import page, see_other

_NOTICES = 3


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
        overview = overview_of(establishment, at)
        context |= {
            "overview": overview,
            "tasks": tasks_of(membership, overview),
            "state_chips": partial(state_chips, today=day_in_japan(at)),
            "is_check_due": membership.is_owner and is_check_of_logins_due(establishment.logins_confirmed_at, at),
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
