"""Postings in every state, and everything that may be done to one, each through its own command."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from mypage.kernel.clock import JST
from mypage.postings.choices import ChangeStage, ExtensionStage
from mypage.postings.choices import PostingState as State
from mypage.postings.commands.changing import begin_change, correct_posting, drop_change
from mypage.postings.commands.drafting import delete_draft, save_answers
from mypage.postings.commands.living import (
    ask_extension,
    cancel_posting,
    decide_extension,
    expire_postings,
    fulfil_posting,
    resume_recruiting,
    suspend_recruiting,
)
from mypage.postings.commands.reviewing import accept_posting, refuse_posting, return_posting
from mypage.postings.commands.submitting import lapse_postings, note_visit, submit_posting, withdraw_posting
from mypage.postings.models import Posting
from tests.cast import Cast
from tests.postings import NOON, a_draft, a_submitted, an_accepted, caution_keys

VISIT_UNTIL = date(2026, 12, 4)
AFTER_THE_VISIT = NOON + timedelta(days=15)
AFTER_THE_TERM = datetime(2027, 3, 1, 0, 10, tzinfo=JST)
"""Also of one that was extended."""
Act = Callable[[Cast, Posting], object]
Key = tuple[State, str, str]
"""State, stage of a change, stage of an extension."""


def fresh(posting: Posting) -> Posting:
    """As the database has it now."""
    return Posting.objects.select_related("in_force", "establishment", "office").get(pk=posting.pk)


def newest(posting: Posting) -> int:
    """The number of the last revision; 1 where there is none."""
    return posting.revisions.count() or 1


@dataclass(frozen=True)
class Deed:
    """One command, and what it leaves behind where it is allowed."""

    act: Act
    event: str = ""
    """In the timeline."""
    told: str = ""
    """Mail and notice of the employer."""
    office_told: str = ""
    """Notice of the office."""
    audit: str = ""
    """Recorded act; that of the event where it is empty."""
    is_silent: bool = False
    """Whether it passes over what it does not concern, without a word: the work of the night."""

    @property
    def recorded(self) -> str:
        """The act in the record."""
        return f"posting.{self.audit or self.event}"


def _submit(cast: Cast, posting: Posting) -> None:
    row = fresh(posting)
    cautions = caution_keys(row) if row.is_writable else set()
    submit_posting(posting=row, by=cast.yamada, at=NOON, confirmed=cautions)


def _correct(cast: Cast, posting: Posting) -> None:
    note = "電話で確認しました。"
    correct_posting(
        posting=posting, revision=newest(posting), values={"hires": "7"}, note=note, by=cast.nakamura, at=NOON
    )


def accept(cast: Cast, posting: Posting) -> None:
    """受理 by the office in charge."""
    accept_posting(posting=posting, revision=newest(posting), by=cast.nakamura, at=NOON)


def give_back(cast: Cast, posting: Posting) -> None:
    """修正依頼."""
    remarks = {"job_title": "職種をくわしく書いてください。"}
    return_posting(posting=posting, revision=newest(posting), remarks=remarks, sentence="", by=cast.nakamura, at=NOON)


def refuse(cast: Cast, posting: Posting) -> None:
    """不受理."""
    number, why = newest(posting), "労働条件が示されていません。"
    refuse_posting(posting=posting, revision=number, ground="not_stated", sentence=why, by=cast.nakamura, at=NOON)


def _lapse(_cast: Cast, posting: Posting) -> None:
    """A visit was due and is over, whatever became of the posting."""
    before = fresh(posting)
    Posting.objects.filter(pk=posting.pk).update(visit_until=VISIT_UNTIL)
    lapse_postings(AFTER_THE_VISIT)
    Posting.objects.filter(pk=posting.pk).exclude(state=State.LAPSED).update(visit_until=before.visit_until)


def _decide(*, is_granted: bool) -> Act:
    def act(cast: Cast, posting: Posting) -> None:
        why = "" if is_granted else "求人の内容が古くなっています。"
        decide_extension(posting=posting, is_granted=is_granted, sentence=why, by=cast.nakamura, at=NOON)

    return act


DEEDS: Mapping[str, Deed] = {
    "submit": Deed(_submit),
    "withdraw": Deed(
        lambda cast, row: withdraw_posting(posting=row, by=cast.yamada, at=NOON),
        "withdrawn", "posting_withdrawn", "posting_withdrawn_by_employer",
    ),
    "visit": Deed(lambda cast, row: note_visit(posting=row, by=cast.nakamura, at=NOON), "visited"),
    "lapse": Deed(_lapse, "lapsed", "posting_lapsed", is_silent=True),
    "accept": Deed(accept),
    "return": Deed(give_back),
    "refuse": Deed(refuse),
    "correct": Deed(_correct, "corrected", "posting_corrected"),
    "begin": Deed(lambda cast, row: begin_change(posting=row, by=cast.yamada, at=NOON), audit="change_begun"),
    "drop": Deed(lambda cast, row: drop_change(posting=row, by=cast.yamada, at=NOON), audit="change_dropped"),
    "suspend": Deed(
        lambda cast, row: suspend_recruiting(posting=row, by=cast.yamada, at=NOON),
        "suspended", "posting_suspended", "posting_suspended_by_employer",
    ),
    "resume": Deed(
        lambda cast, row: resume_recruiting(posting=row, by=cast.yamada, at=NOON),
        "resumed", "posting_resumed", "posting_resumed_by_employer",
    ),
    "ask": Deed(
        lambda cast, row: ask_extension(posting=row, by=cast.yamada, at=NOON),
        "extension_asked", office_told="posting_extension_asked",
    ),
    "grant": Deed(_decide(is_granted=True), "extended", "posting_extended"),
    "decline": Deed(_decide(is_granted=False), "extension_declined", "posting_not_extended"),
    "fulfil": Deed(
        lambda cast, row: fulfil_posting(posting=row, by=cast.yamada, at=NOON),
        "fulfilled", "posting_fulfilled", "posting_fulfilled_by_employer",
    ),
    "cancel": Deed(
        lambda cast, row: cancel_posting(posting=row, reason="plans", note="", by=cast.yamada, at=NOON),
        "cancelled", "posting_cancelled", "posting_cancelled_by_employer",
    ),
    "expire": Deed(lambda _cast, _row: expire_postings(AFTER_THE_TERM), "expired", "posting_expired", is_silent=True),
    "delete": Deed(lambda cast, row: delete_draft(posting=row, by=cast.yamada, at=NOON), audit="draft_deleted"),
}  # fmt: skip
"""What may be done to a posting; submitting and deciding leave behind what depends on whether it is a change."""


def _after(start: Callable[[Cast], Posting], *deeds: str) -> Callable[[Cast], Posting]:
    def build(cast: Cast) -> Posting:
        posting = start(cast)
        for deed in deeds:
            if deed == "write":
                values = {"job_title": "看護助手"}
                save_answers(posting=posting, values=values, version=1, editor="a", by=cast.yamada, at=NOON)
            else:
                DEEDS[deed].act(cast, posting)
        return fresh(posting)

    return build


_SENT = ("begin", "write", "submit")
_NONE, _NOT = ChangeStage.NONE.value, ExtensionStage.NONE.value
SITUATIONS: Mapping[Key, Callable[[Cast], Posting]] = {
    (State.DRAFT, _NONE, _NOT): a_draft,
    (State.SUBMITTED, _NONE, _NOT): a_submitted,
    (State.RETURNED, _NONE, _NOT): _after(a_submitted, "return"),
    (State.WITHDRAWN, _NONE, _NOT): _after(a_submitted, "withdraw"),
    (State.REFUSED, _NONE, _NOT): _after(a_submitted, "refuse"),
    (State.LAPSED, _NONE, _NOT): _after(a_submitted, "lapse"),
    (State.ACTIVE, _NONE, _NOT): an_accepted,
    (State.ACTIVE, ChangeStage.WRITING, _NOT): _after(an_accepted, "begin", "write"),
    (State.ACTIVE, ChangeStage.WAITING, _NOT): _after(an_accepted, *_SENT),
    (State.ACTIVE, ChangeStage.RETURNED, _NOT): _after(an_accepted, *_SENT, "return"),
    (State.ACTIVE, _NONE, ExtensionStage.ASKED): _after(an_accepted, "ask"),
    (State.ACTIVE, ChangeStage.WAITING, ExtensionStage.ASKED): _after(an_accepted, "ask", *_SENT),
    (State.ACTIVE, _NONE, ExtensionStage.GRANTED): _after(an_accepted, "ask", "grant"),
    (State.SUSPENDED, _NONE, _NOT): _after(an_accepted, "suspend"),
    (State.SUSPENDED, ChangeStage.WRITING, _NOT): _after(an_accepted, "begin", "write", "suspend"),
    (State.SUSPENDED, ChangeStage.WAITING, _NOT): _after(an_accepted, *_SENT, "suspend"),
    (State.SUSPENDED, ChangeStage.RETURNED, _NOT): _after(an_accepted, "suspend", *_SENT, "return"),
    (State.SUSPENDED, _NONE, ExtensionStage.ASKED): _after(an_accepted, "suspend", "ask"),
    (State.EXPIRED, _NONE, _NOT): _after(an_accepted, "expire"),
    (State.FULFILLED, _NONE, _NOT): _after(an_accepted, "fulfil"),
    (State.CANCELLED, _NONE, _NOT): _after(an_accepted, "cancel"),
}
"""How a posting comes to stand so."""
