"""Vectors of texts that were embedded before, kept beside the indexes.

A full rebuild embeds only what is new. Every batch is committed as it is done, so a build that is
killed goes on where it was.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from hashlib import blake2b
from pathlib import Path

import numpy as np

from indexes.embedders.protocol import Embedder, Vectors
from indexes.wal import BUSY_S, use_wal

Progress = Callable[[int, int], None]  # (done, total) of the texts that were not yet known

_BATCH = 64
_LOOKUP = 500  # keys in one query
_QUESTION = "\0question\0"  # before a text that is no passage
_SCHEMA = """
CREATE TABLE IF NOT EXISTS vector (
    embedder TEXT NOT NULL, text BLOB NOT NULL, vector BLOB NOT NULL, PRIMARY KEY (embedder, text)
) WITHOUT ROWID
"""


class VectorCache:
    """One SQLite file; any number of processes may share it."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def encode_passages(
        self, embedder: Embedder, texts: Sequence[str], progress: Progress | None = None
    ) -> Vectors:
        """Shape (len(texts), dimensions), in the order of `texts`."""
        keys = [_key(text) for text in texts]
        return self._encoded(embedder, texts, keys, embedder.encode_passages, progress)

    def encode_queries(self, embedder: Embedder, texts: Sequence[str]) -> Vectors:
        """As `encode_passages`, with the prefix of questions."""
        keys = [_key(f"{_QUESTION}{text}") for text in texts]
        return self._encoded(embedder, texts, keys, embedder.encode_queries, None)

    def _encoded(
        self,
        embedder: Embedder,
        texts: Sequence[str],
        keys: Sequence[bytes],
        encode: Callable[[Sequence[str]], Vectors],
        progress: Progress | None,
    ) -> Vectors:
        vectors = np.empty((len(keys), embedder.dimensions), np.float32)
        places = {key: row for row, key in reversed(list(enumerate(keys)))}  # where it stands first
        new = dict(places)
        with closing(self._connect()) as connection:
            for key, vector in _read(connection, embedder.digest, places):
                vectors[places[key]] = vector
                del new[key]
            for done, batch in _batches(new):
                rows = encode([texts[place] for _, place in batch])
                found = {key: row for (key, _), row in zip(batch, rows, strict=True)}
                _write(connection, embedder.digest, found)
                vectors[[place for _, place in batch]] = rows
                if progress is not None:
                    progress(done, len(new))
        for row, key in enumerate(keys):
            if places[key] != row:
                vectors[row] = vectors[places[key]]
        return vectors

    def _connect(self) -> sqlite3.Connection:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(self._path, timeout=BUSY_S)
        use_wal(connection)
        connection.execute(_SCHEMA)
        return connection


def _key(text: str) -> bytes:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()


def _read(
    connection: sqlite3.Connection, digest: str, keys: Iterable[bytes]
) -> Iterator[tuple[bytes, Vectors]]:
    """One by one: all of them may be most of what memory there is."""
    ordered = sorted(keys)
    for start in range(0, len(ordered), _LOOKUP):
        some = ordered[start : start + _LOOKUP]
        marks = ",".join("?" * len(some))
        query = f"SELECT text, vector FROM vector WHERE embedder = ? AND text IN ({marks})"  # noqa: S608
        for key, vector in connection.execute(query, [digest, *some]):
            yield key, np.frombuffer(vector, "<f4")


def _write(connection: sqlite3.Connection, digest: str, found: dict[bytes, Vectors]) -> None:
    rows = [(digest, key, vector.astype("<f4").tobytes()) for key, vector in found.items()]
    with connection:
        connection.executemany("INSERT OR REPLACE INTO vector VALUES (?, ?, ?)", rows)


def _batches(new: dict[bytes, int]) -> Iterator[tuple[int, list[tuple[bytes, int]]]]:
    """(how many will then be done, the batch), in the order of the texts."""
    items = sorted(new.items(), key=lambda item: item[1])
    for start in range(0, len(items), _BATCH):
        batch = items[start : start + _BATCH]
        yield start + len(batch), batch
