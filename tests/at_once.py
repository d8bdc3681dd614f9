"""Several people doing the same thing at the same moment, each on a database connection of their own."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TypeVar

from django.db import connections

Outcome = TypeVar("Outcome")


def at_once(count: int, act: Callable[[int], Outcome]) -> list[Outcome | Exception]:
    """What `act(0)` to `act(count - 1)` returned or raised when all were let go together."""
    gate = Barrier(count)

    def run(place: int) -> Outcome | Exception:
        try:
            gate.wait()
            return act(place)
        except Exception as raised:  # noqa: BLE001 - the outcome is what the test looks at
            return raised
        finally:
            connections.close_all()

    with ThreadPoolExecutor(count) as pool:
        return list(pool.map(run, range(count)))
