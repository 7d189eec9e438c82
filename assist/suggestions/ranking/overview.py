"""Every procedure and page of a snapshot as a whole: all its words, and where all its passages lie.

A search finds single passages. What a question is about is often said by several of them together,
none of which is found by itself; here each procedure is weighed with everything that it says.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

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

    def __init__(self, passages: Sequence[Passage], titles: Titles) -> None:
        order = sorted(range(len(passages)), key=lambda row: passages[row].id)
        self._ids = np.array([passages[row].id for row in order], np.int64)
        keys = [titles.key_of(passage) for passage in passages]
        self.keys: tuple[str, ...] = tuple(sorted(set(keys)))
        self.places: dict[str, int] = {key: place for place, key in enumerate(self.keys)}
        place = [self.places[key] for key in keys]
        self._place = np.array([place[row] for row in order], np.int64)
        self._postings = _postings(zip(place, passages, strict=True), len(self.keys))

    def words(self, wanted: Sequence[Mapping[str, float]]) -> Array:
        """BM25 of whole procedures, as a share of what the words could weigh. Each of `wanted` is
        one word of the question: its stem, and stems that may stand for it, with how well."""
        found, whole = np.zeros(len(self.keys)), 0.0
        for alternatives in wanted:
            best = np.zeros(len(self.keys))
            for stem, worth in alternatives.items():
                places, often = self._postings.get(stem, _NOWHERE)
                best[places] = np.maximum(best[places], worth * self._rarity(stem) * often)
            found += best
            whole += self._rarity(next(iter(alternatives)))
        share: Array = np.minimum(1.0, found / whole) if whole else found
        return share

    def hubs(self, near: Sequence[Scored]) -> Array:
        """By passage, of the cosines that each has with what is asked about nothing at all."""
        lies: Array = np.zeros(len(self._ids))
        rows, cosines = self._rows(near)
        lies[rows] = cosines
        return lies

    def nearness(self, near: Sequence[Scored], hubs: Array) -> tuple[Array, Array]:
        """Of the nearest passage of each, and of its nearest three together: 1 for the nearest of
        all, 0 from some way off. `near`: the nearest passages of all, with their cosines."""
        if not near:
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
        held = len(self._postings.get(stem, _NOWHERE)[0])
        return math.log(1 + (len(self.keys) - held + 0.5) / (held + 0.5))


def _relative(cosines: Array) -> Array:
    found: Array = np.maximum(0.0, 1 - _SPAN * (cosines.max() - cosines))
    return found


def _occurrence(places: NDArray[np.int64]) -> NDArray[np.int64]:
    """How often each value stood before: [4, 7, 4, 4] → [0, 0, 1, 2]."""
    order = np.argsort(places, kind="stable")
    ordered = places[order]
    first = np.flatnonzero(np.r_[True, ordered[1:] != ordered[:-1]])
    turn = np.arange(len(places)) - np.repeat(first, np.diff(np.r_[first, len(places)]))
    found = np.empty_like(turn)
    found[order] = turn
    return found


_Posting = tuple[NDArray[np.int32], NDArray[np.float32]]
_NOWHERE: _Posting = (np.empty(0, np.int32), np.empty(0, np.float32))


def _postings(placed: Iterable[tuple[int, Passage]], count: int) -> dict[str, _Posting]:
    """Stem → where it stands, and how much that says there (BM25 without the rarity)."""
    counts = [Counter[str]() for _ in range(count)]
    for place, passage in placed:
        counts[place].update(dict.fromkeys(content_stems(passage.context), 1))
        if passage.aspect is not Aspect.LEGAL_BASIS:  # laws' names hold words of every trade
            counts[place].update(content_stems(passage.text))
    lengths = [sum(one.values()) for one in counts]
    usual = sum(lengths) / max(count, 1) or 1.0
    found: defaultdict[str, tuple[list[int], list[float]]] = defaultdict(lambda: ([], []))
    for place, (one, length) in enumerate(zip(counts, lengths, strict=True)):
        slack = _K1 * (1 - _B + _B * length / usual)
        for stem, often in one.items():
            places, worth = found[stem]
            places.append(place)
            worth.append(often * (_K1 + 1) / (often + slack))
    return {
        stem: (np.array(places, np.int32), np.array(worth, np.float32))
        for stem, (places, worth) in found.items()
    }
