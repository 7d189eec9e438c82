"""Vectors in a numpy matrix: exact, simple, for tests and small collections."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray

from indexes.embedders.protocol import Vectors
from indexes.ranking import Scored, ranked
from indexes.vectors.checks import check_rows, check_vector


class MemoryVectorStore:
    def __init__(self, dimensions: int) -> None:
        self._dimensions = dimensions
        self._rows: dict[int, Vectors] = {}

    @property
    def dimensions(self) -> int:
        return self._dimensions

    def __len__(self) -> int:
        return len(self._rows)

    def add(self, ids: NDArray[np.int64], vectors: Vectors) -> None:
        ids, vectors = check_rows(ids, vectors, self._dimensions)
        self._rows.update(zip(ids.tolist(), vectors.copy(), strict=True))

    def remove(self, ids: Collection[int]) -> int:
        return sum(self._rows.pop(id, None) is not None for id in set(ids))

    def search(
        self, vector: Vectors, k: int, allowed: Collection[int] | None = None
    ) -> list[Scored]:
        vector = check_vector(vector, self._dimensions)
        chosen = self._rows if allowed is None else set(allowed) & self._rows.keys()
        return ranked(((id, float(self._rows[id] @ vector)) for id in chosen), max(k, 0))

    def save(self, path: Path) -> None:
        ids = np.array(sorted(self._rows), np.int64)
        rows = [self._rows[id] for id in ids.tolist()]
        matrix = np.array(rows, np.float32).reshape(len(rows), self._dimensions)
        with path.open("wb") as stream:
            np.savez(stream, ids=ids, vectors=matrix)

    @classmethod
    def load(cls, path: Path) -> Self:
        with np.load(path) as saved:
            store = cls(saved["vectors"].shape[1])
            store.add(saved["ids"], saved["vectors"])
        return store
