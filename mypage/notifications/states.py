"""The life of a mail in the outbox, as a table."""

from mypage.kernel.workflow import Step, Workflow
from mypage.notifications.choices import MailState

OUTBOX = Workflow(
    [
        Step("claim", (MailState.QUEUED, MailState.SENDING), MailState.SENDING),
        Step("hand_over", (MailState.SENDING,), MailState.SENT),
        Step("put_off", (MailState.SENDING,), MailState.QUEUED),
        Step("give_up", (MailState.SENDING,), MailState.UNDELIVERED),
        Step("drop", (MailState.SENDING,), MailState.DROPPED),
    ]
)
"""A mail that is being sent is claimed again only when the time of the earlier claim has passed (a killed worker)."""

WAITING = (MailState.QUEUED, MailState.SENDING)
"""The states in which a mail has yet to be handed over."""

ENDED = (MailState.SENT, MailState.UNDELIVERED, MailState.DROPPED)
"""The states in which nothing more is to be done."""
