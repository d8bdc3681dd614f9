"""The public text pages: the two agreed texts in their versions, policies, questions and guidance."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from mypage.guidance import documents
from mypage.kernel.clock import day_in_japan, now
from mypage.web.access import public_view
from mypage.web.http import page
from mypage.web.public.manual import PARTS


@public_view
@require_safe
def links(request: HttpRequest) -> HttpResponse:
    """リンク集."""
    return page(request, "public/texts/links.html")


@public_view
@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """サイトマップ."""
    return page(request, "public/texts/sitemap.html", {"manual_parts": PARTS})


@public_view
@require_safe
def site_policy(request: HttpRequest) -> HttpResponse:
    """サイトポリシー."""
    return page(request, "public/texts/site_policy.html")


@public_view
@require_safe
def privacy(request: HttpRequest, version: str = "") -> HttpResponse:
    """プライバシーポリシー: the version in force, or the one asked for."""
    return _document(request, documents.PRIVACY, version)


@public_view
@require_safe
def terms(request: HttpRequest, version: str = "") -> HttpResponse:
    """利用規約: the version in force, or the one asked for."""
    return _document(request, documents.TERMS, version)


@public_view
@require_safe
def faq(request: HttpRequest) -> HttpResponse:
    """よくあるご質問."""
    return page(request, "public/texts/faq.html")


@public_view
@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """ウェブアクセシビリティ方針."""
    return page(request, "public/texts/accessibility.html")


@public_view
@require_safe
def leaflet(request: HttpRequest) -> HttpResponse:
    """求人者マイページのご案内, printable on A4."""
    return page(request, "public/texts/leaflet.html")


@public_view
@require_safe
def manual_seeker(request: HttpRequest) -> HttpResponse:
    """利用者マニュアル（仕事をお探しの方）."""
    return page(request, "public/texts/manual_seeker.html")


@public_view
@require_safe
def report_difference(request: HttpRequest) -> HttpResponse:
    """求人票の内容が実際と違うとき."""
    return page(request, "public/texts/report_difference.html")


def _document(request: HttpRequest, key: str, version: str) -> HttpResponse:
    in_force = documents.current(key, day_in_japan(now()))
    document = documents.version_of(key, version) if version else in_force
    if document is None:
        raise Http404
    return page(
        request,
        "public/texts/document.html",
        {
            "document": document,
            "in_force": in_force,
            "others": [other for other in reversed(documents.versions(key)) if other != document],
        },
    )
