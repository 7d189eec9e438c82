"""Any sentence-transformers model, from a hub or a folder, on CPU or GPU. Imports torch."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from indexes.embedders.base import PrefixedEmbedder
from indexes.embedders.protocol import Vectors
from indexes.errors import EmbedderMissing

_BATCH = 16


class SentenceTransformersEmbedder(PrefixedEmbedder):
    """For bigger models than the default one: multilingual-e5-large, bge-m3 and the like."""

    def __init__(
        self, model: str, *, device: str = "cpu", query_prefix: str = "", passage_prefix: str = ""
    ) -> None:
        """`model` is a hub name or a folder. Raises EmbedderMissing when neither can be loaded."""
        super().__init__(query_prefix=query_prefix, passage_prefix=passage_prefix)
        self._name = model
        self._model = _load(model, device)
        self._dimensions = _dimensions(self._model)
        self._fingerprint = _fingerprint(self._model)

    @property
    def name(self) -> str:
        return self._name

    @property
    def digest(self) -> str:
        return self._digest_of(self._fingerprint, self._dimensions, self._model.max_seq_length)

    @property
    def dimensions(self) -> int:
        return self._dimensions

    def _encode(self, texts: Sequence[str]) -> Vectors:
        if not texts:
            return np.empty((0, self._dimensions), np.float32)
        vectors = self._model.encode(
            list(texts),
            batch_size=_BATCH,
            prompt="",  # the prefixes of the settings are the only ones
            convert_to_numpy=True,
            normalize_embeddings=True,
            show_progress_bar=False,
        )
        return np.ascontiguousarray(vectors, np.float32)


def _load(model: str, device: str) -> Any:
    from sentence_transformers import SentenceTransformer

    try:
        return SentenceTransformer(model, device=device)
    except (OSError, ValueError) as error:
        raise EmbedderMissing(
            f"el modelo {model} no se puede cargar; embedder_model debe ser una carpeta, o un "
            f"modelo que esta máquina pueda descargar: {error}"
        ) from error


def _dimensions(model: Any) -> int:
    return int(model.encode(["x"], show_progress_bar=False).shape[1])


def _fingerprint(model: Any) -> str:
    """Digest of the weights themselves: a folder's name does not change when its content does."""
    import hashlib

    digest = hashlib.sha256()
    for name, tensor in sorted(model.state_dict().items()):
        flat = tensor.detach().cpu().float().numpy().ravel()
        digest.update(f"{name}{tensor.shape}".encode())
        digest.update(np.ascontiguousarray(flat).tobytes())
    return digest.hexdigest()[:16]
