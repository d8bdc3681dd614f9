"""Tables of settings: the product's rows and the operator's."""

from pathlib import Path

import pytest

from mypage.kernel.tables import TableError, field_overrides, merged, read_rows

OWN = "name,value,certain,note\nlength,6,no,chosen\nlaw,60,yes,fixed\n"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    path = tmp_path / "own" / "numbers.csv"
    path.parent.mkdir()
    path.write_text(OWN, encoding="utf-8")
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "theirs"
    path.mkdir()
    return path


def values(rows: list[dict[str, str]]) -> dict[str, str]:
    return {row["name"]: row["value"] for row in rows}


def test_without_a_folder_or_a_file_the_rows_are_ours(own: Path, folder: Path) -> None:
    assert values(merged(own, None, ["name"])) == {"length": "6", "law": "60"}
    assert values(merged(own, folder, ["name"])) == {"length": "6", "law": "60"}


def test_a_row_of_the_folder_takes_the_place_of_ours(own: Path, folder: Path) -> None:
    (folder / "numbers.csv").write_text("\ufeffname,value,note\nlength,3,\nnew,1,\n", encoding="utf-8")
    rows = merged(own, folder, ["name"])
    assert values(rows) == {"length": "3", "law": "60", "new": "1"}
    assert rows[0] == {"name": "length", "value": "3", "certain": "no", "note": "chosen"}
    assert rows[2] == {"name": "new", "value": "1", "certain": "", "note": ""}


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("name,value\nlaw,59\n", "numbers.csv: law is fixed by law or manual"),
        ("name,value\nnew,1\n", "numbers.csv: there is no new"),
        ("name,worth\nlength,1\n", "numbers.csv: unknown columns worth; known are name, value, certain, note"),
        ("value\n1\n", "numbers.csv: the columns name must be there"),
        ("name,value\nlength\n", "numbers.csv, line 2: 1 cells instead of 2"),
    ],
)
def test_what_does_not_fit_is_told(own: Path, folder: Path, text: str, complaint: str) -> None:
    (folder / "numbers.csv").write_text(text, encoding="utf-8")
    with pytest.raises(TableError) as refusal:
        merged(own, folder, ["name"], closed=True)
    assert str(refusal.value) == complaint


def test_an_empty_file_has_no_rows(folder: Path) -> None:
    (folder / "numbers.csv").write_text("", encoding="utf-8")
    assert read_rows(folder / "numbers.csv") == []


def test_fields_are_overridden_by_limit_and_choices(folder: Path) -> None:
    assert field_overrides("fields.csv", None) == field_overrides("fields.csv", folder) == {}
    (folder / "fields.csv").write_text("identifier,limit,choices_ja\nwelfare,500,\nform,,正|副\n", encoding="utf-8")
    assert field_overrides("fields.csv", folder) == {"welfare": {"limit": "500"}, "form": {"choices_ja": "正|副"}}
    (folder / "fields.csv").write_text("identifier,label_ja\nwelfare,福利\n", encoding="utf-8")
    with pytest.raises(TableError, match="unknown columns label_ja"):
        field_overrides("fields.csv", folder)
