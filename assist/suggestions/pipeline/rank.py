"""Ranks procedures and pages by what their passages say together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from assist.suggestions.pipeline.context import Context, Resources
from assist.suggestions.ranking.candidate import Candidate
from assist.suggestions.ranking.editions import prefer_current
from assist.suggestions.ranking.groups import grouped
from assist.suggestions.ranking.scoring import Scoring
from assist.suggestions.understanding.question import Question
from indexes.models import Hit, Passage, Pool

_KEPT = 20


def rank(context: Context) -> Context:
    question = context.question
    assert question is not None
    hits = (*context.fused, *_named(context, question))
    if not hits:
        return context
    resources = context.resources
    scoring = Scoring(
        question,
        resources.knowledge,
        resources.knowledge.noise_floor(resources.embedder),
        official=context.fused,
        cases=context.cases,
    )
    candidates = [
        _candidate(key, found, scoring, _page_of(found, resources))
        for key, found in grouped(hits, resources.knowledge).items()
    ]
    candidates = prefer_current(candidates, question)
    ordered = sorted(candidates, key=lambda one: (-one.score, one.key))
    return replace(context, ranked=tuple(ordered[:_KEPT]))


def _named(context: Context, question: Question) -> Iterable[Hit]:
    """Passages of procedures that are named by code, found or not."""
    present = {hit.passage.id for hit in context.fused}
    for code in question.codes:
        for passage in context.resources.knowledge.snapshot.of_procedure(code):
            if passage.id not in present and passage.pool is Pool.OFFICIAL:
                yield Hit(passage=passage, score=0.0)


def _page_of(hits: Sequence[Hit], resources: Resources) -> Passage:
    """A passage of the page that prevails among those that were found."""
    return max(
        (hit.passage for hit in hits),
        key=lambda passage: resources.knowledge.standing(passage.document_id, resources.today),
    )


def _candidate(key: str, hits: Sequence[Hit], scoring: Scoring, page: Passage) -> Candidate:
    features = scoring.features(key, hits)
    codes = (hit.passage.procedure_code for hit in hits)
    return Candidate(
        key=key,
        document_id=page.document_id,
        title=page.procedure_title or page.title,
        code=page.procedure_code or next((code for code in codes if code), None),
        is_procedure=bool(features["procedure"]),
        hits=tuple(hits),
        score=scoring.score(features),
        features=features,
    )
