"""The table of the six screens: every row has its place, every limit its two sides, every shape its judgement."""

from collections.abc import Mapping
from typing import Any

import pytest

from mypage.establishments.content import (
    COMPUTED,
    OF_IMAGES,
    answers_of,
    answers_of_workplace,
    is_of_workplace,
    screens,
    table,
    typed_names,
    workplace_fields,
)
from mypage.establishments.rules.addresses import Place
from mypage.establishments.rules.content import ContentFacts, violations_of_content
from mypage.kernel.fields import Raw, normalised
from tests.establishments import ANSWERS, WORKPLACE

PLACES = {"13101": Place("東京都", "千代田区", "千代田区")}
YEAR = 2026


def facts(changed: Mapping[str, Raw], *, workplace: bool = False) -> ContentFacts:
    raw = {**(WORKPLACE if workplace else ANSWERS), **changed}
    rows = workplace_fields() if workplace else [field for screen in screens() for field in screen.fields]
    answers = answers_of_workplace(raw) if workplace else answers_of(raw)
    return ContentFacts(answers, {row.name: row for row in rows}, YEAR, PLACES, {"58": "飲食料品小売業"})


def found(changed: Mapping[str, Raw], *, workplace: bool = False) -> list[tuple[str, str]]:
    return [(each.field, each.code) for each in violations_of_content(facts(changed, workplace=workplace))]


def test_every_row_of_the_table_has_its_place() -> None:
    rows = list(table().fields)
    assert len(rows) == 103
    shown = {field.name for screen in screens() for field in screen.shown}
    assert shown | {field.name for field in workplace_fields()} | OF_IMAGES == set(rows)
    assert typed_names() == shown - COMPUTED
    assert set(ANSWERS) == typed_names()
    assert set(WORKPLACE) == {name for name in rows if is_of_workplace(name)}


def test_the_whole_example_is_right() -> None:
    assert found({}) == []
    assert found({}, workplace=True) == []


def test_kept_values_stay_as_they_are() -> None:
    for name, value in (ANSWERS | WORKPLACE).items():
        field = table().fields[name]
        once = normalised(field, value)
        assert normalised(field, once) == once, name


LIMITED = [field for field in table().fields.values() if field.limit and field.name not in OF_IMAGES]
TEXTS = [field for field in LIMITED if field.input in ("text", "long_text", "address") and field.name != "website"]
NUMBERS = [field for field in LIMITED if field.input in ("integer", "yen", "minutes")]


def long_text(name: str, length: int) -> str:
    if name.endswith("_kana"):
        return "ア" * length
    if name in ("establishment_address", "workplace_address"):
        return "東京都千代田区" + "１" * (length - 7)
    return "あ" * length


@pytest.mark.parametrize("field", TEXTS, ids=lambda field: field.name)
def test_a_text_may_be_as_long_as_its_limit_and_no_longer(field: Any) -> None:
    workplace = is_of_workplace(field.name)
    assert found({field.name: long_text(field.name, field.limit)}, workplace=workplace) == []
    over = found({field.name: long_text(field.name, field.limit + 1)}, workplace=workplace)
    assert over == [(field.name, "too_long")]
    message = violations_of_content(facts({field.name: long_text(field.name, field.limit + 12)}, workplace=workplace))
    assert message[0].message == f"{field.label}は{field.limit}文字以内で入力してください。12文字減らしてください。"


@pytest.mark.parametrize("field", NUMBERS, ids=lambda field: field.name)
def test_a_number_may_have_as_many_digits_as_its_limit_and_no_more(field: Any) -> None:
    workplace = is_of_workplace(field.name)
    rows = facts({field.name: "9" * field.limit}, workplace=workplace).answers
    assert field.name in rows.values or field.bounds
    over = facts({field.name: "9" * (field.limit + 1)}, workplace=workplace).answers
    assert field.name in over.unreadable


