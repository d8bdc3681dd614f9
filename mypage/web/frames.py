"""What stands in the head of each area's pages: menu, utilities, whose pages they are."""

from typing import Any, cast

from django.http import HttpRequest
from django.urls import reverse

from mypage.web.access_types import AreaRequest

Menu = list[tuple[str, str, str]]


def frame_of(request: HttpRequest) -> dict[str, Any]:
    """The layout's variables for the area that the gate put on the request."""
    behind = cast(AreaRequest, request)
    match getattr(request, "area", "public"):
        case "employer" if hasattr(request, "login"):
            return _employer(behind)
        case "seeker" if hasattr(request, "login"):
            return {
                "menu": [("ホーム", reverse("seeker:home"), "home"), ("設定", reverse("seeker:account"), "account")]
            }
        case "staff" if hasattr(request, "login"):
            return {"menu": _staff_menu(behind), "position": behind.position}
        case _:
            return {}


def _employer(request: AreaRequest) -> dict[str, Any]:
    menu: Menu = [("ホーム", reverse("employer:home"), "home")]
    membership = getattr(request, "membership", None)
    if membership is not None:
        menu.append(("事業所", reverse("employer:establishment"), "establishment"))
        menu.append(("利用者", reverse("employer:logins"), "logins"))
    menu.append(("設定", reverse("employer:account"), "account"))
    return {"menu": menu, "membership": membership, "memberships": request.memberships}


def _staff_menu(request: AreaRequest) -> Menu:
    menu: Menu = [
        ("ホーム", reverse("staff:home"), "home"),
        ("事業所", reverse("staff:establishments"), "establishments"),
    ]
    if request.position.is_reviewer:
        menu.append(("仮登録の確認", reverse("staff:registrations"), "registrations"))
    if request.position.is_administrator:
        menu += [
            ("職員", reverse("staff:people"), "people"),
            ("所在地情報", reverse("staff:offices"), "offices"),
            ("お知らせ", reverse("staff:public_notices"), "public_notices"),
            ("記録", reverse("staff:audit"), "audit"),
        ]
    return [*menu, ("設定", reverse("staff:account"), "account")]
