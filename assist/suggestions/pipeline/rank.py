"""Ranks procedures and pages by what their passages say together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from itertools import islice

import numpy as np

from assist.suggestions.assessment.asked_titles import same_question_first
from assist.suggestions.assessment.services import Services, services_of
from assist.suggestions.assessment.stories import Needs, stories_of
from assist.suggestions.exclusion import is_excluded
from assist.suggestions.frozen import replace
from assist.suggestions.pipeline.context import Context, Resources
from assist.suggestions.pipeline.fuse import fuse
from assist.suggestions.pipeline.retrieve import looked_up
from assist.suggestions.pipeline.settle import settled
from assist.suggestions.ranking.candidate import Candidate
from assist.suggestions.ranking.directories import directory_first
from assist.suggestions.ranking.editions import prefer_current
from assist.suggestions.ranking.features import said_of_operations
from assist.suggestions.ranking.groups import grouped
from assist.suggestions.ranking.reranking import reranked
from assist.suggestions.ranking.scoring import Scoring
from assist.suggestions.ranking.siblings import FEATURE, told_from_siblings
from assist.suggestions.ranking.standing import Standing
from assist.suggestions.ranking.twins import prevailing_first
from assist.suggestions.ranking.unsaid import FEATURE as TOLD
from assist.suggestions.ranking.unsaid import with_what_is_told
from assist.suggestions.ranking.weights import weights_of
from assist.suggestions.ranking.worded import Worded
from assist.suggestions.text.stems import stem_set
from indexes.cross_encoder import get_cross_encoder
from indexes.models import Hit, Passage, Pool

_KEPT = 20
_WELL_NAMED = 0.6
_MOST_NAMED = 3
_MOST_TOLD = 5


def rank(context: Context) -> Context:
    """Of the two ways to read the turn of a conversation, the one that leads to its page."""
    ranked = _ranked(context)
    if context.otherwise is None or context.otherwise_vector is None:
        return ranked
    run = replace(context, question=context.otherwise)
    other = _ranked(fuse(looked_up(run, context.otherwise_vector)))
    return settled(ranked, other)


def _ranked(context: Context) -> Context:
    question, vector = context.question, context.vector
    assert question is not None
    assert vector is not None
    resources = context.resources
    learnt = resources.knowledge.learnt(resources.embedder)
    weights = weights_of(resources.settings.data_dir)
    worded = context.worded
    if worded is None or worded.question is not question:
        worded = Worded(question, resources.knowledge, learnt)
    needs = _needs(context)
    scoring = Scoring(
        worded,
        resources.knowledge,
        resources.knowledge.noise_floor(resources.embedder, question.language),
        official=context.fused,
        cases=context.cases,
        near=context.near,
        learnt=learnt,
        needs=needs.by_place,
        weights=weights,
    )
    places = resources.knowledge.overview.places
    hits = (*context.fused, *_named(context, worded, scoring))
    worded.read([hit.passage for hit in hits])
    candidates = [
        _candidate(key, found, scoring, _page_of(found, resources))
        for key, found in grouped(hits, resources.knowledge).items()
    ]
    needed = {
        one.key: float(needs.by_place[places[one.key]]) for one in candidates if one.key in places
    }
    candidates = with_what_is_told(candidates, needed, needs.alone, weights[TOLD])
    meant = {term.stem for term in question.topic if not term.is_said}
    wanted, titles = said_of_operations(question), resources.knowledge.titles
    said, corrected = stem_set(wanted) - meant, wanted != question.search
    candidates = told_from_siblings(
        candidates, said, titles.weight, weights[FEATURE], corrected=corrected
    )
    candidates = prefer_current(candidates, question)
    ordered = sorted(candidates, key=lambda one: (-one.score, one.key))
    ordered = prevailing_first(ordered, said, titles.weight, partial(_standing, resources))
    ordered = directory_first(ordered, question)
    ordered = same_question_first(ordered, vector, _services(resources))
    model = get_cross_encoder(resources.settings)
    if model is not None:
        ordered = reranked(ordered, question.search, model)
    return replace(context, ranked=tuple(ordered[:_KEPT]))


def _services(resources: Resources) -> Services:
    return services_of(resources.knowledge, resources.embedder, resources.settings)


def _needs(context: Context) -> Needs:
    """By place in the overview. Who names a matter of another administration has said what is
    needed: ours that is near to it («autónomo») is not."""
    assert context.vector is not None
    assert context.question is not None
    resources = context.resources
    if context.question.matter is not None:
        return Needs(np.zeros(len(resources.knowledge.overview.places)))
    stories = stories_of(resources.knowledge, resources.embedder, resources.settings)
    return stories.needs(context.vector)


def _named(context: Context, worded: Worded, scoring: Scoring) -> Iterable[Hit]:
    """Passages of procedures that no search found: named by code, or by a title with typing errors,
    or told by all that they say together."""
    knowledge = context.resources.knowledge
    present = {hit.passage.id for hit in context.fused}
    excluded = frozenset(context.request.exclude_sources)
    by_code = (p for code in worded.question.codes for p in knowledge.snapshot.of_procedure(code))
    documents = (*_titled(context, worded), *_told(context, scoring))
    by_document = (p for one in documents for p in knowledge.document(one))
    for passage in (*by_code, *by_document):
        wanted = not is_excluded(passage.document_id, passage.url, excluded)
        if passage.id not in present and wanted and passage.pool is Pool.OFFICIAL:
            present.add(passage.id)
            yield Hit(passage=passage, score=0.0)


def _titled(context: Context, worded: Worded) -> list[str]:
    """Documents whose title is named well and that were not found."""
    found = {hit.passage.document_id for hit in context.fused}
    named = (one for one in worded.titles.at_least(_WELL_NAMED) if one not in found)
    return list(islice(named, _MOST_NAMED))


def _told(context: Context, scoring: Scoring) -> Iterable[str]:
    """Documents of the procedures that are the best as a whole."""
    titles = context.resources.knowledge.titles
    found = {titles.key_of(hit.passage) for hit in context.fused}
    for key in scoring.best_as_a_whole(_MOST_TOLD):
        if key not in found:
            yield from titles.documents_of(key)


def _standing(resources: Resources, key: str) -> Standing:
    """Of the page of a procedure that prevails, be it found or not."""
    pages = resources.knowledge.titles.documents_of(key)
    return max(resources.knowledge.standing(one, resources.today) for one in pages)


def _page_of(hits: Sequence[Hit], resources: Resources) -> Passage:
    """A passage of the page that prevails among those that were found."""
    pages = {hit.passage.document_id: hit.passage for hit in reversed(hits)}
    if len(pages) == 1:
        return hits[0].passage
    first = max(pages, key=lambda one: resources.knowledge.standing(one, resources.today))
    return pages[first]


def _candidate(key: str, hits: Sequence[Hit], scoring: Scoring, page: Passage) -> Candidate:
    features = scoring.features(key, hits)
    codes = (hit.passage.procedure_code for hit in hits)
    return Candidate(
        key=key,
        document_id=page.document_id,
        title=page.subject,
        code=page.procedure_code or next((code for code in codes if code), None),
        is_procedure=bool(features["procedure"]),
        hits=tuple(hits),
        score=scoring.score(features),
        features=features,
    )
