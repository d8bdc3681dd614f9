"""The posting as a whole: R-003, R-004, R-007 to R-010."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from mypage.postings.rules.facts import OtherPosting, RefusalPeriod
from mypage.postings.rules.old_dates import dates_over
from tests.unit.postings.facts import TODAY, facts_with, objections


@pytest.mark.rule("R-003")
@pytest.mark.parametrize(
    ("declared", "today", "objects"),
    [
        (date(2025, 11, 23), TODAY, False),
        (date(2025, 11, 22), TODAY, True),
        (TODAY, TODAY, False),
        (None, TODAY, True),
        (date(2024, 2, 29), date(2025, 2, 28), False),
        (date(2024, 2, 29), date(2025, 3, 1), True),
    ],
)
def test_declaration_is_newer_than_a_year(declared: date | None, today: date, objects: bool) -> None:
    """The day on which the year is over is too late."""
    facts = facts_with(today=today, circumstances={"declared_on": declared})
    assert bool(objections("R-003", facts)) is objects


@pytest.mark.rule("R-003")
def test_an_office_may_ask_for_the_declaration_more_often() -> None:
    """The length is a setting."""
    facts = facts_with(circumstances={"declared_on": date(2026, 5, 22)})
    settings = {**facts.settings, "self_declaration_months": Decimal(6)}
    shorter = facts_with(circumstances={"declared_on": date(2026, 5, 22)}, settings=settings)
    assert not objections("R-003", facts)
    (finding,) = objections("R-003", shorter)
    assert finding.message.startswith("自己申告書の申告から6か月が過ぎています。")


@pytest.mark.rule("R-004")
@pytest.mark.parametrize(
    ("first", "last", "objects"),
    [
        (date(2026, 5, 22), date(2026, 11, 21), False),
        (date(2026, 5, 23), date(2026, 11, 22), True),
        (date(2026, 11, 22), date(2027, 5, 21), True),
        (date(2026, 11, 23), date(2027, 5, 22), False),
    ],
)
def test_nothing_is_received_while_a_refusal_runs(first: date, last: date, objects: bool) -> None:
    """Both days of the period count."""
    facts = facts_with(circumstances={"refusals": (RefusalPeriod("労働関係法令の違反", first, last),)})
    assert bool(objections("R-004", facts)) is objects


@pytest.mark.rule("R-004")
@pytest.mark.parametrize(("first", "objects"), [(TODAY, True), (date(2026, 11, 23), False)])
def test_a_refusal_without_an_end_stops_until_it_is_lifted(first: date, objects: bool) -> None:
    """Whose end is not known runs from its first day for the time being."""
    facts = facts_with(circumstances={"refusals": (RefusalPeriod("労働関係法令の違反", first, None),)})
    messages = [each.message for each in objections("R-004", facts)]
    assert bool(messages) is objects
    assert all("当分の間（解除されるまで）" in message for message in messages)


@pytest.mark.rule("R-004")
def test_a_refusal_names_its_reason_and_days() -> None:
    """The words of the message are filled."""
    period = RefusalPeriod("労働関係法令の違反", date(2026, 5, 23), date(2026, 11, 22))
    (finding,) = objections("R-004", facts_with(circumstances={"refusals": (period,)}))
    assert "理由：労働関係法令の違反。期間：2026年5月23日（土）から2026年11月22日（日）まで。" in finding.message


@pytest.mark.rule("R-007")
@pytest.mark.parametrize(
    ("form", "place", "expected"),
    [
        ("正社員", "東京都千代田区飯田橋９丁目", ["13010-00000001"]),
        ("正社員", "東京都千代田区飯田橋9丁目", ["13010-00000001"]),
        ("パート労働者", "東京都千代田区飯田橋９丁目", []),
        ("正社員", "東京都千代田区九段", []),
    ],
)
def test_same_posting_in_force_is_pointed_out(form: str, place: str, expected: list[str]) -> None:
    """Occupation, workplace and form together; the width of letters makes no difference."""
    other = OtherPosting("13010-00000001", "介護職員", "東京都千代田区飯田橋９丁目", "正社員")
    facts = facts_with(
        job_title="介護職員", workplace_address=place, employment_form=form, circumstances={"active_postings": (other,)}
    )
    found = objections("R-007", facts)
    assert [number for number in expected if number in found[0].message] == expected if found else expected == []


@pytest.mark.rule("R-007")
def test_workplace_may_be_the_establishment() -> None:
    """Where no other workplace is given, the establishment's address is compared; without any, nothing is."""
    other = OtherPosting("13010-00000001", "介護職員", "東京都千代田区飯田橋９丁目", "正社員")
    given: dict[str, Any] = {"job_title": "介護職員", "employment_form": "正社員"}
    known: dict[str, Any] = {"active_postings": (other,)}
    here = facts_with(**given, establishment_address="東京都千代田区飯田橋９丁目", circumstances=known)
    assert len(objections("R-007", here)) == 1
    assert objections("R-007", facts_with(**given, circumstances=known)) == []


