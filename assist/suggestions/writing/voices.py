"""In the words of which aspect a unit is said: a row of papers is no way to apply, whatever it was
found for."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from assist.suggestions.evidence import Unit
from assist.suggestions.evidence.places import place_of
from assist.suggestions.evidence.slots import ALSO_IN, DATED, SLOTS
from assist.suggestions.writing.ways import is_way_to_apply
from indexes.models import Aspect

# They may be told in the words of any place.
_ANYTHING = frozenset({Aspect.SUMMARY, Aspect.BENEFIT, Aspect.OTHER})


def by_voice(aspect: Aspect, units: Sequence[Unit]) -> list[tuple[Aspect, list[Unit]]]:
    """The units in their order, those together that are said in the same words."""
    voices: list[tuple[Aspect, Unit]] = []
    for unit in units:
        before = voices[-1] if voices else None
        voices.append((_voice(aspect, unit, before), unit))
    for place in reversed(range(len(voices) - 1)):  # what leads a list is said in its words
        if voices[place][1].text.endswith(":"):
            voices[place] = (voices[place + 1][0], voices[place][1])
    return [
        (voice, [u for _, u in rows]) for voice, rows in groupby(voices, key=lambda one: one[0])
    ]


def _voice(aspect: Aspect, unit: Unit, before: tuple[Aspect, Unit] | None) -> Aspect:
    if aspect in _ANYTHING:
        return aspect
    if aspect is Aspect.WHERE and is_way_to_apply(unit):
        return Aspect.CHANNEL  # who asks where is told how, in those words
    if unit.is_sentence:  # it is read as what stands before it
        joins = before is not None and before[1].passage.id == unit.passage.id
        return before[0] if before and joins else aspect
    place = place_of(unit.passage)
    shared = (aspect, Aspect.OTHER, Aspect.SUMMARY, *ALSO_IN.get(aspect, ()))
    same_time = aspect in DATED and place in DATED
    tells = any(fact.slot in SLOTS.get(aspect, frozenset()) for fact in unit.facts)
    return aspect if place in shared or same_time or tells else place
