"""Number, 紹介期限日, first public day, extension and renewal: their first and last days."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from mypage.kernel.rule import RuleViolation
from mypage.postings.choices import PostingKind
from mypage.postings.commands.reviewing import accept_posting
from mypage.postings.models import NumberCounter
from mypage.postings.rules.graduates import graduation_kind
from mypage.postings.rules.validity import (
    extended_until,
    posting_number,
    public_from,
    referral_until,
    renewal_begins,
    usual_referral_until,
)
from mypage.postings.settings_tables import rule_settings
from tests.cast import Cast
from tests.postings import NOON, a_submitted, an_accepted
from tests.unit.postings.situations import fresh

DAYS = some.dates(date(2024, 1, 1), date(2036, 12, 31))
KINDS = some.sampled_from([kind.value for kind in PostingKind])
FOR_ALL = some.sampled_from(["full_time", "part_time", "seasonal", "migrant"])
TOMORROW = timedelta(days=1)
OKINAWA = "47"


@pytest.mark.parametrize(
    ("serial", "number"), [(1, "13010-00000001"), (12345, "13010-00012345"), (99_999_999, "13010-99999999")]
)
def test_a_number_has_five_and_eight_digits(serial: int, number: str) -> None:
    assert posting_number("13010", serial) == number


@pytest.mark.parametrize("serial", [0, -1, 100_000_000])
def test_there_are_no_other_serials(serial: int) -> None:
    with pytest.raises(ValueError, match="no serial"):
        posting_number("13010", serial)


@pytest.mark.parametrize(
    ("accepted", "until"),
    [
        (date(2026, 4, 1), date(2026, 6, 30)),
        (date(2026, 6, 30), date(2026, 8, 31)),
        (date(2026, 10, 31), date(2026, 12, 31)),
        (date(2026, 11, 1), date(2027, 1, 31)),
        (date(2026, 11, 30), date(2027, 1, 31)),
        (date(2026, 12, 1), date(2027, 2, 28)),
        (date(2026, 12, 31), date(2027, 2, 28)),
        (date(2027, 12, 31), date(2028, 2, 29)),
        (date(2028, 2, 29), date(2028, 4, 30)),
    ],
)
def test_referrals_end_with_the_month_after_next(accepted: date, until: date) -> None:
    assert usual_referral_until(accepted) == until
    assert referral_until("full_time", accepted) == until


@pytest.mark.parametrize(
    ("wished", "until"),
    [
        (date(2026, 11, 21), date(2027, 1, 31)),
        (date(2026, 11, 22), date(2027, 1, 31)),
        (date(2026, 11, 23), date(2026, 11, 23)),
        (date(2027, 1, 30), date(2027, 1, 30)),
        (date(2027, 1, 31), date(2027, 1, 31)),
        (date(2027, 2, 1), date(2027, 1, 31)),
        (None, date(2027, 1, 31)),
    ],
)
def test_an_earlier_end_may_be_wished_from_tomorrow_on(wished: date | None, until: date) -> None:
    """What is past or too late by the day of acceptance counts as no wish."""
    assert referral_until("part_time", date(2026, 11, 22), wished=wished) == until


@pytest.mark.parametrize("kind", ["university", "high_school", "junior_high"])
@pytest.mark.parametrize(
    ("accepted", "starts", "until"),
    [
        (date(2026, 3, 31), None, date(2026, 3, 31)),
        (date(2026, 4, 1), None, date(2027, 3, 31)),
        (date(2026, 11, 22), date(2027, 4, 1), date(2027, 3, 31)),
        (date(2026, 3, 20), date(2027, 4, 1), date(2027, 3, 31)),
        (date(2026, 6, 1), date(2026, 9, 30), date(2026, 6, 1)),
        (date(2026, 6, 1), date(2026, 10, 1), date(2027, 3, 31)),
    ],
)
def test_postings_for_graduates_end_with_their_school_year(
    kind: str, accepted: date, starts: date | None, until: date
) -> None:
    """That of 入社日, where it is given: who starts in October graduates in the March after (domain.md 3.9)."""
    assert referral_until(kind, accepted, wished=date(2026, 12, 1), starts_work_on=starts) == until


@pytest.mark.rule("R-149", "R-152")
@pytest.mark.parametrize(
    ("kind", "accepted", "starts", "first"),
    [
        ("university", date(2026, 3, 20), date(2027, 4, 1), date(2026, 4, 1)),
        ("university", date(2026, 3, 31), date(2027, 4, 1), date(2026, 4, 1)),
        ("university", date(2026, 4, 1), date(2027, 4, 1), date(2026, 4, 1)),
        ("university", date(2026, 4, 2), date(2027, 4, 1), date(2026, 4, 2)),
        ("university", date(2026, 3, 20), None, date(2026, 3, 20)),
        ("university", date(2026, 3, 20), date(2026, 10, 1), date(2026, 4, 1)),
        ("university", date(2026, 3, 20), date(2026, 9, 30), date(2026, 3, 20)),
        ("high_school", date(2026, 6, 1), date(2027, 4, 1), date(2026, 7, 1)),
        ("high_school", date(2026, 6, 30), None, date(2026, 7, 1)),
        ("high_school", date(2026, 7, 1), None, date(2026, 7, 1)),
        ("high_school", date(2026, 7, 2), None, date(2026, 7, 2)),
        ("junior_high", date(2026, 6, 1), None, date(2026, 6, 1)),
        ("full_time", date(2026, 3, 20), None, date(2026, 3, 20)),
        ("seasonal", date(2026, 6, 1), date(2027, 4, 1), date(2026, 6, 1)),
    ],
)
@pytest.mark.parametrize("prefecture", ["", "13", OKINAWA, "01"])
def test_postings_for_graduates_wait_for_their_day(
    kind: str, accepted: date, starts: date | None, first: date, prefecture: str
) -> None:
    """公開前 until 1 April and 1 July, in every prefecture alike: the table knows exceptions for other days only."""
    assert public_from(kind, accepted, starts_work_on=starts, prefecture=prefecture) == first


@pytest.mark.parametrize(
    ("until", "extended"),
    [
        (date(2026, 12, 31), date(2027, 1, 31)),
        (date(2027, 1, 31), date(2027, 2, 28)),
        (date(2028, 1, 31), date(2028, 2, 29)),
        (date(2027, 2, 28), date(2027, 3, 31)),
        (date(2026, 11, 23), date(2026, 12, 31)),
    ],
)
def test_an_extension_goes_to_the_end_of_the_next_month(until: date, extended: date) -> None:
    assert extended_until(until) == extended


@pytest.mark.parametrize(
    ("until", "begins"),
    [
        (date(2027, 1, 31), date(2027, 1, 21)),
        (date(2027, 2, 28), date(2027, 2, 21)),
        (date(2027, 1, 28), date(2027, 1, 21)),
        (date(2027, 1, 27), date(2027, 1, 20)),
        (date(2027, 1, 3), date(2026, 12, 27)),
    ],
)
def test_renewal_begins_a_week_before_at_the_latest(until: date, begins: date) -> None:
    assert renewal_begins(until, int(rule_settings()["renewal_from_day"])) == begins


@given(kind=KINDS, accepted=DAYS, wished=some.none() | DAYS, starts=some.none() | DAYS)
def test_no_term_ends_before_it_began(kind: str, accepted: date, wished: date | None, starts: date | None) -> None:
    assert referral_until(kind, accepted, wished=wished, starts_work_on=starts) >= accepted
    assert public_from(kind, accepted, starts_work_on=starts) >= accepted


@given(kind=FOR_ALL, accepted=DAYS, wished=some.none() | DAYS, starts=some.none() | DAYS)
def test_no_wish_makes_a_term_longer(kind: str, accepted: date, wished: date | None, starts: date | None) -> None:
    """Nor is the term of 一般, 季節 and 出稼ぎ longer than the usual one, which is the last day of a month."""
    usual = usual_referral_until(accepted)
    assert referral_until(kind, accepted, wished=wished, starts_work_on=starts) <= usual
    assert (usual + TOMORROW).day == 1
    assert (usual.year * 12 + usual.month) - (accepted.year * 12 + accepted.month) == 2
    assert graduation_kind(kind) is None
    assert public_from(kind, accepted, starts_work_on=starts) == accepted


@given(until=DAYS)
def test_an_extension_adds_a_day_at_least_and_two_months_at_most(until: date) -> None:
    extended = extended_until(until)
    assert until < extended <= until + timedelta(days=62)
    assert (extended + TOMORROW).day == 1
    assert renewal_begins(until, 21) < until


@pytest.mark.django_db
def test_the_setting_decides_how_many_months(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    """`referral_months_ahead` of the table of settings."""
    known = {**rule_settings()}
    longer = {**known, "referral_months_ahead": known["referral_months_ahead"] + 1}
    monkeypatch.setattr("mypage.postings.commands.reviewing.settings_on", lambda _day: longer)
    assert an_accepted(cast).referral_until == date(2027, 2, 28)


@pytest.mark.django_db
def test_a_wish_counts_at_acceptance(cast: Cast) -> None:
    posting = an_accepted(cast, wished_referral_until="2026-12-15")
    assert fresh(posting).referral_until == date(2026, 12, 15)


@pytest.mark.django_db
@pytest.mark.rule("R-149", "R-152")
@pytest.mark.parametrize(
    ("kind", "accepted", "first"),
    [
        ("university", date(2026, 3, 20), date(2026, 4, 1)),
        ("high_school", date(2026, 6, 8), date(2026, 7, 1)),
        ("junior_high", date(2026, 6, 8), date(2026, 6, 8)),
    ],
)
def test_accepted_postings_for_graduates_wait_for_their_day(cast: Cast, kind: str, accepted: date, first: date) -> None:
    """By construction: the day is computed by the same table that the rules look into."""
    at = NOON.replace(year=accepted.year, month=accepted.month, day=accepted.day)
    own = {"starts_work_on": "2027-04-01"} | ({"selection_from_on": "2026-06-01"} if kind == "university" else {})
    row = fresh(an_accepted(cast, kind, at=at, **own))  # type: ignore[arg-type]
    assert (row.accepted_on, row.public_from, row.referral_until) == (accepted, first, date(2027, 3, 31))


@pytest.mark.django_db
def test_an_office_may_run_out_of_numbers(cast: Cast) -> None:
    """The last serial is given; after it, nothing is accepted and the office reads why."""
    last, one_more = a_submitted(cast), a_submitted(cast, job_title="調理員")
    NumberCounter.objects.create(office_code="13010", last=99_999_998)
    accept_posting(posting=last, revision=1, by=cast.nakamura, at=NOON)
    assert fresh(last).number == "13010-99999999"
    with pytest.raises(RuleViolation) as refusal:
        accept_posting(posting=one_more, revision=1, by=cast.nakamura, at=NOON)
    assert {each.code for each in refusal.value.violations} == {"no_numbers_left"}
    assert fresh(one_more).state == "submitted"
    assert NumberCounter.objects.get(office_code="13010").last == 99_999_999


@pytest.mark.django_db
def test_an_office_without_a_code_accepts_nothing(cast: Cast) -> None:
    """The administrator enters it first."""
    posting = a_submitted(cast)
    cast.office.code = None
    cast.office.save()
    with pytest.raises(RuleViolation) as refusal:
        accept_posting(posting=posting, revision=1, by=cast.nakamura, at=NOON)
    assert {each.code for each in refusal.value.violations} == {"office_without_code"}
