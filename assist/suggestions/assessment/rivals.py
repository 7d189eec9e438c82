"""Procedures between which the question does not choose."""

from __future__ import annotations

from collections.abc import Sequence

from assist.suggestions.evidence import Evidence
from assist.suggestions.ranking.candidate import Candidate
from assist.suggestions.ranking.editions import family
from assist.suggestions.understanding.question import Question
from indexes.facts import FactKind

_NEAR = 0.95  # of the best score
_SAME = 0.02  # how far two features may lie apart and still not tell
_MOST = 3


def rivals_of(ranked: Sequence[Candidate], question: Question) -> tuple[Candidate, ...]:
    """Empty, or two or three candidates with the best one first: as near as the best in every
    respect, and of different families. Only where something is asked whose answer depends on it."""
    if not question.decisive or question.codes or not ranked or not ranked[0].is_procedure:
        return ()
    best = ranked[0]
    near = [one for one in ranked[1:6] if _rivals(best, one)]
    distinct = {family(one.title): one for one in reversed([best, *near])}
    chosen = sorted(distinct.values(), key=lambda one: (-one.score, one.key))
    return tuple(chosen) if 2 <= len(chosen) <= _MOST else ()


def _rivals(best: Candidate, other: Candidate) -> bool:
    if not other.is_procedure or other.score < best.score * _NEAR:
        return False
    if "superseded" in other.features:
        return False
    told_apart = any(
        abs(best.features[name] - other.features[name]) > _SAME for name in ("title", "coverage")
    )
    return not told_apart


def agree(answers: Sequence[Evidence]) -> bool:
    """Whether it makes no difference which one is meant: all state the same values."""
    stated = [_values(one) for one in answers]
    return bool(stated[0]) and all(values == stated[0] for values in stated[1:])


def _values(evidence: Evidence) -> frozenset[tuple[str, str]]:
    return frozenset(
        (fact.slot.value, fact.normalised)
        for aspect in evidence.aspects
        for unit in aspect.units
        for fact in unit.facts
        if fact.kind is not FactKind.URL  # every page gives its own address
    )
