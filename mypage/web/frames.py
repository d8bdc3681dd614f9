"""What stands in the head of each area's pages: menu, utilities, whose pages they are."""

from typing import Any, cast

from django.http import HttpRequest
from django.urls import reverse

from mypage.notifications.queries import Reader, unread_count
from mypage.web.access_types import AreaRequest

Menu = list[tuple[str, str, str]]
_MANUAL = {"employer": "public:manual_employer", "seeker": "public:manual_seeker"}


def frame_of(request: HttpRequest) -> dict[str, Any]:
    """The layout's variables for the area that the gate put on the request."""
    behind = cast(AreaRequest, request)
    frame: dict[str, Any] = {"menu": [], "section": "", "utilities": [], "membership": None, "memberships": []}
    match getattr(request, "area", "public"):
        case "employer" if hasattr(request, "login"):
            return frame | _employer(behind)
        case "seeker" if hasattr(request, "login"):
            menu = [("ホーム", reverse("seeker:home"), "home"), ("設定", reverse("seeker:account"), "account")]
            return frame | {"menu": menu, "utilities": [_help("seeker")]}
        case "staff" if hasattr(request, "login"):
            return frame | {"menu": _staff_menu(behind), "position": behind.position}
        case _:
            return frame | {"position": None}


def readers_of(request: AreaRequest) -> list[Reader]:
    """Whose notices a login of an employer reads: its own, and those of the establishment it works for."""
    readers: list[Reader] = [("user", request.login.pk)]
    membership = getattr(request, "membership", None)
    if membership is not None:
        readers.append(("establishment", membership.establishment_id))
    return readers


def _employer(request: AreaRequest) -> dict[str, Any]:
    menu: Menu = [("ホーム", reverse("employer:home"), "home")]
    membership = getattr(request, "membership", None)
    if membership is not None:
        menu.append(("求人", reverse("employer:postings"), "postings"))
        menu.append(("事業所", reverse("employer:establishment"), "establishment"))
        menu.append(("利用者", reverse("employer:logins"), "logins"))
    menu.append(("設定", reverse("employer:account"), "account"))
    unread = unread_count(*readers_of(request))
    notices = f"お知らせ（未読{unread}件）" if unread else "お知らせ"
    return {
        "menu": menu,
        "utilities": [(notices, reverse("employer:notices")), _help("employer")],
        "membership": membership,
        "memberships": request.memberships,
    }


def _help(area: str) -> tuple[str, str]:
    return ("ヘルプ", reverse(_MANUAL[area]))


def _staff_menu(request: AreaRequest) -> Menu:
    menu: Menu = [("ホーム", reverse("staff:home"), "home")]
    if request.position.is_counter or request.position.is_reviewer:
        menu.append(("事業所", reverse("staff:establishments"), "establishments"))
        menu.append(("求人の確認", reverse("staff:postings"), "postings"))
        menu.append(("学校向けの求人", reverse("staff:schools"), "schools"))
    if request.position.is_reviewer:
        menu.append(("仮登録の確認", reverse("staff:registrations"), "registrations"))
        menu.append(("変更の確認", reverse("staff:changes"), "changes"))
    if request.position.is_administrator:
        menu += [
            ("職員", reverse("staff:people"), "people"),
            ("所在地情報", reverse("staff:offices"), "offices"),
            ("お知らせ", reverse("staff:public_notices"), "public_notices"),
            ("記録", reverse("staff:audit"), "audit"),
        ]
    return [*menu, ("設定", reverse("staff:account"), "account")]
