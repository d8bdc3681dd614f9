"""求人不受理期間: entered and lifted by the office in charge; while one runs, nothing is submitted."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from mypage.accounts.models import User
from mypage.audit.models import Event
from mypage.establishments.choices import RefusalGround
from mypage.establishments.commands.refusing import enter_refusal, lift_refusal
from mypage.establishments.models import RefusalPeriod
from mypage.establishments.queries import refusals_on
from mypage.kernel.rule import RuleViolation
from mypage.postings.choices import RefusalGround as GroundOfPosting
from mypage.postings.commands.changing import begin_change
from mypage.postings.commands.submitting import submit_posting
from mypage.postings.queries.looking import look_at_draft
from tests.cast import Cast, a_staff_login
from tests.postings import DAY, NOON, a_draft, an_accepted, caution_keys

pytestmark = pytest.mark.django_db
ENTERED: dict[str, Any] = {
    "ground": "punished", "begins_on": DAY, "until": None, "evidence": "送検の通知", "note": ""
}  # fmt: skip


def entered(cast: Cast, by: User | None = None, **values: Any) -> RefusalPeriod:
    return enter_refusal(establishment=cast.shop, by=by or cast.nakamura, at=NOON, **ENTERED | values)


def refused(cast: Cast, by: User | None = None, **values: Any) -> list[str]:
    with pytest.raises(RuleViolation) as refusal:
        entered(cast, by, **values)
    return [violation.code for violation in refusal.value.violations]


def test_the_grounds_are_those_of_a_refused_posting() -> None:
    assert RefusalGround.values == GroundOfPosting.values


def test_it_is_on_record_who_entered_and_who_lifted_it(cast: Cast) -> None:
    period = entered(cast, note="所長に報告済み")
    lift_refusal(period=period, reason="是正を確認", by=cast.kobayashi, at=NOON)
    period.refresh_from_db()
    assert (period.entered_by, period.lifted_by, period.lifted_because) == (cast.nakamura, cast.kobayashi, "是正を確認")
    events = Event.objects.filter(subject_kind="establishment", subject_id=cast.shop.pk, action__contains="refusal")
    assert set(events.values_list("action", "actor_id")) == {
        ("establishment.refusal_entered", cast.nakamura.pk), ("establishment.refusal_lifted", cast.kobayashi.pk),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("values", "codes"),
    [
        ({"ground": "bad mood"}, ["no_ground"]),
        ({"evidence": "　 "}, ["no_evidence"]),
        ({"until": DAY - timedelta(days=1)}, ["period_backwards"]),
        ({"ground": "", "evidence": ""}, ["no_ground", "no_evidence"]),
    ],
)
def test_what_is_missing_is_said(cast: Cast, values: dict[str, Any], codes: list[str]) -> None:
    assert refused(cast, **values) == codes
    assert not RefusalPeriod.objects.exists()


def test_only_reviewers_and_administrators_of_the_office_in_charge_may(cast: Cast) -> None:
    counter = a_staff_login("madoguchi", "窓口", cast.office, NOON, is_counter=True)
    elsewhere = a_staff_login("ueno", "上野", cast.other_office, NOON, is_reviewer=True)
    for person, code in ((counter, "not_allowed"), (elsewhere, "other_office"), (cast.yamada, "other_office")):
        assert refused(cast, person) == [code]
    period = entered(cast, cast.kobayashi)
    for person in (counter, elsewhere, cast.yamada):
        with pytest.raises(RuleViolation):
            lift_refusal(period=period, reason="x", by=person, at=NOON)
    period.refresh_from_db()
    assert period.lifted_at is None


def test_the_same_ground_has_one_period_at_a_time(cast: Cast) -> None:
    first = entered(cast, until=DAY + timedelta(days=10))
    assert refused(cast) == ["runs_already"]
    assert refused(cast, begins_on=DAY - timedelta(days=5), until=DAY) == ["runs_already"]
    entered(cast, begins_on=DAY - timedelta(days=9), until=DAY - timedelta(days=1))
    entered(cast, ground="no_report")
    lift_refusal(period=first, reason="誤り", by=cast.nakamura, at=NOON)
    assert entered(cast).pk


def test_it_is_lifted_once_with_a_reason_and_not_after_its_end(cast: Cast) -> None:
    period = entered(cast, until=DAY)
    for reason, at, code in ((" ", NOON, "no_reason"), ("是正", NOON + timedelta(days=1), "over")):
        with pytest.raises(RuleViolation) as refusal:
            lift_refusal(period=period, reason=reason, by=cast.nakamura, at=at)
        assert refusal.value.violations[0].code == code
    lift_refusal(period=period, reason="是正", by=cast.nakamura, at=NOON)
    with pytest.raises(RuleViolation) as refusal:
        lift_refusal(period=period, reason="是正", by=cast.nakamura, at=NOON)
    assert refusal.value.violations[0].code == "lifted"


@pytest.mark.parametrize(
    ("begins", "until", "runs"),
    [(0, None, True), (1, None, False), (-9, 0, True), (-9, -1, False), (0, 0, True)],
)
def test_a_period_runs_from_its_first_to_its_last_day(cast: Cast, begins: int, until: int | None, runs: bool) -> None:
    last = None if until is None else DAY + timedelta(days=until)
    period = entered(cast, begins_on=DAY + timedelta(days=begins), until=last)
    assert bool(refusals_on(cast.shop, DAY)) is runs
    assert period.runs_on(DAY) is runs
    assert refusals_on(cast.bakery, DAY) == []


def test_the_database_knows_no_period_that_ends_before_it_begins(cast: Cast) -> None:
    period = entered(cast)
    with pytest.raises(IntegrityError), transaction.atomic():
        RefusalPeriod.objects.filter(pk=period.pk).update(until=date(2000, 1, 1))


def test_nothing_is_submitted_while_a_period_runs_and_the_employer_reads_why(cast: Cast) -> None:
    draft = a_draft(cast)
    period = entered(cast)
    (finding,) = [each for each in look_at_draft(draft, DAY).violations if each.rule == "R-004"]
    assert "労働関係の法令に違反し" in finding.message
    assert "2026年11月22日（日）から当分の間" in finding.message
    confirmed = caution_keys(draft)
    with pytest.raises(RuleViolation):
        submit_posting(posting=draft, by=cast.yamada, at=NOON, confirmed=confirmed)
    lift_refusal(period=period, reason="是正を確認", by=cast.nakamura, at=NOON)
    assert submit_posting(posting=draft, by=cast.yamada, at=NOON, confirmed=confirmed).receipt_number


def test_what_was_accepted_before_may_still_be_mended(cast: Cast) -> None:
    posting = an_accepted(cast)
    entered(cast, until=DAY + timedelta(days=30))
    begin_change(posting=posting, by=cast.yamada, at=NOON)
    posting.refresh_from_db()
    assert "R-004" not in [each.rule for each in look_at_draft(posting, DAY).violations]
