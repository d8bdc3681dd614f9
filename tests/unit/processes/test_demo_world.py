"""The wider demo world: its data is right, its postings pass every rule, it is as wide as it should be."""

import re
from collections import Counter
from datetime import date

import pytest

from mypage.establishments.content import answers_of as answers_of_establishment
from mypage.kernel.numbers import is_corporate_number, phone_digits
from mypage.postings.rules.registry import judge_whole
from mypage.processes.demo_world.data import cast_drafts, cast_firms, firms, occupations, workplaces
from mypage.processes.demo_world.drafts import unfinished
from mypage.processes.demo_world.firms import corporate_number, details_of
from mypage.processes.demo_world.graduates import may_be_filed
from tests.unit.processes.demo_world_cast import everything, postal_codes, rows

ALL_FIRMS = [*cast_firms(), *firms()]
KINDS = {"full_time", "part_time", "university", "high_school", "junior_high", "seasonal", "migrant"}
OTHER_DAYS = [date(2026, 12, 30), date(2027, 2, 10), date(2027, 6, 15), date(2027, 9, 10)]


def test_the_world_is_wide() -> None:
    written = everything()
    assert len(written) >= 340
    assert len(firms()) >= 60
    assert len({firm.prefecture for firm in firms()}) == 47
    assert len({each.wanted.occupation for each in written}) >= 120
    assert len({code for each in written for code in each.writing.job.codes}) >= 100


def test_every_kind_flag_and_fate_is_there() -> None:
    wanted = [each.wanted for each in everything()]
    assert {each.kind for each in wanted} == KINDS
    assert {each.fate for each in wanted} == {"draft", "submitted", "withdrawn", "lapsed"}
    trials = {str(each.raw.get("trial_employment", "")) for each in everything()}
    assert trials == {"", "トライアル雇用", "障害者トライアル雇用", "障害者短時間トライアル雇用"}
    assert any(each.is_type_a for each in wanted)
    assert sum(each.is_for_people_with_disabilities for each in wanted) >= 10


def test_every_occupation_has_a_posting() -> None:
    assert {each.wanted.occupation for each in everything()} == set(occupations())


@pytest.mark.parametrize("today", [date(2026, 11, 22), *OTHER_DAYS])
def test_no_rule_objects(today: date) -> None:
    """Whatever the day, but for kinds that offices do not take on it."""
    found = [
        f"{each.name}: {finding.rule} {finding.field} {finding.message}"
        for each in everything(today)
        if may_be_filed(each.wanted.kind, today)
        for finding in judge_whole(each.facts)
        if finding.strength == "violation"
    ]
    assert found == []


def test_only_what_is_asked_is_answered() -> None:
    found = [f"{each.name}: {set(each.raw) - each.facts.answers.shown}" for each in everything()]
    assert [line for line in found if not line.endswith("set()")] == []


def test_few_cautions_are_left_to_be_confirmed() -> None:
    """What everybody confirms who takes online applications, does not send papers back, or has a smoking room."""
    found = Counter(finding.rule for each in everything() for finding in judge_whole(each.facts))
    assert set(found) <= {"R-015", "R-021", "R-030"}


def test_descriptions_read_like_descriptions() -> None:
    for each in everything():
        text = str(each.raw["job_description"])
        assert 150 <= len(text) <= 340, each.name
        assert re.search(r"変更範囲：.+\Z", text), each.name


@pytest.mark.parametrize("field", ["job_description", "posting_remarks", "message_from_establishment"])
def test_texts_are_hardly_repeated_between_firms(field: str) -> None:
    seen: dict[str, set[str]] = {}
    for each in everything():
        seen.setdefault(str(each.raw[field]), set()).add(each.firm.slug)
    assert max(len(slugs) for slugs in seen.values()) <= 3


def test_codes_are_those_of_the_tables() -> None:
    known = {row["code"] for row in rows("occupations_mhlw_2022.csv") if row["level"] == "3"}
    licences = {row["code"] for row in rows("licenses.csv")}
    for key, job in occupations().items():
        assert set(job.codes) <= known, key
        assert {code for code, _ in job.licences} <= licences, key


def test_towns_exist_and_numbers_do_not() -> None:
    for firm in ALL_FIRMS:
        towns = [place[5:] for place in postal_codes()[firm.postal_code] if place[:5] == firm.municipality]
        assert any(firm.street.startswith(town) for town in towns), firm.slug
        assert re.search(r"9\d{0,4}(丁目|番|番地|線)|9876|98[番7]|97", firm.street), firm.slug
    for there in workplaces().values():
        assert any(place[:5] == there.municipality for place in postal_codes()[there.postal_code]), there.name


def test_telephones_are_whole_and_nobodys() -> None:
    for firm in ALL_FIRMS:
        assert len(phone_digits(firm.phone)) == 10, firm.slug
        assert "55" in firm.phone, firm.slug


def test_corporate_numbers_check_and_are_nobodys() -> None:
    assert all(is_corporate_number(corporate_number(serial)) for serial in range(1, 200))
    assert corporate_number(1)[1:].startswith("9999")


def test_six_screens_are_answered_within_their_limits() -> None:
    for firm in ALL_FIRMS:
        answers = answers_of_establishment(details_of(firm, "東京都千代田区飯田橋9丁目8番7号"))
        assert answers.unreadable == {}, firm.slug
        assert max(len(firm.business), len(firm.features)) <= 90, firm.slug


def test_pay_is_near_what_is_offered() -> None:
    for each in everything():
        wages, job = each.writing.wages, each.writing.job
        paid = each.facts.answers.number("total_pay_from") or 0
        around = wages.hourly if each.writing.is_part_time else wages.monthly
        assert 0.6 * job.pay * around <= paid <= 1.45 * job.pay * around, each.name


def test_drafts_of_the_cast_are_as_the_data_says() -> None:
    drafts = {each.name: each for each in everything() if each.name in cast_drafts()}
    assert set(drafts) == set(cast_drafts())
    for name, each in drafts.items():
        left = unfinished(each.writing, dict(each.raw))
        assert set(cast_drafts()[name]["values"]) <= set(left.answers)


def test_the_same_firm_writes_the_same_posting_again() -> None:
    assert [each.raw for each in everything()] == [each.raw for each in everything.__wrapped__()]