def test_a_broken_line_counts_as_a_full_one() -> None:
    at_limit = "あ" * 10 + "\n" + "い" * 60
    assert found({"business_description": at_limit}) == []
    assert found({"business_description": at_limit + "い"}) == [("business_description", "too_long")]


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"corporate_number": "7000012070001"}, ("corporate_number", "shape")),
        ({"corporate_number": ""}, ("corporate_number", "missing")),
        ({"corporate_name_kana": "kabu"}, ("corporate_name_kana", "shape")),
        ({"head_office_postal_code": "102-007"}, ("head_office_postal_code", "shape")),
        ({"founded_year": "1599"}, ("founded_year", "unreadable")),
        ({"founded_year": "2027"}, ("founded_year", "future_year")),
        ({"phone": "03-5550"}, ("phone", "shape")),
        ({"mail": ".a@example.jp"}, ("mail", "shape")),
        ({"website": "ftp://www.yamada.example/"}, ("website", "shape")),
        ({"website": "javascript:alert(1)"}, ("website", "shape")),
        ({"website": "https://"}, ("website", "shape")),
        ({"industry_code": "99"}, ("industry_code", "unknown_code")),
        ({"establishment_municipality": "99999"}, ("establishment_municipality", "unknown_code")),
        ({"establishment_address": "東京都新宿区1-1"}, ("establishment_address", "address_elsewhere")),
        ({"longitude": ""}, ("longitude", "half_a_place")),
        ({"latitude": "51.5"}, ("latitude", "unreadable")),
        ({"female_employees": "13"}, ("female_employees", "more_than_all")),
        ({"employees_in_company": "11"}, ("employees_at_establishment", "more_than_all")),
        ({"has_labour_union": "たぶん"}, ("has_labour_union", "unreadable")),
        ({"usual_insurances": []}, ("usual_insurances", "missing")),
        ({"usual_reemployment_until_age": "59"}, ("usual_reemployment_until_age", "before_retirement")),
        ({"dispatch_licence_number": "派13-12345"}, ("dispatch_licence_number", "shape")),
        ({"dispatch_licence_number": "派48-123456"}, ("dispatch_licence_number", "shape")),
        ({"dispatch_licence_valid_until": ""}, ("dispatch_licence_valid_until", "missing")),
        ({"business_description": "楽しい😀職場"}, ("business_description", "unusable_sign")),
        ({"travel_minutes_from_station": ""}, ("travel_minutes_from_station", "missing")),
        ({"pr_logo_1": "みほん"}, ("pr_logo_1", "unreadable")),
    ],
)
def test_a_wrong_answer_is_told_at_its_question(changed: dict[str, Raw], expected: tuple[str, str]) -> None:
    assert found(changed) == [expected]


def test_a_place_in_the_message_names_the_sign() -> None:
    message = violations_of_content(facts({"business_description": "楽しい😀職場"}))[0].message
    assert message == "事業内容の4文字目「😀」は使えません。ほかの文字に置きかえてください。"


@pytest.mark.parametrize("name", ["髙﨑 邉子", "山田😀太郎"])
def test_names_of_people_are_never_refused(name: str) -> None:
    assert found({"representative_name": name}) == []


@pytest.mark.parametrize(
    ("changed", "gone"),
    [
        ({"legal_form": "個人事業主"}, {"corporate_number", "corporate_name", "corporate_name_kana"}),
        ({"nearest_station": ""}, {"transport_from_station", "travel_minutes_from_station"}),
        ({"dispatch_licence_number": ""}, {"dispatch_licence_valid_until"}),
        ({"has_job_based_pay": "なし"}, {"job_based_pay_detail"}),
        ({"training": ""}, {"training_for_non_regular"}),
        ({"annual_sales_yen_2": ""}, {"annual_sales_year_2"}),
    ],
)
def test_what_a_condition_hides_does_not_count(changed: dict[str, Raw], gone: set[str]) -> None:
    answers = answers_of({**ANSWERS, **changed})
    assert not gone & answers.shown
    assert not gone & set(answers.raw)


def test_a_workplace_asks_for_a_remark_only_where_the_measure_is_another_one() -> None:
    named = {"workplace_passive_smoking_measure": "あり（屋内禁煙）"}
    assert "workplace_passive_smoking_remarks" not in answers_of_workplace({**WORKPLACE, **named}).shown
    assert found({"workplace_passive_smoking_remarks": ""}, workplace=True) == [
        ("workplace_passive_smoking_remarks", "missing")
    ]
