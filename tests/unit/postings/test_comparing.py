"""Old beside new: lines that changed, came or went, and passages in long texts (S-03)."""

import pytest

from mypage.postings.queries.comparing import compare, passages
from mypage.postings.shown import EMPTY, ShownAnswer, ShownSection


def line(name: str, text: str, *more: str) -> ShownAnswer:
    return ShownAnswer((name, *more), f"{name}の項目", text, is_empty=text == EMPTY)


def section(*rows: ShownAnswer, number: int = 3) -> ShownSection:
    return ShownSection(number, "仕事内容", rows)


def joined(pieces: list[tuple[str, bool]]) -> str:
    return "".join(text for text, _ in pieces)


def changed(pieces: list[tuple[str, bool]]) -> list[str]:
    return [text for text, is_changed in pieces if is_changed]


@pytest.mark.parametrize(
    ("before", "after", "gone", "came"),
    [
        ("利用者の送迎、入浴の介助をします。", "利用者の送迎、入浴の介助、記録入力をします。", [], ["、記録入力"]),
        ("月に1,200円を支給します。年に2回。", "月に1,250円を支給します。年に2回。", ["1,200"], ["1,250"]),
        ("土曜日、日曜日、祝日は休みです。", "土曜日、日曜日は休みです。", ["、祝日"], []),
        ("200,000円", "210,000円", ["200,000円"], ["210,000円"]),
        ("まったく別の文がここに書かれています。", "レジ打ちと商品の補充、開店前の清掃など。",
         ["まったく別の文がここに書かれています。"], ["レジ打ちと商品の補充、開店前の清掃など。"]),
        ("", "新しく書いた文です。", [], ["新しく書いた文です。"]),
        ("消した文です。", "", ["消した文です。"], []),
        ("同じ文です。", "同じ文です。", [], []),
        ("", "", [], []),
    ],
)  # fmt: skip
def test_passages_that_changed_are_marked(before: str, after: str, gone: list[str], came: list[str]) -> None:
    old, new = passages(before, after)
    assert (changed(old), changed(new)) == (gone, came)
    assert (joined(old), joined(new)) == (before, after)


def test_a_long_text_with_a_small_change_keeps_all_its_words() -> None:
    before = "高齢者が暮らす施設で、\n食事や入浴を手伝います。" * 20
    after = before.replace("入浴", "入浴と着替え", 1)
    old, new = passages(before, after)
    assert (joined(old), joined(new)) == (before, after)
    assert len(changed(new)) == 1


def test_lines_stand_in_the_official_order_with_what_went() -> None:
    before = [section(line("a", "1"), line("gone", "2"), line("c", "3")), section(line("z", "9"), number=8)]
    after = [section(line("a", "1"), line("c", "4"), line("new", EMPTY)), section(line("z", "9"), number=8)]
    first, last = compare(before, after)
    assert [row.field for row in first.rows] == ["a", "gone", "c", "new"]
    assert [row.field for row in first.changed] == ["gone", "c"]
    assert [(row.before, row.after) for row in first.changed] == [("2", ""), ("3", "4")]
    assert (last.number, last.changed) == (8, [])


def test_a_section_that_only_one_side_has_is_told_whole() -> None:
    (only,) = compare([], [section(line("a", "1"))])
    assert [(row.before, row.after) for row in only.changed] == [("", "1")]
    (went,) = compare([section(line("a", "1"))], [])
    assert [(row.before, row.after) for row in went.changed] == [("1", "")]


def test_a_pair_that_became_one_line_is_still_one_line() -> None:
    (both,) = compare([section(line("a", "1〜2", "b"))], [section(line("a", "1"))])
    assert [(row.names, row.before, row.after) for row in both.rows] == [(("a", "b"), "1〜2", "1")]
