"""労働条件の明示: R-022, R-023, R-026 to R-034."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from tests.unit.postings.facts import facts_with, objections

BEFORE, SINCE = date(2024, 3, 31), date(2024, 4, 1)
IF_CONDITION: dict[str, Any] = {"renewal_possibility": "あり（条件付きで更新あり）"}
ALWAYS: dict[str, Any] = {"renewal_possibility": "あり（原則更新）"}


@pytest.mark.rule("R-022")
@pytest.mark.parametrize(
    ("text", "today", "objects"),
    [
        ("販売の仕事です。\n変更範囲：変更なし", SINCE, False),
        ("販売の仕事です。業務の変更の範囲：会社の定める業務", SINCE, False),
        ("販売の仕事です。", SINCE, True),
        ("販売の仕事です。", BEFORE, False),
        ("", SINCE, False),
    ],
)
def test_change_of_duties_is_said(text: str, today: date, objects: bool) -> None:
    """Since April 2024."""
    assert bool(objections("R-022", facts_with(today=today, job_description=text))) is objects


@pytest.mark.rule("R-023")
@pytest.mark.parametrize(
    ("given", "today", "objects"),
    [
        ({"may_be_transferred": "あり", "transfer_area": "県内の営業所"}, SINCE, False),
        ({"may_be_transferred": "あり", "transfer_area": ""}, SINCE, True),
        ({"may_be_transferred": "あり"}, SINCE, True),
        ({"may_be_transferred": "あり"}, BEFORE, False),
        ({"may_be_transferred": "なし"}, SINCE, False),
        ({}, SINCE, False),
    ],
)
def test_reach_of_transfers_is_said(given: dict[str, Any], today: date, objects: bool) -> None:
    """Since April 2024."""
    assert bool(objections("R-023", facts_with(today=today, **given))) is objects


@pytest.mark.rule("R-026")
@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({**IF_CONDITION, "renewal_condition": "更新上限：有（更新回数４回）"}, ""),
        ({**IF_CONDITION, "renewal_condition": "勤務成績による"}, "renewal_condition"),
        ({**IF_CONDITION, "renewal_condition": "勤務成績による。上限なし"}, ""),
        ({**ALWAYS, "posting_remarks": "更新上限：有（通算契約期間５年）"}, ""),
        ({**ALWAYS, "posting_remarks": "通勤手当の上限は２万円です"}, "posting_remarks"),
        (ALWAYS, "posting_remarks"),
        ({"renewal_possibility": "なし"}, ""),
        ({}, ""),
    ],
)
def test_limit_of_renewals_is_said(given: dict[str, Any], field: str) -> None:
    """In the condition, or in the remarks."""
    assert [each.field for each in objections("R-026", facts_with(**given))] == ([field] if field else [])
    assert objections("R-026", facts_with(today=BEFORE, **given)) == []


@pytest.mark.rule("R-027")
@pytest.mark.parametrize(
    ("detail", "objects"),
    [
        ("時給１，３００円", False),
        ("契約社員として雇用", False),
        ("賞与の支給なし", False),
        ("面談による", True),
        ("会社の規定による", True),
        ("", False),
    ],
)
def test_probation_is_said_plainly(detail: str, objects: bool) -> None:
    """In numbers, or in a difference that everyone understands."""
    given: dict[str, Any] = {"probation_conditions": "異なる", "probation_conditions_detail": detail}
    assert bool(objections("R-027", facts_with(**given))) is objects
    assert objections("R-027", facts_with(**{**given, "probation_conditions": "同条件"})) == []


@pytest.mark.rule("R-028")
@pytest.mark.parametrize(
    ("length", "objects"),
    [
        ("６ヶ月", False),
        ("７ヶ月", True),
        ("半年", False),
        ("１年", True),
        ("３～６か月", False),
        ("３～７か月", True),
        ("六カ月", False),
        ("七カ月", True),
        ("６ヶ月半", True),
        ("１８０日", False),
        ("１８７日", True),
        ("２６週間", False),
        ("２７週間", True),
        ("令和８年１２月１日まで", False),
        ("応相談", False),
        ("", False),
    ],
)
def test_probation_is_not_longer_than_usual(length: str, objects: bool) -> None:
    """Six months, however they are written."""
    assert bool(objections("R-028", facts_with(has_probation="あり", probation_length=length))) is objects


@pytest.mark.rule("R-028")
def test_usual_probation_is_a_setting() -> None:
    """The message tells the office's own number."""
    settings: dict[str, Any] = {**facts_with().settings, "probation_months": Decimal(3)}
    (finding,) = objections("R-028", facts_with(settings=settings, has_probation="あり", probation_length="４ヶ月"))
    assert finding.message.startswith("試用期間が３ヶ月を超えています。")


