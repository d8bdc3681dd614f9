"""求人票: every printed field in its box, read back from the PDF of every kind, and nothing that is not to be seen."""

import re
from dataclasses import replace

import pytest

from mypage.kernel.fields import Field
from mypage.kernel.pdf import GlyphMissingError
from mypage.postings.commands.changing import begin_change
from mypage.postings.content import KINDS, Category, fields_of, table
from mypage.postings.models import Posting
from mypage.postings.rules.viewing import Viewer, hidden_fields
from mypage.postings.sheet.facts import NOT_SHOWN, NOTES, TITLES, Sheet, SheetCell, boxes_of, covered, printed_sheet
from mypage.postings.sheet.layout import BOXES, HEADER_FIELDS
from mypage.postings.sheet.printing import pdf_of_sheet, pdf_of_sheets
from tests.cast import Cast
from tests.pdfs import facts_of_pdf, fonts_of_pdf, is_archivable, text_of_pdf
from tests.postings import NOON, a_draft, a_submitted, an_accepted

BOX_NAMES = ["求人事業所", "仕事内容", "賃金・手当", "労働時間", "その他の労働条件等", "会社の情報", "選考等"]
PLACES = {str(number): number for number in range(1, 9)} | {"annex": 0}
CATEGORIES = [
    *((kind, ()) for kind in KINDS.values()),
    ("full_time", ("trial",)), ("full_time", ("disability",)), ("part_time", ("disability", "trial")),
]  # fmt: skip
PRINTED = [field for field in table().fields.values() if field.sheet_box]


def in_one_line(text: str) -> str:
    """Without blanks and line ends, which the ruled cells set."""
    return re.sub(r"\s", "", text)


def words_of(sheet: Sheet) -> str:
    """Everything that stands on a sheet."""
    cells = [cell for row in (*sheet.head, *(row for box in sheet.boxes for row in box.rows)) for cell in row]
    return "\n".join(f"{cell.label} {cell.text}" for cell in cells)


@pytest.mark.parametrize("field", PRINTED, ids=lambda field: field.name)
def test_every_printed_field_has_its_box_and_no_other(field: Field) -> None:
    """As the column `printed_on_sheet` of the table says."""
    place = field.sheet_box
    boxes = [box.number for box in BOXES if field.name in covered({name for cell in box.cells for name in cell.fields})]
    if place == "header":
        assert field.name in HEADER_FIELDS
        assert boxes == []
    else:
        assert boxes == [PLACES[place]]


def test_nothing_else_is_printed() -> None:
    """Neither the PR items nor what is for the office."""
    named = {name for box in BOXES for cell in box.cells for name in cell.fields} | HEADER_FIELDS
    assert named <= {field.name for field in PRINTED}
    assert table().fields["message_from_establishment"].sheet_box == ""


@pytest.mark.parametrize(("kind", "flags"), CATEGORIES)
def test_each_field_of_a_kind_stands_in_a_sheet_of_it(kind: str, flags: tuple[str, ...]) -> None:
    """Filled with a mark for every field, each mark is found in the box that the table names."""
    category = Category(kind, frozenset(flags))
    fields = [field for field in fields_of(category) if field in PRINTED and field.sheet_box != "header"]
    boxes = boxes_of(category, {field.name: f"<{field.name}>" for field in fields}, frozenset())
    said = {box.number: "".join(cell.text for row in box.rows for cell in row) for box in boxes}
    seconds = {name for field in fields for name in covered({field.name}) - {field.name}}
    for field in fields:
        place = PLACES[field.sheet_box]
        assert field.name in seconds or f"<{field.name}>" in said[place], field.name
    assert all(sum(cell.span for cell in row) == 24 for box in boxes for row in box.rows)


@pytest.mark.django_db
@pytest.mark.seed("S-03")
@pytest.mark.parametrize(("kind", "flags"), CATEGORIES)
def test_the_print_of_every_kind_is_read_back(cast: Cast, kind: str, flags: tuple[str, ...]) -> None:
    """Two A4 pages of text that can be searched, with the fonts in it, values and boxes in their order."""
    posting = an_accepted(cast, kind, flags=flags)
    pdf = pdf_of_sheet(printed_sheet(posting), NOON)
    facts, fonts, text = facts_of_pdf(pdf), fonts_of_pdf(pdf), in_one_line(text_of_pdf(pdf))
    assert (facts["Pages"], facts["Page size"]) == ("2", "595.276 x 841.89 pts (A4)")
    assert is_archivable(pdf)
    assert fonts
    assert all(font["emb"] == font["sub"] == font["uni"] == "yes" for font in fonts)
    assert TITLES[kind] in text
    headings = [f"{number}{name}" for number, name in enumerate([*BOX_NAMES, "求人に関する特記事項"], 1)]
    places = [text.index(heading) for heading in headings]
    assert places == sorted(places)
    for words in (
        str(posting.number), "令和8年11月22日", "ハローワーク飯田橋", "山田商店", "介護職員", "入居する方の食事",
        "飯田橋駅", "03-5550-1001", "代表取締役", "制服は貸与します", in_one_line(NOTES[0]),
    ):  # fmt: skip
        assert words in text, words
    assert "職員どうしで支え合う職場です" not in text
    assert ("青少年雇用情報" in text) == (kind in ("university", "high_school", "junior_high"))
    assert ("障害者専用" in text) == ("disability" in flags)


