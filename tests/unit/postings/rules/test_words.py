"""Every wording hint reaches a posting through a rule, and only where its word is meant."""

import csv
import random
import re
import unicodedata
from pathlib import Path
from time import process_time
from typing import Any

import pytest

from mypage.kernel.fields import normalised
from mypage.postings.content import DATA, table
from mypage.postings.rules.beginnings import beginnings
from mypage.postings.rules.hinting import advice
from mypage.postings.rules.registry import Finding, judge, rows
from mypage.postings.rules.sense import is_meant
from mypage.postings.rules.words import TABLES, folded, hints, hints_in
from tests.unit.postings.facts import facts_with

HINTS: list[dict[str, str]] = []
for name in TABLES:
    with Path(DATA / name).open(encoding="utf-8", newline="") as file:
        HINTS.extend(csv.DictReader(file))
KINDS = {row["kind"] for row in HINTS}
WORD_RULES = {
    "R-005", "R-006", "R-019", "R-024", "R-048", "R-062", "R-063", "R-064", "R-065", "R-066", "R-067", "R-069", "R-070",
    "R-071", "R-072", "R-084", "R-088", "R-106", "R-173",
}  # fmt: skip
QUOTED = re.compile(r"「([^「」]+)」")


def said_of(field: str, text: str, kind: str = "full_time") -> list[Finding]:
    """What the rules of words say of a text, in a posting where nothing but the text asks for anything."""
    unimportant = dict.fromkeys(("age_limit", "experience", "education"), "不問")
    none = dict.fromkeys(("has_overtime", "may_be_transferred", "fixed_overtime"), "なし")
    given: dict[str, Any] = {**unimportant, **none, field: text}
    facts = facts_with(kind, **given)
    return [each for each in judge(facts, only=WORD_RULES) if each.field == field]


@pytest.mark.rule("R-006", "R-048", "R-062", "R-063", "R-064", "R-065", "R-066", "R-067", "R-069", "R-070", "R-071")
@pytest.mark.parametrize("hint", HINTS, ids=lambda hint: hint["id"])
@pytest.mark.parametrize("field", ["job_description", "job_title"])
def test_every_hint_reaches_a_finding(hint: dict[str, str], field: str) -> None:
    """With the word as it was written and what to write instead; mild where the hint is."""
    found = said_of(field, hint["example_hit"])
    assert found
    shown = str(normalised(table().fields[field], hint["example_hit"]))
    [hit] = [each for each in hints_in(shown, KINDS) if each.hint.number == hint["id"]]
    about = [each for each in found if hit.word in each.message]
    assert about, found
    if hint["strength"] == "caution":
        assert {each.strength for each in about} == {"caution"}


@pytest.mark.parametrize("hint", HINTS, ids=lambda hint: hint["id"])
@pytest.mark.parametrize("field", ["job_description", "job_title"])
def test_a_clean_text_is_clean(hint: dict[str, str], field: str) -> None:
    """What the table calls clean is no matter for any rule of words."""
    assert said_of(field, hint["example_clean"]) == []


@pytest.mark.parametrize("number", sorted(rows()))
def test_what_a_rule_allows_no_hint_forbids(number: str) -> None:
    """The texts in 「」 that a rule gives as good examples, and those that hints propose, use no such word."""
    with Path(DATA / "posting_rules.csv").open(encoding="utf-8", newline="") as file:
        row = next(each for each in csv.DictReader(file) if each["id"] == number)
    for text in QUOTED.findall(row["example_ok"]):
        assert said_of("posting_remarks", text) == [], text


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("posting_remarks", "罰金やノルマはありません"),
        ("posting_remarks", "サービス残業はありません"),
        ("posting_remarks", "登録料は不要です"),
        ("posting_remarks", "資格の受験料と教材費を会社が負担"),
        ("posting_remarks", "講習費は全額支給します"),
        ("selection_remarks", "戸籍謄本は求めません"),
        ("job_description", "業務委託先の管理"),
        ("job_description", "市から業務委託を受けて給食を作ります"),
        ("job_description", "帰化申請の書類を作ります"),
        ("posting_remarks", "日本人に限りません"),
        ("posting_remarks", "転勤ありません"),
        ("posting_remarks", "定年６０歳、６５歳まで再雇用します"),
        ("job_description", "６５歳以上の高齢者の食事を介助します"),
        ("job_description", "１８歳未満の児童の学習を支えます"),
        ("posting_remarks", "持病のある方もご相談ください"),
        ("posting_remarks", "残業はほとんどありません"),
    ],
)
def test_the_opposite_is_not_objected_to(field: str, text: str) -> None:
    """A word that a sentence denies, or that is another word, is left alone."""
    assert said_of(field, text) == []


