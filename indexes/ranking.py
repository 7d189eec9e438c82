"""Order of results: best first, ties by id, exact at the cut."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from operator import itemgetter

Scored = tuple[int, float]

_SPARE = 32  # results more: looking twice takes longer than they do


def ranked(pairs: Iterable[Scored], k: int) -> list[Scored]:
    by_id = sorted(pairs, key=itemgetter(0))
    return sorted(by_id, key=itemgetter(1), reverse=True)[:k]  # which leaves equal ones by id


def exact_at_the_cut(search: Callable[[int], list[Scored]], k: int, size: int) -> list[Scored]:
    """An engine breaks ties at its own limit in its own order: ask for more until the last one
    found is truly worse than the k-th, so that ties are cut by id."""
    if k <= 0 or size == 0:
        return []
    ask = min(k + _SPARE, size)
    while True:
        found = search(ask)
        complete = len(found) < ask or ask >= size
        if complete or found[-1][1] < found[k - 1][1]:
            return ranked(found, k)
        ask = min(ask * 4, size)
