"""Retrieval of passages: two rankings of one pool, and their fusion."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from indexes.embedders.protocol import Embedder
from indexes.models import Hit, Passage, Pool, Value
from indexes.snapshots import Snapshot
from indexes.wanted import Wanted

_DEPTH = 200  # hits of each ranking, of which those of the wanted kind are kept
RRF_K = 60  # Cormack, Clarke and Büttcher (2009): how slowly the weight falls with the rank


class Retrieved(Value):
    dense: tuple[Hit, ...]
    lexical: tuple[Hit, ...]


def retrieve(
    snapshot: Snapshot, embedder: Embedder, query: str, *, pool: Pool | None = None, k: int = 50
) -> Retrieved:
    """The k nearest by meaning and by words. A query without words has no results."""
    if not query.strip():
        return Retrieved(dense=(), lexical=())
    vector = embedder.encode_queries([query])[0]
    return Retrieved(
        dense=tuple(snapshot.dense(vector, k, pool)),
        lexical=tuple(snapshot.lexical(query, k, pool)),
    )


def fuse(
    rankings: Sequence[Sequence[Hit]], weights: Sequence[float] | None = None, k: int = RRF_K
) -> list[Hit]:
    """Reciprocal rank fusion: a passage scores the sum of weight / (k + rank) over the rankings
    that hold it. Hits are new; `scores` gathers those of all rankings and adds `fused`. Ties are
    ordered by passage id."""
    fused: dict[int, float] = {}
    scores: dict[int, Mapping[str, float]] = {}
    passages: dict[int, Passage] = {}
    for ranking, weight in zip(rankings, weights or [1.0] * len(rankings), strict=True):
        for rank, hit in enumerate(ranking, start=1):
            id = hit.passage.id
            known = scores.get(id)
            if known is None:
                passages[id], scores[id] = hit.passage, hit.scores
            else:
                scores[id] = {**hit.scores, **known}
            fused[id] = fused.get(id, 0.0) + weight / (k + rank)
    order = sorted(fused, key=lambda id: (-fused[id], id))
    return [
        Hit(passage=passages[id], score=fused[id], scores={**scores[id], "fused": fused[id]})
        for id in order
    ]


def find(
    snapshot: Snapshot, embedder: Embedder, query: str, wanted: Wanted, limit: int, today: date
) -> list[Hit]:
    """Search by hand: the best passages of those that are wanted."""
    found = retrieve(snapshot, embedder, query, pool=wanted.pool, k=_DEPTH)
    hits = fuse([found.dense, found.lexical])
    return [hit for hit in hits if wanted.has(hit.passage, today)][:limit]
