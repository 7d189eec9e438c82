"""Embedding beside other work: the engine runs outside the interpreter, on the other core."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache

from indexes.embedders.protocol import Embedder, Vectors


def begun(embedder: Embedder, texts: Sequence[str]) -> Callable[[], Vectors]:
    """Starts to embed these questions. What it returns waits for their vectors, and raises what
    embedding them raised."""
    return _pool(os.getpid()).submit(embedder.encode_queries, texts).result


@lru_cache(maxsize=1)
def _pool(_process: int) -> ThreadPoolExecutor:
    """Threads do not survive a fork, hence the process. As many as cores: more would only take
    them from each other."""
    threads = len(os.sched_getaffinity(0))
    return ThreadPoolExecutor(threads, thread_name_prefix="embedding-ahead")
