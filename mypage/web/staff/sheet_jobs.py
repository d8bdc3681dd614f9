"""求人票 of a list that a member of the staff asked for (`ask_sheets` with an office)."""

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from mypage.web.access import staff_view
from mypage.web.access_types import AreaRequest
from mypage.web.sheet_jobs import job_file, own_job, progress_page


@staff_view("counter", "reviewer")
@require_safe
def sheet_job(request: AreaRequest, pk: int) -> HttpResponse:
    """How far the work has come."""
    job = own_job(request, pk, office=request.position.office_id)
    postings = reverse("staff:postings")
    around = {
        "layout": "layouts/staff.html",
        "back": postings,
        "here": reverse("staff:sheet_job", args=[job.pk]),
        "file": reverse("staff:sheet_job_file", args=[job.pk]),
        "crumbs": [("ホーム", reverse("staff:home")), ("求人", postings), ("求人票の作成", None)],
    }
    return progress_page(request, job, around)


@staff_view("counter", "reviewer")
@require_safe
def sheet_job_file(request: AreaRequest, pk: int) -> HttpResponse:
    """The file."""
    return job_file(own_job(request, pk, office=request.position.office_id))
