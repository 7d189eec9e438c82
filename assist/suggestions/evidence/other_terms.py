"""Terms that are found for a question, and are not the one that it asks for."""

from __future__ import annotations

from collections.abc import Sequence

from assist.suggestions.evidence.evidence import AspectEvidence
from assist.suggestions.evidence.gather import speaks
from assist.suggestions.evidence.narrowing.columns import headed
from assist.suggestions.evidence.narrowing.periods import asks_how_often, comes_again
from assist.suggestions.evidence.parts import Part
from assist.suggestions.evidence.pinpointing.asked_values import wanted_facts
from assist.suggestions.evidence.pinpointing.pinpoint import Pinpointed
from assist.suggestions.evidence.places import place_of
from assist.suggestions.evidence.slots import DATED, OWN_PLACE, SLOTS
from assist.suggestions.evidence.units import Unit
from assist.suggestions.ranking.terms import stands
from assist.suggestions.text.stems import stem_set
from assist.suggestions.vocabulary.values import is_unit
from indexes.facts import Slot
from indexes.models import Aspect

_EXPIRING = frozenset({Slot.VALIDITY, Slot.DEADLINE})
_TO_DECIDE_OR_APPLY = frozenset({Slot.RESOLUTION_TERM, Slot.DEADLINE})


def is_of_no_appeal(pinpointed: Pinpointed, part: Part) -> bool:
    """Who asks only how long they have to appeal is told no other term."""
    if not pinpointed.units or set(part.aspects) != {Aspect.APPEAL}:
        return False
    unit = pinpointed.units[0]
    if any(fact.slot is Slot.APPEAL_TERM for fact in unit.facts):
        return False
    return not speaks(unit, Aspect.APPEAL)


def is_of_no_decision(pinpointed: Pinpointed, part: Part) -> bool:
    """Who asks only how long a decision takes is not told for how long something must have been
    so before; «en cuánto tiempo» may ask for the term to apply."""
    if not pinpointed.units or set(part.aspects) != {Aspect.RESOLUTION_TERM}:
        return False
    unit = pinpointed.units[0]
    if any(fact.slot in _TO_DECIDE_OR_APPLY for fact in unit.facts):
        return False
    return place_of(unit.passage) is Aspect.REQUIREMENTS


def is_of_another_term(
    pinpointed: Pinpointed, part: Part, found: Sequence[AspectEvidence], title: str
) -> bool:
    """Who asks whether it is open, where that is all year, is not told how long they take, nor any
    term of which the question says nothing."""
    asked = {one.aspect for one in found} & {*DATED, Aspect.RESOLUTION_TERM}
    if not pinpointed.units or part.wanted.slots or Aspect.APPEAL in part.aspects:
        return False
    unit = pinpointed.units[0]
    if not asked and not _is_condition_alone(unit, part):
        return False
    if asks_how_often(part.text) and comes_again(unit):
        return False
    slots = {fact.slot for fact in wanted_facts(unit, part)}
    # «En cuánto tiempo» asks for either term.
    own = frozenset({Slot.DEADLINE}).union(*(SLOTS[one] for one in asked))
    places = {Aspect.DEADLINE, *(OWN_PLACE.get(one, one) for one in asked)}
    if slots & own or place_of(unit.passage) in places:
        return False
    named = stem_set(title)
    beyond = (t.stem for t in part.terms if not stands(t.stem, named) and not is_unit(t.word))
    said = stem_set(f"{unit.question} {headed(unit)} {unit.text}")
    return Slot.OTHER not in slots or not any(stands(stem, said) for stem in beyond)


def _is_condition_alone(unit: Unit, part: Part) -> bool:
    """Who asks until when they may apply is not told how long they must have lived here."""
    asks_when = bool(part.aspects) and DATED.issuperset(part.aspects)
    return asks_when and place_of(unit.passage) is Aspect.REQUIREMENTS


def is_no_validity(one: AspectEvidence, part: Part) -> bool:
    """Who asks when it expires is told no term that stands where the page speaks of other things:
    for how long who is late may borrow nothing."""
    if part.wanted.slots != {Slot.VALIDITY} or one.aspect not in DATED:
        return False
    return not any(
        place_of(unit.passage) in DATED or any(f.slot in _EXPIRING for f in unit.facts)
        for unit in one.units
    )
