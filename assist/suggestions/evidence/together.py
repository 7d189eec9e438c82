"""The answers to all questions of a message, told one after the other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from assist.suggestions.evidence.answering import Answer
from assist.suggestions.evidence.evidence import AspectEvidence
from assist.suggestions.evidence.narrowing.columns import joined
from assist.suggestions.evidence.units import Unit
from indexes.facts import Fact, find_supporting


def together(answers: Iterable[Answer]) -> tuple[AspectEvidence, ...]:
    """In the order asked. Of one aspect asked twice, what the second adds."""
    found: list[AspectEvidence] = []
    for one in _as_all_ask(evidence for each in answers for evidence in each.aspects):
        said = {(u.passage.id, u.start) for other in found for u in other.units}
        twice = [fact for other in found if other.aspect is one.aspect for fact in _facts(other)]
        new = tuple(
            u for u in one.units if (u.passage.id, u.start) not in said and not _is_told(u, twice)
        )
        if new or one.aspect not in {other.aspect for other in found}:
            found.append(replace(one, units=new or one.units))
    return tuple(found)


def _as_all_ask(aspects: Iterable[AspectEvidence]) -> list[AspectEvidence]:
    """A sentence that answers two questions says what each is told of it."""
    told = list(aspects)
    texts: dict[tuple[int, int], list[str]] = {}
    for unit in (unit for one in told for unit in one.units):
        texts.setdefault((unit.passage.id, unit.start), []).append(unit.text)

    def whole(unit: Unit) -> Unit:
        said = list(dict.fromkeys(texts[unit.passage.id, unit.start]))
        return unit if len(said) == 1 else replace(unit, text=joined(unit, said))

    return [replace(one, units=tuple(map(whole, one.units))) for one in told]


def _facts(one: AspectEvidence) -> list[Fact]:
    return [fact for unit in one.units for fact in unit.facts]


def _is_told(unit: Unit, facts: Sequence[Fact]) -> bool:
    """All its values, be it from a twin page."""
    return bool(unit.facts) and all(find_supporting(fact, facts) for fact in unit.facts)
