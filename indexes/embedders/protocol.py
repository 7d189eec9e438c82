"""What every embedder offers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]


class Embedder(Protocol):
    """Turns text into unit vectors. Prefixes (`query: `, `passage: `) are added inside.

    Implementations also subclass `langchain_core.embeddings.Embeddings`, whose `embed_query` and
    `embed_documents` return the same numbers as lists.
    """

    @property
    def name(self) -> str:
        """Human-readable model name, e.g. `multilingual-e5-small-int8`."""
        ...

    @property
    def digest(self) -> str:
        """Changes whenever the vectors would: snapshots and the vector cache are keyed by it."""
        ...

    @property
    def dimensions(self) -> int: ...

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Shape (len(texts), dimensions), float32, L2-normalised rows. Raises EmbedderError."""
        ...

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """As `encode_queries`, with the passage prefix."""
        ...
