"""What postings name is kept for its time after their end, and no longer."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from mypage.establishments.commands.refusing import enter_refusal, lift_refusal
from mypage.establishments.models import RefusalPeriod
from mypage.kernel.clock import JST
from mypage.postings.commands.erasing import anonymise_postings, erase_contacts
from mypage.postings.commands.living import cancel_posting
from mypage.postings.commands.submitting import withdraw_posting
from mypage.postings.models import Posting, PostingDraft, PostingEvent, PostingReview, PostingRevision
from mypage.postings.queries.looking import sections_of
from mypage.processes.retention import KEEPINGS, sweep
from tests.cast import Cast
from tests.postings import DAY, NOON, a_submitted, an_accepted

pytestmark = pytest.mark.django_db
TERMS = {kept.name: kept.kept_for for kept in KEEPINGS}
DAY_AFTER = datetime(2026, 11, 23, 0, 0, tzinfo=JST)
"""The first moment after the day on which the postings of these tests end."""
MOMENT = timedelta(seconds=1)


def an_ended(cast: Cast) -> Posting:
    posting = an_accepted(cast)
    cancel_posting(posting=posting, reason="other", note="山田の都合", by=cast.yamada, at=NOON)
    return posting


def contacts(posting: Posting) -> set[str]:
    found = PostingRevision.objects.filter(posting=posting)
    return {name for row in found for name in row.content if name.startswith("contact_")}


def test_the_terms_are_those_that_were_decided() -> None:
    assert TERMS["contact persons of postings"].days == 730
    assert TERMS["names in postings and decisions"].days == 3650
    assert TERMS["periods in which postings are refused"].days == 3650


def test_contact_persons_go_two_years_after_the_end(cast: Cast) -> None:
    ended, runs = an_ended(cast), an_accepted(cast, job_title="調理員")
    due = DAY_AFTER + TERMS["contact persons of postings"]
    sweep(due - MOMENT)
    assert "contact_name" in contacts(ended)
    sweep(due)
    assert contacts(ended) == set()
    assert not PostingDraft.objects.filter(pk=ended.pk).exists()
    assert "contact_name" in contacts(runs)
    assert erase_contacts(before=DAY_AFTER, limit=9) == 0


def test_what_never_was_accepted_loses_them_too(cast: Cast) -> None:
    posting = a_submitted(cast)
    withdraw_posting(posting=posting, by=cast.yamada, at=NOON)
    assert erase_contacts(before=NOON, limit=9) == 0
    assert erase_contacts(before=NOON + MOMENT, limit=9) == 1
    assert contacts(posting) == set()


def test_after_ten_years_nobody_is_named_and_the_conditions_stay(cast: Cast) -> None:
    ended, runs = an_ended(cast), an_accepted(cast, job_title="調理員")
    due = DAY_AFTER + TERMS["names in postings and decisions"]
    sweep(due - MOMENT)
    assert PostingReview.objects.filter(posting=ended).exists()
    sweep(due)
    (revision,) = PostingRevision.objects.filter(posting=ended)
    assert (revision.establishment, revision.submitted_by) == ({}, None)
    words = [row.text for section in sections_of(revision) for row in section.rows]
    assert not [said for said in words if "山田" in said]
    assert revision.content["job_description"]
    ended.refresh_from_db()
    assert (ended.started_by, ended.submitted_by, ended.end_note, ended.state) == (None, None, "", "cancelled")
    assert not PostingReview.objects.filter(posting=ended).exists()
    assert not PostingEvent.objects.filter(posting=ended).exclude(by=None, remarks="").exists()
    assert PostingReview.objects.filter(posting=runs).exists()
    assert anonymise_postings(before=DAY_AFTER, limit=9) == 0


def test_refusal_periods_go_ten_years_after_their_end(cast: Cast) -> None:
    entered: dict[str, Any] = {
        "establishment": cast.shop, "begins_on": DAY, "evidence": "通知", "note": "", "by": cast.nakamura, "at": NOON
    }  # fmt: skip
    over = enter_refusal(ground="punished", until=DAY, **entered)
    lifted = enter_refusal(ground="illegal", until=None, **entered)
    lift_refusal(period=lifted, reason="是正", by=cast.nakamura, at=NOON)
    runs = enter_refusal(ground="gang", until=None, **entered)
    term = TERMS["periods in which postings are refused"]
    sweep(NOON + term)
    assert RefusalPeriod.objects.filter(pk__in=[over.pk, lifted.pk]).count() == 2
    sweep(DAY_AFTER + term)
    assert list(RefusalPeriod.objects.all()) == [runs]
