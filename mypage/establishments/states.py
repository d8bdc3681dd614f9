"""The registration of an establishment as a table (domain.md 1.2)."""

from mypage.establishments.choices import RegistrationState as State
from mypage.kernel.workflow import Step, Workflow

REGISTRATION = Workflow(
    [
        Step("confirm", (State.PROVISIONAL,), State.REGISTERED),
        Step("return", (State.PROVISIONAL,), State.RETURNED),
        Step("resubmit", (State.RETURNED,), State.PROVISIONAL),
        Step("lapse", (State.PROVISIONAL, State.RETURNED), State.LAPSED),
        Step("close", (State.REGISTERED,), State.CLOSED),
    ]
)
