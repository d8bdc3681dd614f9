"""What was found out about renewals, kept in the process: the rules take some milliseconds for a posting, a desk has
hundreds, and from one look to the next hardly any of them changes. Kept under all that the outcome follows from.
"""

from collections import OrderedDict
from threading import Lock
from typing import Generic, TypeVar

Kept = TypeVar("Kept")


class Memory(Generic[Kept]):
    """The newest so many outcomes by their key; threads may share it."""

    def __init__(self, size: int) -> None:
        self._size, self._kept, self._lock = size, OrderedDict[str, Kept](), Lock()

    def get(self, key: str) -> Kept | None:
        """What is kept under a key; None for nothing."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
            return self._kept.get(key)

    def put(self, key: str, outcome: Kept) -> None:
        """Keeps an outcome; the one asked for longest ago goes where there are too many."""
        with self._lock:
            self._kept[key] = outcome
            self._kept.move_to_end(key)
            while len(self._kept) > self._size:
                self._kept.popitem(last=False)
