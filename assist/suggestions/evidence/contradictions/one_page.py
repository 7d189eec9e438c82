"""Two places of one page that say the contrary: that something is applied for only on line, and
that it can be done in person too."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations, product

from assist.suggestions.evidence.contradictions.limits import limited_apart
from assist.suggestions.evidence.places import place_of
from assist.suggestions.evidence.units import Key, Unit, key_of, units_of
from assist.suggestions.remembered import Remembered
from assist.suggestions.text.folding import fold
from indexes.facts import Fact, FactKind, Slot
from indexes.facts.naming import Named, leading_in, named_beside, named_in_heading, of_one_thing
from indexes.facts.opposing import opposite
from indexes.models import Aspect, Passage
from indexes.stems import stems_of

_WAYS = frozenset({Aspect.CHANNEL, Aspect.WHERE, Aspect.OTHER, Aspect.SUMMARY})


# All the year, and what one does then.
_ALWAYS = re.compile(
    r"\b(?:(?<!para )(?:durante )?todo el ano(?! natural)|en cualquier (?:momento|epoca|fecha)"
    r"|(?:de forma |plazo )(?:abierto )?permanente(?:mente)?)\b"
)
_ASKS = re.compile(r"\b(?:solicit|pid|ped|present|inscrib|inscripcion|tramit|matricul|apunt)\w*")
_RANGE = re.compile(r"\d/[\d-]")

_Pair = tuple[Unit, Unit]
# Of pages, each compared with itself once.
_known: Remembered[tuple[Slot, tuple[Key, ...]], _Pair | None] = Remembered(1_024)


def opposed_in(page: Sequence[Passage], slot: Slot) -> _Pair | None:
    """Of a page, the two sentences that say the contrary of how or of when something is applied
    for."""
    opposed = _opposed_ways if slot is Slot.CHANNEL else _opposed_windows
    return _known.made((slot, tuple(map(key_of, page))), lambda: opposed(page))


def _opposed_windows(page: Sequence[Passage]) -> _Pair | None:
    """«Puede pedirse todo el año» and «del 10 de enero al 20 de febrero»."""
    units = [
        unit
        for passage in page
        for unit in units_of(passage)
        if place_of(passage) is Aspect.DEADLINE or _ASKS.search(fold(unit.quote))
    ]
    always = [(u, (found[0],)) for u in units if (found := _ALWAYS.search(fold(u.quote)))]
    dated = [(unit, days) for unit in units if (days := _days(unit))] if always else []
    for (one, said), (other, days) in product(always, dated):
        if in_two_places(one, other, Slot.DEADLINE, said, days):
            return one, other
    return None


def _days(unit: Unit) -> tuple[str, ...]:
    """Terms with a first and a last day."""
    terms = (f for f in unit.facts if f.slot is Slot.DEADLINE and f.kind is FactKind.DATE)
    return tuple(fact.value for fact in terms if _RANGE.search(fact.normalised))


def _opposed_ways(page: Sequence[Passage]) -> _Pair | None:
    """Of which one says no to the way to apply that the other says yes to."""
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
    pair = _named(one, slot, mine), _named(other, slot, theirs)
    # What must be done has no value to tell it by: every word counts.
    return of_one_thing(*pair, most=0) if slot == Slot.OTHER else of_one_thing(*pair)


def _ways(unit: Unit) -> tuple[Fact, ...]:
    return tuple(fact for fact in unit.facts if fact.kind is FactKind.CHANNEL)


def _named(unit: Unit, slot: str, values: tuple[str, ...]) -> Named:
    about, heading = stems_of(unit.passage.subject), unit.heading
    is_known = unit.passage.aspect is not Aspect.OTHER
    named = named_beside(unit.quote, slot, values) - about
    headed = frozenset() if is_known else named_in_heading(heading) - about
    words = stems_of(f"{heading} {unit.quote}")
    return Named(named, named & leading_in(unit.quote) | headed, words)
