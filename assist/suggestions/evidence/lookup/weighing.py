"""Whether a value that was looked up says more than what was found otherwise."""

from __future__ import annotations

from assist.suggestions.evidence.answering import Answer, exactly
from assist.suggestions.evidence.lookup.looking_up import LookedUp
from assist.suggestions.evidence.narrowing.columns import headed
from assist.suggestions.evidence.places import place_of
from assist.suggestions.evidence.slots import ITEMISED, WAYS
from assist.suggestions.knowledge import Knowledge
from assist.suggestions.ranking.terms import coverage
from assist.suggestions.text.stems import stem_set

_LESS = 0.2  # of the words of the question, than a row of a table says


def better(cell: LookedUp | None, given: Answer, knowledge: Knowledge) -> Answer:
    if cell is None or not _says_better(cell, given, knowledge):
        return given
    return exactly(given.part, (cell.unit,), is_looked_up=cell.is_sure)


def _says_better(cell: LookedUp, given: Answer, knowledge: Knowledge) -> bool:
    """Than nothing, than several rows of which it is one, or than what says less of the words of
    the question."""
    told = [unit for one in given.aspects for unit in one.units]
    place = cell.unit.passage.id, cell.unit.start
    if len(told) > 1 and any((unit.passage.id, unit.start) == place for unit in told):
        return True
    if cell.is_sure and any(unit.passage.id == place[0] for unit in told):
        return place[1] not in {unit.start for unit in told}
    if _is_elsewhere(cell, given) and (told or _is_a_condition_for_a_place(cell, given)):
        return False
    said = stem_set(" ".join(f"{u.passage.heading} {headed(u)} {u.quote}" for u in told))
    return not told or coverage(cell.terms, said, knowledge) < cell.said - _LESS


def _is_elsewhere(cell: LookedUp, given: Answer) -> bool:
    return not given.part.wanted and place_of(cell.unit.passage) not in given.part.aspects


def _is_a_condition_for_a_place(cell: LookedUp, given: Answer) -> bool:
    """What must be met says nothing to who asks only where."""
    asked = given.part.aspects
    return bool(asked) and WAYS.issuperset(asked) and place_of(cell.unit.passage) in ITEMISED
