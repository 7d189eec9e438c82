"""Threads that are kept between questions."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache


def kept_pool(name: str, threads: int) -> ThreadPoolExecutor:
    """The pool of this name. Threads do not survive a fork, hence each process has its own."""
    return _pool(os.getpid(), name, threads)


@lru_cache(maxsize=4)
def _pool(_process: int, name: str, threads: int) -> ThreadPoolExecutor:
    return ThreadPoolExecutor(threads, thread_name_prefix=name)
