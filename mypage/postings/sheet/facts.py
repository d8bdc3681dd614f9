"""What a 求人票 says: a posting's answers in the eight boxes, as one may see them."""

import re
from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

import segno

from mypage.kernel.fields import Answers, Raw
from mypage.kernel.ja import wareki
from mypage.postings.content import SCHOOL_KINDS, Category, answers_of, fields_of, table
from mypage.postings.models import Posting, PostingRevision
from mypage.postings.queries.codes import names_of_codes
from mypage.postings.queries.establishment import shown_content
from mypage.postings.sheet.layout import BOXES, COLUMNS, Box, Cell, cell_text
from mypage.postings.shown import EMPTY, first_of, shown_answers, text_of, twin_of

TITLES = {
    "full_time": "求人票（フルタイム）",
    "part_time": "求人票（パートタイム）",
    "university": "求人票（大卒等）",
    "high_school": "求人票（高卒）",
    "junior_high": "求人票（中卒）",
    "seasonal": "求人票（季節）",
    "migrant": "求人票（出稼ぎ）",
}
NOT_SHOWN = "公開していません"
SPECIMEN = "見本"
NOTES = (
    "求人票は、雇用契約書ではありません。採用が決まったときは、労働条件通知書などで労働条件を確かめてください。",
    "求人票の内容と実際の労働条件が違うときは、ハローワークにご相談ください。",
)
_DAY = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")
_QUIET_ZONE = 2


@dataclass(frozen=True)
class SheetCell:
    """A ruled cell: its label (empty for none), what it says, and how many of the 24 columns it takes."""

    label: str
    text: str
    span: int


Rows = tuple[tuple[SheetCell, ...], ...]


@dataclass(frozen=True)
class SheetBox:
    """A box with its number, 0 for the annex."""

    number: int
    title: str
    rows: Rows

    @property
    def heading(self) -> str:
        """Its number and title."""
        return f"{self.number}　{self.title}" if self.number else self.title


@dataclass(frozen=True)
class Sheet:
    """Everything that is printed, in its order."""

    title: str
    number: str
    """求人番号; empty on a specimen."""
    is_specimen: bool
    head: Rows
    boxes: tuple[SheetBox, ...]
    notes: tuple[str, ...] = NOTES

    def as_data(self) -> dict[str, Any]:
        """What the template of the print takes."""
        return asdict(self) | {"code": code_of(self.number), "specimen": SPECIMEN if self.is_specimen else ""}


def sheet_of(posting: Posting, revision: PostingRevision, hidden: Collection[str] = frozenset()) -> Sheet:
    """The 求人票 of what was submitted; of an application that nobody accepted yet, a specimen."""
    answers = answers_of(revision.content, revision.establishment)
    return _sheet(posting, answers, Category.of(revision.content), frozenset(hidden))


def sheet_of_draft(posting: Posting) -> Sheet:
    """A specimen of what is being written, with the establishment as it is now."""
    values: dict[str, Raw] = posting.draft.values
    answers = answers_of(values, shown_content(posting.establishment))
    return _sheet(posting, answers, Category.of(values), frozenset())


def printed_sheet(posting: Posting, hidden: Collection[str] = frozenset()) -> Sheet:
    """The 求人票 as it would be printed now: of what is in force, else of what was submitted, else of the draft."""
    if posting.in_force is not None:
        return sheet_of(posting, posting.in_force, hidden)
    newest = None if posting.is_writable else PostingRevision.objects.filter(posting=posting).first()
    return sheet_of_draft(posting) if newest is None else sheet_of(posting, newest, hidden)


def boxes_of(category: Category, texts: dict[str, str], hidden: frozenset[str]) -> tuple[SheetBox, ...]:
    """The boxes of a kind with what the answers say in words. Pure."""
    asked = frozenset(field.name for field in fields_of(category))
    said = {name: text for name, text in texts.items() if name not in hidden and first_of(name) not in hidden}
    found = (SheetBox(box.number, box.title, _rows(box, asked, said, hidden)) for box in BOXES)
    return tuple(box for box in found if box.rows)


