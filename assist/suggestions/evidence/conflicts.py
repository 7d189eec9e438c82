"""Official pages of one procedure that contradict each other on what was asked."""

from __future__ import annotations

from collections.abc import Sequence

from assist.suggestions.evidence.evidence import Conflict, Stance
from assist.suggestions.evidence.slots import SINGLE_VALUED
from assist.suggestions.evidence.units import Unit, units_of
from assist.suggestions.ranking.groups import standing
from indexes.facts import Slot
from indexes.models import Aspect, Passage


def find_conflict(aspects: Sequence[Aspect], pages: Sequence[Sequence[Passage]]) -> Conflict | None:
    """`pages` are the passages of each official page, the prevailing one first."""
    for aspect in aspects:
        slot = SINGLE_VALUED.get(aspect)
        stances = [s for page in pages if slot and (s := _stance(aspect, slot, page))]
        for other in stances[1:]:
            if slot and _contradict(slot, stances[0].values, other.values):
                return Conflict(aspect, slot, stances[0], other, _reason(stances[0], other))
    return None


def _stance(aspect: Aspect, slot: Slot, page: Sequence[Passage]) -> Stance | None:
    """All values of the slot on the page, and the first unit that states one."""
    units = [
        unit
        for passage in page
        for unit in units_of(passage)
        if any(fact.slot == slot for fact in unit.facts)
    ]
    placed = [unit for unit in units if unit.passage.aspect is aspect] or units
    if not placed:
        return None
    values = {f.normalised for unit in placed for f in unit.facts if f.slot == slot}
    return Stance(placed[0], tuple(sorted(values)))


def values_of(slot: Slot, units: Sequence[Unit]) -> frozenset[str]:
    return frozenset(f.normalised for unit in units for f in unit.facts if f.slot == slot)


def _contradict(slot: Slot, mine: Sequence[str], theirs: Sequence[str]) -> bool:
    if slot is Slot.CHANNEL:
        opposed = {_opposite(value) for value in mine}
        return not opposed.isdisjoint(theirs)
    if not set(mine).isdisjoint(theirs):
        return False
    return not (slot is Slot.DEADLINE and _other_edition(mine, theirs))


def _opposite(value: str) -> str:
    medium, _, answer = value.partition(":")
    return f"{medium}:{'no' if answer == 'yes' else 'yes'}"


def _other_edition(mine: Sequence[str], theirs: Sequence[str]) -> bool:
    """Dates of different years are different calls, and other kinds of value do not compare."""
    years = {_years(values) for values in (mine, theirs)}
    return len(years) > 1


def _years(values: Sequence[str]) -> frozenset[str]:
    parts = (part for value in values for part in value.split("/"))
    return frozenset(part[:4] for part in parts if part[:4].isdigit())


def _reason(preferred: Stance, other: Stance) -> str:
    mine, theirs = standing(preferred.unit.passage), standing(other.unit.passage)
    if mine[:2] != theirs[:2]:
        return "authority"
    return "date" if mine[2] != theirs[2] else "order"
