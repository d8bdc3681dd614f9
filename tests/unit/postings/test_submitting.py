"""A draft is submitted whole and once; what was submitted is withdrawn, seen at the office, or lapses."""

from datetime import date, timedelta

import pytest

from mypage.audit.models import Event
from mypage.establishments.choices import RegistrationState
from mypage.establishments.models import Establishment
from mypage.kernel.rule import RuleViolation
from mypage.notifications.models import Mail, Notice
from mypage.postings.choices import PostingState
from mypage.postings.commands.drafting import delete_draft, save_answers
from mypage.postings.commands.submitting import (
    CautionsOpen,
    lapse_postings,
    note_visit,
    submit_posting,
    withdraw_posting,
)
from mypage.postings.models import Posting, PostingEvent, PostingRevision
from mypage.postings.queries.queue import queue_of
from mypage.reference.models import OfficeClosedDay
from tests.at_once import at_once
from tests.cast import NOW, Cast, a_staff_login, assemble
from tests.postings import NOON, a_draft, a_submitted

DAY = timedelta(days=1)
VISIT_UNTIL = date(2026, 12, 4)
"""The 14th day is a Sunday; the Friday before counts."""
OVERTIME = {"has_overtime": "あり", "monthly_overtime_hours": "44", "has_special_clause": "なし"}


def codes(refusal: pytest.ExceptionInfo[RuleViolation]) -> set[str]:
    """What a command was refused for."""
    return {violation.code for violation in refusal.value.violations}


def test_a_submission_fixes_the_content(cast: Cast) -> None:
    """Receipt number, revision, timeline, record, office; the draft is written no more."""
    posting = a_submitted(cast)
    assert (posting.state, posting.receipt_number) == (PostingState.SUBMITTED, "2026-1122-0001")
    assert (posting.submitted_by, posting.submitted_at, posting.visit_until) == (cast.yamada, NOON, None)
    assert [event.action for event in PostingEvent.objects.filter(posting=posting)] == ["started", "submitted"]
    assert Event.objects.filter(action="posting.submitted", subject_id=posting.pk).count() == 1
    with pytest.raises(RuleViolation) as refusal:
        save_answers(posting=posting, values={"hires": "9"}, version=1, editor="x", by=cast.yamada, at=NOON)
    assert codes(refusal) == {"not_a_draft"}
    assert PostingRevision.objects.get(posting=posting).content["hires"] == "3"


def test_receipts_are_counted_each_day(cast: Cast) -> None:
    """In Japan, from one on."""
    numbers = [a_submitted(cast, at=NOON + hours).receipt_number for hours in (0 * DAY, 0 * DAY, DAY / 2)]
    assert numbers == ["2026-1122-0001", "2026-1122-0002", "2026-1123-0001"]


def test_everything_that_stops_it_is_said_at_once(cast: Cast) -> None:
    """Nothing was submitted, nobody told."""
    posting = a_draft(cast, job_title="", base_pay_to="1000", hires="")
    with pytest.raises(RuleViolation) as refusal:
        submit_posting(posting=posting, by=cast.yamada, at=NOON)
    assert {"R-001", "R-073"} <= codes(refusal)
    assert not isinstance(refusal.value, CautionsOpen)
    assert not PostingRevision.objects.exists()
    assert not Mail.objects.exists()


def test_a_caution_that_nobody_confirmed_stops_it(cast: Cast) -> None:
    """Until it is; the office reads what was confirmed."""
    posting = a_draft(cast, **OVERTIME)  # type: ignore[arg-type]
    with pytest.raises(CautionsOpen) as refusal:
        submit_posting(posting=posting, by=cast.yamada, at=NOON)
    assert codes(refusal) == {"R-108"}
    (caution,) = refusal.value.violations
    key = f"{caution.code} {caution.field} {caution.message}"
    submit_posting(posting=posting, by=cast.yamada, at=NOON, confirmed=[key])
    assert [each["rule"] for each in PostingRevision.objects.get(posting=posting).cautions] == ["R-108"]


@pytest.mark.parametrize("state", [RegistrationState.RETURNED, RegistrationState.LAPSED])
def test_an_establishment_out_of_order_submits_nothing(cast: Cast, state: str) -> None:
    """What is to be mended comes first."""
    posting = a_draft(cast)
    Establishment.objects.filter(pk=cast.shop.pk).update(state=state, applied_at=NOON, lapses_on=NOON.date())
    with pytest.raises(RuleViolation) as refusal:
        submit_posting(posting=posting, by=cast.yamada, at=NOON)
    assert "establishment_not_ready" in codes(refusal)


