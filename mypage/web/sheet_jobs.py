"""求人票 of a list on their way: the page that tells how far they are, and the file for whoever asked for it."""

from datetime import datetime
from typing import Any, cast

from django.http import FileResponse, Http404, HttpResponse
from django.utils.http import content_disposition_header

from mypage.kernel.clock import day_in_japan, now
from mypage.postings.models import SheetJob, SheetJobState
from mypage.postings.sheet.files import file_of
from mypage.web.access_types import AreaRequest
from mypage.web.http import page


def own_job(request: AreaRequest, pk: int, **owner: int) -> SheetJob:
    """A job that this login asked for where it is now, and whose time is not over; 404 for any other."""
    job = SheetJob.objects.filter(pk=pk, asked_by=request.login, expires_at__gt=now(), **owner).first()
    if job is None:
        raise Http404
    return job


def progress_page(request: AreaRequest, job: SheetJob, context: dict[str, Any]) -> HttpResponse:
    """How far it is; reads itself again until it is done. `context` names layout, crumbs, addresses."""
    return page(request, "postings/sheet_job.html", {"section": "postings", "job": job} | context)


def job_file(job: SheetJob) -> HttpResponse:
    """The file, sent while it is read; 404 while there is none."""
    path = file_of(job.token) if job.state == SheetJobState.READY else None
    if path is None:
        raise Http404
    kind = "application/zip" if path.suffix == ".zip" else "application/pdf"
    response = FileResponse(path.open("rb"), content_type=kind)
    disposition = content_disposition_header(as_attachment=True, filename=_file_name(job.asked_at, path.suffix))
    response.headers["Content-Disposition"] = disposition or "attachment"
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cache-Control"] = "no-store"
    return cast(HttpResponse, response)


def _file_name(at: datetime, suffix: str) -> str:
    return f"求人票-{day_in_japan(at):%Y%m%d}{suffix}"
