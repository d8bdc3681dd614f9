"""Tables of fields: conditions, how typed values are kept and read, how long a text is."""

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mypage.kernel.fields import FieldTable, Raw, lines_of, normalised, text_length, widened
from mypage.kernel.fields.conditions import condition

HEAD = (
    "no,section,section_ja,identifier,label_ja,kinds,input,choices_ja,required_when,limit,unit,"
    "printed_on_sheet,public,certain,note\n"
)
ROWS = """1,1,一,form,形,all,choice,月給|日給,always,,,no,all,yes,
2,1,一,daily,日額,all,yen,,form = 日給,6,digits,yes 3,all,no,
3,1,一,extra,手当,full_time|disability,yes_no,あり|なし,never,,,no,all,yes,
4,1,一,extra_name,手当の名,all,text,,extra = あり and kind in (full_time; part_time),8,characters,no,all,no,
5,1,一,days,休日,all,multi_choice,土|日|その他,always,,,no,all,yes,
6,1,一,days_other,その他の休日,all,long_text,,days has その他,60,characters,no,all,no,
7,1,一,months,月数,all,decimal,,never,4,digits,no,all,no,
8,1,一,starts_on,初日,all,date,,never,,,no,all,yes,
9,1,一,shift_from,始業,all,time,,never,5,characters,no,all,yes,
10,1,一,contact_name,氏名,all,text,,never,30,characters,no,named,no,
11,1,一,contact_name_kana,氏名カナ,all,text,,never,30,characters,no,named,no,
12,1,一,workplace_postal_code,郵便番号,all,code,,never,7,digits,no,named,yes,
13,1,一,contact_phone,電話,all,phone,,never,13,characters,no,named,yes,
14,1,一,not_regular,雇用,all,choice,甲|乙,form != 月給,,,no,all,yes,
"""


@pytest.fixture
def table(tmp_path: Path) -> FieldTable:
    """A small table with every kind of field."""
    return FieldTable.read(written(tmp_path, ROWS), as_typed={"contact_name"})


def written(folder: Path, rows: str) -> Path:
    path = folder / "fields.csv"
    path.write_text(HEAD + rows, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("name", "typed", "kept"),
    [
        ("daily", "１２，３４５円", "12345"),
        ("daily", "20万", "200000"),
        ("daily", "20.5万円", "205000"),
        ("daily", "1万5000", "15000"),
        ("daily", "応相談", "応相談"),
        ("months", "２．５０ヶ月", "2.50"),
        ("shift_from", "９時半", "09:30"),
        ("shift_from", "0900", "09:00"),
        ("shift_from", "25:00", "25:00"),
        ("starts_on", "令和８|１２|１", "2026-12-01"),
        ("starts_on", "2026|2|30", "2026|2|30"),
        ("starts_on", "||", ""),
        ("extra_name", "PC手当 ﾃﾞｰﾀ", "ＰＣ手当　データ"),
        ("days_other", " シフト制 \r\n月9日 \r\n", "　シフト制\n月９日"),
        ("contact_name", "Smith 髙𠮷", "Smith　髙𠮷"),
        ("contact_name_kana", "やまだ ﾀﾛｳ", "ヤマダ タロウ"),
        ("workplace_postal_code", "〒１００－０００１", "1000001"),
        ("contact_phone", "（０３）５５５０－１２３４", "03-5550-1234"),
        ("contact_phone", "内線5", "内線5"),
    ],
)
def test_a_typed_value_is_kept_in_one_form(table: FieldTable, name: str, typed: str, kept: str) -> None:
    field = table.fields[name]
    if name == "contact_name":
        kept = "Smith 髙𠮷"
    assert normalised(field, typed) == kept
    assert normalised(field, normalised(field, typed)) == kept


def test_choices_stand_in_the_order_of_the_table(table: FieldTable) -> None:
    assert normalised(table.fields["days"], ["その他", "土", "土"]) == ["土", "その他"]
    assert normalised(table.fields["days"], "日") == ["日"]


def test_a_field_whose_condition_is_false_does_not_count(table: FieldTable) -> None:
    raw: dict[str, Raw] = {"form": "月給", "daily": "9000", "days": ["土"], "days_other": "月９日"}
    answers = table.read_answers(raw, "full_time")
    assert answers.number("daily") is None
    assert not answers.is_set("days_other")
    assert answers.missing == []
    answers = table.read_answers(raw | {"form": "日給"}, "full_time")
    assert answers.number("daily") == 9000
    assert answers.missing == ["not_regular"]


def test_a_condition_over_a_field_that_does_not_apply_is_false(table: FieldTable) -> None:
    raw: dict[str, Raw] = {"extra": "あり"}
    assert "extra_name" in table.shown(raw, "full_time")
    assert "extra_name" not in table.shown(raw, "part_time")
    assert "extra_name" in table.shown(raw, "part_time", {"disability"})