def test_a_deleted_draft_is_not_submitted(cast: Cast) -> None:
    """It must be brought back first."""
    posting = a_draft(cast)
    delete_draft(posting=posting, by=cast.yamada, at=NOON)
    with pytest.raises(RuleViolation) as refusal:
        submit_posting(posting=posting, by=cast.yamada, at=NOON)
    assert codes(refusal) == {"not_in_state"}


@pytest.mark.django_db(transaction=True)
def test_two_clicks_at_once_are_one_submission() -> None:
    """Both get the same receipt; everybody is told once."""
    cast = assemble(NOW)
    posting = a_draft(cast)
    found = at_once(2, lambda _: submit_posting(posting=posting, by=cast.yamada, at=NOON).receipt_number)
    assert found == ["2026-1122-0001", "2026-1122-0001"]
    assert PostingRevision.objects.count() == 1
    assert Mail.objects.filter(template="posting_received").count() == 2


@pytest.mark.django_db(transaction=True)
def test_postings_submitted_at_once_have_numbers_of_their_own() -> None:
    """None twice, none left out."""
    cast = assemble(NOW)
    drafts = [a_draft(cast) for _ in range(4)]
    found = at_once(4, lambda place: submit_posting(posting=drafts[place], by=cast.yamada, at=NOON).receipt_number)
    assert sorted(map(str, found)) == [f"2026-1122-000{number}" for number in range(1, 5)]


def test_a_visit_is_due_by_its_day(cast: Cast) -> None:
    """The application is there through that day and lapses with it; told by mail and notice."""
    posting = a_submitted(cast, flags=("disability",))
    assert posting.visit_until == VISIT_UNTIL
    assert lapse_postings(NOON + 12 * DAY + timedelta(hours=11, minutes=59)) == 0
    after = NOON + 12 * DAY + timedelta(hours=12)
    assert (lapse_postings(after), lapse_postings(after)) == (1, 0)
    posting.refresh_from_db()
    assert posting.state == PostingState.LAPSED
    assert Mail.objects.filter(template="posting_lapsed").count() == 2
    assert Notice.objects.filter(template="posting_lapsed").count() == 1


def test_a_visit_keeps_it_from_lapsing(cast: Cast) -> None:
    """Noted by the office in charge, once."""
    posting = a_submitted(cast, flags=("disability",))
    elsewhere = a_staff_login("ueno", "上野 進", cast.other_office, NOW, is_counter=True)
    with pytest.raises(RuleViolation) as refusal:
        note_visit(posting=posting, by=elsewhere, at=NOON)
    assert codes(refusal) == {"other_office"}
    for _ in range(2):
        note_visit(posting=posting, by=cast.nakamura, at=NOON)
    assert PostingEvent.objects.filter(posting=posting, action="visited").count() == 1
    assert lapse_postings(NOON + 30 * DAY) == 0


def test_what_is_withdrawn_stays_withdrawn(cast: Cast) -> None:
    """Neither withdrawn again, nor visited, nor submitted, nor lapsed."""
    posting = a_submitted(cast, flags=("disability",))
    withdraw_posting(posting=posting, by=cast.suzuki, at=NOON)
    for act in (
        lambda: withdraw_posting(posting=posting, by=cast.suzuki, at=NOON),
        lambda: note_visit(posting=posting, by=cast.nakamura, at=NOON),
        lambda: submit_posting(posting=posting, by=cast.suzuki, at=NOON),
    ):
        with pytest.raises(RuleViolation) as refusal:
            act()
        assert codes(refusal) == {"not_in_state"}
    assert lapse_postings(NOON + 30 * DAY) == 0
    assert Posting.objects.get().state == PostingState.WITHDRAWN


def test_the_queue_counts_the_days_on_which_the_office_is_open(cast: Cast) -> None:
    """Not Sundays, holidays (23 November) and its own closed days; the median of those that wait."""
    today = NOON.date() + 5 * DAY
    assert queue_of(cast.office, today).median_open_days is None
    a_submitted(cast)
    assert queue_of(cast.office, today).median_open_days == 4
    OfficeClosedDay.objects.create(office=cast.office, day=date(2026, 11, 25), reason="設備点検")
    assert queue_of(cast.office, today).median_open_days == 3
    a_submitted(cast, at=NOON + 5 * DAY)
    queue = queue_of(cast.office, today)
    assert (queue.waiting, queue.median_open_days) == (2, 1.5)
    assert queue_of(cast.other_office, today).waiting == 0
