"""Every state of a posting and everything that may be done to one: what is allowed is done whole, the rest refused."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

import pytest
from django.db import transaction

from mypage.audit.models import Event
from mypage.kernel.rule import RuleViolation
from mypage.notifications.models import Mail, Notice
from mypage.postings.choices import ChangeStage, ExtensionStage
from mypage.postings.choices import PostingState as State
from mypage.postings.models import Posting, PostingDraft, PostingEvent, PostingReview, PostingRevision, ReviewRemark
from mypage.postings.states import CHANGE, POSTING
from tests.cast import Cast, a_staff_login
from tests.postings import NOON
from tests.unit.postings.situations import DEEDS, SITUATIONS, Key, fresh

pytestmark = [pytest.mark.django_db, pytest.mark.seed("S-03"), pytest.mark.seed("S-08")]

IN_FORCE = (State.ACTIVE, State.SUSPENDED)
OF_OFFICE = ("visit", "accept", "return", "refuse", "correct", "grant", "decline")
_TABLES: tuple[Any, ...] = (Posting, PostingDraft, PostingEvent, PostingReview, PostingRevision, ReviewRemark)
_ON_CHANGE = {
    "submit": ("change_sent", "posting_change_received", "posting_change_submitted"),
    "accept": ("change_accepted", "posting_change_accepted", ""),
    "return": ("change_returned", "posting_change_returned", ""),
    "refuse": ("change_refused", "posting_change_refused", ""),
}
_ON_APPLICATION = {
    "submit": ("submitted", "posting_received", "posting_submitted"),
    "resubmit": ("resubmitted", "posting_received", "posting_submitted"),
    "accept": ("accepted", "posting_accepted", ""),
    "return": ("returned", "posting_returned", ""),
    "refuse": ("refused", "posting_refused", ""),
}
_OF_CHANGE = {"submit": "send"}
_OF_APPLICATION = {State.RETURNED: {"submit": "resubmit"}}


def name_of(key: Key) -> str:
    """In the list of tests."""
    return "-".join(part for part in key if part)


def after(key: Key, deed: str) -> Key | None:
    """Where a posting stands afterwards by the tables of states; the same for what changes no state; None: refused."""
    state, change, extension = key
    step = _OF_APPLICATION.get(state, {}).get(deed, deed)
    if deed in ("begin", "drop", "submit", "accept", "return", "refuse") and state in IN_FORCE:
        step = _OF_CHANGE.get(deed, deed)
        return (state, CHANGE.after(change, step), extension) if CHANGE.allows(change, step) else None
    if deed not in ("begin", "drop") and POSTING.allows(state, step):
        reached = State(POSTING.after(state, step))
        return (reached, change, extension) if reached in IN_FORCE else (reached, "", _kept(extension))
    return _without_step(key, deed)


def _kept(extension: str) -> str:
    return extension if extension == ExtensionStage.GRANTED else ""


def _without_step(key: Key, deed: str) -> Key | None:
    state, change, extension = key
    is_waiting = state == State.SUBMITTED or change == ChangeStage.WAITING
    if deed == "ask" and state in IN_FORCE and extension == ExtensionStage.NONE:
        return (state, change, ExtensionStage.ASKED)
    if deed in ("grant", "decline") and state in IN_FORCE and extension == ExtensionStage.ASKED:
        return (state, change, ExtensionStage.GRANTED if deed == "grant" else ExtensionStage.NONE)
    may_stay = {
        "visit": state in (State.SUBMITTED, State.RETURNED),
        "correct": is_waiting,
        "delete": state == State.DRAFT,
    }
    return key if may_stay.get(deed) else None


def is_done_already(key: Key, deed: str) -> bool:
    """What may be asked for again without harm: sending what waits, beginning a change that is open."""
    state, change, _ = key
    if deed == "submit":
        return state == State.SUBMITTED or change == ChangeStage.WAITING
    return deed == "begin" and change != ChangeStage.NONE


def everything() -> list[list[Mapping[str, Any]]]:
    """All that a refused act leaves alone."""
    rows = [list(table.objects.order_by("pk").values()) for table in _TABLES]
    return [*rows, [{"told": [Mail.objects.count(), Notice.objects.count(), Event.objects.count()]}]]


def left_behind(posting: Posting) -> Counter[str]:
    """Timeline, record, mails and notices so far."""
    events = PostingEvent.objects.filter(posting=posting).values_list("action", flat=True)
    acts = Event.objects.filter(subject_kind="posting", subject_id=posting.pk).values_list("action", flat=True)
    notices = Notice.objects.values_list("reader_kind", "template")
    return Counter(
        [f"event {each}" for each in events]
        + [f"act {each}" for each in acts]
        + [f"mail {each}" for each in Mail.objects.values_list("template", flat=True)]
        + [f"notice {kind} {each}" for kind, each in notices]
    )


def expected(key: Key, deed: str) -> Counter[str]:
    """What an allowed act leaves behind: for 代表 and 担当 a mail each."""
    state, change, _ = key
    known = _ON_CHANGE if state in IN_FORCE else _ON_APPLICATION
    step = _OF_APPLICATION.get(state, {}).get(deed, deed)
    done = DEEDS[deed]
    event, told, office = known.get(step, (done.event, done.told, done.office_told))
    found = Counter({f"act {done.recorded if not event else f'posting.{event}'}": 1})
    if deed == "drop" and change != ChangeStage.WRITING:
        event, office = "change_dropped", "posting_change_dropped_by_employer"
    if event:
        found[f"event {event}"] = 1
    if told:
        found |= Counter({f"mail {told}": 2, f"notice establishment {told}": 1})
    if office:
        found[f"notice office {office}"] = 1
    return found


@pytest.mark.parametrize("key", SITUATIONS, ids=name_of)
def test_what_may_be_done_is_done_whole_and_the_rest_refused(cast: Cast, key: Key) -> None:
    """Event, record, notice and mail of what is allowed; a refusal with a reason, and nothing else, of the rest."""
    posting = SITUATIONS[key](cast)
    assert (posting.state, posting.change, posting.extension) == key
    for deed, done in DEEDS.items():
        told_before, before, reached = left_behind(posting), everything(), after(key, deed)
        with transaction.atomic():
            if reached is None and not done.is_silent and not is_done_already(key, deed):
                with pytest.raises(RuleViolation) as refusal:
                    done.act(cast, posting)
                assert all(len(each.message) >= 10 for each in refusal.value.violations), deed
            else:
                done.act(cast, posting)
            row = fresh(posting)
            if reached is None:
                assert everything() == before, f"{deed} changed something"
            else:
                assert (row.state, row.change, row.extension) == reached, deed
                assert left_behind(posting) - told_before == expected(key, deed), deed
            transaction.set_rollback(True)


@pytest.mark.parametrize("key", SITUATIONS, ids=name_of)
def test_another_office_does_nothing(cast: Cast, key: Key) -> None:
    """Whatever the posting's state, with the reason where it would be allowed to the office in charge."""
    posting = SITUATIONS[key](cast)
    stranger = a_staff_login("uehara", "上原 忍", cast.other_office, NOON, is_counter=True, is_reviewer=True)
    players = Cast(**{**vars(cast), "nakamura": stranger})
    before = everything()
    for deed in OF_OFFICE:
        with pytest.raises(RuleViolation) as refusal:
            DEEDS[deed].act(players, posting)
        codes = {each.code for each in refusal.value.violations}
        assert codes == {"other_office"} or after(key, deed) is None, deed
    assert everything() == before


@pytest.mark.parametrize("deed", OF_OFFICE)
def test_an_employer_decides_nothing(cast: Cast, deed: str) -> None:
    """Nor does anybody without a position."""
    states: Mapping[str, Key] = {"grant": (State.ACTIVE, "", "asked"), "decline": (State.ACTIVE, "", "asked")}
    posting = SITUATIONS[states.get(deed, (State.SUBMITTED, "", ""))](cast)
    before = everything()
    with pytest.raises(RuleViolation):
        DEEDS[deed].act(Cast(**{**vars(cast), "nakamura": cast.yamada}), posting)
    assert everything() == before


def test_every_state_and_stage_is_looked_at() -> None:
    """A state, stage or step more belongs into the grid."""
    assert {state for state, _, _ in SITUATIONS} == set(State)
    assert {change for _, change, _ in SITUATIONS} == set(ChangeStage)
    assert {extension for _, _, extension in SITUATIONS} == set(ExtensionStage)
    steps = {step.action for step in (*POSTING.steps, *CHANGE.steps)}
    assert steps - {"resubmit", "send"} <= set(DEEDS)
