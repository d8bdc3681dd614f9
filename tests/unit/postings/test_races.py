"""People at one posting in the same moment: one outcome, and whoever came second is told."""

from collections import Counter
from collections.abc import Callable, Sequence

import pytest

from mypage.audit.models import Event
from mypage.kernel.rule import RuleViolation
from mypage.notifications.models import Mail
from mypage.postings.choices import ChangeStage, PostingState
from mypage.postings.commands.changing import drop_change
from mypage.postings.commands.drafting import save_answers
from mypage.postings.commands.living import ask_extension, cancel_posting, decide_extension, fulfil_posting
from mypage.postings.commands.reviewing import accept_posting, refuse_posting, return_posting
from mypage.postings.commands.submitting import submit_posting, withdraw_posting
from mypage.postings.models import (
    NumberCounter,
    Posting,
    PostingEvent,
    PostingReview,
    PostingRevision,
    ReviewRemark,
)
from tests.at_once import at_once
from tests.cast import NOW, a_staff_login, assemble
from tests.postings import NOON, a_submitted, an_accepted, caution_keys
from tests.unit.postings.situations import SITUATIONS, fresh

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.seed("S-03")]

ACCEPTANCES = 20


def one_of(acts: Sequence[Callable[[], object]], *told: str) -> int:
    """Which of the acts that were let go together was done; every other one was refused for one of these reasons."""
    found = at_once(len(acts), lambda place: acts[place]())
    refused = [each for each in found if isinstance(each, RuleViolation)]
    assert not [each for each in found if isinstance(each, Exception) and not isinstance(each, RuleViolation)], found
    assert len(refused) == len(acts) - 1, found
    assert {violation.code for refusal in refused for violation in refusal.violations} <= set(told)
    return next(place for place, each in enumerate(found) if not isinstance(each, Exception))


def actions(posting: Posting) -> Counter[str]:
    """The timeline."""
    return Counter(PostingEvent.objects.filter(posting=posting).values_list("action", flat=True))


@pytest.mark.parametrize("round_", range(3))
def test_two_reviewers_decide_at_once(round_: int) -> None:
    """One decision stands, with its one review, event, record and mail; the other reviewer is told."""
    cast = assemble(NOW)
    hayashi = a_staff_login("hayashi", "林 明", cast.office, NOW, is_reviewer=True)
    posting = a_submitted(cast)

    def accept() -> None:
        accept_posting(posting=posting, revision=1, by=cast.nakamura, at=NOON)

    def give_back() -> None:
        remarks = {"job_title": "職種をくわしく書いてください。"}
        return_posting(posting=posting, revision=1, remarks=remarks, sentence="", by=hayashi, at=NOON)

    def refuse() -> None:
        why = "働く場所が決まっていません。"
        refuse_posting(posting=posting, revision=1, ground="not_stated", sentence=why, by=hayashi, at=NOON)

    other = refuse if round_ % 2 else give_back
    stands = one_of([accept, other], "out_of_state")
    state = PostingState.ACTIVE if stands == 0 else (PostingState.REFUSED if round_ % 2 else PostingState.RETURNED)
    row, review = fresh(posting), PostingReview.objects.get()
    assert row.state == state
    assert review.by == (cast.nakamura if stands == 0 else hayashi)
    assert bool(row.number) is (stands == 0)
    assert NumberCounter.objects.filter(last=1).count() == (1 if stands == 0 else 0)
    assert ReviewRemark.objects.count() == (1 if state == PostingState.RETURNED else 0)
    told = {"posting_accepted", "posting_returned", "posting_refused"}
    assert Mail.objects.filter(template__in=told).values("template").distinct().count() == 1
    decided = {"posting.accepted", "posting.returned", "posting.refused"}
    assert Event.objects.filter(action__in=decided).count() == 1


def test_two_clicks_accept_once() -> None:
    """The same reviewer, twice: one number, one review."""
    cast = assemble(NOW)
    posting = a_submitted(cast)

    def accept() -> None:
        accept_posting(posting=posting, revision=1, by=cast.nakamura, at=NOON)

    one_of([accept, accept, accept], "out_of_state")
    assert (fresh(posting).number, PostingReview.objects.count()) == ("13010-00000001", 1)
    assert Mail.objects.filter(template="posting_accepted").count() == 2


@pytest.mark.parametrize("round_", range(3))
def test_an_employer_withdraws_while_the_office_accepts(round_: int) -> None:
    """Withdrawn or in force, never both; whoever came second reads so."""
    cast = assemble(NOW)
    posting = a_submitted(cast, job_title=f"介護職員{round_}")

    def withdraw() -> None:
        withdraw_posting(posting=posting, by=cast.yamada, at=NOON)

    def accept() -> None:
        accept_posting(posting=posting, revision=1, by=cast.nakamura, at=NOON)

    stands = one_of([withdraw, accept], "not_in_state", "out_of_state")
    row, done = fresh(posting), actions(posting)
    assert row.state == (PostingState.WITHDRAWN, PostingState.ACTIVE)[stands]
    assert (done["withdrawn"], done["accepted"]) == ((1, 0), (0, 1))[stands]
    assert bool(row.number) is (stands == 1)


