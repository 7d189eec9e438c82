from __future__ import annotations

import multiprocessing
import os
import signal
import sqlite3
import time
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import numpy as np

from indexes.embedders.fake import FakeEmbedder
from indexes.embedders.protocol import Vectors
from indexes.embedders.vector_cache import VectorCache

_spawn = multiprocessing.get_context("spawn")


class Counting(FakeEmbedder):
    """Remembers what it was asked to embed."""

    def __init__(self, name: str = "counting", delay: float = 0) -> None:
        super().__init__()
        self.asked: list[str] = []
        self._delay = delay
        self._own = name

    @property
    def digest(self) -> str:
        return self._digest_of(self._own)

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        self.asked += texts
        time.sleep(self._delay)
        return super().encode_passages(texts)


def test_only_new_texts_are_embedded_each_once(tmp_path: Path) -> None:
    cache, embedder = VectorCache(tmp_path / "cache" / "vectors.db"), Counting()
    cache.encode_passages(embedder, ["a", "b", "a"])
    assert sorted(embedder.asked) == ["a", "b"]
    cache.encode_passages(embedder, ["b", "c"])
    assert sorted(embedder.asked) == ["a", "b", "c"]


def test_vectors_are_those_of_the_embedder_in_order(tmp_path: Path) -> None:
    texts = [f"texto {number % 70}" for number in range(200)]
    cache, embedder = VectorCache(tmp_path / "v.db"), Counting()
    expected = FakeEmbedder().encode_passages(texts)
    np.testing.assert_array_equal(cache.encode_passages(embedder, texts), expected)
    np.testing.assert_array_equal(cache.encode_passages(embedder, texts), expected)
    assert len(embedder.asked) == 70


def test_another_embedder_has_vectors_of_its_own(tmp_path: Path) -> None:
    cache, one, other = VectorCache(tmp_path / "v.db"), Counting("one"), Counting("other")
    cache.encode_passages(one, ["a"])
    cache.encode_passages(other, ["a"])
    assert other.asked == ["a"]


def test_progress_counts_what_is_new(tmp_path: Path) -> None:
    cache, embedder = VectorCache(tmp_path / "v.db"), Counting()
    cache.encode_passages(embedder, ["0", "1"])
    seen: list[tuple[int, int]] = []
    texts = [str(number) for number in range(152)]
    cache.encode_passages(embedder, texts, lambda done, total: seen.append((done, total)))
    assert seen[-1] == (150, 150)
    assert [done for done, _ in seen] == sorted(done for done, _ in seen)
    cache.encode_passages(embedder, texts, lambda done, total: seen.append((-1, -1)))
    assert (-1, -1) not in seen


def test_any_text_has_a_key(tmp_path: Path) -> None:
    cache, embedder = VectorCache(tmp_path / "v.db"), Counting()
    odd = ["", "\x00", "\ud800", "�", "a\x00", "a"]
    vectors = cache.encode_passages(embedder, odd)
    np.testing.assert_array_equal(vectors, FakeEmbedder().encode_passages(odd))
    assert cache.encode_passages(embedder, []).shape == (0, embedder.dimensions)


def _embed(path: Path, texts: list[str], delay: float) -> None:
    VectorCache(path).encode_passages(Counting(delay=delay), texts)


def _rows(path: Path) -> int:
    """Readable at any moment of the other process's work."""
    if not path.exists():
        return 0
    with closing(sqlite3.connect(path, timeout=30)) as connection:
        try:
            return int(connection.execute("SELECT count(*) FROM vector").fetchone()[0])
        except sqlite3.OperationalError:  # the table is not made yet
            return 0


def test_a_build_that_is_killed_goes_on_where_it_was(tmp_path: Path) -> None:
    texts = [f"texto {number}" for number in range(2_000)]
    worker = _spawn.Process(target=_embed, args=(tmp_path / "v.db", texts, 0.05))
    worker.start()
    while not _rows(tmp_path / "v.db"):
        time.sleep(0.01)
    assert worker.pid is not None
    os.kill(worker.pid, signal.SIGKILL)
    worker.join()
    embedder = Counting()
    vectors = VectorCache(tmp_path / "v.db").encode_passages(embedder, texts)
    assert 0 < len(embedder.asked) < len(texts)
    np.testing.assert_array_equal(vectors, FakeEmbedder().encode_passages(texts))


def test_processes_share_the_file_from_its_first_moment(tmp_path: Path) -> None:
    texts = [f"texto {number}" for number in range(500)]
    workers = [_spawn.Process(target=_embed, args=(tmp_path / "v.db", texts, 0)) for _ in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert [worker.exitcode for worker in workers] == [0] * 4
