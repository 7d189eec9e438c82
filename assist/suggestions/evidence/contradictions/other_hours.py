"""When something is open, told with other hours on another page."""

from __future__ import annotations

from collections.abc import Sequence

from assist.suggestions.evidence.contradictions.other_streets import of_other_offices
from assist.suggestions.evidence.contradictions.same_place import is_named_alike, line_of
from assist.suggestions.evidence.parts import Part
from assist.suggestions.evidence.units import Unit, units_of
from assist.suggestions.knowledge import Knowledge
from indexes.facts.hours import limits_of, openings_in
from indexes.models import Passage


def with_other_hours(
    part: Part, unit: Unit, passages: Sequence[Passage], knowledge: Knowledge
) -> Unit | None:
    """The first sentence of them that denies the hours, of all that the question names there."""
    if not openings_in(unit.quote):
        return None
    units = (other for passage in passages for other in units_of(passage))
    return next((other for other in units if _denies(part, unit, other, knowledge)), None)


def _denies(part: Part, unit: Unit, other: Unit, knowledge: Knowledge) -> bool:
    mine, theirs = openings_in(unit.quote), openings_in(other.quote)
    return (
        any(one.denies(another) for one in mine for another in theirs)
        and not any(one.spans == another.spans for one in mine for another in theirs)
        and limits_of(line_of(unit)) == limits_of(line_of(other))
        and is_named_alike(part, unit, other, knowledge)
        and not of_other_offices(unit, other, knowledge)
    )
