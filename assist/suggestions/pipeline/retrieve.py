"""Looks for passages in two pools: what is official, and what was answered before."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from assist.suggestions.exclusion import is_excluded
from assist.suggestions.pipeline.context import Context
from indexes.models import Hit, Pool

OFFICIAL_DEPTH = 50
CASES_DEPTH = 20


def retrieve(context: Context) -> Context:
    question, resources = context.question, context.resources
    assert question is not None
    vector = resources.embedder.encode_queries([question.search])[0]
    snapshot = resources.knowledge.snapshot
    found = {
        pool.value: (
            tuple(snapshot.dense(vector, depth, pool)),
            tuple(snapshot.lexical(question.search, depth, pool)),
        )
        for pool, depth in ((Pool.OFFICIAL, OFFICIAL_DEPTH), (Pool.CASES, CASES_DEPTH))
    }
    excluded = frozenset(context.request.exclude_sources)
    return replace(
        context,
        retrieved={
            pool: tuple(_without(hits, excluded) for hits in lists) for pool, lists in found.items()
        },
    )


def _without(hits: Iterable[Hit], excluded: frozenset[str]) -> tuple[Hit, ...]:
    return tuple(
        hit for hit in hits if not is_excluded(hit.passage.document_id, hit.passage.url, excluded)
    )
