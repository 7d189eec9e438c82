"""Work beside other work gives the same, and its errors where it is awaited."""

from __future__ import annotations

import os
import threading
from collections.abc import Sequence
from functools import partial

import numpy as np
import pytest

from indexes.ahead import begun
from indexes.embedders.fake import FakeEmbedder
from indexes.embedders.protocol import Vectors
from indexes.errors import EmbedderError

TEXTS = ("¿Cómo pido la beca?", "¿Y hasta cuándo?")


class _Waiting(FakeEmbedder):
    """Embeds nothing before something else was done."""

    def __init__(self) -> None:
        super().__init__()
        self.done_meanwhile = threading.Event()

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        if not self.done_meanwhile.wait(30):
            raise EmbedderError("nothing else was done")
        return super().encode_queries(texts)


class _Broken(FakeEmbedder):
    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        raise EmbedderError("no model")


def test_other_work_is_done_while_questions_are_embedded() -> None:
    embedder = _Waiting()
    found = begun(partial(embedder.encode_queries, TEXTS))
    embedder.done_meanwhile.set()
    assert np.array_equal(found(), FakeEmbedder().encode_queries(TEXTS))


def test_what_embedding_raises_is_raised_where_the_vectors_are_awaited() -> None:
    found = begun(partial(_Broken().encode_queries, TEXTS))
    with pytest.raises(EmbedderError, match="no model"):
        found()


def test_nobody_waits_for_long_for_work_to_begin_where_all_threads_are_busy() -> None:
    go_on = threading.Event()
    threads = len(os.sched_getaffinity(0))
    busy = [begun(partial(go_on.wait, 30)) for _ in range(threads)]
    last = begun(lambda: "done")  # returns although it cannot begin yet
    go_on.set()
    assert all(one() for one in busy)
    assert last() == "done"
