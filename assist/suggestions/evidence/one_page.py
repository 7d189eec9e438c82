"""Two places of one page that say the contrary: that something is applied for only on line, and
that it can be done in person too."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from assist.suggestions.evidence.limits import limited_apart
from assist.suggestions.evidence.places import place_of
from assist.suggestions.evidence.units import Key, Unit, key_of, units_of
from indexes.facts import Fact, FactKind, Slot
from indexes.facts.opposing import opposite
from indexes.facts.scope import Named, named_beside, named_in_heading, of_one_thing
from indexes.models import Aspect, Passage
from indexes.stems import stems_of

_WAYS = frozenset({Aspect.CHANNEL, Aspect.WHERE, Aspect.OTHER, Aspect.SUMMARY})


_Pair = tuple[Unit, Unit]
_REMEMBERED = 1_024
_known: dict[tuple[Key, ...], _Pair | None] = {}  # pages compared once


def opposed_ways(page: Sequence[Passage]) -> _Pair | None:
    """The two sentences of which one says no to the way to apply that the other says yes to."""
    key = tuple(map(key_of, page))
    if key not in _known:
        if len(_known) >= _REMEMBERED:
            _known.clear()
        _known[key] = _opposed_ways(page)
    return _known[key]


def _opposed_ways(page: Sequence[Passage]) -> _Pair | None:
    said = [
        (unit, ways)
        for passage in page
        if place_of(passage) in _WAYS
        for unit in units_of(passage)
        if (ways := _ways(unit))
    ]
    for (one, mine), (other, theirs) in combinations(said, 2):
        denied = {opposite(way.normalised) for way in mine} & {way.normalised for way in theirs}
        printed = [tuple(way.value for way in ways) for ways in (mine, theirs)]
        if denied and in_two_places(one, other, Slot.CHANNEL, printed[0], printed[1]):
            return one, other
    return None


def in_two_places(
    one: Unit, other: Unit, slot: str, mine: tuple[str, ...], theirs: tuple[str, ...]
) -> bool:
    """Whether both speak of one thing under different headings. `mine`, `theirs`: the words of the
    values in which they differ."""
    if one.passage.section == other.passage.section or limited_apart(one, other, slot):
        return False
    return of_one_thing(_named(one, slot, mine), _named(other, slot, theirs))


def _ways(unit: Unit) -> tuple[Fact, ...]:
    return tuple(fact for fact in unit.facts if fact.kind is FactKind.CHANNEL)


def _named(unit: Unit, slot: str, values: tuple[str, ...]) -> Named:
    about, heading = stems_of(unit.passage.subject), unit.heading
    is_known = unit.passage.aspect is not Aspect.OTHER
    return Named(
        named_beside(unit.quote, slot, values) - about,
        frozenset() if is_known else named_in_heading(heading) - about,
        stems_of(f"{heading} {unit.quote}"),
    )
