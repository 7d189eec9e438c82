"""Complete linkage: all cases of a cluster are alike, so that no chain of half-alike questions
joins two different needs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

import numpy as np
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components

from eval.audit.needs import Need, nearness
from eval.audit.similarity import likelihood, weights
from indexes.embedders.protocol import Vectors

_CHUNK = 512  # rows of cosines held at a time
_NEAR_ENOUGH = 0.2  # of questions without any procedure, to be compared at all

Pairs = dict[tuple[int, int], float]


def grouped(needs: Sequence[Need], vectors: Vectors, floor: float) -> list[list[int]]:
    """Positions of the cases of each need; the same for the same cases in the same order."""
    pairs = _likely_pairs(needs, vectors, floor)
    return sorted(group for part in _parts(len(needs), pairs) for group in _split(part, pairs))


def _likely_pairs(needs: Sequence[Need], vectors: Vectors, floor: float) -> Pairs:
    least = weights()["threshold"]
    found: Pairs = {}
    for a, b in sorted(_candidates(needs, vectors, floor)):
        value = likelihood(needs[a], needs[b], nearness(float(vectors[a] @ vectors[b]), floor))
        if value >= least:
            found[a, b] = value
    return found


def _candidates(needs: Sequence[Need], vectors: Vectors, floor: float) -> set[tuple[int, int]]:
    by_key: dict[str, list[int]] = {}
    for position, need in enumerate(needs):
        for one in need.likely:
            by_key.setdefault(one.key, []).append(position)
    shared = {pair for members in by_key.values() for pair in combinations(members, 2)}
    return shared | set(_without_procedure(needs, vectors, floor))


def _without_procedure(
    needs: Sequence[Need], vectors: Vectors, floor: float
) -> Iterator[tuple[int, int]]:
    """Cases of which no procedure is known are compared with all that sound like them."""
    lonely = [n for n, need in enumerate(needs) if not need.likely]
    least = floor + _NEAR_ENOUGH * (1 - floor)
    for start in range(0, len(lonely), _CHUNK):
        rows = lonely[start : start + _CHUNK]
        near = np.argwhere(vectors[rows] @ vectors.T >= least)
        yield from (
            (min(rows[a], int(b)), max(rows[a], int(b))) for a, b in near if rows[a] != int(b)
        )


def _parts(count: int, pairs: Pairs) -> list[list[int]]:
    """Cases that hang together at all; whatever is not in one part is not in one cluster."""
    ends = np.array(list(pairs), dtype=np.int64).reshape(-1, 2)
    graph = coo_matrix((np.ones(len(ends)), (ends[:, 0], ends[:, 1])), shape=(count, count))
    _, labels = connected_components(graph, directed=False)
    return _by_label(list(range(count)), labels)


def _split(part: list[int], pairs: Pairs) -> list[list[int]]:
    if len(part) == 1:
        return [part]
    distances = [1 - pairs.get(pair, 0.0) for pair in combinations(part, 2)]
    tree = linkage(np.array(distances), "complete")
    return _by_label(part, fcluster(tree, 1 - weights()["threshold"], "distance"))


def _by_label(members: list[int], labels: Sequence[int]) -> list[list[int]]:
    found: dict[int, list[int]] = {}
    for member, label in zip(members, labels, strict=True):
        found.setdefault(int(label), []).append(member)
    return list(found.values())
