"""お知らせ: what the office and the service tell the employer; read once the list was opened."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.views.decorators.http import require_safe

from mypage.accounts.choices import Audience
from mypage.kernel.clock import now
from mypage.notifications.commands import mark_read
from mypage.notifications.queries import notices_for
from mypage.web.access import login_view
from mypage.web.access_types import AreaRequest
from mypage.web.frames import readers_of
from mypage.web.http import page

_A_PAGE = 30


@login_view(Audience.EMPLOYER)
@require_safe
def notices(request: AreaRequest) -> HttpResponse:
    """The list, newest first; those new since the last visit are marked this once."""
    readers = readers_of(request)
    shown = Paginator(notices_for(*readers), _A_PAGE).get_page(request.GET.get("page"))
    shown.object_list = list(shown.object_list)
    title_note = f"（{shown.number}ページ目）" if shown.number > 1 else ""
    mark_read(readers=readers, at=now())
    return page(request, "employer/notices/notices.html", {"notices": shown, "title_note": title_note})
