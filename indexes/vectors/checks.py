"""Shapes are checked at the edge: an engine in C would read past the end of a wrong one."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from indexes.embedders.protocol import Vectors


def check_rows(
    ids: NDArray[np.int64], vectors: Vectors, dimensions: int
) -> tuple[NDArray[np.int64], Vectors]:
    """Contiguous arrays; of an id that comes twice, the last row. Raises ValueError."""
    ids = np.ascontiguousarray(ids, np.int64)
    vectors = np.ascontiguousarray(vectors, np.float32)
    if ids.ndim != 1 or vectors.shape != (len(ids), dimensions):
        raise ValueError(
            f"{ids.shape} ids and {vectors.shape} vectors; (n,) and (n, {dimensions}) needed"
        )
    _, last_in_reverse = np.unique(ids[::-1], return_index=True)
    if len(last_in_reverse) == len(ids):
        return ids, vectors
    keep = np.sort(len(ids) - 1 - last_in_reverse)
    return ids[keep], vectors[keep]


def check_vector(vector: Vectors, dimensions: int) -> Vectors:
    """Raises ValueError."""
    vector = np.ascontiguousarray(vector, np.float32)
    if vector.shape != (dimensions,):
        raise ValueError(f"a vector of shape {vector.shape}; ({dimensions},) needed")
    return vector
