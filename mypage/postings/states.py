"""The life of a posting as a table (domain.md 1.3)."""

from mypage.kernel.workflow import Step, Workflow
from mypage.postings.choices import PostingState as State

POSTING = Workflow(
    [
        Step("submit", (State.DRAFT,), State.SUBMITTED),
        Step("withdraw", (State.SUBMITTED,), State.WITHDRAWN),
        Step("lapse", (State.SUBMITTED,), State.LAPSED),
    ]
)
