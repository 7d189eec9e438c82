"""Vectors in FAISS: IndexIDMap2 over a flat index, exact, or 8-bit scalars, a quarter the size."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import Any, Literal, Self

import faiss
import numpy as np
from numpy.typing import NDArray

from indexes.embedders.protocol import Vectors
from indexes.errors import SnapshotDamaged
from indexes.ranking import Scored, exact_at_the_cut
from indexes.vectors.checks import check_rows, check_vector

Kind = Literal["flat", "sq8"]

# One thread a search: requests run beside each other, and a pool of OpenMP threads does not
# survive a fork.
faiss.omp_set_num_threads(1)


class FaissVectorStore:
    """Searches from any number of threads; changes from one at a time."""

    def __init__(self, dimensions: int, kind: Kind = "flat") -> None:
        base = (
            faiss.IndexFlatIP(dimensions)
            if kind == "flat"
            else faiss.IndexScalarQuantizer(
                dimensions, faiss.ScalarQuantizer.QT_8bit, faiss.METRIC_INNER_PRODUCT
            )
        )
        self._index: Any = faiss.IndexIDMap2(base)

    @property
    def dimensions(self) -> int:
        return int(self._index.d)

    def __len__(self) -> int:
        return int(self._index.ntotal)

    def add(self, ids: NDArray[np.int64], vectors: Vectors) -> None:
        ids, vectors = check_rows(ids, vectors, self.dimensions)
        if not len(ids):
            return
        if not self._index.is_trained:
            self._index.train(_range_of(vectors))
        self._index.remove_ids(ids)
        self._index.add_with_ids(vectors, ids)

    def remove(self, ids: Collection[int]) -> int:
        return int(self._index.remove_ids(np.array(sorted(set(ids)), np.int64)))

    def search(
        self, vector: Vectors, k: int, allowed: Collection[int] | None = None
    ) -> list[Scored]:
        query = check_vector(vector, self.dimensions)[np.newaxis]
        parameters: Any = None
        size = len(self)
        if allowed is not None:
            selector = faiss.IDSelectorBatch(np.fromiter(allowed, np.int64, len(allowed)))
            parameters = faiss.SearchParameters(sel=selector)  # type: ignore[call-arg]
            size = min(size, len(allowed))

        def nearest(count: int) -> list[Scored]:
            scores, ids = self._index.search(query, count, params=parameters)
            found = zip(ids[0].tolist(), scores[0].tolist(), strict=True)
            return [(id, score) for id, score in found if id >= 0]

        return exact_at_the_cut(nearest, k, size)

    def save(self, path: Path) -> None:
        """Raises OSError, also when the disk is full."""
        try:
            faiss.write_index(self._index, str(path))
        except RuntimeError as error:
            raise OSError(f"no se pudo escribir {path}: {error}") from error

    @classmethod
    def load(cls, path: Path) -> Self:
        """Raises SnapshotDamaged."""
        store = cls.__new__(cls)
        try:
            store._index = faiss.read_index(str(path))
        except RuntimeError as error:
            raise SnapshotDamaged(f"{path} no es un índice de vectores: {error}") from error
        return store


def _range_of(vectors: Vectors) -> Vectors:
    """Two corners of the box that 8 bits divide, wider than the first vectors, which may be few."""
    low, high = vectors.min(axis=0), vectors.max(axis=0)
    half = np.maximum((high - low) / 2 * 1.25, np.abs(vectors).max() / 2)
    middle = (low + high) / 2
    return np.stack([middle - half, middle + half]).astype(np.float32)