def texts_of(answers: Answers, category: Category, names: Mapping[str, str]) -> dict[str, str]:
    """Field → its answer in words, days in the Japanese era; the first of a pair says both."""
    fields = table().fields
    texts: dict[str, str] = {}
    for section in shown_answers(answers, category, names):
        for row in section.rows:
            if not row.is_empty:
                is_day = fields[row.field].input == "date"
                texts[row.field] = (_in_era(row.text) if is_day else row.text).replace(EMPTY, "")
    if texts.get("workplace_address", "").startswith(texts.get("workplace_municipality", "?")):
        texts["workplace_municipality"] = ""
    return texts


def code_of(number: str) -> str:
    """The number as a two-dimensional code, an SVG; empty without a number."""
    return segno.make(number, error="m", micro=False).svg_inline(border=_QUIET_ZONE) if number else ""


def _sheet(posting: Posting, answers: Answers, category: Category, hidden: frozenset[str]) -> Sheet:
    texts = texts_of(answers, category, names_of_codes(answers))
    title = TITLES[category.kind] + ("　障害者専用" if "disability" in category.flags else "")
    number = posting.number or ""
    boxes = boxes_of(category, texts, hidden)
    return Sheet(title, number, not posting.is_accepted, _head(posting, answers, category, texts), boxes)


def _head(posting: Posting, answers: Answers, category: Category, texts: Mapping[str, str]) -> Rows:
    office = posting.office
    given_by = f"{office.code or ''}　{office.shown_name}" if posting.is_accepted else ""
    kind = [texts.get("posting_category", "")]
    if "disability" in category.flags:
        kind.append("障害者専用求人")
        type_a = text_of(table().fields["recruits_continuous_support_type_a_users"], answers)
        kind.append(f"就労継続支援Ａ型事業の利用者募集　{type_a}" if type_a else "")
    rows = (
        ("求人番号", posting.number or "", 8), ("受付年月日", _day(posting.accepted_on), 8),
        ("紹介期限日", _day(posting.referral_until), 8),
    ), (
        ("受理安定所", given_by, 12), ("求人区分", "　".join(each for each in kind if each), 12),
    ), (
        ("職業分類", texts.get("occupation_code_1", ""), 12), ("産業分類", texts.get("industry", ""), 12),
    ), (
        ("トライアル雇用併用の希望", texts.get("trial_employment", "希望しない"), 12),
        ("オンライン自主応募の受付", texts.get("accepts_self_applications", ""), 12),
    )  # fmt: skip
    kept = rows[:3] if category.kind in SCHOOL_KINDS else rows
    return tuple(tuple(SheetCell(*cell) for cell in row) for row in kept)


def _rows(box: Box, asked: frozenset[str], said: dict[str, str], hidden: frozenset[str]) -> Rows:
    kept = (tuple(cell for cell in row if cell.fields & asked) for row in box.rows)
    return tuple(
        tuple(SheetCell(cell.label, _text(cell, said, hidden), COLUMNS // len(row)) for cell in row)
        for row in kept
        if row
    )


def _text(cell: Cell, said: dict[str, str], hidden: frozenset[str]) -> str:
    text = cell_text(cell, said)
    return NOT_SHOWN if not text and cell.fields & hidden else text


def _day(day: date | None) -> str:
    return wareki(day) if day else ""


def _in_era(text: str) -> str:
    """Days as paper has them.

    >>> _in_era("2026年12月1日〜2027年3月31日")
    '令和8年12月1日〜令和9年3月31日'
    """
    return _DAY.sub(lambda found: wareki(date(int(found[1]), int(found[2]), int(found[3]))), text)


def covered(cell_fields: Collection[str]) -> frozenset[str]:
    """The fields that a cell tells: those that it names and the upper bounds of pairs."""
    return frozenset(cell_fields) | {twin_of(name) for name in cell_fields} - {""}
