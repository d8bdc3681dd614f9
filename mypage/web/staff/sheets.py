"""求人票 for the counter: of every posting that was accepted, of applications only at the office in charge."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from mypage.establishments.rules.authority import violations_of_authority
from mypage.kernel.clock import day_in_japan, now
from mypage.postings.models import Posting
from mypage.postings.rules.viewing import ViewedPosting, Viewer, may_see
from mypage.web.access import staff_view
from mypage.web.access_types import AreaRequest
from mypage.web.postings_sheet import sheet_file, sheet_page


@staff_view("counter", "reviewer")
@require_safe
def posting_sheet(request: AreaRequest, pk: int) -> HttpResponse:
    """The page that prints."""
    posting = _readable(request, pk)
    return sheet_page(request, posting, _around(request, posting))


@staff_view("counter", "reviewer")
@require_safe
def posting_sheet_pdf(request: AreaRequest, pk: int) -> HttpResponse:
    """The same as PDF."""
    posting = _readable(request, pk)
    return sheet_file(request, posting, _around(request, posting))


def _readable(request: AreaRequest, pk: int) -> Posting:
    """Http404 for what is still being written, PermissionDenied for another office's applications."""
    rows = Posting.objects.filter(deleted_at=None).select_related("establishment", "office", "in_force", "draft")
    found = rows.filter(pk=pk).first()
    if found is None or not may_see(ViewedPosting(found.kind, found.state), Viewer.COUNTER, day_in_japan(now())):
        raise Http404
    if not found.is_accepted:
        for violation in violations_of_authority(request.position.office_id, found.office_id, found.office.shown_name):
            raise PermissionDenied(violation.message)
    return found


def _around(request: AreaRequest, posting: Posting) -> dict[str, Any]:
    is_own = posting.office_id == request.position.office_id
    back = reverse("staff:posting", args=[posting.pk]) if is_own else reverse("staff:postings")
    return {
        "layout": "layouts/staff.html",
        "posting": posting,
        "back": back,
        "page_address": reverse("staff:posting_sheet", args=[posting.pk]),
        "pdf": reverse("staff:posting_sheet_pdf", args=[posting.pk]),
        "crumbs": [("ホーム", reverse("staff:home")), ("求人", back), ("求人票", None)],
    }