@pytest.mark.rule("R-008")
@pytest.mark.parametrize(
    ("accepted", "kind", "objects"),
    [
        ("一般（フルタイム）", "full_time", False),
        ("一般（フルタイム）", "part_time", True),
        ("", "part_time", False),
    ],
)
def test_category_of_a_posting_in_force_stays(accepted: str, kind: str, objects: bool) -> None:
    """A new posting has no category to keep."""
    facts = facts_with(kind, circumstances={"accepted_category": accepted})
    assert bool(objections("R-008", facts)) is objects


@pytest.mark.rule("R-009")
@pytest.mark.parametrize(
    ("wished", "objects"),
    [
        ("2026-06-30", False),
        ("2026-07-01", True),
        ("2026-04-02", False),
        ("2026-04-01", True),
        ("", False),
        ("2026|4|", False),
    ],
)
def test_wished_deadline_lies_within_reach(wished: str, objects: bool) -> None:
    """From tomorrow to the end of the month after next."""
    facts = facts_with(today=date(2026, 4, 1), wished_referral_until=wished)
    assert bool(objections("R-009", facts)) is objects


@pytest.mark.rule("R-009")
@pytest.mark.parametrize(
    ("today", "last", "too_late"),
    [
        (date(2026, 5, 15), "2026-07-31", "2026-08-01"),
        (date(2026, 6, 30), "2026-08-31", "2026-09-01"),
        (date(2026, 12, 31), "2027-02-28", "2027-03-01"),
    ],
)
def test_deadline_of_other_months(today: date, last: str, too_late: str) -> None:
    """The examples of domain.md 9.1, and a February."""
    assert objections("R-009", facts_with(today=today, wished_referral_until=last)) == []
    (finding,) = objections("R-009", facts_with(today=today, wished_referral_until=too_late))
    assert "から" in finding.message


@pytest.mark.rule("R-010")
@pytest.mark.parametrize(
    ("text", "over"),
    [
        ("令和８年１２月１日面接会", []),
        ("令和８年１０月１日面接会", ["令和８年１０月１日"]),
        ("２０２６年１１月２１日開催", ["２０２６年１１月２１日"]),
        ("２０２６年１１月２２日開催", []),
        ("2026/10/1開催", ["2026/10/1"]),
        ("Ｒ８．１０．１開催", ["Ｒ８．１０．１"]),
        ("令和元年１２月１日開催", []),
        ("令和２年１月１日開催", ["令和２年１月１日"]),
        ("平成３０年４月１日開業", []),
        ("１９８４年４月１日創業", []),
        ("２０２６年１０月１日から１２月２５日まで募集", []),
        ("２０２６年１０月１日～１０月３日に面接", ["１０月３日"]),
        ("１０月１日面接会", ["１０月１日"]),
        ("１２月１日面接会", []),
        ("４月１日入社", []),
        ("年末年始休暇（１１月２０日）", []),
        ("毎年１０月１日に昇給", []),
        ("２０２６年１３月４０日", []),
        ("電話０３－５５５０－１００１、２４時間３６５日", []),
        ("", []),
    ],
)
def test_dates_that_are_over(text: str, over: list[str]) -> None:
    """In texts of a posting made from an earlier one, in every way of writing a date."""
    assert dates_over(text, TODAY) == over
    facts = facts_with(posting_remarks=text, circumstances={"is_reuse": True})
    assert [each.field for each in objections("R-010", facts)] == ["posting_remarks"] * len(over)


@pytest.mark.rule("R-010")
def test_a_new_posting_may_speak_of_the_past() -> None:
    """Only what was taken over is looked through."""
    assert objections("R-010", facts_with(posting_remarks="令和８年１０月１日面接会")) == []
