"""The lifecycles of an establishment's registration, of a change of its data, and of an image (domain.md 1.2)."""

from mypage.establishments.choices import ChangeState, ImageState
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

CHANGE = Workflow(
    [
        Step("submit", (ChangeState.DRAFT, ChangeState.RETURNED), ChangeState.WAITING),
        Step("withdraw", (ChangeState.WAITING,), ChangeState.DRAFT),
        Step("return", (ChangeState.WAITING,), ChangeState.RETURNED),
        Step("accept", (ChangeState.WAITING,), ChangeState.ACCEPTED),
        Step("take_over", (ChangeState.DRAFT, ChangeState.RETURNED), ChangeState.ACCEPTED),
        Step("discard", (ChangeState.DRAFT, ChangeState.RETURNED), ChangeState.DISCARDED),
    ]
)
"""`take_over`: while the establishment itself waits for its registration, what it adds needs no check of its own."""

IMAGE = Workflow(
    [
        Step("describe", tuple(ImageState), ImageState.WAITING),
        Step("accept", (ImageState.WAITING,), ImageState.PUBLISHED),
        Step("refuse", (ImageState.WAITING,), ImageState.REFUSED),
    ]
)
"""An image with a new description is looked at again."""
