"""Work of the libraries below beside other work: they run outside the interpreter, on the other
core."""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from typing import TypeVar

T = TypeVar("T")


def begun(work: Callable[[], T]) -> Callable[[], T]:
    """Starts it. What it returns waits for what the work gives, and raises what it raised. `work`
    must begin nothing itself: it would wait for its own place."""
    return _pool(os.getpid()).submit(work).result


@lru_cache(maxsize=1)
def _pool(_process: int) -> ThreadPoolExecutor:
    """Threads do not survive a fork, hence the process. As many as cores: more would only take
    them from each other."""
    threads = len(os.sched_getaffinity(0))
    return ThreadPoolExecutor(threads, thread_name_prefix="ahead")
