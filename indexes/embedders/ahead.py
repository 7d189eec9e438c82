"""Embedding beside other work: the engine runs outside the interpreter, on the other core."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence

from indexes.embedders.pools import kept_pool
from indexes.embedders.protocol import Embedder, Vectors


def begun(embedder: Embedder, texts: Sequence[str]) -> Callable[[], Vectors]:
    """Starts to embed these questions. What it returns waits for their vectors, and raises what
    embedding them raised."""
    threads = len(os.sched_getaffinity(0))  # more would only take the cores from each other
    return kept_pool("embedding-ahead", threads).submit(embedder.encode_queries, texts).result
