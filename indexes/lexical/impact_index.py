"""The lexical index of large collections: what every word weighs in every passage is in a file, and
a search only adds it up."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from indexes.errors import SnapshotDamaged
from indexes.lexical.analysis import terms
from indexes.lexical.fields import MAX_QUERY_TERMS
from indexes.lexical.impacts import Impacts, Weights, impacts_of, key_of
from indexes.models import Passage, Pool
from indexes.ranking import Scored, ranked

_POOLS = tuple(Pool)  # rows are in this order, in each by id
_BLOCK = 256  # passages, of which the best one is looked at first

Place = tuple[int, int]  # from, to


class ImpactIndex:
    """Immutable once built. Searches from any number of threads, which share the pages of its
    files; goes on working after these were removed."""

    def __init__(self, impacts: Impacts, ids: dict[Pool, NDArray[np.int64]]) -> None:
        self._impacts = impacts
        self._ids = ids

    def __len__(self) -> int:
        return sum(map(len, self._ids.values()))

    @classmethod
    def build(cls, path: Path, passages: Iterable[Passage]) -> Self:
        """`path` becomes a folder. Raises OSError, also when the disk is full."""
        by_id = sorted(passages, key=lambda passage: passage.id)
        rows = [passage for pool in _POOLS for passage in by_id if passage.pool is pool]
        path.mkdir(parents=True, exist_ok=True)
        for name, values in impacts_of(rows)._asdict().items():
            np.save(_file(path, name), values)
        for pool in _POOLS:
            ids = [passage.id for passage in rows if passage.pool is pool]
            np.save(_file(path, pool.value), np.array(ids, np.int64))
        return cls.open(path)

    @classmethod
    def open(cls, path: Path) -> Self:
        """Raises SnapshotDamaged."""
        try:
            impacts = Impacts(*(_mapped(path, name) for name in Impacts._fields))
            return cls(impacts, {pool: _mapped(path, pool.value) for pool in _POOLS})
        except (OSError, ValueError, EOFError) as error:
            raise SnapshotDamaged(f"{path} no es un índice léxico: {error}") from error

    @staticmethod
    def is_at(path: Path) -> bool:
        return _file(path, Impacts._fields[0]).exists()

    def search(self, query: str, k: int, pool: Pool | None = None) -> list[Scored]:
        words = self._words(query)
        if k <= 0 or not words:
            return []
        pools = _POOLS if pool is None else (pool,)
        return ranked((pair for one in pools for pair in self._best(words, k, one)), k)

    def best_score(self, query: str, pool: Pool | None = None) -> float | None:
        """Of the passage that `search` puts first; None where it finds none."""
        words = self._words(query)
        if len(words) != 1:
            found = self.search(query, 1, pool)
            return found[0][1] if found else None
        start, end = words[0] if pool is None else self._within(words[0], pool)
        return float(self._impacts.weights[start:end].max()) if start < end else None

    def _best(self, words: list[Place], k: int, pool: Pool) -> list[Scored]:
        scores = self._scores(words, pool)
        rows = _best_rows(scores, k)
        return list(zip(self._ids[pool][rows].tolist(), scores[rows].tolist(), strict=True))

    def _scores(self, words: list[Place], pool: Pool) -> Weights:
        """Of all passages of the pool."""
        first, _end = self._rows_of(pool)
        scores = np.zeros(len(self._ids[pool]), np.float32)
        for word in words:
            start, end = self._within(word, pool)
            rows = self._impacts.rows[start:end]
            np.add.at(scores, rows - first if first else rows, self._impacts.weights[start:end])
        return scores

    def _within(self, word: Place, pool: Pool) -> Place:
        """Where it stands in passages of this pool."""
        start, end = word
        cuts = np.searchsorted(self._impacts.rows[start:end], self._rows_of(pool))
        return start + int(cuts[0]), start + int(cuts[1])

    def _rows_of(self, pool: Pool) -> Place:
        before = _POOLS[: _POOLS.index(pool)]
        first = sum(len(self._ids[one]) for one in before)
        return first, first + len(self._ids[pool])

    def _words(self, query: str) -> list[Place]:
        """Where each known word of the query stands: of many, the rarest. In the order of the
        index, so that sums do not depend on that of the words."""
        keys = self._impacts.keys
        wanted = np.array(sorted({key_of(term) for term in terms(query)}), np.uint64)
        if not len(keys):
            return []
        at = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
        known = at[keys[at] == wanted].tolist()
        starts = self._impacts.starts
        places = [(int(starts[n]), int(starts[n + 1])) for n in known]
        if len(places) > MAX_QUERY_TERMS:
            rarest = sorted(places, key=lambda place: place[1] - place[0])
            places = sorted(rarest[:MAX_QUERY_TERMS])
        return places


def _best_rows(scores: Weights, k: int) -> NDArray[np.int64]:
    """The k best, and all that are as good as the last of them; none that says nothing of the
    query. The k-th best of the blocks' best ones is at most as good as the k-th best of all."""
    if not len(scores):
        return np.empty(0, np.int64)
    blocks = np.maximum.reduceat(scores, np.arange(0, len(scores), _BLOCK))
    floor = max(_of_rank(blocks, k), np.finfo(np.float32).tiny)
    near = np.flatnonzero(blocks >= floor)
    rows = (near[:, np.newaxis] * _BLOCK + np.arange(_BLOCK)).ravel()
    rows = rows[rows < len(scores)]
    rows = rows[scores[rows] >= floor]
    found: NDArray[np.int64] = rows[scores[rows] >= _of_rank(scores[rows], k)]
    return found


def _of_rank(scores: Weights, k: int) -> np.float32:
    """The k-th best; 0 where there are fewer."""
    if len(scores) < k:
        return np.float32(0)
    found: np.float32 = np.partition(scores, len(scores) - k)[len(scores) - k]
    return found


def _mapped(path: Path, name: str) -> Any:
    """As it is on the disk; numpy's own class of mapped arrays is slow to cut."""
    mapped = np.load(_file(path, name), mmap_mode="r", allow_pickle=False)
    return np.asarray(mapped)


def _file(path: Path, name: str) -> Path:
    return path / f"{name}.npy"
