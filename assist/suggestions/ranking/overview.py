"""Every procedure and page of a snapshot as a whole: all its words, and where all its passages lie.

A search finds single passages. What a question is about is often said by several of them together,
none of which is found by itself; here each procedure is weighed with everything that it says.
"""

from __future__ import annotations

import math
from array import array
from collections.abc import Collection, Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from assist.suggestions.text.stems import content_stems
from assist.suggestions.titles import Titles
from indexes.models import Aspect, Passage
from indexes.ranking import Scored

Array = NDArray[np.float64]

_K1, _B = 1.2, 0.5  # BM25: how soon repetition stops counting, how much length counts
_TOGETHER = 3  # passages that are near together
_SPAN = 10.0  # 1 / the distance in cosine from the nearest at which nearness has fallen to 0
_HUB = 0.5  # of what a passage is near to every question alike, is taken off


class Overview:
    """Made once a snapshot, from its official passages; read-only afterwards. Each question gives
    one number for each of `keys` (see `Titles.key_of`), from 0 upwards."""

    def __init__(self, passages: Iterable[Passage], titles: Titles) -> None:
        read = _Read()
        for passage in passages:
            read.add(passage, titles.key_of(passage))
        self.keys: tuple[str, ...] = tuple(sorted(read.keys))
        self.places: dict[str, int] = {key: place for place, key in enumerate(self.keys)}
        sorted_place = np.array([self.places[key] for key in read.keys], np.int64)
        ids = np.frombuffer(read.ids, np.int64)
        order = np.argsort(ids, kind="stable")
        self._ids = ids[order]
        self._place = sorted_place[np.frombuffer(read.places, np.int32)][order]
        self._postings = _Postings(read, sorted_place)

    def words(
        self, wanted: Sequence[Mapping[str, float]], worths: Sequence[float] | None = None
    ) -> Array:
        """BM25 of whole procedures, as a share of what the words could weigh. Each of `wanted` is
        one word of the question: its stem, and stems that may stand for it, with how well.
        `worths`: how much each tells; all the same by default."""
        found, whole = np.zeros(len(self.keys)), 0.0
        for alternatives, told in zip(wanted, worths or [1.0] * len(wanted), strict=True):
            best = np.zeros(len(self.keys))
            for stem, worth in alternatives.items():
                places, often = self._postings.of(stem)
                best[places] = np.maximum(best[places], worth * self._rarity(stem) * often)
            found += told * best
            whole += told * self._rarity(next(iter(alternatives)))
        share: Array = np.minimum(1.0, found / whole) if whole else found
        return share

    def hubs(self, near: Sequence[Scored]) -> Array:
        """By passage, of the cosines that each has with what is asked about nothing at all."""
        lies: Array = np.zeros(len(self._ids))
        if not self.keys:
            return lies
        rows, cosines = self._rows(near)
        lies[rows] = cosines
        return lies

    def nearness(self, near: Sequence[Scored], hubs: Array) -> tuple[Array, Array]:
        """Of the nearest passage of each, and of its nearest three together: 1 for the nearest of
        all, 0 from some way off. `near`: the nearest passages of all, with their cosines."""
        if not near or not self.keys:
            return np.zeros(len(self.keys)), np.zeros(len(self.keys))
        rows, cosines = self._rows(near)
        cosines = cosines - _HUB * hubs[rows]
        best = np.full((_TOGETHER, len(self.keys)), cosines.min())
        order = np.argsort(-cosines, kind="stable")
        places = self._place[rows[order]]
        turn = _occurrence(places)
        kept = turn < _TOGETHER
        best[turn[kept], places[kept]] = cosines[order][kept]
        return _relative(best[0]), _relative(best.mean(axis=0))

    def _rows(self, near: Sequence[Scored]) -> tuple[NDArray[np.int64], Array]:
        ids = np.array([id for id, _ in near], np.int64)
        rows = np.minimum(np.searchsorted(self._ids, ids), len(self._ids) - 1)
        known = self._ids[rows] == ids
        return rows[known], np.array([score for _, score in near])[known]

    def _rarity(self, stem: str) -> float:
        held = len(self._postings.of(stem)[0])
        return math.log(1 + (len(self.keys) - held + 0.5) / (held + 0.5))


def _relative(cosines: Array) -> Array:
    found: Array = np.maximum(0.0, 1 - _SPAN * (cosines.max() - cosines))
    return found


def _occurrence(places: NDArray[np.int64]) -> NDArray[np.int64]:
    """How often each value stood before: [4, 7, 4, 4] → [0, 0, 1, 2]."""
    order = np.argsort(places, kind="stable")
    ordered = places[order]
    begins = np.ones(len(places), bool)
    np.not_equal(ordered[1:], ordered[:-1], out=begins[1:])
    row = np.arange(len(places))
    turn = row - np.maximum.accumulate(np.where(begins, row, 0))
    found = np.empty_like(turn)
    found[order] = turn
    return found


class _Read:
    """Passages in turn, reduced to numbers: of a large catalogue, nothing else fits in memory."""

    def __init__(self) -> None:
        self.ids = array("q")
        self.places = array("i")  # of each passage, in the order in which keys came
        self.keys: dict[str, int] = {}
        self.stems: dict[str, int] = {}
        self.said_where, self.said_what = array("i"), array("i")  # one each time a stem stands

    def add(self, passage: Passage, key: str) -> None:
        place = self.keys.setdefault(key, len(self.keys))
        self.ids.append(passage.id)
        self.places.append(place)
        self._say(place, frozenset(content_stems(passage.context)))
        if passage.aspect is not Aspect.LEGAL_BASIS:  # laws' names hold words of every trade
            self._say(place, content_stems(passage.text))

    def _say(self, place: int, said: Collection[str]) -> None:
        known = self.stems
        self.said_what.extend([known.setdefault(stem, len(known)) for stem in said])
        self.said_where.extend([place] * len(said))


class _Postings:
    """Stem → where it stands, and how much that says there (BM25 without the rarity)."""

    def __init__(self, read: _Read, sorted_place: NDArray[np.int64]) -> None:
        count = max(len(sorted_place), 1)
        where = sorted_place[np.frombuffer(read.said_where, np.int32)]
        what = np.frombuffer(read.said_what, np.int32).astype(np.int64)
        lengths = np.bincount(where, minlength=count)
        pairs, often = np.unique(what * count + where, return_counts=True)
        what, places = np.divmod(pairs, count)
        slack = _K1 * (1 - _B + _B * lengths / (lengths.mean() or 1.0))
        self._worth = (often * (_K1 + 1) / (often + slack[places])).astype(np.float32)
        self._places = places.astype(np.int32)
        self._stems = read.stems
        self._cuts = np.searchsorted(what, np.arange(len(read.stems) + 1))

    def of(self, stem: str) -> tuple[NDArray[np.int32], NDArray[np.float32]]:
        """Empty for a stem that stands nowhere."""
        row = self._stems.get(stem)
        start, end = (0, 0) if row is None else self._cuts[row : row + 2].tolist()
        return self._places[start:end], self._worth[start:end]
