"""Of a sentence that says something else on each of several conditions («…; si es la primera vez,
…, y si se renueva, …»), what is said to who asks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assist.suggestions.evidence.narrowing.alternatives import lacking_in
from assist.suggestions.evidence.units import Unit
from assist.suggestions.ranking.terms import stands
from assist.suggestions.text.folding import fold
from assist.suggestions.text.stems import stem_set
from assist.suggestions.vocabulary.word_classes import any_of
from indexes.facts import Fact

_CASE = any_of("case")
_PARTED = re.compile(rf"(?:;\s+(?:[yo],?\s+)?|,?\s+y,?\s+(?={_CASE}\s))", re.IGNORECASE)
_CONDITION = re.compile(
    rf"(?:[^:.]{{3,60}}[:.]\s+)?{_CASE}\s+((?:[^\s,;]+\s*){{1,14}})", re.IGNORECASE
)


def of_the_clause(unit: Unit, values: Sequence[Fact], asked: str) -> Unit:
    """As it is where no condition tells who asks from the others, or where no value would be left
    of those that it states of what is asked for, `values`. It still quotes the whole."""
    clauses = _PARTED.split(unit.text)
    conditions = [_condition(clause) for clause in clauses]
    if len(clauses) < 2 or not any(conditions):
        return unit
    other = _others(conditions, asked, stem_set(unit.passage.title))
    kept = [one for one, is_other in zip(clauses, other, strict=True) if not is_other]
    if not any(other) or not _has_any(kept, values):
        return unit
    return replace(unit, text="; ".join(one.rstrip(" .") for one in kept) + ".")


def _condition(clause: str) -> frozenset[str]:
    """Stems of the words that limit it; none for what holds for all."""
    match = _CONDITION.match(clause)
    return stem_set(match[1]) if match else frozenset()


def _others(conditions: Sequence[frozenset[str]], asked: str, title: frozenset[str]) -> list[bool]:
    """Those that speak of what somebody says they lack; of several, those of which the question
    says less than of another."""
    lacking = lacking_in(fold(asked))
    lacked = [any(stands(one, own) for one in lacking) for own in conditions]
    if any(lacked) or sum(map(bool, conditions)) < 2:
        return lacked
    shared = frozenset.intersection(*filter(None, conditions)) | title
    said = stem_set(asked)
    scores = [sum(bool(stands(one, said)) for one in own - shared) for own in conditions]
    best = max(scores)
    return [bool(own) and score < best for own, score in zip(conditions, scores, strict=True)]


def _has_any(kept: Sequence[str], values: Sequence[Fact]) -> bool:
    return not values or any(fact.value in one for fact in values for one in kept)
