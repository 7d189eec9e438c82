"""Looks for passages in two pools: what is official, and what was answered before."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from assist.suggestions.exclusion import is_excluded
from assist.suggestions.pipeline.context import Context
from assist.suggestions.understanding.expansion import expanded
from assist.suggestions.understanding.parts import parts_of
from indexes.models import Hit, Pool

OFFICIAL_DEPTH = 40
NEAR_DEPTH = 200  # passages of which the places alone are weighed
CASES_DEPTH = 10

Rankings = tuple[tuple[Hit, ...], ...]


def retrieve(context: Context) -> Context:
    """Official: by meaning, by words, and by the topic's words with what pages write for them.
    Cases: by meaning. The office and the channel take no part."""
    question, resources = context.question, context.resources
    assert question is not None
    parts = parts_of(question.search)
    texts = [question.search, *parts] if len(parts) > 1 else [question.search]
    vector, *others = resources.embedder.encode_queries(texts)
    snapshot = resources.knowledge.snapshot
    excluded = frozenset(context.request.exclude_sources)
    near = snapshot.nearest(vector, NEAR_DEPTH, Pool.OFFICIAL)
    official = (
        snapshot.dense_hits(near[:OFFICIAL_DEPTH]),
        snapshot.lexical(question.search, OFFICIAL_DEPTH, Pool.OFFICIAL),
        snapshot.lexical(expanded(question.topic), OFFICIAL_DEPTH, Pool.OFFICIAL),
    )
    return replace(
        context,
        vector=vector,
        near=tuple(tuple(snapshot.nearest(one, NEAR_DEPTH, Pool.OFFICIAL)) for one in others)
        or (tuple(near),),
        retrieved=tuple(_without(hits, excluded) for hits in official),
        cases=_without(snapshot.dense(vector, CASES_DEPTH, Pool.CASES), excluded),
    )


def _without(hits: Iterable[Hit], excluded: frozenset[str]) -> tuple[Hit, ...]:
    return tuple(h for h in hits if not is_excluded(h.passage.document_id, h.passage.url, excluded))
