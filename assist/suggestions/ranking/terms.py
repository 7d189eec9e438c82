"""How much of a question's topic stands in some words."""

from __future__ import annotations

from collections.abc import Sequence

from assist.suggestions.knowledge import Knowledge
from assist.suggestions.text.stems import stem_set
from assist.suggestions.understanding.question import Term
from assist.suggestions.vocabulary.synonyms import synonyms
from indexes.models import Aspect, Hit, Passage

_ALIKE = 0.6  # a synonym, or a longer form of the word
_MIN_STEM = 5


def coverage(terms: Sequence[Term], stems: frozenset[str], knowledge: Knowledge) -> float:
    """Share of the terms that stand in `stems`, rare words weighing more."""
    weights = [knowledge.rarity(term.word) for term in terms]
    total = sum(weights)
    if not total:
        return 0.0
    return sum(w * stands(term.stem, stems) for w, term in zip(weights, terms, strict=True)) / total


def stands(one: str, stems: frozenset[str]) -> float:
    """1 where the stem stands, less where a synonym or a longer or shorter form of it does."""
    if one in stems:
        return 1.0
    if not synonyms(one).isdisjoint(stems):
        return _ALIKE
    if len(one) >= _MIN_STEM and any(_same_root(one, other) for other in stems):
        return _ALIKE
    return 0.0


def _same_root(one: str, other: str) -> bool:
    return other.startswith(one) or (len(other) >= _MIN_STEM and one.startswith(other))


def passage_stems(passage: Passage) -> frozenset[str]:
    """Names of laws hold words of every trade: they speak for nothing."""
    if passage.aspect is Aspect.LEGAL_BASIS:
        return stem_set(passage.context)
    return stem_set(passage.context) | stem_set(passage.text)


def stems_of(hits: Sequence[Hit]) -> frozenset[str]:
    return frozenset().union(*(passage_stems(hit.passage) for hit in hits))
