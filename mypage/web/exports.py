"""Lists as files: CSV in UTF-8 or Shift_JIS, and Excel workbooks. What a spreadsheet would spoil is guarded here."""

import csv
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from io import BytesIO, StringIO
from itertools import islice
from typing import cast

from django.http import HttpResponse, StreamingHttpResponse
from django.utils.http import content_disposition_header
from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from mypage.kernel.clock import in_japan

Cell = str | int | Decimal | date | datetime | None
_AT_ONCE = 500
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
_UNKNOWN = "〓"
"""What printers set for a sign that they do not have."""
_TWINS = str.maketrans("〜−—‖¢£¬–", "～－―∥￠￡￢－")
"""Signs that Windows' Shift_JIS has under another number."""
_WIDEST = 40
_LONGEST_CELL = 32_767
"""Characters that a cell of a workbook holds."""


class FileKind(StrEnum):
    """The files in which a list is offered."""

    CSV = "csv"
    CSV_SHIFT_JIS = "csv_sjis"
    XLSX = "xlsx"


def harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA_SIGNS) else cell


def written(cell: Cell) -> str:
    """A cell as CSV holds it: days as 2026/11/21, moments with the time on Japan's clock."""
    match cell:
        case None:
            return ""
        case datetime():
            return in_japan(cell).strftime("%Y/%m/%d %H:%M:%S")
        case date():
            return cell.strftime("%Y/%m/%d")
        case str():
            return harmless(cell)
        case _:
            return str(cell)


def csv_download(name: str, heads: Sequence[str], rows: Iterable[Sequence[Cell]], kind: FileKind) -> HttpResponse:
    """The list as CSV, sent while it is read."""
    lines = _csv(heads, rows)
    is_shift_jis = kind == FileKind.CSV_SHIFT_JIS
    body = map(shift_jis, lines) if is_shift_jis else _with_mark(lines)
    charset = "Shift_JIS" if is_shift_jis else "utf-8"
    response = StreamingHttpResponse(body, content_type=f"text/csv; charset={charset}")
    return _kept_by_nobody(cast(HttpResponse, response), f"{name}.csv")


def xlsx_download(name: str, heads: Sequence[str], rows: Iterable[Sequence[Cell]]) -> HttpResponse:
    """The list as an Excel workbook: texts as texts, so that zeros and signs stay; days and numbers as such."""
    content = BytesIO()
    with Workbook(content, {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        book.set_calc_mode("manual")
        _fill(book, book.add_worksheet(), heads, rows)
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    return _kept_by_nobody(HttpResponse(content.getvalue(), content_type=kind), f"{name}.xlsx")


def download(name: str, heads: Sequence[str], rows: Iterable[Sequence[Cell]], kind: FileKind) -> HttpResponse:
    """The list as the kind of file that was asked for."""
    if kind == FileKind.XLSX:
        return xlsx_download(name, heads, rows)
    return csv_download(name, heads, rows, kind)


def shift_jis(text: str) -> bytes:
    """The text in Windows' Shift_JIS; 〓 stands where it has no such sign.

    >>> shift_jis("𠮷野家〜①").decode("cp932")
    '〓野家～①'
    """
    return "".join(sign if _is_in_shift_jis(sign) else _UNKNOWN for sign in text.translate(_TWINS)).encode("cp932")


def not_in_shift_jis(rows: Iterable[Sequence[Cell]]) -> list[str]:
    """The signs that Shift_JIS has not, the most frequent first."""
    signs: Counter[str] = Counter()
    for row in rows:
        for cell in row:
            if isinstance(cell, str) and not _fits(cell):
                signs.update(sign for sign in cell.translate(_TWINS) if not _is_in_shift_jis(sign))
    return [sign for sign, _ in signs.most_common()]


def _fits(text: str) -> bool:
    try:
        text.encode("cp932")
    except UnicodeEncodeError:
        return False
    return True


def _is_in_shift_jis(sign: str) -> bool:
    return sign.isascii() or _fits(sign)


def _csv(heads: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Iterator[str]:
    """The lines of the file, some hundred at a time."""
    yield _lines([heads])
    rest = iter(rows)
    while batch := list(islice(rest, _AT_ONCE)):
        yield _lines(batch)


def _with_mark(lines: Iterator[str]) -> Iterator[bytes]:
    """UTF-8 with the mark by which Excel knows it."""
    yield b"\xef\xbb\xbf"
    for line in lines:
        yield line.encode()


def _lines(rows: Iterable[Sequence[Cell]]) -> str:
    out = StringIO()
    csv.writer(out).writerows([written(cell) for cell in row] for row in rows)
    return out.getvalue()


def _fill(book: Workbook, sheet: Worksheet, heads: Sequence[str], rows: Iterable[Sequence[Cell]]) -> None:
    head = book.add_format({"bold": True, "bg_color": "#E6E6E6", "bottom": 1})
    day = book.add_format({"num_format": "yyyy/mm/dd", "align": "left"})
    moment = book.add_format({"num_format": "yyyy/mm/dd hh:mm", "align": "left"})
    for column, title in enumerate(heads):
        sheet.set_column(column, column, min(_WIDEST, max(12, 2 * len(title) + 2)))
        sheet.write_string(0, column, title, head)
    sheet.freeze_panes(1, 0)
    for line, row in enumerate(rows, 1):
        for column, cell in enumerate(row):
            match cell:
                case None | "":
                    continue
                case datetime():
                    sheet.write_datetime(line, column, in_japan(cell).replace(tzinfo=None), moment)
                case date():
                    sheet.write_datetime(line, column, cell, day)
                case str():
                    sheet.write_string(line, column, cell[:_LONGEST_CELL])
                case _:
                    sheet.write_number(line, column, cell)


def _kept_by_nobody(response: HttpResponse, filename: str) -> HttpResponse:
    disposition = content_disposition_header(as_attachment=True, filename=filename)
    response.headers["Content-Disposition"] = disposition or "attachment"
    response.headers["Cache-Control"] = "no-store"
    return response
