"""When something is open, told with other hours on another page."""

from __future__ import annotations

from collections.abc import Sequence

from assist.suggestions.evidence.contradictions.other_streets import of_other_offices
from assist.suggestions.evidence.contradictions.same_place import is_named_alike, line_of
from assist.suggestions.evidence.parts import Part
from assist.suggestions.evidence.units import Unit, units_of
from assist.suggestions.knowledge import Knowledge
from indexes.facts.hours import Opening, days_in, limits_of, openings_in
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
    mine, theirs = _asked_of(part, unit), _asked_of(part, other)
    return (
        any(one.denies(another) for one in mine for another in theirs)
        and not any(one.spans == another.spans for one in mine for another in theirs)
        and limits_of(line_of(unit)) == limits_of(line_of(other))
        and is_named_alike(part, unit, other, knowledge)
        and not of_other_offices(unit, other, knowledge)
    )


def _asked_of(part: Part, unit: Unit) -> list[Opening]:
    """Of the days that the question names, if it names any."""
    days = days_in(part.text)
    found = openings_in(unit.quote)
    return [one for one in found if not (days and one.days and days.isdisjoint(one.days))]
