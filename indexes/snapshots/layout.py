"""The files of a snapshot's folder, and how they are written."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from indexes.embedders.protocol import Vectors
from indexes.lexical.kinds import build_lexical
from indexes.models import Passage, Pool
from indexes.snapshots.page_facts import PageFacts
from indexes.snapshots.passages import PassageTable
from indexes.vectors.faiss_store import FaissVectorStore
from indexes.vectors.kinds import Kind

PASSAGES = "passages.db"
LEXICAL = "lexical"


def vectors_file(pool: Pool) -> str:
    """The pools are searched apart, so each has an index of its own and no search filters."""
    return f"vectors-{pool.value}.faiss"


def write_indexes(
    folder: Path,
    passages: Sequence[Passage],
    vectors: Vectors,
    dimensions: int,
    kind: Kind,
    known: PageFacts | None = None,
) -> None:
    """`known`: facts of pages, which are not looked for again in those that did not change. Raises
    OSError."""
    PassageTable.build(folder / PASSAGES, passages, known)
    build_lexical(folder / LEXICAL, sorted(passages, key=lambda passage: passage.id))
    for pool in Pool:
        rows = [row for row, passage in enumerate(passages) if passage.pool is pool]
        store = FaissVectorStore(dimensions, kind)
        store.add(np.array([passages[row].id for row in rows], np.int64), vectors[rows])
        store.save(folder / vectors_file(pool))
