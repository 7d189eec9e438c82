"""Parts of a snapshot as sites of their own: most administrations publish less than the one that
the confidence is fitted to, and what they leave out is asked all the same."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from indexes.embedders.protocol import Embedder
from indexes.models import DocumentKind, Pool
from indexes.snapshots import Snapshot, SnapshotStore


@contextmanager
def portion(snapshot: Snapshot, embedder: Embedder, seed: int, size: int) -> Iterator[Snapshot]:
    """So many of its procedures by title, chosen by the seed, without any other page or case."""
    procedures = [
        passage
        for passage in snapshot.each_of_pool(Pool.OFFICIAL)
        if passage.kind is DocumentKind.PROCEDURE
    ]
    titles = sorted({passage.subject for passage in procedures})
    chosen = set(random.Random(seed).sample(titles, min(size, len(titles))))  # noqa: S311
    kept = [one for one in procedures if one.subject in chosen]
    vectors = snapshot.vectors([one.id for one in kept], Pool.OFFICIAL)
    with TemporaryDirectory() as folder:
        store = SnapshotStore(Path(folder), embedder, keep=1)
        store.switch(store.write(kept, vectors).id)
        yield store.current()
