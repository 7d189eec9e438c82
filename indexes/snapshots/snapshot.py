"""One immutable build of the indexes, opened for reading."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from indexes.embedders.protocol import Vectors
from indexes.errors import RecordNotFound, SnapshotDamaged
from indexes.lexical.kinds import open_lexical
from indexes.models import Hit, Passage, Pool, ProcedureEntry
from indexes.page_outline import PageOutline
from indexes.ranking import Scored, ranked
from indexes.snapshots.layout import LEXICAL, PASSAGES, vectors_file
from indexes.snapshots.manifest import Manifest, check_digests, read_manifest
from indexes.snapshots.page_facts import PageFacts
from indexes.snapshots.passages import PassageTable
from indexes.vectors.faiss_store import FaissVectorStore


class Snapshot:
    """Safe in any number of threads. Goes on working after its folder was pruned."""

    def __init__(self, folder: Path) -> None:
        """Checks every file. Raises SnapshotDamaged; FileNotFoundError when there is no folder."""
        self.manifest: Manifest = read_manifest(folder)
        check_digests(folder, self.manifest)
        self._passages = PassageTable(folder / PASSAGES)
        self._lexical = open_lexical(folder / LEXICAL)
        self._vectors = {pool: FaissVectorStore.open(folder / vectors_file(pool)) for pool in Pool}
        self.procedures: tuple[ProcedureEntry, ...] = self._passages.procedures()
        self._check_counts()

    @property
    def id(self) -> str:
        return self.manifest.id

    def passage(self, id: int) -> Passage:
        """Raises RecordNotFound."""
        found = self._passages.get([id])
        if id not in found:
            raise RecordNotFound(f"no existe el pasaje {id} en la instantánea {self.id}")
        return found[id]

    def passages(self, ids: Sequence[int]) -> list[Passage]:
        """In the order of `ids`. Raises RecordNotFound."""
        found = self._passages.get(ids)
        missing = [id for id in ids if id not in found]
        if missing:
            raise RecordNotFound(f"no existe el pasaje {missing[0]} en la instantánea {self.id}")
        return [found[id] for id in ids]

    def of_document(self, document_id: str) -> list[Passage]:
        """In reading order; empty when there is no such document."""
        return self._passages.of_document(document_id)

    def outline(self, document_id: str) -> PageOutline | None:
        """None of a case, of what is not there, and of all where an older version wrote it."""
        return self._passages.outline(document_id)

    @property
    def page_facts(self) -> PageFacts:
        """Those that were found in its pages as they were indexed."""
        return self._passages.facts

    def of_procedure(self, code: str) -> list[Passage]:
        """Official ones, by document in reading order; empty when there is no such procedure."""
        return self._passages.of_procedure(code)

    def of_pool(self, pool: Pool) -> list[Passage]:
        """All of them, in the order of writing: for offline work, not for requests."""
        return self._passages.of_pool(pool)

    def each_of_pool(self, pool: Pool) -> Iterator[Passage]:
        """The same, without holding them all."""
        return self._passages.each_of_pool(pool)

    def count(self, pool: Pool) -> int:
        """How many passages it holds."""
        return len(self._vectors[pool])

    def nearest(self, vector: Vectors, k: int, pool: Pool | None = None) -> list[Scored]:
        """By meaning: (passage id, cosine), without reading the passages. `vector` has shape
        (dimensions,)."""
        if pool is not None:
            return self._vectors[pool].search(vector, k)
        found = [pair for store in self._vectors.values() for pair in store.search(vector, k)]
        return ranked(found, max(k, 0))

    def vectors(self, ids: Sequence[int], pool: Pool) -> Vectors:
        """Of passages of this pool, shape (len(ids), dimensions); as near as the index
        keeps them."""
        return self._vectors[pool].vectors(ids)

    def dense(self, vector: Vectors, k: int, pool: Pool | None = None) -> list[Hit]:
        """By meaning: `score` is the cosine. `vector` has shape (dimensions,)."""
        return self.dense_hits(self.nearest(vector, k, pool))

    def dense_hits(self, found: list[Scored]) -> list[Hit]:
        """The passages of what `nearest` found."""
        return self._hits("dense", found)

    def lexical(self, query: str, k: int, pool: Pool | None = None) -> list[Hit]:
        """By words: `score` is BM25's."""
        return self._hits("lexical", self._lexical.search(query, k, pool))

    def best_score(self, query: str, pool: Pool | None = None) -> float | None:
        """That of the first hit of `lexical`, without looking for the others or reading it."""
        return self._lexical.best_score(query, pool)

    def _hits(self, name: str, found: list[Scored]) -> list[Hit]:
        passages = self.passages([id for id, _ in found])
        return [
            Hit(passage=passage, score=score, scores={name: score, f"{name}_rank": rank})
            for rank, (passage, (_, score)) in enumerate(zip(passages, found, strict=True), start=1)
        ]

    def _check_counts(self) -> None:
        vectors = sum(len(store) for store in self._vectors.values())
        counts = {len(self._passages), len(self._lexical), vectors, self.manifest.passages}
        if len(counts) > 1:
            raise SnapshotDamaged(
                f"los índices de la instantánea {self.id} no tienen los mismos pasajes"
            )
