"""Looks for passages in two pools: what is official, and what was answered before."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from assist.suggestions.evidence.parts import parts_of
from assist.suggestions.exclusion import is_excluded
from assist.suggestions.frozen import replace
from assist.suggestions.needs.telling import may_stand
from assist.suggestions.pipeline.context import Context
from assist.suggestions.ranking.worded import Worded
from assist.suggestions.understanding.expansion import expanded
from assist.suggestions.understanding.long_messages import things_said
from assist.suggestions.understanding.question import Question
from indexes.ahead import begun
from indexes.models import Hit, Pool
from indexes.ranking import Scored

OFFICIAL_DEPTH = 40
NEAR_DEPTH = 200  # passages of which the places alone are weighed
CASES_DEPTH = 10
_BESIDE = 50_000  # official passages from which a search takes longer than to hand it over

Rankings = tuple[tuple[Hit, ...], ...]
Vector = NDArray[np.float32]
T = TypeVar("T")


def retrieve(context: Context) -> Context:
    """Official: by meaning, by words, and by the topic's words with what pages write for them. A
    message in another language is looked for as it is written and with what its words mean.
    Cases: by meaning. The office and the channel take no part. The last of what may be needs of
    their own is embedded in the same batch, and meanwhile all is done that needs words alone."""
    question = context.question
    assert question is not None
    parts = _placed(things_said(question.written or question.search), context)
    others = parts if len(parts) > 1 or question.written else []
    # The last one first: where it needs no answer of its own, the others are not looked up.
    standing = [
        piece.search
        for place, piece in enumerate(context.pieces)
        if may_stand(piece, is_first=place == 0)
    ]
    other = [context.otherwise.search] if context.otherwise else []
    wanted = [question.search, *filter(None, [question.written]), *others, *standing[-1:], *other]
    texts = list(dict.fromkeys(wanted))
    found = begun(partial(context.resources.embedder.encode_queries, texts))
    by_words = _by_words(context)
    worded = _worded(context, question, by_words)
    vectors = dict(zip(texts, found(), strict=True))
    context = replace(
        context,
        worded=worded,
        piece_vectors={one: vectors[one] for one in standing if one in vectors},
        otherwise_vector=vectors[other[0]] if other else None,
    )
    parts_vectors = [vectors[one] for one in others]
    vector = vectors[question.search]
    if question.written:
        parts_vectors.insert(0, vector)
        vector = mean_of((vector, vectors[question.written]))
    return looked_up(context, vector, parts_vectors, by_words)


def looked_up(
    context: Context,
    vector: Vector,
    parts: Sequence[Vector] = (),
    by_words: Rankings | None = None,
) -> Context:
    """With what is found for the question, of which these are the vectors: of the whole, and of its
    parts where it has several. `by_words`: where that was looked up already."""
    snapshot = context.resources.knowledge.snapshot
    excluded = frozenset(context.request.exclude_sources)
    nearest: Callable[[], list[Scored]] = partial(
        snapshot.nearest, vector, NEAR_DEPTH, Pool.OFFICIAL
    )
    if snapshot.count(Pool.OFFICIAL) >= _BESIDE:
        nearest = begun(nearest)
    by_words = _by_words(context) if by_words is None else by_words
    cases = snapshot.dense(vector, CASES_DEPTH, Pool.CASES)
    near = nearest()
    official = (snapshot.dense_hits(near[:OFFICIAL_DEPTH]), *by_words)
    placed = _placed(parts, context)
    return replace(
        context,
        vector=vector,
        near=tuple(tuple(snapshot.nearest(one, NEAR_DEPTH, Pool.OFFICIAL)) for one in placed)
        or (tuple(near),),
        retrieved=tuple(_without(hits, excluded) for hits in official),
        cases=_without(cases, excluded),
    )


def _placed(parts: Sequence[T], context: Context) -> list[T]:
    """What each part is near to tells only where procedures are looked over as a whole."""
    return list(parts) if context.resources.knowledge.overview.keys else []


def _by_words(context: Context) -> Rankings:
    question, snapshot = context.question, context.resources.knowledge.snapshot
    assert question is not None

    def found(text: str) -> tuple[Hit, ...]:
        return tuple(snapshot.lexical(text, OFFICIAL_DEPTH, Pool.OFFICIAL))

    return found(question.search), found(expanded(question.topic))


def _worded(context: Context, question: Question, by_words: Rankings) -> Worded:
    knowledge = context.resources.knowledge
    worded = Worded(question, knowledge, knowledge.learnt(context.resources.embedder))
    worded.read([hit.passage for hits in by_words for hit in hits])
    parts_of(question)  # kept for `assess`, which asks for them first of all
    return worded


def mean_of(vectors: Sequence[Vector]) -> Vector:
    """Of length 1, as they are."""
    total = np.sum(vectors, axis=0)
    mean: Vector = (total / (np.linalg.norm(total) or 1.0)).astype(np.float32)
    return mean


def _without(hits: Iterable[Hit], excluded: frozenset[str]) -> tuple[Hit, ...]:
    if not excluded:
        return tuple(hits)
    return tuple(h for h in hits if not is_excluded(h.passage.document_id, h.passage.url, excluded))
