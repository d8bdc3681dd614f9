"""The home of 求職者マイページ."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from mypage.web.access import seeker_view
from mypage.web.access_types import AreaRequest
from mypage.web.http import page


@seeker_view
@require_safe
def home(request: AreaRequest) -> HttpResponse:
    """Who is signed in, and what can be done today."""
    return page(request, "seeker/home/home.html", {"section": "home", "login": request.login})
