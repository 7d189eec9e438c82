"""The part that all embedders share: prefixes, clean text and LangChain's interface."""

from __future__ import annotations

import hashlib
from abc import abstractmethod
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from langchain_core.embeddings import Embeddings

from indexes.embedders.protocol import Vectors
from indexes.embedders.text import tokenizable

_RECENT = 256  # questions; 1.5 KB each
_FEW = 16  # of more at once nothing is kept: those are no questions of one message


class PrefixedEmbedder(Embeddings):
    """Adds the prefixes and hands clean text to `_encode`, which each engine implements."""

    def __init__(self, *, query_prefix: str = "", passage_prefix: str = "") -> None:
        self._query_prefix = query_prefix
        self._passage_prefix = passage_prefix
        self._recent: dict[str, Vectors] = {}

    @abstractmethod
    def _encode(self, texts: Sequence[str]) -> Vectors:
        """Shape (len(texts), dimensions), float32, L2-normalised rows; `texts` may be empty."""

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Those of the last questions are kept: one run asks for some of them several times, and
        what people ask is often asked in another office, too."""
        wanted = [self._query_prefix + tokenizable(text) for text in texts]
        if not 0 < len(wanted) <= _FEW:
            return self._encode(wanted)
        recent = self._recent  # other threads may put a new one in its place
        new = [text for text in dict.fromkeys(wanted) if text not in recent]
        if new:
            fresh = dict(zip(new, self._encode(new), strict=True))
            kept = {} if len(recent) + len(new) > _RECENT else recent
            self._recent, recent = kept | fresh, recent | fresh
        return np.stack([recent[text] for text in wanted])

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        return self._encode([self._passage_prefix + tokenizable(text) for text in texts])

    def embed_query(self, text: str) -> list[float]:
        vector: list[float] = self.encode_queries([text])[0].tolist()
        return vector

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        vectors: list[list[float]] = self.encode_passages(texts).tolist()
        return vectors

    def _digest_of(self, *identity: object) -> str:
        """16 hex digits that change with the model, its limits or the prefixes."""
        parts = (*identity, self._query_prefix, self._passage_prefix)
        return _digest("\0".join(map(str, parts)))


@lru_cache(maxsize=16)
def _digest(identity: str) -> str:
    """Every question asks for it ten times, which would take it a tenth of a millisecond."""
    return hashlib.sha256(identity.encode()).hexdigest()[:16]
