"""求人票 of an establishment's own posting; of one that is not accepted yet, a specimen (見本)."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from mypage.postings.models import Posting
from mypage.web.access import employer_view
from mypage.web.access_types import AreaRequest
from mypage.web.employer.postings.own import own_posting
from mypage.web.postings_sheet import sheet_file, sheet_page


@employer_view()
@require_safe
def posting_sheet(request: AreaRequest, pk: int) -> HttpResponse:
    """The page that prints."""
    posting = own_posting(request, pk)
    return sheet_page(request, posting, _around(posting))


@employer_view()
@require_safe
def posting_sheet_pdf(request: AreaRequest, pk: int) -> HttpResponse:
    """The same as PDF."""
    posting = own_posting(request, pk)
    return sheet_file(request, posting, _around(posting))


def _around(posting: Posting) -> dict[str, Any]:
    return {
        "layout": "layouts/employer.html",
        "posting": posting,
        "back": reverse("employer:posting", args=[posting.pk]),
        "page_address": reverse("employer:posting_sheet", args=[posting.pk]),
        "pdf": reverse("employer:posting_sheet_pdf", args=[posting.pk]),
        "crumbs": [
            ("ホーム", reverse("employer:home")), ("求人", reverse("employer:postings")),
            (posting.shown_title, reverse("employer:posting", args=[posting.pk])), ("求人票", None),
        ],
    }  # fmt: skip
