"""Which FAISS index for how many vectors. Measured on multilingual-e5-small: docs/adr/0010."""

from __future__ import annotations

from typing import Any, Literal

import faiss
import numpy as np

from indexes.embedders.protocol import Vectors

Kind = Literal["auto", "flat", "sq8", "ivf"]

FLAT_BELOW = 50_000  # vectors; exact, and a search takes three milliseconds at most
_FEWEST_FOR_LISTS = 100
_LISTS = 2.0  # times the square root of the number of vectors
_VISITED = 128  # lists of each search
_SAMPLE = 50  # vectors a list to learn from
_ROUNDS = 10


def trained(kind: Kind, vectors: Vectors) -> Any:
    """An empty index for about as many vectors as these, addressed by id."""
    dimensions = vectors.shape[1]
    if kind == "auto":
        kind = chosen_for(len(vectors))
    if kind == "ivf" and len(vectors) >= _FEWEST_FOR_LISTS:
        return _lists(vectors)
    if kind == "flat":
        return faiss.IndexIDMap2(faiss.IndexFlatIP(dimensions))
    eight_bits = faiss.IndexScalarQuantizer(
        dimensions, faiss.ScalarQuantizer.QT_8bit, faiss.METRIC_INNER_PRODUCT
    )
    eight_bits.train(_range_of(vectors))
    return faiss.IndexIDMap2(eight_bits)


def chosen_for(count: int) -> Kind:
    """What `auto` means for so many vectors."""
    return "flat" if count < FLAT_BELOW else "ivf"


def exhaustive(index: Any, selector: Any) -> Any:
    """Parameters of a search among selected ids only, wherever they are."""
    if isinstance(index, faiss.IndexIVF):
        return faiss.SearchParametersIVF(sel=selector, nprobe=index.nlist)  # type: ignore[call-arg]
    return faiss.SearchParameters(sel=selector)  # type: ignore[call-arg]


def _lists(vectors: Vectors) -> Any:
    """Vectors in lists around centres, as 8 bits of what sets each apart from its centre."""
    dimensions = vectors.shape[1]
    count = int(_LISTS * len(vectors) ** 0.5)
    centres = faiss.IndexFlatIP(dimensions)
    index = faiss.IndexIVFScalarQuantizer(
        centres, dimensions, count, faiss.ScalarQuantizer.QT_8bit, faiss.METRIC_INNER_PRODUCT
    )
    index.cp.niter = _ROUNDS
    index.cp.min_points_per_centroid = 1
    index.cp.max_points_per_centroid = _SAMPLE
    index.train(_sample(vectors, count * _SAMPLE))
    index.nprobe = min(count, _VISITED)  # is saved with the index
    return index


def _sample(vectors: Vectors, size: int) -> Vectors:
    if len(vectors) <= size:
        return vectors
    rows = np.sort(np.random.default_rng(0).choice(len(vectors), size, replace=False))
    return vectors[rows]


def _range_of(vectors: Vectors) -> Vectors:
    """Two corners of the box that 8 bits divide, wider than the first vectors, which may be few."""
    low, high = vectors.min(axis=0), vectors.max(axis=0)
    half = np.maximum((high - low) / 2 * 1.25, np.abs(vectors).max() / 2)
    middle = (low + high) / 2
    return np.stack([middle - half, middle + half]).astype(np.float32)
