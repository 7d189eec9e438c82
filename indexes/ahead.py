"""Work of the libraries below beside other work: they run outside the interpreter, on the other
core."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from typing import TypeVar

T = TypeVar("T")

_HANDED_OVER_S = 0.001  # where all threads are busy, there is nothing to wait for


def begun(work: Callable[[], T]) -> Callable[[], T]:
    """Starts it. What it returns waits for what the work gives, and raises what it raised. `work`
    must begin nothing itself: it would wait for its own place.

    The interpreter is handed over, so that the work does not wait until this thread lets go of it
    by itself: embedding a question began .9 ms of this thread's work later on average, and begins
    .3 ms later like this."""
    begins = threading.Event()

    def begin() -> T:
        begins.set()
        return work()

    found = _pool(os.getpid()).submit(begin)
    begins.wait(_HANDED_OVER_S)
    return found.result


@lru_cache(maxsize=1)
def _pool(_process: int) -> ThreadPoolExecutor:
    """Threads do not survive a fork, hence the process. As many as cores: more would only take
    them from each other."""
    threads = len(os.sched_getaffinity(0))
    return ThreadPoolExecutor(threads, thread_name_prefix="ahead")
