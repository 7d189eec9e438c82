"""Tells values that no longer hold: `antes era de 3 meses`, `hasta 2024 costaba 20 €`."""

from __future__ import annotations

import re

from indexes.facts.candidates import Candidate
from indexes.facts.models import FactKind
from indexes.facts.reading import Reading
from indexes.facts.vocabulary import vocabulary

_PATTERNS = {name: re.compile(text) for name, text in vocabulary("slots")["superseded"].items()}
_ASIDE = re.compile(r"\([^()]*(?:\)|$)")
_NEAR = 60
_REACH = 200
_NEXT = 30  # characters of the next clause


def is_superseded(reading: Reading, candidate: Candidate) -> bool:
    """Within the clause of the value, so that `ahora`, `pero` and `;` end what is past."""
    start, end = reading.clause(candidate.start)
    start, end = max(start, candidate.start - _REACH), min(end, candidate.end + _REACH)
    before = reading.folded[start : candidate.start]
    after = reading.folded[candidate.end : end]
    return (
        (candidate.kind is not FactKind.CHANNEL and _is_named_old(before, after))
        or _is_left_behind(before, after)
        or (candidate.kind is not FactKind.DOCUMENT and _has("alone", before[-_NEAR:]))
        or _has("after", after)
        or _is_told_in_the_past(before, after, reading.folded[end : end + _NEXT])
    )


def is_denied(reading: Reading, candidate: Candidate) -> bool:
    """`no son 30 €, son 13 €`: who says so does not state the first value."""
    start, end = reading.sentence(candidate.start)
    before = reading.folded[max(start, candidate.start - _NEAR) : candidate.start]
    after = reading.folded[candidate.end : min(end, candidate.end + _NEXT)]
    return _has("denied_before", before) and _has("denied_after", after)


def _is_named_old(before: str, after: str) -> bool:
    """`el antiguo plazo de 3 meses`, `frente a los 3 meses anteriores`."""
    if _has("old", before[-_NEAR:]):
        return True
    return _has("against_before", before) and _has("against_after", after)


def _is_left_behind(before: str, after: str) -> bool:
    """`pasa de 20 a 25 €`: the first value is left for the second."""
    return _has("change_after", after) and _has("change_before", before[-_NEAR:])


def _is_told_in_the_past(before: str, after: str, following: str) -> bool:
    """A marker of the past and a verb in the past (the value itself is neither); or only the verb,
    where the next clause says what holds now."""
    if before.rfind("(") <= before.rfind(")"):
        after = _ASIDE.sub(" ", after)  # "12 € (en 2024 eran 11 €)": the aside is of another value
    around = f"{before} # {after}"
    marked = _has("marker", around) or _has("now", following)
    return marked and _has("past", around)


def _has(name: str, text: str) -> bool:
    return _PATTERNS[name].search(text) is not None