def test_a_change_is_dropped_while_the_office_accepts_it() -> None:
    """What is in force is the old or the new, and the change is over."""
    cast = assemble(NOW)
    posting = SITUATIONS[PostingState.ACTIVE, ChangeStage.WAITING, ""](cast)

    def drop() -> None:
        drop_change(posting=posting, by=cast.yamada, at=NOON)

    def accept() -> None:
        accept_posting(posting=posting, revision=2, by=cast.nakamura, at=NOON)

    stands = one_of([drop, accept], "out_of_state")
    row = fresh(posting)
    assert row.in_force
    assert (row.change, row.job_title, row.in_force.number) == ("", ("介護職員", "看護助手")[stands], stands + 1)


def test_two_people_send_it_again_at_once() -> None:
    """A returned application comes back once, under its number."""
    cast = assemble(NOW)
    posting = SITUATIONS[PostingState.RETURNED, "", ""](cast)
    keys = caution_keys(fresh(posting))
    senders = (cast.yamada, cast.suzuki)
    found = at_once(
        2,
        lambda place: submit_posting(posting=posting, by=senders[place], at=NOON, confirmed=keys).receipt_number,
    )
    assert found == [posting.receipt_number] * 2
    assert (fresh(posting).state, actions(posting)["resubmitted"]) == (PostingState.SUBMITTED, 1)
    assert PostingRevision.objects.filter(posting=posting).count() == 2


def test_it_is_sent_again_while_somebody_writes() -> None:
    """What the office reads is what the draft said when it was sent."""
    cast = assemble(NOW)
    posting = SITUATIONS[PostingState.RETURNED, "", ""](cast)
    keys = caution_keys(fresh(posting))

    def send() -> None:
        submit_posting(posting=posting, by=cast.yamada, at=NOON, confirmed=keys)

    def write() -> None:
        values = {"posting_remarks": "駐車場があります。"}
        save_answers(posting=posting, values=values, version=1, editor="b", by=cast.suzuki, at=NOON)

    found = at_once(2, lambda place: (send, write)[place]())
    assert not isinstance(found[0], Exception), found
    row = fresh(posting)
    assert row.state == PostingState.SUBMITTED
    sent = PostingRevision.objects.get(posting=posting, number=2).content.get("posting_remarks", "")
    assert sent == row.draft.values.get("posting_remarks", "")


def test_numbers_of_many_acceptances_at_once() -> None:
    """None twice, none left out."""
    cast = assemble(NOW)
    waiting = [a_submitted(cast, job_title=f"介護職員{place}") for place in range(ACCEPTANCES)]
    found = at_once(
        ACCEPTANCES,
        lambda place: accept_posting(posting=waiting[place], revision=1, by=cast.nakamura, at=NOON).number,
    )
    assert sorted(map(str, found)) == [f"13010-{serial:08}" for serial in range(1, ACCEPTANCES + 1)]
    assert NumberCounter.objects.get(office_code="13010").last == ACCEPTANCES


def test_a_posting_ends_once() -> None:
    """取消 and 充足 at once: one of them."""
    cast = assemble(NOW)
    posting = an_accepted(cast)

    def cancel() -> None:
        cancel_posting(posting=posting, reason="plans", note="", by=cast.yamada, at=NOON)

    def fulfil() -> None:
        fulfil_posting(posting=posting, by=cast.suzuki, at=NOON)

    stands = one_of([cancel, fulfil], "out_of_state")
    row, done = fresh(posting), actions(posting)
    assert (row.state, row.end_reason) == ((PostingState.CANCELLED, "plans"), (PostingState.FULFILLED, "hired"))[stands]
    assert done["cancelled"] + done["fulfilled"] == 1


def test_an_extension_is_asked_and_granted_once() -> None:
    """Two clicks of the employer, then two of the office: one month more, not two."""
    cast = assemble(NOW)
    posting = an_accepted(cast)

    def ask() -> None:
        ask_extension(posting=posting, by=cast.yamada, at=NOON)

    def grant() -> None:
        decide_extension(posting=posting, is_granted=True, sentence="", by=cast.nakamura, at=NOON)

    one_of([ask, ask], "extension_waits")
    one_of([grant, grant], "out_of_state")
    until = fresh(posting).referral_until
    assert until
    assert (until.month, until.day) == (2, 28)
    assert (actions(posting)["extension_asked"], actions(posting)["extended"]) == (1, 1)
