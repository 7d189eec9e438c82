"""What each word weighs in each passage, worked out once for all searches, as BM25S does
(Lù, 2024): of a word and a passage nothing changes from one question to another."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from hashlib import blake2b
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from indexes.lexical.analysis import terms
from indexes.lexical.fields import BOOSTS, K1, OTHER_FIELDS, B, field_texts
from indexes.models import Passage

Weights = NDArray[np.float32]


class Impacts(NamedTuple):
    """Words by `key_of`, ascending; the n-th has the rows from `starts[n]` to `starts[n + 1]`."""

    keys: NDArray[np.uint64]
    starts: NDArray[np.int64]
    rows: NDArray[np.int32]  # of passages, ascending for each word
    weights: Weights


def key_of(term: str) -> int:
    """Two words of a million have the same one in one of some ten million indexes."""
    return int.from_bytes(blake2b(term.encode(), digest_size=8).digest())


def impacts_of(passages: Sequence[Passage]) -> Impacts:
    """By row: the place of a passage among these."""
    read = _Read()
    for row, passage in enumerate(passages):
        read.add(row, passage)
    keys = np.fromiter(map(key_of, read.words), np.uint64, len(read.words))
    order = np.argsort(keys, kind="stable")
    place = np.empty(len(order), np.int64)
    place[order] = np.arange(len(order))
    count = max(len(passages), 1)
    by_field = [read.weights_in(field, place, count) for field in BOOSTS]
    pairs, weights = _joined(by_field)
    words, rows = np.divmod(pairs, count)
    starts = np.searchsorted(words, np.arange(len(order) + 1))
    return Impacts(keys[order], starts, rows.astype(np.int32), weights)


class _Read:
    """Passages in turn, reduced to numbers."""

    def __init__(self) -> None:
        self.words: dict[str, int] = {}
        self._said = {field: (array("i"), array("i")) for field in BOOSTS}  # what, and where

    def add(self, row: int, passage: Passage) -> None:
        words = self.words
        for field, text in field_texts(passage).items():
            if text:
                what, where = self._said[field]
                said = [words.setdefault(word, len(words)) for word in terms(text)]
                what.extend(said)
                where.extend([row] * len(said))

    def weights_in(
        self, field: str, place: NDArray[np.int64], count: int
    ) -> tuple[NDArray[np.int64], Weights]:
        """BM25 of each word in this field of each passage, by `place` of the word × `count` + row
        of the passage, ascending."""
        what, where = (np.frombuffer(said, np.int32) for said in self._said.pop(field))
        lengths = np.bincount(where, minlength=count)
        pairs, often = np.unique(place[what] * count + where, return_counts=True)
        words, rows = np.divmod(pairs, count)
        held = np.bincount(words, minlength=len(place))
        rarity = np.log(1 + (count - held + 0.5) / (held + 0.5))
        slack = K1 * (1 - B + B * lengths / (lengths.mean() or 1.0))
        weights = BOOSTS[field] * (K1 + 1) * rarity[words] * often / (often + slack[rows])
        return pairs, weights.astype(np.float32)


def _joined(
    by_field: Sequence[tuple[NDArray[np.int64], Weights]],
) -> tuple[NDArray[np.int64], Weights]:
    """Of a word in several fields of a passage, what it weighs in the best one, and a part of the
    rest."""
    pairs = np.concatenate([pairs for pairs, _ in by_field])
    weights = np.concatenate([weights for _, weights in by_field])
    if not len(pairs):
        return pairs, weights
    order = np.argsort(pairs, kind="stable")
    pairs, weights = pairs[order], weights[order]
    first = np.flatnonzero(np.diff(pairs, prepend=-1))
    best = np.maximum.reduceat(weights, first)
    rest = np.add.reduceat(weights, first) - best
    return pairs[first], (best + np.float32(OTHER_FIELDS) * rest).astype(np.float32)
