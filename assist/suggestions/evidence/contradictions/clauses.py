"""Of a sentence on several things, the values of the one that is asked about: «la habitación
individual cuesta 490 € y la doble, 340»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assist.suggestions.evidence.units import Unit
from assist.suggestions.text.stems import stem_set
from indexes.facts import Fact

_CUT = re.compile(r"[,;]\s|\s(?:y|e|o|pero)\s")


def of_the_clause(unit: Unit, facts: Sequence[Fact], asked: frozenset[str]) -> tuple[Fact, ...]:
    """All where no clause has more of the stems that are asked for than the others."""
    if len({fact.normalised for fact in facts}) < 2 or len({fact.kind for fact in facts}) > 1:
        return tuple(facts)
    scores = [len(asked & stem_set(clause)) for clause in _clauses(unit, facts)]
    best = max(scores)
    if scores.count(best) != 1:
        return tuple(facts)
    return (facts[scores.index(best)],)


def _clauses(unit: Unit, facts: Sequence[Fact]) -> Iterator[str]:
    """Of each value, from the one before it to the next."""
    text = unit.passage.text
    starts = [unit.start, *(fact.end for fact in facts[:-1])]
    ends = [*(fact.start for fact in facts[1:]), unit.end]
    for start, fact, end in zip(starts, facts, ends, strict=True):
        before = [match.end() for match in _CUT.finditer(text, start, fact.start)]
        after = _CUT.search(text, fact.end, end)
        first = before[0] if before and start != unit.start else start
        yield text[first : after.start() if after else end]
