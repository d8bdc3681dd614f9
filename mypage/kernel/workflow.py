"""A state machine as a table: what may be done in which state, and what follows."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Step:
    """One row of a transition table: an action (the verb of a command), where it may start, where it ends."""

    action: str
    sources: tuple[str, ...]
    target: str


class Workflow:
    """Answers what a table of steps allows; ValueError when an action stands in it twice for a state."""

    def __init__(self, steps: Iterable[Step]) -> None:
        self.steps = tuple(steps)
        self._targets: dict[tuple[str, str], str] = {}
        for step in self.steps:
            for source in step.sources:
                if (source, step.action) in self._targets:
                    raise ValueError(f"{step.action} stands twice for {source}")
                self._targets[source, step.action] = step.target

    def allows(self, state: str, action: str) -> bool:
        """Whether the action may be done in this state."""
        return (state, action) in self._targets

    def after(self, state: str, action: str) -> str:
        """The state that follows; KeyError when the action may not be done."""
        return self._targets[state, action]

    def actions_from(self, state: str) -> tuple[str, ...]:
        """What may be done in a state, in the order of the table."""
        return tuple(step.action for step in self.steps if state in step.sources)

    def diagram(self) -> str:
        """The table as lines `source --action--> target` for the documentation."""
        return "\n".join(f"{source} --{step.action}--> {step.target}" for step in self.steps for source in step.sources)
