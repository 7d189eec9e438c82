"""Requests run beside each other, and a pool of threads of one request burns both cores waiting for
its next product: OpenBLAS for some 25 ms after each, which doubled what a suggestion costs."""

from __future__ import annotations

import threading
from functools import cache

import faiss
from threadpoolctl import threadpool_limits

_local = threading.local()


def in_one_thread() -> None:
    """What this thread searches and the process multiplies. OpenMP keeps the number for each
    calling thread, so that it is not enough to set it once, and its pool does not survive a
    fork."""
    if not hasattr(_local, "set"):
        _multiply_in_one_thread()
        faiss.omp_set_num_threads(1)
        _local.set = True


@cache
def _multiply_in_one_thread() -> None:
    threadpool_limits(1, user_api="blas")
