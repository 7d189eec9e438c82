"""Ranks procedures and pages by what their passages say together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from assist.suggestions.pipeline.context import Context
from assist.suggestions.ranking.candidate import Candidate
from assist.suggestions.ranking.editions import prefer_current
from assist.suggestions.ranking.features import (
    answers_aspect,
    coverage,
    is_procedure,
    stems_of,
    support,
    title_match,
)
from assist.suggestions.ranking.groups import grouped, prevailing
from assist.suggestions.understanding.mentions import title_scores
from assist.suggestions.understanding.question import Question
from indexes.models import Hit, Pool


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each feature counts; the fused ranking is the unit."""

    fused: float = 1.0
    title: float = 0.6
    coverage: float = 0.5
    aspect: float = 0.12
    authority: float = 0.06
    code: float = 5.0


WEIGHTS = Weights()
_KEPT = 20
_TOP_AUTHORITY = 30  # that of a sede


def rank(context: Context) -> Context:
    question, knowledge = context.question, context.resources.knowledge
    assert question is not None
    hits = (*context.fused, *_named(context, question))
    if not hits:
        return context
    titles = title_scores(question.topic, knowledge)
    best = support([hit.score for hit in context.fused[:3]]) or 1.0
    candidates = [
        _candidate(key, found, context, titles, best)
        for key, found in grouped(hits, knowledge).items()
    ]
    ordered = _ordered(prefer_current(candidates, question))
    return replace(context, ranked=tuple(ordered[:_KEPT]))


def _named(context: Context, question: Question) -> Iterable[Hit]:
    """Passages of procedures that are named by code, found or not."""
    present = {hit.passage.id for hit in context.fused}
    for code in question.codes:
        for passage in context.resources.knowledge.snapshot.of_procedure(code):
            if passage.id not in present and passage.pool is Pool.OFFICIAL:
                yield Hit(passage=passage, score=0.0)


def _candidate(
    key: str, hits: Sequence[Hit], context: Context, titles: Mapping[str, float], best: float
) -> Candidate:
    question, knowledge = context.question, context.resources.knowledge
    assert question is not None
    page = prevailing(hits)
    features = {
        "fused": support([hit.score for hit in hits]) / best,
        "title": title_match([hit.passage.document_id for hit in hits], titles),
        "coverage": coverage(question.topic, stems_of(hits), knowledge),
        "aspect": answers_aspect(hits, question),
        "authority": min(page.authority, _TOP_AUTHORITY) / _TOP_AUTHORITY,
        "code": float(key.upper() in question.codes),
    }
    return Candidate(
        key=key,
        document_id=page.document_id,
        title=page.procedure_title or page.title,
        code=page.procedure_code
        or next((h.passage.procedure_code for h in hits if h.passage.procedure_code), None),
        is_procedure=is_procedure(hits),
        hits=tuple(hits),
        score=sum(getattr(WEIGHTS, name) * value for name, value in features.items()),
        features=features,
    )


def _ordered(candidates: list[Candidate]) -> list[Candidate]:
    return sorted(candidates, key=lambda one: (-one.score, one.key))
