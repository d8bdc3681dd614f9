"""例外事由ａからｆ２: R-051 to R-060, with the table's examples and both sides of each bound."""

from typing import Any

import pytest

from mypage.postings.rules.facts import Programme
from tests.unit.postings.facts import facts_with, objections

A, B, C, D, E, F1, F2 = (
    "ａ 定年を上限",
    "ｂ 法令の規定による年齢制限",
    "ｃ 長期勤続によるキャリア形成",
    "ｄ 技能・ノウハウの継承",
    "ｅ 芸術・芸能の表現の真実性",
    "ｆ１ ６０歳以上の高年齢者",
    "ｆ２ 国の施策の対象者",
)
OPEN = {"employment_period": "雇用期間の定めなし"}
TERM = {"employment_period": "雇用期間の定めあり（４ヶ月以上）"}
RETIREMENT = {"has_retirement_age": "あり", "retirement_age": 60}


def fields_of(rule: str, ground: str, **given: Any) -> list[str]:
    """Where a rule objects."""
    circumstances = given.pop("circumstances", {})
    facts = facts_with(age_limit="制限あり", age_limit_ground=ground, circumstances=circumstances, **given)
    return [each.field for each in objections(rule, facts)]


@pytest.mark.rule("R-051")
@pytest.mark.parametrize(
    ("given", "fields"),
    [
        ({**RETIREMENT, **OPEN, "age_to": 59}, []),
        ({**RETIREMENT, **OPEN, "age_to": 58}, ["age_to"]),
        ({**RETIREMENT, **OPEN, "age_to": 60}, ["age_to"]),
        ({**RETIREMENT, **OPEN, "age_from": 18, "age_to": 59}, ["age_from"]),
        ({**RETIREMENT, **TERM, "age_to": 59}, ["employment_period"]),
        ({**OPEN, "has_retirement_age": "なし", "age_to": 59}, ["age_limit_ground"]),
        ({}, []),
    ],
)
def test_ground_a_ends_at_retirement(given: dict[str, Any], fields: list[str]) -> None:
    """定年６０: up to 59, no lower bound, no term."""
    assert fields_of("R-051", A, **given) == fields
    assert fields_of("R-051", C, **given) == []


@pytest.mark.rule("R-052")
@pytest.mark.parametrize(("given", "fields"), [({"age_from": 18}, []), ({"age_from": 18, "age_to": 64}, ["age_to"])])
def test_ground_b_has_a_lower_bound_only(given: dict[str, Any], fields: list[str]) -> None:
    """18 or older, and no more."""
    assert fields_of("R-052", B, **given) == fields


@pytest.mark.rule("R-053")
@pytest.mark.parametrize(
    ("reason", "is_found"),
    [
        ("警備業法第１４条による", False),
        ("労働基準法により深夜業は１８歳以上", False),
        ("東京都の条例による", False),
        ("危ない仕事のため", True),
        ("作業の方法が難しいため", True),
        ("法令による", True),
        ("", False),
    ],
)
def test_ground_b_names_the_law(reason: str, is_found: bool) -> None:
    """By its name or its article."""
    assert bool(fields_of("R-053", B, age_limit_reason=reason)) is is_found


@pytest.mark.rule("R-054")
@pytest.mark.parametrize(
    ("given", "fields"),
    [
        ({**OPEN, "age_to": 44, "experience": "不問"}, []),
        ({**OPEN, "age_to": 44, "experience": "必須"}, ["experience"]),
        ({**OPEN, "age_to": 44, "experience": "あれば尚可"}, ["experience"]),
        ({**TERM, "age_to": 44, "experience": "不問"}, ["employment_period"]),
        ({**OPEN, "age_from": 18, "age_to": 44, "experience": "不問"}, ["age_from"]),
        ({"age_to": 44}, []),
    ],
)
def test_ground_c_trains_beginners(given: dict[str, Any], fields: list[str]) -> None:
    """No term, no lower bound, no experience."""
    assert fields_of("R-054", C, **given) == fields


@pytest.mark.rule("R-055")
@pytest.mark.parametrize(("highest", "fields"), [(44, []), (45, ["age_to"]), ("", [])])
def test_ground_c_is_for_the_young(highest: int | str, fields: list[str]) -> None:
    """44 leaves time for a career."""
    assert fields_of("R-055", C, age_to=highest) == fields


