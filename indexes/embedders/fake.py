"""A tiny real embedder without a model: hashed words and character trigrams.

Texts that share words or stems are near each other, so retrieval can be tested for meaning.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Sequence

import numpy as np

from indexes.embedders.base import PrefixedEmbedder
from indexes.embedders.protocol import Vectors
from indexes.folding import fold

_DIMENSIONS = 64
_WORD_WEIGHT = 2.0
_NO_WORDS = "∅"  # an empty text has a direction too: rows are always of unit length


class FakeEmbedder(PrefixedEmbedder):
    """Deterministic across processes and machines. Takes no prefixes: they would only add noise."""

    @property
    def name(self) -> str:
        return "fake-hashed-ngrams"

    @property
    def digest(self) -> str:
        return self._digest_of(self.name, _DIMENSIONS, 1)

    @property
    def dimensions(self) -> int:
        return _DIMENSIONS

    def _encode(self, texts: Sequence[str]) -> Vectors:
        vectors = np.zeros((len(texts), _DIMENSIONS), np.float32)
        for vector, text in zip(vectors, texts, strict=True):
            for feature, weight in _features(text):
                place = zlib.crc32(feature.encode())
                vector[place % _DIMENSIONS] += weight if place & 1 << 20 else -weight
        return _normalised(vectors)


def _features(text: str) -> Iterator[tuple[str, float]]:
    for word in re.findall(r"\w+", fold(text)) or [_NO_WORDS]:
        yield word, _WORD_WEIGHT
        padded = f"<{word}>"
        for start in range(len(padded) - 2):
            yield padded[start : start + 3], 1.0


def _normalised(vectors: Vectors) -> Vectors:
    norms = np.linalg.norm(vectors, axis=1, keepdims=True)
    cancelled = norms[:, 0] == 0  # features of opposite sign may sum to nothing
    vectors[cancelled, 0] = 1
    norms[cancelled] = 1
    unit: Vectors = vectors / norms
    return unit
