"""Addresses for the tests of the components: the gallery without its gate, among addresses that lead nowhere."""

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, include, path

from mypage.kernel.actor import Actor
from mypage.web.staff.gallery import gallery


def open_gallery(request: HttpRequest) -> HttpResponse:
    """The gallery, as a member of staff sees it."""
    request.actor = Actor("staff", 1, "中村 由美")  # type: ignore[attr-defined]
    return gallery.__wrapped__(request)  # type: ignore[attr-defined, no-any-return]


def nothing(request: HttpRequest) -> HttpResponse:
    """An empty answer."""
    return HttpResponse(status=204)


for view in (open_gallery, nothing):
    view.login_required = False  # type: ignore[attr-defined]

FOOT = ["links", "sitemap", "site_policy", "privacy", "terms", "faq", "contact", "offices", "accessibility"]


def _area(name: str, names: list[str]) -> URLResolver:
    patterns: list[URLPattern] = [path(f"{name}/{each}/", nothing, name=each) for each in names]
    return path("", include((patterns, name)))


urlpatterns: list[URLPattern | URLResolver] = [
    path("gallery/", open_gallery),
    _area("public", ["top", "sign_out", "keep_alive", *FOOT]),
    _area("employer", ["home", "sign_in", "switch"]),
    _area("seeker", ["home", "sign_in"]),
    _area("staff", ["home", "sign_in", "ui"]),
]