@pytest.mark.parametrize(
    ("text", "rule", "strength"),
    [
        ("戸籍謄本の請求", "R-066", "caution"),
        ("帰化した方", "R-065", "caution"),
        ("持病のない方", "R-067", "violation"),
        ("６５歳まで", "R-048", "violation"),
        ("第二新卒限定", "R-048", "caution"),
    ],
)
def test_strength_follows_what_is_meant(text: str, rule: str, strength: str) -> None:
    """Words that may be duties are only asked about in 仕事の内容; a hint within a longer one gives way to it."""
    assert [(each.rule, each.strength) for each in said_of("job_description", text)] == [(rule, strength)]


def test_words_are_shown_as_they_were_written() -> None:
    """In full width, with what belongs to them, also after letters that fold into several."""
    words = [hit.word for hit in hints_in("㈱みほん　身長１７０ｃｍ、日本人に限る", KINDS)]
    assert words == ["身長１７０", "日本人に限る"]
    assert [hit.word for hit in hints_in("０３ー１２３４ー５６７８へ", KINDS)] == ["０３ー１２３４ー５６７８"]


def test_each_word_is_told_once() -> None:
    """However often a text uses it."""
    assert len(hints_in("看護婦、看護婦、看護婦", {"sex"})) == 1
    assert hints_in("", KINDS) == []


def test_folding_is_nfkc() -> None:
    """For every mixture of signs that fold alone, join their neighbours or lie beyond the basic plane."""
    choose = random.Random(21)
    signs = "aガ㈱ｶﾞ゙か🈁゚가가Ａ　①𝐀㍿ｱ゛é"
    for _ in range(3000):
        text = "".join(choose.choices(signs, k=choose.randint(0, 6)))
        assert folded(text) == unicodedata.normalize("NFKC", text)


def test_nothing_is_missed_for_speed() -> None:
    """The quick search finds what each expression finds alone, for words joined at random."""
    choose = random.Random(22)
    pieces = [row["example_hit"] for row in HINTS] + [row["example_clean"] for row in HINTS]
    for _ in range(300):
        plain = folded("。".join(choose.choices(pieces, k=4)))
        quick = {hit.hint.number for hit in hints_in(plain, KINDS)}
        slow = {
            hint.number
            for hint in hints().values()
            for match in hint.pattern.finditer(plain)
            if is_meant(hint.kind, plain, match.start(), match.end())
        }
        assert quick <= slow
        assert {hints()[number].kind for number in slow} == {hints()[number].kind for number in quick}


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("[ab]c", {"ac", "bc"}),
        ("a?bc", {"ab", "bc"}),
        ("a+", {"a", "aa"}),
        ("[0-1]{2}x", {"00", "01", "10", "11", "0x", "1x"}),
        (r"\.a|b\d", {".a", *(f"b{digit}" for digit in range(10))}),
        (".a", {"\0"}),
        ("[^a]b", {"\0"}),
        ("a(?!b)c", {"ac"}),
        ("(?:ab|cd)e", {"ab", "cd"}),
        ("a.{0,6}b", {"a", "ab"}),
    ],
)
def test_beginnings_of_expressions(pattern: str, expected: set[str]) -> None:
    """Two characters, one where the second cannot be told, or none."""
    assert beginnings(pattern) == expected


def test_advice_does_not_repeat_its_opening() -> None:
    """What the opening says is left out; what to do stays."""
    opening = "「血液型」は、仕事の適性や能力と関係がありません。"
    assert advice(opening, "仕事の適性や能力と関係がありません。削除してください。") == "削除してください。"
    assert advice(opening, "結婚を条件にできません。削除してください。") == "結婚を条件にできません。削除してください。"


def test_words_of_long_texts_are_found_quickly() -> None:
    """A full posting's texts, never seen before, within a few milliseconds even on a busy machine."""
    hints_in("温める", KINDS)
    texts = [f"{number}番の棚で、お客様の注文した品を集めて箱に詰めます。" * 22 for number in range(5)]
    start = process_time()
    for text in texts:
        hints_in(text, KINDS)
    assert process_time() - start < 0.05
