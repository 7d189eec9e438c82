"""Until or from what time of the day something may be done, told with another time on another
page."""

from __future__ import annotations

from collections.abc import Sequence

from assist.suggestions.evidence.contradictions.other_counts import is_limited_alike
from assist.suggestions.evidence.parts import Part
from assist.suggestions.evidence.units import Unit
from assist.suggestions.text.clock import CLOCK
from indexes.facts.bounds import Bound, bound_of
from indexes.facts.hours import days_in, limits_of, openings_in


def with_another_time(part: Part, title: str, unit: Unit, units: Sequence[Unit]) -> Unit | None:
    """The first sentence of them that gives another time, where each gives one; hours from one
    time to another are compared by `other_hours`."""
    mine = _only_time(unit)
    if mine is None:
        return None
    return next((other for other in units if _denies(part, title, unit, mine, other)), None)


def _denies(part: Part, title: str, unit: Unit, mine: str, other: Unit) -> bool:
    theirs = _only_time(other)
    if theirs is None or _minutes(theirs) == _minutes(mine):
        return False
    bounds = {bound_of(unit.quote, mine), bound_of(other.quote, theirs)}
    days = days_in(unit.quote), days_in(other.quote)
    return (
        not {Bound.LEAST, Bound.MOST} <= bounds
        and (not all(days) or days[0] == days[1])
        and limits_of(unit.quote) == limits_of(other.quote)
        and is_limited_alike(part, title, (unit, (mine,)), (other, (theirs,)))
    )


def _only_time(unit: Unit) -> str | None:
    times = {match.group() for match in CLOCK.finditer(unit.quote)}
    return next(iter(times)) if len(times) == 1 and not openings_in(unit.quote) else None


def _minutes(time: str) -> tuple[int, int]:
    hour, minutes = time.replace(".", ":").split(":")
    return int(hour), int(minutes)
