"""What speaks for a candidate, each as a number from 0 to 1."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from assist.suggestions.knowledge import Knowledge
from assist.suggestions.text.stems import stem_set
from assist.suggestions.understanding.question import Question, Term
from assist.suggestions.vocabulary.synonyms import synonyms
from indexes.models import Aspect, DocumentKind, Hit, Passage

_SUPPORT = (1.0, 0.35, 0.2, 0.1, 0.05)  # what the 1st, 2nd… passage of one page adds
_SYNONYM = 0.6


def support(scores: Sequence[float]) -> float:
    """The best passages of one page support each other, ever less."""
    ordered = sorted(scores, reverse=True)[: len(_SUPPORT)]
    return sum(weight * score for weight, score in zip(_SUPPORT, ordered, strict=False))


def coverage(terms: Sequence[Term], stems: frozenset[str], knowledge: Knowledge) -> float:
    """Share of the question's topic that stands in `stems`, rare words weighing more."""
    weights = [knowledge.rarity(term.word) for term in terms]
    total = sum(weights)
    if not total:
        return 0.0
    return sum(w * stands(term.stem, stems) for w, term in zip(weights, terms, strict=True)) / total


def stands(one: str, stems: frozenset[str]) -> float:
    """1 where the stem stands, less where a synonym or a longer form of it does."""
    if one in stems:
        return 1.0
    if not synonyms(one).isdisjoint(stems):
        return _SYNONYM
    if len(one) >= 5 and any(other.startswith(one) or _begins(one, other) for other in stems):
        return _SYNONYM
    return 0.0


def _begins(one: str, other: str) -> bool:
    return len(other) >= 5 and one.startswith(other)


def passage_stems(passage: Passage) -> frozenset[str]:
    question = stem_set(passage.question) if passage.question else frozenset()
    return stem_set(passage.context) | stem_set(passage.text) | question


def stems_of(hits: Sequence[Hit]) -> frozenset[str]:
    return frozenset().union(*(passage_stems(hit.passage) for hit in hits))


def answers_aspect(hits: Sequence[Hit], question: Question) -> float:
    """Whether the passages found speak of what is asked."""
    if not question.decisive:
        return 0.0
    found = {hit.passage.aspect for hit in hits}
    wanted = {Aspect.DEADLINE if one is Aspect.STATUS else one for one in question.aspects}
    return len(wanted & found) / len(wanted) if wanted else 0.0


def title_match(documents: Sequence[str], scores: Mapping[str, float]) -> float:
    return max((scores.get(one, 0.0) for one in documents), default=0.0)


def is_procedure(hits: Sequence[Hit]) -> bool:
    return any(hit.passage.kind is DocumentKind.PROCEDURE for hit in hits)
