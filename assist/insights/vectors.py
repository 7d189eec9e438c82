"""Vectors of questions, kept for the next time that they are looked at."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from indexes.embedders.protocol import Embedder, Vectors

_KEPT = 4_000

Key = tuple[str, str]  # digest of the model, text


class QuestionVectors:
    """Safe between threads: two that ask at once may compute the same twice."""

    def __init__(self) -> None:
        self._known: OrderedDict[Key, NDArray[np.float32]] = OrderedDict()
        self._lock = threading.Lock()

    def of(self, embedder: Embedder, texts: Sequence[str]) -> Vectors:
        """Of shape (texts, dimensions). Raises EmbedderError."""
        keys = [(embedder.digest, text) for text in texts]
        with self._lock:
            found = {key: self._known[key] for key in keys if key in self._known}
        missing = [key for key in dict.fromkeys(keys) if key not in found]
        if missing:
            found.update(
                zip(missing, embedder.encode_queries([t for _, t in missing]), strict=True)
            )
            self._keep({key: found[key] for key in missing})
        if not keys:
            return np.zeros((0, embedder.dimensions), np.float32)
        return np.stack([found[key] for key in keys])

    def _keep(self, new: dict[Key, NDArray[np.float32]]) -> None:
        with self._lock:
            self._known.update(new)
            while len(self._known) > _KEPT:
                self._known.popitem(last=False)


question_vectors = QuestionVectors()
