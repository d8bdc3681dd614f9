"""The pages of the form: every field of the table once, each kind its own questions."""

from collections import Counter

import pytest

from mypage.kernel.fields import Raw
from mypage.postings.content import KINDS, Category, answers_of, table
from mypage.postings.pages import (
    SECTION_TITLES,
    choices_on,
    page_after,
    page_of,
    pages_by_field,
    pages_of,
    shown_on_form,
)
from mypage.postings.pages_plan import PLAN


def planned_names() -> list[str]:
    rows = [row for _, _, _, groups in PLAN for _, rows in groups for row in rows]
    return [name for row in rows for name in ((row,) if isinstance(row, str) else row)]


def test_every_field_of_the_table_stands_on_the_form_exactly_once() -> None:
    names = planned_names()
    assert [name for name, times in Counter(names).items() if times > 1] == []
    assert set(names) == set(table().fields)


def test_every_field_stands_in_its_official_section() -> None:
    for _, section, _, groups in PLAN:
        names = [name for _, rows in groups for row in rows for name in ((row,) if isinstance(row, str) else row)]
        assert {table().fields[name].section for name in names} == {section}


@pytest.mark.parametrize("kind", KINDS.values())
def test_each_kind_is_asked_what_belongs_to_it_and_nothing_else(kind: str) -> None:
    flags = ("disability", "trial") if kind in ("full_time", "part_time") else ()
    asked = {field.name for field in table().of(kind, flags)}
    on_pages = {field.name for page in pages_of(kind) if page.slug != "category" for field in page.fields}
    category = {field.name for field in pages_of(kind)[0].fields}
    assert on_pages == asked - category
    assert all(group.rows for page in pages_of(kind) for group in page.groups)


@pytest.mark.parametrize("kind", KINDS.values())
def test_every_section_has_a_page_and_no_page_asks_too_much(kind: str) -> None:
    assert {page.section for page in pages_of(kind)} == set(SECTION_TITLES)
    assert len({page.slug for page in pages_of(kind)}) == len(pages_of(kind))
    for page in pages_of(kind):
        always = [field for field in page.typed if not field.condition.alternatives]
        assert len(always) <= 24, page.slug


def test_only_graduates_have_the_pages_of_graduates() -> None:
    assert page_of("full_time", "youth") is None
    assert page_of("seasonal", "schedule") is None
    assert page_of("university", "youth") is not None
    assert page_of("full_time", "nothing") is None


def test_pages_follow_one_another() -> None:
    second, last = page_after("full_time", "category"), page_after("full_time", "contact")
    assert second is not None
    assert second.slug == "disclosure"
    assert last is None


def test_a_field_knows_its_page() -> None:
    assert pages_by_field("part_time")["between_from"].slug == "hours"
    assert "between_from" not in pages_by_field("full_time")


def test_choices_are_those_of_the_kind() -> None:
    assert choices_on("part_time")["employment_form"][0] == "パート労働者"
    assert len(choices_on("high_school")["disclosure_scope"]) == 2
    assert "disclosure_scope" not in choices_on("full_time")


def test_the_municipality_is_not_asked_where_the_place_is_the_establishments() -> None:
    raw: dict[str, Raw] = {"workplace_choice": "事業所所在地と同じ"}
    assert "workplace_municipality" not in shown_on_form(answers_of(raw, {}), raw)
    raw = {"workplace_choice": "事業所所在地と異なる"}
    assert "workplace_municipality" in shown_on_form(answers_of(raw, {}), raw)


def test_a_part_timer_is_asked_for_shifts_and_for_the_time_between() -> None:
    raw: dict[str, Raw] = {"posting_category": "一般（パート）", "working_time_system": "通常（固定）"}
    answers = answers_of(raw, {})
    assert Category.of(raw).kind == "part_time"
    assert {"shift_1_from", "between_from"} <= answers.shown
    assert "shift_1_from" not in answers.required
