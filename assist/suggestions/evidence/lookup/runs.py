"""Sentences that say one value after the other, each with its limits: «durante el primer mes, el
3 %; durante el segundo, el 5 %»."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assist.suggestions.evidence.cells import Cell
from assist.suggestions.evidence.lookup.tables import Row, Table
from assist.suggestions.evidence.narrowing.quantities import limits_of
from assist.suggestions.evidence.units import Unit, units_of
from assist.suggestions.known_facts import facts_in
from indexes.models import Passage

_PARTED = re.compile(r";(?:\s+(?:y|e|o)\b)?\s*")
_LEAST = 2


def runs_in(passage: Passage) -> Iterator[Table]:
    for unit in units_of(passage):
        clauses = _clauses(unit)
        if sum(map(_is_limited, clauses)) >= _LEAST and all(facts_in(one.text) for one in clauses):
            rows = tuple(
                Row(unit.start, unit.end, (clause,), (clause,), place=0) for clause in clauses
            )
            yield Table(rows, above=unit.text, is_text=True)


def _clauses(unit: Unit) -> list[Cell]:
    found: list[Cell] = []
    start = 0
    text = unit.quote.rstrip(" .")
    for end, following in [*(m.span() for m in _PARTED.finditer(text)), (len(text), 0)]:
        found.append(Cell("", text[start:end].strip(), unit.start + start, unit.start + end))
        start = following
    return found


def _is_limited(clause: Cell) -> bool:
    return bool(limits_of(clause.text))
