"""Answers in words as people read them."""

import pytest

from mypage.kernel.fields import Raw
from mypage.postings.content import Category, answers_of, fields_of
from mypage.postings.shown import EMPTY, ShownAnswer, shown_answers
from tests.posting_answers import answers_for

KINDS = ("full_time", "part_time", "university", "high_school", "junior_high", "seasonal", "migrant")


def rows_of(kind: str = "full_time", **changed: Raw) -> dict[str, ShownAnswer]:
    """Every line of a posting, by the fields that it tells."""
    raw = answers_for(kind) | changed
    sections = shown_answers(
        answers_of(raw, {"capital_yen": "10000000"}), Category.of(raw), {"workplace_municipality": "東京都千代田区"}
    )
    return {name: row for section in sections for row in section.rows for name in row.names}


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_that_applies_is_there_once(kind: str) -> None:
    """In the order of the table, in eight sections."""
    raw = answers_for(kind)
    answers = answers_of(raw, {})
    sections = shown_answers(answers, Category.of(raw))
    told = [name for section in sections for row in section.rows for name in row.names]
    assert sorted(told) == sorted(field.name for field in fields_of(Category.of(raw)) if field.name in answers.shown)
    assert len(told) == len(set(told))
    assert [section.number for section in sections] == list(range(1, 9))


@pytest.mark.parametrize(
    ("kind", "name", "text"),
    [
        ("full_time", "base_pay_from", "240,000円〜280,000円"),
        ("full_time", "base_pay_to", "240,000円〜280,000円"),
        ("full_time", "shift_1_from", "9時00分〜18時00分"),
        ("full_time", "days_off", "土、日、祝日"),
        ("full_time", "break_minutes", "60分"),
        ("full_time", "hires", "3名"),
        ("full_time", "capital_yen", "10,000,000円"),
        ("full_time", "workplace_municipality", "東京都千代田区"),
        ("full_time", "delivery_postal_code", "〒102-0072"),
        ("full_time", "company_pension", EMPTY),
        ("full_time", "posting_number", "受理したときに決まります"),
        ("full_time", "total_pay_from", "250,000円〜295,000円"),
        ("part_time", "weekly_working_days_from", "4日〜5日"),
        ("high_school", "starts_work_on", "2027年4月1日（木）"),
        ("high_school", "visit_from_on", "2026年7月10日（金）から"),
        ("migrant", "employment_begins_on", "2026年12月6日（日）〜2027年5月5日（水）"),
    ],
)
def test_an_answer_reads_as_people_write_it(kind: str, name: str, text: str) -> None:
    """Yen with commas, times, days, lists, pairs in one line."""
    assert rows_of(kind)[name].text == text


def test_a_pair_has_one_label() -> None:
    """That of neither bound."""
    rows = rows_of()
    assert rows["base_pay_from"] is rows["base_pay_to"]
    assert [rows[name].label for name in ("base_pay_from", "fixed_allowance_1_from", "shift_1_from")] == [
        "基本給（ａ）",
        "定額的に支払われる手当（ｂ）1",
        "就業時間（1）",
    ]


def test_a_shift_over_midnight_says_so() -> None:
    """22時 to 7時 is the next day's morning."""
    assert rows_of(shift_1_from="22:00", shift_1_to="07:00")["shift_1_from"].text == "22時00分〜翌日の7時00分"


@pytest.mark.parametrize(
    ("low", "high", "text"), [("", "59", "59歳以下"), ("18", "", "18歳以上"), ("30", "39", "30歳以上〜39歳以下")]
)
def test_an_age_limit_may_have_one_side(low: str, high: str, text: str) -> None:
    """Which sides there are follows from the ground."""
    assert rows_of(age_limit="制限あり", age_from=low, age_to=high)["age_from"].text == text


def test_a_missing_bound_that_is_asked_for_shows() -> None:
    """The reader sees what is not there."""
    row = rows_of(base_pay_to="")["base_pay_to"]
    assert (row.text, row.is_empty) == (f"240,000円〜{EMPTY}", False)


def test_what_cannot_be_read_stands_as_typed() -> None:
    """So that it can be recognised and mended."""
    rows = rows_of("university", base_pay_from="約20万", starts_work_on="2027|13|45")
    assert rows["base_pay_from"].text == "約20万〜280,000円"
    assert rows["starts_work_on"].text == "2027年13月45日"
