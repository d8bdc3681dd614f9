"""求人票 as PDF."""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from mypage.kernel.pdf import forget, pdf_of
from mypage.postings.sheet.facts import Sheet

TEMPLATE = Path(__file__).parent / "sheet.typ"


def pdf_of_sheet(sheet: Sheet, at: datetime) -> bytes:
    """One 求人票."""
    return pdf_of_sheets([sheet], at)


def pdf_of_sheets(sheets: Iterable[Sheet], at: datetime) -> bytes:
    """Several in one file, each from a page of its own."""
    data = [sheet.as_data() for sheet in sheets]
    try:
        return pdf_of(TEMPLATE, {"sheets": data}, at=at)
    finally:
        if len(data) > 1:
            forget()
