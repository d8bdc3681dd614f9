"""Who acts: handed to every command as `by=`, written into every record."""

from dataclasses import dataclass
from typing import Literal

ActorKind = Literal["employer", "seeker", "staff", "anonymous", "system"]


@dataclass(frozen=True)
class Actor:
    """A person or a process that acts. `id` is the user's number, absent for strangers and processes."""

    kind: ActorKind
    id: int | None = None
    name: str = ""


ANONYMOUS = Actor("anonymous")
SYSTEM = Actor("system", name="システム")
