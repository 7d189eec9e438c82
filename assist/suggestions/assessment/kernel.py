"""Kernel ridge regression on vectors of unit length:

    kernel(a, b) = exp(-γ·|a - b|²)        γ = 3 / the median of |a - b|² between examples

so that the same γ serves embedders whose cosines lie in a narrow band and in a wide one.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_WIDTH = 3.0
Floats = NDArray[np.floating]


@dataclass(frozen=True, slots=True)
class Ridge:
    """`examples` has one row an example, `pull` how much it speaks for each column."""

    examples: Floats
    width: float
    pull: Floats
    bias: Floats
    by_others: Floats  # each example, judged by all the others

    def apart(self, vector: Floats) -> Floats:
        """Squared distances of a vector, of shape (dimensions,), from the examples."""
        found: Floats = apart(vector[None, :], self.examples)[0]
        return found

    def scores(self, distances: Floats) -> Floats:
        """One a column, of a vector that lies so far `apart` from the examples."""
        found: Floats = np.exp(-self.width * distances) @ self.pull + self.bias
        return found


def fitted(examples: Floats, wanted: Floats, ridge: float) -> Ridge:
    """`wanted`: one row an example, and the more `ridge`, the less each is taken at its word."""
    distances = apart(examples, examples)
    width = _WIDTH / float(np.median(distances[np.triu_indices(len(examples), 1)]))
    inverse = np.linalg.inv(np.exp(-width * distances) + ridge * np.eye(len(examples)))
    bias = wanted.mean(axis=0)
    pull = inverse @ (wanted - bias)
    by_others = wanted - pull / np.diag(inverse)[:, None]  # leave-one-out, in closed form
    return Ridge(examples, width, pull, bias, by_others)


def apart(one: Floats, other: Floats) -> Floats:
    """Squared distances of vectors of unit length."""
    found: Floats = np.maximum(0.0, 2 - 2 * (one @ other.T))
    return found


def unit(rows: NDArray[np.float32]) -> NDArray[np.float32]:
    """Of length 1 each."""
    lengths = np.maximum(np.linalg.norm(rows, axis=-1, keepdims=True), 1e-9)
    found: NDArray[np.float32] = rows / lengths
    return found
