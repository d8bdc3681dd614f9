"""The top page (S-50), the notices behind it, the offices (所在地情報) and whom to ask (お問い合わせ先)."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from mypage.guidance.queries import newest_notices, shown_notices
from mypage.kernel.clock import now
from mypage.reference.queries import help_desk_status
from mypage.web.access import public_view
from mypage.web.http import page

_NOTICES_ON_TOP = 3


@public_view
@require_safe
def top(request: HttpRequest) -> HttpResponse:
    """トップページ, in three columns."""
    return page(request, "public/top/top.html", {"notices": newest_notices(now(), _NOTICES_ON_TOP)})


@public_view
@require_safe
def notices(request: HttpRequest) -> HttpResponse:
    """お知らせ: everything shown at present."""
    shown = Paginator(shown_notices(now()), 20).get_page(request.GET.get("page"))
    return page(request, "public/top/notices.html", {"notices": shown})


@public_view
@require_safe
def notice(request: HttpRequest, number: int) -> HttpResponse:
    """One notice, while it is shown."""
    found = shown_notices(now()).filter(pk=number).first()
    if found is None:
        raise Http404
    return page(request, "public/top/notice.html", {"entry": found})


@public_view
@require_safe
def contact(request: HttpRequest) -> HttpResponse:
    """お問い合わせ先: the help desk, whether it is open now, and who else is there to ask (S-39)."""
    return page(request, "public/top/contact.html", {"help_desk": help_desk_status(now())})
