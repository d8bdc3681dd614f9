"""Drafts that nobody touches: their writers are told twice, then they are erased; deleted ones are for good."""

from datetime import timedelta

import pytest

from mypage.establishments.choices import RegistrationState
from mypage.establishments.models import Establishment
from mypage.notifications.models import Mail, Notice
from mypage.postings.commands.drafting import delete_draft, restore_draft, save_answers
from mypage.postings.commands.reminding import remind_of_drafts
from mypage.postings.models import Posting
from mypage.processes.retention import sweep
from mypage.processes.timers import remind_of_unfinished_postings
from tests.cast import Cast
from tests.postings import NOON, a_draft, a_submitted

DAY = timedelta(days=1)
MORNING = timedelta(hours=-11)


def told() -> list[tuple[str, str]]:
    """Whom the mails about drafts went to, and the day that they name."""
    return [(mail.to, mail.facts["ends_on"]) for mail in Mail.objects.filter(template="posting_draft_ends")]


def test_writers_are_told_seven_days_and_one_day_before(cast: Cast) -> None:
    """Each once, by mail and in My Page; whoever only reads is not."""
    a_draft(cast)
    assert remind_of_unfinished_postings(NOON + 52 * DAY) == 0
    for _ in range(2):
        remind_of_unfinished_postings(NOON + 53 * DAY)
    day = "2027-01-21"
    assert sorted(told()) == [(cast.suzuki.email, day), (cast.yamada.email, day)]
    (notice,) = Notice.objects.filter(template="posting_draft_ends")
    assert "変更のないまま2027年1月21日（木）を過ぎると" in notice.text
    remind_of_unfinished_postings(NOON + 58 * DAY)
    assert len(told()) == 2
    remind_of_unfinished_postings(NOON + 59 * DAY + MORNING)
    assert len(told()) == 4


def test_all_drafts_of_an_establishment_share_a_mail(cast: Cast) -> None:
    """Two drafts of a day, one of another day, one of another employer, one submitted."""
    a_draft(cast), a_draft(cast), a_submitted(cast)
    a_draft(cast, at=NOON - DAY)
    a_draft(cast, establishment=cast.bakery)
    remind_of_unfinished_postings(NOON + 53 * DAY)
    mails = Mail.objects.filter(template="posting_draft_ends")
    assert sorted((mail.to, mail.facts["drafts"]) for mail in mails) == [
        (cast.suzuki.email, 1), (cast.suzuki.email, 2), (cast.tanaka.email, 1), (cast.yamada.email, 1),
        (cast.yamada.email, 2),
    ]  # fmt: skip


def test_an_edit_starts_the_time_anew(cast: Cast) -> None:
    """Also after a warning."""
    draft = a_draft(cast)
    remind_of_unfinished_postings(NOON + 53 * DAY)
    save_answers(posting=draft, values={}, version=1, editor="x", by=cast.yamada, at=NOON + 54 * DAY)
    remind_of_unfinished_postings(NOON + 60 * DAY)
    sweep(NOON + 90 * DAY)
    assert len(told()) == 2
    assert Posting.objects.filter(pk=draft.pk).exists()
    remind_of_unfinished_postings(NOON + 107 * DAY)
    assert len(told()) == 4


def test_a_draft_is_there_through_its_last_day(cast: Cast) -> None:
    """And gone on the next."""
    draft = a_draft(cast)
    remind_of_unfinished_postings(NOON + 59 * DAY)
    sweep(NOON + 60 * DAY + timedelta(hours=11, minutes=59))
    assert Posting.objects.filter(pk=draft.pk).exists()
    sweep(NOON + 60 * DAY + timedelta(hours=12))
    assert not Posting.objects.filter(pk=draft.pk).exists()


def test_nothing_is_erased_unannounced(cast: Cast) -> None:
    """When the worker stood still for months, the warning comes first."""
    draft = a_draft(cast)
    sweep(NOON + 200 * DAY)
    assert Posting.objects.filter(pk=draft.pk).exists()
    remind_of_unfinished_postings(NOON + 200 * DAY)
    assert {day for _, day in told()} == {"2027-06-10"}
    sweep(NOON + 200 * DAY)
    assert not Posting.objects.filter(pk=draft.pk).exists()


def test_a_deleted_draft_can_be_brought_back_for_thirty_days(cast: Cast) -> None:
    """Then it is erased, without a warning."""
    gone, back = a_draft(cast), a_draft(cast)
    for draft in (gone, back):
        delete_draft(posting=draft, by=cast.yamada, at=NOON)
    sweep(NOON + 30 * DAY)
    assert Posting.objects.count() == 2
    restore_draft(posting=back, by=cast.yamada, at=NOON + 30 * DAY)
    sweep(NOON + 30 * DAY + timedelta(seconds=1))
    assert list(Posting.objects.all()) == [back]


def test_what_was_submitted_is_neither_told_of_nor_erased(cast: Cast) -> None:
    """It is kept with the postings."""
    posting = a_submitted(cast)
    remind_of_unfinished_postings(NOON + 300 * DAY)
    sweep(NOON + 300 * DAY)
    assert not told()
    assert Posting.objects.filter(pk=posting.pk).exists()


@pytest.mark.parametrize("days", [60, 61])
def test_postings_go_with_a_registration_that_lapsed(cast: Cast, days: int) -> None:
    """An establishment that came to nothing leaves nothing behind, sixty days after its last day."""
    posting = a_submitted(cast)
    lapsed = {"state": RegistrationState.LAPSED, "lapses_on": NOON.date(), "applied_at": NOON}
    Establishment.objects.filter(pk=cast.shop.pk).update(**lapsed)
    sweep(NOON + timedelta(days=days))
    assert Posting.objects.filter(pk=posting.pk).exists() is (days == 60)
    assert Establishment.objects.filter(pk=cast.shop.pk).exists() is (days == 60)


def test_many_are_told_of_a_few_at_a_time(cast: Cast) -> None:
    """A call does at most so many."""
    for _ in range(3):
        a_draft(cast)
    assert [remind_of_drafts(at=NOON + 53 * DAY, limit=2) for _ in range(3)] == [2, 1, 0]