@pytest.mark.django_db
def test_rare_signs_of_names_are_printed(cast: Cast) -> None:
    """髙, 﨑, 𠮷 and what else people are called."""
    posting = an_accepted(cast, contact_name="髙﨑 𠮷彦", contact_department="営業①課（㈱）", job_title="栁澤邉の仕事")
    text = text_of_pdf(pdf_of_sheet(printed_sheet(posting), NOON))
    for words in ("髙﨑 𠮷彦", "①", "㈱", "栁澤邉"):
        assert words in text


@pytest.mark.django_db
def test_a_sign_that_no_font_has_is_named(cast: Cast) -> None:
    """No empty box; one that only the second font has is printed."""
    sheet = printed_sheet(an_accepted(cast))
    with pytest.raises(GlyphMissingError, match="😀"):
        pdf_of_sheet(_with_title_cell(sheet, "介護😀"), NOON)
    assert "≒" in text_of_pdf(pdf_of_sheet(_with_title_cell(sheet, "約≒"), NOON))


def _with_title_cell(sheet: Sheet, text: str) -> Sheet:
    return replace(sheet, head=(*sheet.head, (SheetCell("職種", text, 24),)))


@pytest.mark.django_db
def test_words_are_never_read_as_markup(cast: Cast) -> None:
    """Not by Typst, and its commands stand as they were typed."""
    text = '#read("/etc/passwd") *太字* $x$ <label> \\'
    pdf = pdf_of_sheet(_with_title_cell(printed_sheet(an_accepted(cast)), text), NOON)
    assert in_one_line(text) in in_one_line(text_of_pdf(pdf))


@pytest.mark.django_db
@pytest.mark.parametrize("viewer", [Viewer.ANONYMOUS, Viewer.SEEKER])
def test_what_the_scope_hides_is_absent(cast: Cast, viewer: Viewer) -> None:
    """事業所名等は公開しない: neither name, place, people nor ways to reach them; the rest stays."""
    posting = an_accepted(cast, disclosure_scope="３ 事業所名等を含まない求人情報を公開する")
    assert posting.in_force
    hidden = hidden_fields(posting.scope, viewer, str(posting.in_force.content["workplace_choice"]))
    text = in_one_line(text_of_pdf(pdf_of_sheet(printed_sheet(posting, hidden), NOON)))
    for words in ("山田商店", "ヤマダショウテン", "山田太郎", "鈴木次郎", "03-5550-1001", "8700110005901", "9丁目"):
        assert words not in text
    assert NOT_SHOWN in text
    assert "介護職員" in text
    assert "東京都千代田区" in text


@pytest.mark.django_db
def test_what_is_not_accepted_is_a_specimen(cast: Cast) -> None:
    """Without number, days and office."""
    for posting in (a_draft(cast), a_submitted(cast)):
        sheet = printed_sheet(posting)
        assert (sheet.is_specimen, sheet.number) == (True, "")
        assert [cell.text for cell in sheet.head[0]] == ["", "", ""]
        assert "見本" in text_of_pdf(pdf_of_sheet(sheet, NOON))


@pytest.mark.django_db
def test_what_is_in_force_is_printed_while_a_change_is_written(cast: Cast) -> None:
    """The old content counts until the change is accepted."""
    posting = an_accepted(cast)
    begin_change(posting=posting, by=cast.yamada, at=NOON)
    posting.refresh_from_db()
    posting.draft.values = posting.draft.values | {"job_title": "調理員"}
    posting.draft.save()
    sheet = printed_sheet(Posting.objects.get(pk=posting.pk))
    assert "介護職員" in words_of(sheet)
    assert "調理員" not in words_of(sheet)
    assert not sheet.is_specimen


@pytest.mark.django_db
def test_several_sheets_in_one_file_begin_on_pages_of_their_own(cast: Cast) -> None:
    """Each counts its own pages."""
    sheets = [printed_sheet(an_accepted(cast)), printed_sheet(an_accepted(cast, "part_time"))]
    pdf = pdf_of_sheets(sheets, NOON)
    assert facts_of_pdf(pdf)["Pages"] == "4"
    text = text_of_pdf(pdf)
    assert (text.count("1／2"), text.count("2／2")) == (2, 2)
    assert text.count("求人票（パートタイム）") == 3
