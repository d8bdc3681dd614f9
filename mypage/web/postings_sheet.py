"""求人票 on the screen, on paper and as PDF, for whichever area has let the reader in."""

import logging
from collections.abc import Collection
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.http import content_disposition_header

from mypage.kernel.clock import now
from mypage.kernel.pdf import GlyphMissingError, PrintError
from mypage.kernel.printing import character_name
from mypage.postings.models import Posting
from mypage.postings.sheet.facts import printed_sheet
from mypage.postings.sheet.printing import pdf_of_sheet
from mypage.web.http import page
from mypage.web.qr import qr_of

_PAGE = "postings/sheet.html"
_FAILED = "postings/sheet_failed.html"

log = logging.getLogger("mypage.web")


def sheet_page(
    request: HttpRequest, posting: Posting, context: dict[str, Any], hidden: Collection[str] = frozenset()
) -> HttpResponse:
    """The page that prints. `context` names the layout of the area, where to go back to, and the PDF's address."""
    sheet = printed_sheet(posting, hidden)
    code = qr_of(sheet.number) if sheet.number else None
    return page(request, _PAGE, {"section": "postings", "sheet": sheet, "code": code} | context)


def sheet_file(
    request: HttpRequest, posting: Posting, context: dict[str, Any], hidden: Collection[str] = frozenset()
) -> HttpResponse:
    """The PDF, opened beside the page; where it cannot be made, a page that says why and what to do."""
    try:
        content = pdf_of_sheet(printed_sheet(posting, hidden), now())
    except GlyphMissingError as missing:
        told = {"section": "postings", "sign": character_name(missing.sign) if len(missing.sign) == 1 else missing.sign}
        return page(request, _FAILED, told | context, status=422)
    except PrintError as error:
        log.error("print failed", extra={"posting": posting.pk}, exc_info=error)
        return page(request, _FAILED, {"section": "postings", "sign": ""} | context, status=503)
    return pdf_response(content, file_name(posting))


def file_name(posting: Posting) -> str:
    """The name of the file: the number and nobody's name."""
    known = posting.number if posting.is_accepted else f"見本-{posting.receipt_number or posting.pk}"
    return f"求人票-{known}.pdf"


def pdf_response(content: bytes, name: str) -> HttpResponse:
    """A PDF that nobody keeps."""
    response = HttpResponse(content, content_type="application/pdf")
    disposition = content_disposition_header(as_attachment=False, filename=name)
    response.headers["Content-Disposition"] = disposition or "inline"
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cache-Control"] = "no-store"
    return response
