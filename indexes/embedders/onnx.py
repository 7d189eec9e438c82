"""multilingual-e5-small in int8 on onnxruntime: the default embedder. Needs no torch."""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np

from indexes.embedders.base import PrefixedEmbedder
from indexes.embedders.model_files import MODEL_FILE, PIECES_FILE, verify
from indexes.embedders.pieces import Pieces
from indexes.embedders.pools import kept_pool
from indexes.embedders.protocol import Vectors
from indexes.errors import EmbedderDamaged

_FEW = 16  # texts


class OnnxEmbedder(PrefixedEmbedder):
    """Thread-safe; survives a fork.

    Every text is run alone, on one thread: dynamic int8 takes its scales from the whole input, so
    in a batch a text's vector would depend on its neighbours. Passages are spread over threads
    instead, which is also faster than one batch on the same cores.
    """

    def __init__(
        self, folder: Path, *, query_prefix: str = "", passage_prefix: str = "", threads: int = 0
    ) -> None:
        """Checks the digests of the files. Raises EmbedderMissing, EmbedderDamaged."""
        super().__init__(query_prefix=query_prefix, passage_prefix=passage_prefix)
        self._manifest = verify(folder)
        self._files = self._manifest.digest  # asked for several times by every question
        self._threads = threads or len(os.sched_getaffinity(0))
        self._pieces = Pieces(folder / PIECES_FILE, self._manifest.max_tokens)
        self._session = _open_session(folder / MODEL_FILE)

    @property
    def name(self) -> str:
        return self._manifest.name

    @property
    def digest(self) -> str:
        return self._digest_of(self._files, self._manifest.max_tokens)

    @property
    def dimensions(self) -> int:
        return self._manifest.dimensions

    def _encode(self, texts: Sequence[str]) -> Vectors:
        vectors = np.empty((len(texts), self.dimensions), np.float32)
        if len(texts) < 2 or self._threads == 1:
            for row, text in enumerate(texts):
                vectors[row] = self._encode_one(text)
            return vectors
        if len(texts) > _FEW:  # of its own, so that no question waits for a thousand passages
            with ThreadPoolExecutor(self._threads) as pool:
                return self._encode_in(pool, texts, vectors)
        return self._encode_in(kept_pool("embedding", self._threads), texts, vectors)

    def _encode_in(self, pool: Executor, texts: Sequence[str], vectors: Vectors) -> Vectors:
        longest_first = sorted(range(len(texts)), key=lambda row: -len(texts[row]))
        found = pool.map(self._encode_one, [texts[row] for row in longest_first])
        for row, vector in zip(longest_first, found, strict=True):
            vectors[row] = vector
        return vectors

    def _encode_one(self, text: str) -> Vectors:
        ids = np.array([self._pieces.ids(text)], np.int64)
        inputs = {"input_ids": ids, "attention_mask": np.ones_like(ids)}
        vector: Vectors = self._session.run(None, inputs)[0][0]
        return vector


def _open_session(path: Path) -> Any:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1  # no pool of its own: nothing to lose in a fork
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    try:
        return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    except Exception as error:  # onnxruntime has no base class of its own
        raise EmbedderDamaged(f"onnxruntime no puede abrir {path}: {error}") from error