@pytest.mark.rule("R-029")
@pytest.mark.parametrize(
    ("given", "today", "objects"),
    [
        ({"passive_smoking_measure": "あり（屋内禁煙）"}, date(2020, 4, 1), False),
        ({}, date(2020, 4, 1), True),
        ({}, date(2020, 3, 31), False),
        ({"passive_smoking_measure": "たぶん"}, date(2020, 4, 1), False),
    ],
)
def test_measure_against_smoke_is_said(given: dict[str, Any], today: date, objects: bool) -> None:
    """Since April 2020; what cannot be read is another rule's matter."""
    assert bool(objections("R-029", facts_with(today=today, **given))) is objects


@pytest.mark.rule("R-030")
@pytest.mark.parametrize(
    ("measure", "remarks", "objects"),
    [
        ("あり（喫煙室設置）", "２階に専用室", False),
        ("あり（喫煙室設置）", "", True),
        ("その他", "", True),
        ("あり（屋内禁煙）", "", False),
        ("", "", False),
    ],
)
def test_place_for_smokers_is_described(measure: str, remarks: str, objects: bool) -> None:
    """Where there is one."""
    facts = facts_with(passive_smoking_measure=measure, passive_smoking_remarks=remarks)
    assert bool(objections("R-030", facts)) is objects


@pytest.mark.rule("R-031")
@pytest.mark.parametrize(
    ("kind", "measure", "objects"),
    [
        ("high_school", "あり（屋内禁煙）", False),
        ("high_school", "なし（喫煙可）", True),
        ("junior_high", "なし（喫煙可）", True),
        ("full_time", "なし（喫煙可）", False),
    ],
)
def test_minors_are_kept_from_smoke(kind: str, measure: str, objects: bool) -> None:
    """Pupils of high schools and junior high schools."""
    assert bool(objections("R-031", facts_with(kind, passive_smoking_measure=measure))) is objects


@pytest.mark.rule("R-032")
@pytest.mark.parametrize(
    ("system", "remarks", "objects"),
    [
        ("裁量労働制", "１日８時間とみなす", False),
        ("裁量労働制", "１日８時間働いたものとみなす", False),
        ("裁量労働制", "みなし労働時間：１日８時間", False),
        ("裁量労働制", "専門業務型", True),
        ("裁量労働制", "", True),
        ("通常（固定）", "", False),
        ("", "", False),
    ],
)
def test_deemed_hours_are_said(system: str, remarks: str, objects: bool) -> None:
    """Of discretionary work."""
    facts = facts_with(working_time_system=system, working_time_remarks=remarks)
    assert bool(objections("R-032", facts)) is objects


@pytest.mark.rule("R-033")
@pytest.mark.parametrize(
    ("system", "remarks", "objects"),
    [
        ("フレックスタイム制", "コアタイム１０時から１５時", False),
        ("フレックスタイム制", "コアタイムなし", False),
        ("フレックスタイム制", "応相談", True),
        ("フレックスタイム制", "", False),
        ("通常（固定）", "応相談", False),
    ],
)
def test_core_time_is_said(system: str, remarks: str, objects: bool) -> None:
    """Of flexible work; empty remarks are R-001's matter."""
    facts = facts_with(working_time_system=system, working_time_remarks=remarks)
    assert bool(objections("R-033", facts)) is objects


@pytest.mark.rule("R-034")
@pytest.mark.parametrize(
    ("given", "objects"),
    [
        ({"is_telework": "該当する", "workplace_remarks": "自宅、月１回出社"}, False),
        ({"is_telework": "該当する"}, True),
        ({"is_telework": "該当しない"}, False),
        ({}, False),
    ],
)
def test_telework_says_where(given: dict[str, Any], objects: bool) -> None:
    """And how often one comes in."""
    assert bool(objections("R-034", facts_with(**given))) is objects
