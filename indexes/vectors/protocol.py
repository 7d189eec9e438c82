"""What every vector store offers."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import Protocol, Self

from numpy.typing import NDArray

from indexes.embedders.protocol import Vectors


class VectorStore(Protocol):
    """Inner product over unit vectors, addressed by 63-bit passage ids."""

    @property
    def dimensions(self) -> int: ...

    def __len__(self) -> int: ...

    def add(self, ids: NDArray, vectors: Vectors) -> None:  # type: ignore[type-arg]
        """ids (n,) int64, vectors (n, dimensions) float32. An id that is present is replaced."""
        ...

    def remove(self, ids: Collection[int]) -> int:
        """How many were removed; unknown ids are ignored."""
        ...

    def search(
        self, vector: Vectors, k: int, allowed: Collection[int] | None = None
    ) -> list[tuple[int, float]]:
        """Best first: (id, cosine). vector has shape (dimensions,). Ties are ordered by id.
        `allowed` limits the search to those ids; fewer than k results is normal."""
        ...

    def save(self, path: Path) -> None: ...

    @classmethod
    def load(cls, path: Path) -> Self: ...