def test_a_clause_on_the_kind_only_says_of_whom_an_answer_is_demanded(table: FieldTable) -> None:
    raw: dict[str, Raw] = {"extra": "あり"}
    assert table.shown(raw, "full_time")["extra_name"]
    assert table.shown(raw, "seasonal", {"disability"})["extra_name"] is False
    assert "extra_name" not in table.shown({}, "seasonal", {"disability"})


def test_a_question_that_needs_no_answer_may_be_asked_after_another_only(tmp_path: Path) -> None:
    table = FieldTable.read(written(tmp_path, ROWS), asked_when={"months": "form = 月給"})
    assert "months" not in table.shown({"form": "日給"}, "full_time")
    assert table.shown({"form": "月給"}, "full_time")["months"] is False


def test_a_question_that_one_answer_demands_may_be_asked_after_another(tmp_path: Path) -> None:
    table = FieldTable.read(written(tmp_path, ROWS), asked_when={"daily": "form = 月給"})
    assert table.shown({"form": "日給"}, "full_time")["daily"] is True
    assert table.shown({"form": "月給"}, "full_time")["daily"] is False
    assert "daily" not in table.shown({}, "full_time")


def test_different_from_asks_for_an_answer(table: FieldTable) -> None:
    assert "not_regular" not in table.shown({}, "full_time")
    assert "not_regular" not in table.shown({"form": "月給"}, "full_time")
    assert table.shown({"form": "日給"}, "full_time")["not_regular"]


def test_what_cannot_be_read_says_how_to_write_it(table: FieldTable) -> None:
    raw: dict[str, Raw] = {
        "form": "週給",
        "months": "2.555",
        "starts_on": "2026|2|30",
        "shift_from": "25:00",
        "days": ["土", "祝"],
    }
    unreadable = table.read_answers(raw, "full_time").unreadable
    assert unreadable == {
        "form": "形は、一覧から選んでください。",
        "months": "月数は、小数第2位までの数字で入力してください。",
        "starts_on": "初日を確かめてください。2026年2月30日はありません。",
        "shift_from": "始業は、「9:00」「18時30分」のように入力してください。",
        "days": "休日は、一覧から選んでください。",
    }


@pytest.mark.parametrize(("typed", "is_read"), [("999999", True), ("1000000", False)])
def test_digits_are_limited(table: FieldTable, typed: str, is_read: bool) -> None:
    answers = table.read_answers({"form": "日給", "daily": typed}, "full_time")
    assert answers.is_set("daily") is is_read
    assert ("daily" in answers.unreadable) is not is_read


@pytest.mark.parametrize(("typed", "is_read"), [("99.99", True), ("100.00", False), ("0", True)])
def test_decimals_are_limited(table: FieldTable, typed: str, is_read: bool) -> None:
    assert table.read_answers({"months": typed}, "full_time").is_set("months") is is_read


def test_times_are_minutes_and_decimals_exact(table: FieldTable) -> None:
    answers = table.read_answers({"shift_from": "09:30", "months": "2.50"}, "full_time")
    assert answers.minute("shift_from") == 570
    assert answers.decimal("months") == Decimal("2.50")


def test_a_chosen_default_may_be_overridden_and_a_fixed_row_not(tmp_path: Path) -> None:
    path = written(tmp_path, ROWS)
    changed = FieldTable.read(path, overrides={"extra_name": {"limit": "12"}})
    assert changed.fields["extra_name"].limit == 12
    with pytest.raises(ValueError, match="fixed"):
        FieldTable.read(path, overrides={"form": {"choices_ja": "甲|乙"}})
    with pytest.raises(ValueError, match="no such"):
        FieldTable.read(path, overrides={"nothing": {"limit": "1"}})


def test_a_condition_over_a_field_that_is_not_there_is_a_mistake_of_the_table(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="absent"):
        FieldTable.read(written(tmp_path, "1,1,一,a,甲,all,text,,absent is set,8,characters,no,all,yes,\n"))
    with pytest.raises(ValueError, match="not a condition"):
        condition("a は b")


@pytest.mark.parametrize(
    ("text", "length"),
    [("", 0), ("あ" * 30, 30), ("あ" * 30 + "\n", 30), ("\n", 30), ("あ" * 31 + "\nい", 61), ("あ\n\nい", 61)],
)
def test_a_broken_line_counts_as_full(text: str, length: int) -> None:
    assert text_length(text) == length


@given(st.text())
def test_widening_twice_changes_nothing_and_lines_lose_nothing(text: str) -> None:
    assert widened(widened(text)) == widened(text)
    assert "".join(lines_of(text)) == text.replace("\n", "")
