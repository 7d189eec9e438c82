"""Official pages of one procedure that contradict each other on what was asked."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from assist.suggestions.evidence.cases import case_of
from assist.suggestions.evidence.contradictions.between import between
from assist.suggestions.evidence.contradictions.limits import limited_apart
from assist.suggestions.evidence.contradictions.one_page import opposed_in
from assist.suggestions.evidence.counts import FREE
from assist.suggestions.evidence.evidence import Conflict, Stance
from assist.suggestions.evidence.places import place_of
from assist.suggestions.evidence.slots import (
    ALSO_IN,
    DATED,
    OFTEN_SEVERAL,
    OWN_PLACE,
    SINGLE_VALUED,
    TELLING,
)
from assist.suggestions.evidence.units import Unit, units_of
from assist.suggestions.ranking.standing import Standing
from indexes.facts import Slot
from indexes.facts.opposing import is_given, parts
from indexes.models import Aspect, Passage

_ALWAYS = "permanent"
_LIMITED = "limited"  # to a part of the year that has no dates: «solo durante el mes que le toque»
_ONLY_WHILE = re.compile(
    r"\b(?:s[oó]lo|solamente|[uú]nicamente|exclusivamente)"
    r" (?:en|durante|dentro de|del?|los|el|entre)\b",
    re.IGNORECASE,
)
_DATED = frozenset({Slot.DEADLINE, Slot.RESOLUTION_TERM})
_LASTING = "P"  # as normal forms of durations begin
# How and when one applies.
_APPLYING = {Aspect.CHANNEL: Slot.CHANNEL} | dict.fromkeys(DATED, Slot.DEADLINE)
_RECEIPT = re.compile(
    r"\b(?:justificante|resguardo|recibo|comprobante)\b[^;.]{0,40}\btasas?\b", re.IGNORECASE
)


def find_conflict(
    aspects: Sequence[Aspect],
    pages: Sequence[Sequence[Passage]],
    standings: Mapping[str, Standing],
) -> Conflict | None:
    """`pages` are the passages of each official page, the prevailing one first;
    `standings` are theirs, by document. A page whose dates
    are long past is an old edition: it contradicts nobody."""
    ranked = [(page, standings[page[0].document_id]) for page in pages]
    current = [(page, place) for page, place in ranked if not place.is_stale]
    for aspect in aspects:
        for slot in SINGLE_VALUED.get(aspect, ()):
            stances = [s for page, _ in current if (s := _stance(aspect, slot, page))]
            for other in stances[1:]:
                preferred = stances[0]
                differs = _contradict(slot, preferred.values, other.values)
                if differs and not (
                    _implied(slot, preferred.unit, other.unit)
                    or limited_apart(preferred.unit, other.unit, slot)
                ):
                    return between(aspect, slot, preferred, other, standings)
        if aspect in DATED and (found := _of_windows(aspect, current)):
            return found
        if current and (found := _of_one_page(aspect, current[0][0])):
            return found
        if aspect is Aspect.FEE and (found := _of_free(current)):
            return found
    return None


def _of_one_page(aspect: Aspect, page: Sequence[Passage]) -> Conflict | None:
    """What the page that prevails says in two places of when or how one applies."""
    slot = _APPLYING.get(aspect)
    if slot is None or (pair := opposed_in(page, slot)) is None:
        return None
    one, other = (Stance(unit, ()) for unit in pair)
    return Conflict(aspect, slot, one, other, "order")


def _of_free(pages: Sequence[tuple[Sequence[Passage], Standing]]) -> Conflict | None:
    """What is free on one page needs no receipt of its fee on another."""
    free = [(unit, place) for page, place in pages if (unit := _free(page))]
    paid = [(unit, place) for page, place in pages if (unit := _receipt(page))]
    if not free or not paid or any(_receipt(page) and _free(page) for page, _ in pages):
        return None
    order = [place.document_id for _, place in pages]
    sides = sorted((free[0], paid[0]), key=lambda side: order.index(side[1].document_id))
    first, second = (Stance(unit, ()) for unit, _ in sides)
    standings = {place.document_id: place for _, place in sides}
    return between(Aspect.FEE, Slot.FEE, first, second, standings)


def _free(page: Sequence[Passage]) -> Unit | None:
    """The sentence on the fee that says that there is none, where nothing else is said of it."""
    units = [u for p in page if place_of(p) is Aspect.FEE for u in units_of(p)]
    facts = [fact for unit in units for fact in unit.facts if fact.slot is Slot.FEE]
    if not facts or any(fact.normalised != FREE for fact in facts):
        return None
    return next(unit for unit in units if any(f.slot is Slot.FEE for f in unit.facts))


def _receipt(page: Sequence[Passage]) -> Unit | None:
    """The document that proves that the fee was paid, where it is asked of everybody."""
    listed = (unit for p in page if place_of(p) is Aspect.DOCUMENTS for unit in units_of(p))
    return next((u for u in listed if _RECEIPT.search(u.text) and not case_of(u.text)), None)


def _of_windows(
    aspect: Aspect, pages: Sequence[tuple[Sequence[Passage], Standing]]
) -> Conflict | None:
    """What is open all year on one page has a term of its own on no other."""
    standings = {place.document_id: place for _, place in pages}
    stated = [found for page, _ in pages if (found := _window(page))]
    for unit, state in stated[1:]:
        first, preferred = stated[0]
        if (state == _ALWAYS) != (preferred == _ALWAYS):
            mine, theirs = Stance(first, (preferred,)), Stance(unit, (state,))
            return between(aspect, Slot.DEADLINE, mine, theirs, standings)
    return None


def _window(page: Sequence[Passage]) -> tuple[Unit, str] | None:
    """The sentence that tells the state of the window, and that state."""
    placed = [p for p in page if place_of(p) is Aspect.DEADLINE and units_of(p)]
    if not placed:
        return None
    window = next((p.window for p in page if p.window and p.window.state), None)
    if window is None:
        limited = (u for p in placed for u in units_of(p) if _ONLY_WHILE.search(u.text))
        return next(((unit, _LIMITED) for unit in limited), None)
    return units_of(placed[0])[0], str(window.state)


def _stance(aspect: Aspect, slot: Slot, page: Sequence[Passage]) -> Stance | None:
    """The values of the slot where the page speaks of the aspect, and the first unit with one."""
    places = {OWN_PLACE.get(aspect, aspect)}
    if aspect in TELLING:
        places.update(ALSO_IN.get(aspect, ()))
    units = [
        unit
        for passage in page
        if place_of(passage) in places
        for unit in units_of(passage)
        if any(fact.slot == slot for fact in unit.facts)
    ]
    if not units:
        return None
    values = {f.normalised for unit in units for f in unit.facts if f.slot == slot}
    return Stance(units[0], tuple(sorted(values)))


def _contradict(slot: Slot, mine: Sequence[str], theirs: Sequence[str]) -> bool:
    if slot is Slot.CHANNEL:
        opposed = {_opposite(value) for value in mine}
        return not opposed.isdisjoint(theirs)
    if not set(mine).isdisjoint(theirs):
        return False
    if slot in OFTEN_SEVERAL and (len(mine) > 1 or len(theirs) > 1):
        return False
    return not (slot in _DATED and _other_edition(mine, theirs))


def _implied(slot: Slot, one: Unit, other: Unit) -> bool:
    """«Hasta el 15» says of the end what «del 1 al 15» says, and nothing of the beginning."""
    mine, theirs = (
        [part for fact in unit.facts if fact.slot is slot for part in parts(fact)]
        for unit in (one, other)
    )
    ends = {end for end, _ in mine} & {end for end, _ in theirs}
    told = [(end, fact) for end, fact in mine if end in ends]
    return bool(told) and all(is_given(end, fact, theirs) for end, fact in told)


def _opposite(value: str) -> str:
    medium, _, answer = value.partition(":")
    return f"{medium}:{'no' if answer == 'yes' else 'yes'}"


def _other_edition(mine: Sequence[str], theirs: Sequence[str]) -> bool:
    """Dates of different years are different calls, and other kinds of value do not compare."""
    years = {_years(values) for values in (mine, theirs)}
    kinds = {any(value.startswith(_LASTING) for value in values) for values in (mine, theirs)}
    return len(years) > 1 or len(kinds) > 1


def _years(values: Sequence[str]) -> frozenset[str]:
    parts = (part for value in values for part in value.split("/"))
    return frozenset(part[:4] for part in parts if part[:4].isdigit())
