"""The areas that people sign in to, and what their sign-in pages differ in."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from mypage.accounts.choices import Audience
from mypage.web.access import View, login_view, public_view, staff_door
from mypage.web.http import SeeOther, page, see_other


@dataclass(frozen=True)
class Area:
    """One area: whose login, under which names its addresses stand, how its pages look, who comes in."""

    audience: str
    name: str
    """The namespace of its addresses and the folder of its own templates."""
    title: str
    layout: str
    door: Callable[[View], View]
    """The gate of pages for people who are not signed in."""
    gate: Callable[[View], View]
    """The gate of pages for any login of the area."""
    others: tuple[tuple[str, str], ...] = ()
    """Other sign-ins that someone may have meant: name of the page, words."""
    account_links: str = ""
    """The template of the area's own entries on the page of the account."""

    def address(self, name: str) -> str:
        """The full name of one of the area's pages."""
        return f"{self.name}:{name}"

    @property
    def is_staff(self) -> bool:
        """Whether it is the office's own."""
        return self.audience == Audience.STAFF


EMPLOYER = Area(
    audience=Audience.EMPLOYER,
    name="employer",
    title="求人者マイページ",
    layout="layouts/employer.html",
    door=public_view,
    gate=login_view(Audience.EMPLOYER),
    others=(("seeker:sign_in", "求職者マイページ（仕事をお探しの方）のログイン"),),
    account_links="employer/account/_links.html",
)
SEEKER = Area(
    audience=Audience.SEEKER,
    name="seeker",
    title="求職者マイページ",
    layout="layouts/seeker.html",
    door=public_view,
    gate=login_view(Audience.SEEKER),
    others=(("employer:sign_in", "求人者マイページ（事業主の方）のログイン"),),
)
STAFF = Area(
    audience=Audience.STAFF,
    name="staff",
    title="職員用サービス",
    layout="layouts/staff.html",
    door=staff_door,
    gate=login_view(Audience.STAFF),
)


_LONGEST = 500
_HELP = (("よくあるご質問", "public:faq"), ("お問い合わせ", "public:contact"))


def outside(
    request: HttpRequest, area: Area, template: str, context: dict[str, Any], status: int = 200
) -> HttpResponse:
    """A page of the area for someone who is not signed in to it (yet)."""
    utilities = [] if area.is_staff else [(words, reverse(name)) for words, name in _HELP]
    frame = {"own": area, "signed_in": False, "menu": [], "memberships": [], "membership": None}
    return page(request, template, frame | {"utilities": utilities} | context, status)


def inside(request: HttpRequest, area: Area, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    """A page of a login's own account."""
    return page(request, template, {"own": area, "section": "account"} | context, status)


def is_signed_in(request: HttpRequest, area: Area) -> bool:
    """Whether a login of the area is signed in."""
    return request.user.is_authenticated and request.user.audience == area.audience


def onward(area: Area, wanted: str) -> SeeOther:
    """303 to the page that was asked for before the sign-in, if it is one of the area's; else to its home."""
    is_ours = url_has_allowed_host_and_scheme(wanted, allowed_hosts=None) and wanted.isprintable()
    if is_ours and len(wanted) <= _LONGEST and wanted.startswith(reverse(area.address("home"))):
        return SeeOther(wanted)
    return see_other(area.address("home"))
