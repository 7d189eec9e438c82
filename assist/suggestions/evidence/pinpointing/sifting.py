"""Of the sentences that hold a value of the kind asked for, those of the very sort: what comes
again, an age, the case that a quantity of the question falls into."""

from __future__ import annotations

from assist.suggestions.evidence.narrowing.brackets import fitting, holds
from assist.suggestions.evidence.narrowing.labelled import is_limited
from assist.suggestions.evidence.narrowing.periods import asks_how_often, comes_again
from assist.suggestions.evidence.parts import Part
from assist.suggestions.evidence.pinpointing.scoring import Scored
from indexes.facts import FactKind

_HELD = 0.5


def sifted(found: list[Scored], part: Part, least: float) -> list[Scored]:
    """All of them where none is of that sort. `least`: the score of what is told at all."""
    return _fitting(_of_ages(_as_often(found, part, least), part), part)


def _as_often(found: list[Scored], part: Part, least: float) -> list[Scored]:
    """«¿Cada cuánto?» is answered by what comes again («cada 90 días»), wherever it stands."""
    if not asks_how_often(part.text):
        return found
    often = [one._replace(score=max(one.score, least)) for one in found if comes_again(one.unit)]
    return often or found


def _of_ages(found: list[Scored], part: Part) -> list[Scored]:
    """Terms stand for ages only where no age is given."""
    kinds, slots = part.wanted.kinds, part.wanted.slots
    if FactKind.AGE not in kinds:
        return found
    given = [
        one for one in found if any(f.kind in kinds or f.slot in slots for f in one.unit.facts)
    ]
    return given or found


def _fitting(found: list[Scored], part: Part) -> list[Scored]:
    """Without the cases that a quantity of the question does not fall into."""
    limited = [one for one in found if is_limited(one.unit)]
    fits = fitting([one.unit.text for one in limited], part.case)
    if not fits:
        return found
    other = [one for one, fit in zip(limited, fits, strict=True) if not fit]
    kept = [one for one in found if one not in other]
    # The limits that a quantity falls between say more than the place of the others.
    return [
        one._replace(score=one.score + _HELD) if holds(one.unit.text, part.case) else one
        for one in kept
    ]