@pytest.mark.rule("R-056")
@pytest.mark.parametrize(
    ("lowest", "highest", "fields"),
    [
        (30, 39, []),
        (30, 34, []),
        (40, 49, []),
        (30, 40, ["age_to"]),
        (30, 33, ["age_to"]),
        (29, 38, ["age_from"]),
        (41, 50, ["age_to"]),
        (30, "", ["age_to"]),
        ("", 39, ["age_from"]),
        ("", "", []),
    ],
)
def test_ground_d_is_a_narrow_band(lowest: int | str, highest: int | str, fields: list[str]) -> None:
    """Five to ten years within 30 to 49."""
    assert fields_of("R-056", D, age_from=lowest, age_to=highest, **OPEN) == fields


@pytest.mark.rule("R-056")
def test_ground_d_has_no_term() -> None:
    """Know-how is handed on for good."""
    assert fields_of("R-056", D, age_from=30, age_to=39, **TERM) == ["employment_period"]


@pytest.mark.rule("R-057")
@pytest.mark.parametrize(
    ("reason", "is_found"),
    [
        ("３０歳代２人、２０歳代５人、４０歳代４人", False),
        ("３０歳代３人、２０歳代５人、４０歳代４人", True),
        ("電気工：２０～２９歳８名、３０～３９歳４名、４０～４９歳９名", False),
        ("電気工：２０～２９歳８名、３０～３９歳５名、４０～４９歳９名", True),
        ("３０代２人、４０代４人", True),
        ("３０代が少ないため", True),
        ("", False),
    ],
)
def test_ground_d_counts_the_neighbours(reason: str, is_found: bool) -> None:
    """At most half as many as in each neighbouring band."""
    assert bool(fields_of("R-057", D, age_from=30, age_to=39, age_limit_reason=reason)) is is_found


@pytest.mark.rule("R-058")
@pytest.mark.parametrize(("reason", "is_found"), [("子役のため", False), ("体力が要るため", True), ("", False)])
def test_ground_e_names_the_part(reason: str, is_found: bool) -> None:
    """The part that needs the age."""
    assert bool(fields_of("R-058", E, age_limit_reason=reason)) is is_found


@pytest.mark.rule("R-059")
@pytest.mark.parametrize(
    ("given", "fields"),
    [
        ({"age_from": 60}, []),
        ({"age_from": 59}, ["age_from"]),
        ({"age_from": 60, "age_to": 70}, ["age_to"]),
        ({}, []),
    ],
)
def test_ground_f1_begins_at_sixty(given: dict[str, Any], fields: list[str]) -> None:
    """From 60 on, without an upper bound."""
    assert fields_of("R-059", F1, **given) == fields


@pytest.mark.rule("R-060")
@pytest.mark.parametrize(
    ("reason", "highest", "fields"),
    [
        ("就職氷河期世代の不安定な就労者が対象", 59, []),
        ("就職氷河期世代の不安定な就労者が対象", 60, ["age_from"]),
        ("国の施策による", 59, ["age_limit_reason"]),
        ("", 60, []),
    ],
)
def test_ground_f2_keeps_to_a_programme(reason: str, highest: int, fields: list[str]) -> None:
    """Named, and with the programme's own bounds."""
    programmes = (Programme("就職氷河期世代", 35, 59),)
    given = {"age_from": 35, "age_to": highest, "age_limit_reason": reason}
    assert fields_of("R-060", F2, circumstances={"programmes": programmes}, **given) == fields


@pytest.mark.rule("R-060")
@pytest.mark.parametrize(
    ("programmes", "words"),
    [
        ((Programme("就職氷河期世代", 35, 59),), "「就職氷河期世代」（35歳から59歳）"),
        ((), "今、対象となる国の施策はありません。"),
    ],
)
def test_the_programmes_of_today_are_named(programmes: tuple[Programme, ...], words: str) -> None:
    """Or that there are none."""
    facts = facts_with(
        age_limit="制限あり", age_limit_ground=F2, age_limit_reason="施策", circumstances={"programmes": programmes}
    )
    [found] = objections("R-060", facts)
    assert words in found.message
