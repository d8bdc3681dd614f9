"""Much work done a little at a time."""

import time
from collections.abc import Callable

BATCH = 100
PAUSE_SECONDS = 0.005
"""Small batches with a pause leave the database's one writer to the people who wait for it."""


def in_batches(work: Callable[[int], int]) -> int:
    """Repeats `work(limit)` until it has nothing left to do; how many rows it did in all."""
    done = 0
    while count := work(BATCH):
        done += count
        time.sleep(PAUSE_SECONDS)
    return done
