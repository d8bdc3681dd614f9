"""The life of a posting and of a change of it, as tables (domain.md 1.3)."""

from mypage.kernel.workflow import Step, Workflow
from mypage.postings.choices import ChangeStage
from mypage.postings.choices import PostingState as State

_IN_FORCE = (State.ACTIVE, State.SUSPENDED)

POSTING = Workflow(
    [
        Step("submit", (State.DRAFT,), State.SUBMITTED),
        Step("resubmit", (State.RETURNED,), State.SUBMITTED),
        Step("withdraw", (State.SUBMITTED, State.RETURNED), State.WITHDRAWN),
        Step("lapse", (State.SUBMITTED, State.RETURNED), State.LAPSED),
        Step("accept", (State.SUBMITTED,), State.ACTIVE),
        Step("return", (State.SUBMITTED,), State.RETURNED),
        Step("refuse", (State.SUBMITTED,), State.REFUSED),
        Step("suspend", (State.ACTIVE,), State.SUSPENDED),
        Step("resume", (State.SUSPENDED,), State.ACTIVE),
        Step("expire", _IN_FORCE, State.EXPIRED),
        Step("fulfil", _IN_FORCE, State.FULFILLED),
        Step("cancel", _IN_FORCE, State.CANCELLED),
    ]
)
CHANGE = Workflow(
    [
        Step("begin", (ChangeStage.NONE,), ChangeStage.WRITING),
        Step("send", (ChangeStage.WRITING, ChangeStage.RETURNED), ChangeStage.WAITING),
        Step("drop", (ChangeStage.WRITING, ChangeStage.WAITING, ChangeStage.RETURNED), ChangeStage.NONE),
        Step("accept", (ChangeStage.WAITING,), ChangeStage.NONE),
        Step("return", (ChangeStage.WAITING,), ChangeStage.RETURNED),
        Step("refuse", (ChangeStage.WAITING,), ChangeStage.NONE),
    ]
)
