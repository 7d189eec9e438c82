"""Vectors in FAISS: exact, in 8 bits, or in lists of which a search visits some."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Any, Self

import faiss
import numpy as np
from numpy.typing import NDArray

from indexes.embedders.protocol import Vectors
from indexes.errors import SnapshotDamaged
from indexes.ranking import Scored, exact_at_the_cut
from indexes.vectors.checks import check_rows, check_vector
from indexes.vectors.kinds import Kind, exhaustive, trained
from indexes.vectors.threads import in_one_thread


class FaissVectorStore:
    """Searches from any number of threads; changes from one at a time."""

    def __init__(self, dimensions: int, kind: Kind = "auto") -> None:
        """The first vectors decide what `auto` is, and what 8 bits and lists are made for."""
        self._kind: Kind = kind
        self._index: Any = faiss.IndexIDMap2(faiss.IndexFlatIP(dimensions))
        self._mapped = False

    @property
    def dimensions(self) -> int:
        return int(self._index.d)

    def __len__(self) -> int:
        return int(self._index.ntotal)

    def add(self, ids: NDArray[np.int64], vectors: Vectors) -> None:
        self._check_writable()
        in_one_thread()
        ids, vectors = check_rows(ids, vectors, self.dimensions)
        if not len(ids):
            return
        if len(self):
            self._index.remove_ids(ids)
        else:
            self._index = trained(self._kind, vectors)
        self._index.add_with_ids(vectors, ids)

    def remove(self, ids: Collection[int]) -> int:
        self._check_writable()
        return int(self._index.remove_ids(np.array(sorted(set(ids)), np.int64)))

    def search(
        self, vector: Vectors, k: int, allowed: Collection[int] | None = None
    ) -> list[Scored]:
        in_one_thread()
        query = check_vector(vector, self.dimensions)[np.newaxis]
        parameters: Any = None
        size = len(self)
        if allowed is not None:
            selector = faiss.IDSelectorBatch(np.fromiter(allowed, np.int64, len(allowed)))
            parameters = exhaustive(self._index, selector)
            size = min(size, len(allowed))

        def nearest(count: int) -> list[Scored]:
            scores, ids = self._index.search(query, count, params=parameters)
            found = zip(ids[0].tolist(), scores[0].tolist(), strict=True)
            return [(id, score) for id, score in found if id >= 0]

        return exact_at_the_cut(nearest, k, size)

    def vectors(self, ids: Sequence[int]) -> Vectors:
        """Shape (len(ids), dimensions), as near as the index keeps them: one of lists only once it
        was opened to be searched. Raises RuntimeError for an id that is not there."""
        if isinstance(self._index, faiss.IndexIVF) and not self._mapped:
            return np.empty((0, self.dimensions), np.float32)
        rows = [self._index.reconstruct(id) for id in ids]
        return np.array(rows, np.float32).reshape(len(rows), self.dimensions)

    def save(self, path: Path) -> None:
        """Raises OSError, also when the disk is full."""
        try:
            faiss.write_index(self._index, str(path))
        except RuntimeError as error:
            raise OSError(f"no se pudo escribir {path}: {error}") from error

    @classmethod
    def load(cls, path: Path) -> Self:
        """Into memory. Raises SnapshotDamaged."""
        return cls._read(path, mapped=False)

    @classmethod
    def open(cls, path: Path) -> Self:
        """To be searched only: processes share the file's pages, which are read when they are
        needed. Goes on working after the file was removed. Raises SnapshotDamaged."""
        return cls._read(path, mapped=True)

    @classmethod
    def _read(cls, path: Path, *, mapped: bool) -> Self:
        try:
            index = faiss.read_index(str(path), faiss.IO_FLAG_MMAP_IFC if mapped else 0)
        except RuntimeError as error:
            raise SnapshotDamaged(f"{path} no es un índice de vectores: {error}") from error
        if mapped and isinstance(index, faiss.IndexIVF):
            # So that it knows where each vector is.
            index.set_direct_map_type(faiss.DirectMap.Hashtable)  # type: ignore[attr-defined]
        store = cls(index.d)
        store._index, store._mapped = index, mapped
        return store

    def _check_writable(self) -> None:
        """FAISS would end the process."""
        if self._mapped:
            raise TypeError("this store was opened to be searched only; `load` it to change it")
