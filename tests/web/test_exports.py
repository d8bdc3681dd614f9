"""Lists as files: nothing a spreadsheet would spoil, run or misread."""

import csv
import io
import re
import zipfile
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from mypage.web.exports import Cell, FileKind, download, harmless, not_in_shift_jis, shift_jis

HEADS = ("受付番号", "職種", "変更日", "申込日", "賃金", "時間")
ROWS: list[list[Cell]] = [
    ["0012", "=HYPERLINK(1)", datetime(2026, 11, 21, 16, 0, tzinfo=UTC), date(2026, 1, 2), 200000, Decimal("7.5")],
    ["2026-1121-0001", "改行\nあり,「,」", None, None, None, None],
]


def content(kind: FileKind, rows: list[list[Cell]] = ROWS) -> tuple[Any, bytes]:
    answer: Any = download("求人一覧", HEADS, iter(rows), kind)
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return answer, body


@pytest.mark.parametrize("cell", ["=1+1", "+81", "-1", "@x", "\tx", "\rx"])
def test_no_cell_is_a_formula(cell: str) -> None:
    assert harmless(cell) == f"'{cell}"
    assert harmless(f"a{cell}") == f"a{cell}"


def test_csv_for_excel() -> None:
    answer, body = content(FileKind.CSV)
    assert body.startswith(b"\xef\xbb\xbf")
    lines = list(csv.reader(io.StringIO(body.decode("utf-8-sig"), newline="")))
    assert lines[0] == list(HEADS)
    assert lines[1] == ["0012", "'=HYPERLINK(1)", "2026/11/22 01:00:00", "2026/01/02", "200000", "7.5"]
    assert lines[2] == ["2026-1121-0001", "改行\nあり,「,」", "", "", "", ""]
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert answer.headers["Cache-Control"] == "no-store"
    disposition = answer.headers["Content-Disposition"]
    assert disposition == "attachment; filename*=utf-8''%E6%B1%82%E4%BA%BA%E4%B8%80%E8%A6%A7.csv"


def test_csv_in_shift_jis_says_where_it_has_no_sign() -> None:
    rows: list[list[Cell]] = [["髙島屋", "𠮷野家", None, None, 1, None], ["東京〜大阪", "𠮷😀", None, None, 2, None]]
    answer, body = content(FileKind.CSV_SHIFT_JIS, rows)
    assert answer.headers["Content-Type"] == "text/csv; charset=Shift_JIS"
    lines = list(csv.reader(io.StringIO(body.decode("cp932"))))
    assert [line[:2] for line in lines[1:]] == [["髙島屋", "〓野家"], ["東京～大阪", "〓〓"]]
    assert not_in_shift_jis(rows) == ["𠮷", "😀"]
    assert not_in_shift_jis(ROWS) == []


def test_every_sign_has_its_bytes() -> None:
    every = "".join(map(chr, [*range(0x20, 0xD800), *range(0xE000, 0x20000)]))
    assert len(shift_jis(every).decode("cp932")) == len(every)


def test_a_workbook_keeps_texts_as_texts() -> None:
    answer, body = content(FileKind.XLSX)
    assert answer.headers["Content-Disposition"].endswith(".xlsx")
    with zipfile.ZipFile(io.BytesIO(body)) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    cells = dict(re.findall(r'<c r="([A-Z]+\d+)"[^>]*?((?: t="\w+")?>.*?)</c>', sheet, re.DOTALL))
    assert "<t>0012</t>" in cells["A2"]
    assert "inlineStr" in cells["A2"]
    assert "<t>=HYPERLINK(1)</t>" in cells["B2"]
    assert "<v>46348.04" in cells["C2"]
    assert cells["D2"].endswith("<v>46024</v>")
    assert cells["E2"].endswith("<v>200000</v>")
    assert cells["F2"].endswith("<v>7.5</v>")
    assert "<f>" not in sheet
    assert "C3" not in cells


def test_a_long_list_is_sent_piece_by_piece() -> None:
    rows: list[list[Cell]] = [[str(number), "", None, None, None, None] for number in range(1201)]
    answer: Any = download("一覧", HEADS, iter(rows), FileKind.CSV)
    pieces = list(answer.streaming_content)
    assert len(pieces) == 5
    assert b"".join(pieces).count(b"\r\n") == 1202
