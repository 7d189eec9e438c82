"""Measures the evidence for the best candidate."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from statistics import fmean

import numpy as np
from numpy.typing import NDArray

from assist.suggestions.assessment.matters_headed import matters_headed
from assist.suggestions.assessment.services import Services
from assist.suggestions.confidence import Support, above_floor
from assist.suggestions.knowledge import ABSENT, Knowledge
from assist.suggestions.ranking.candidate import Candidate
from assist.suggestions.ranking.read_stems import Holding
from assist.suggestions.ranking.scoring import WEIGHTS
from assist.suggestions.ranking.terms import coverage, stands
from assist.suggestions.text.sentences import sentences
from assist.suggestions.text.stems import stem_set
from assist.suggestions.understanding.question import Question, Term
from assist.suggestions.understanding.subject import subject_of
from assist.suggestions.understanding.topic import topic_terms
from assist.suggestions.vocabulary.aspects import aspect_vocabulary
from assist.suggestions.vocabulary.lexicon import is_known
from indexes.models import Hit, Pool

_SELDOM = frozenset({"code", "acronym"})  # settle it by themselves where they stand at all
_NOT_OF_PAGES = frozenset({"precedent", "told"})  # features
_APART = _SELDOM | _NOT_OF_PAGES
_NEAREST = 3
_STANDS_OUT = 0.06  # of cosine, for a passage that stands out as far as can be
_ONE_WORD = 0.5
_EVEN = 0.5  # where nothing is nearer than what was found
_MOST_RANK = sum(weight for name, weight in WEIGHTS.items() if name not in _APART)


def support_of(
    best: Candidate,
    question: Question,
    knowledge: Knowledge,
    floor: float,
    found: Sequence[Hit],
    *,
    services: Services,
    vector: NDArray[np.float32],
) -> Support:
    """`found` are all passages that were found; `vector` is of what is looked for. A code that the
    question names is all the evidence that is needed."""
    if best.features["code"]:
        return Support(*(1.0 for _ in fields(Support)))
    if not is_readable(question, knowledge):
        return Support(*(0.0 for _ in fields(Support)))
    near = _nearness(best.hits, floor)
    words, present = _best_sentence(question, best.hits, knowledge)
    return Support(
        meaning=max(near, default=0.0),
        agreement=fmean(near) if near else 0.0,
        words=words,
        present=present,
        lead=_lead(best.hits, found),
        title=min(1.0, best.features["title"]),
        precedent=best.features["precedent"],
        rank=_rank(best),
        **_beyond(best, knowledge, services, vector),
        **_here(best, services, vector),
        **_of_the_object(best, question, knowledge, services),
        scarce=services.scarcity,
    )


def is_readable(question: Question, knowledge: Knowledge) -> bool:
    """Letters at random are as near to one page as to anything else."""
    return question.is_foreign or any(
        knowledge.rarity(term.word) < ABSENT or is_known(term.word) for term in question.topic
    )


def _rank(best: Candidate) -> float:
    """Without what resolved cases add, which a new installation has none of, and without what is
    told: what is needed may be what the site does not have."""
    score = best.score - sum(WEIGHTS[name] * best.features.get(name, 0.0) for name in _NOT_OF_PAGES)
    return _share(score / _MOST_RANK)


def _here(best: Candidate, services: Services, vector: NDArray[np.float32]) -> dict[str, float]:
    here = _share(_EVEN - services.nearer_elsewhere(vector, best.key))
    named = services.named_here(vector, best.key)
    return {"here": here, "named": here if named is None else _share(_EVEN + named)}


def _beyond(
    best: Candidate, knowledge: Knowledge, services: Services, vector: NDArray[np.float32]
) -> dict[str, float]:
    dense = {hit.passage.id: hit.scores["dense"] for hit in best.hits if "dense" in hit.scores}
    nearest = sorted(dense, key=lambda one: -dense[one])[:_NEAREST]
    passages = knowledge.snapshot.vectors(nearest, Pool.OFFICIAL)
    one, few = services.beyond_elsewhere(vector, best.key, passages)
    return {"beyond": _share(_EVEN + one), "beyond_few": _share(_EVEN + few)}


def _of_the_object(
    best: Candidate, question: Question, knowledge: Knowledge, services: Services
) -> dict[str, float]:
    """What the words say that name the thing which is asked about."""
    subject = subject_of(question)
    terms = [term for term in question.topic if term.stem in subject] or question.topic
    weights = [knowledge.rarity(term.word) for term in terms]
    title, pages = _named_by(best, knowledge), _of_all_pages(best, knowledge)
    lacking = {"stated": 0.0, "spoken": 0.0, "titled": 0.0}
    for term, weight in zip(terms, weights, strict=True):
        is_said = services.is_said(term.stem)
        if not pages(term.stem):
            lacking["stated" if is_said else "spoken"] += weight
        if is_said and not stands(term.stem, title):
            lacking["titled"] += weight
    total = sum(weights) or 1.0
    unclaimed = 1 - services.named_elsewhere([term.stem for term in terms], weights)
    return {"unclaimed": unclaimed, **{name: 1 - lack / total for name, lack in lacking.items()}}


def _named_by(best: Candidate, knowledge: Knowledge) -> frozenset[str]:
    """Its title; of a page on several things, also the headings above what was found."""
    found = (text for hit in best.hits for text in matters_headed(hit.passage, knowledge))
    return stem_set(" ".join((best.title, *found)))


def _of_all_pages(best: Candidate, knowledge: Knowledge) -> Holding:
    """Of every page of the procedure, found or not."""
    documents = knowledge.titles.documents_of(best.key)
    return Holding(passage for one in documents for passage in knowledge.document(one))


def _share(value: float) -> float:
    return max(0.0, min(1.0, value))


def _lead(hits: Sequence[Hit], found: Sequence[Hit]) -> float:
    """How far the nearest passage stands out from what else was found. Where everything is about as
    near, nothing is meant."""
    best = max((hit.scores.get("dense", 0.0) for hit in hits), default=0.0)
    cosines = sorted((h.scores["dense"] for h in found if "dense" in h.scores), reverse=True)
    rest = cosines[_NEAREST + 2 :]
    return max(0.0, min(1.0, (best - fmean(rest)) / _STANDS_OUT)) if rest else 0.0


def _nearness(hits: Sequence[Hit], floor: float) -> list[float]:
    cosines = sorted((h.scores["dense"] for h in hits if "dense" in h.scores), reverse=True)
    return [above_floor(cosine, floor) for cosine in cosines[:_NEAREST]]


def _best_sentence(
    question: Question, hits: Sequence[Hit], knowledge: Knowledge
) -> tuple[float, float]:
    """People tell a story around their question: the sentence that is best covered counts."""
    held = Holding(hit.passage for hit in hits)
    measured = [_covered(terms, held, hits, knowledge) for terms in _told(question)]
    return max(measured, default=(0.0, 0.0))


def _told(question: Question) -> list[Sequence[Term]]:
    """The topic of each sentence; the whole topic where it was brought over from elsewhere."""
    if question.is_foreign:
        return [question.topic]
    vocabulary = aspect_vocabulary(question.language)
    told = (topic_terms(sentence.text, vocabulary) for sentence in sentences(question.search))
    return [terms for terms in told if terms]


def _covered(
    terms: Sequence[Term], held: Holding, hits: Sequence[Hit], knowledge: Knowledge
) -> tuple[float, float]:
    """One word alone stands on many pages by chance: it counts whole only in a title or heading."""
    found = coverage(terms, held, knowledge)
    lacking = (knowledge.rarity(t.word) * (1 - held(t.stem)) for t in terms)
    present = 1 - max(lacking, default=1.0)
    if len(terms) > 1:
        return found, present
    named = frozenset().union(*(stem_set(hit.passage.context) for hit in hits))
    return max(coverage(terms, named, knowledge), found * _ONE_WORD), present
