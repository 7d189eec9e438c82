"""How many of something there are or are asked for, told with another number on another page."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from assist.suggestions.evidence.counts import counted, printed_numbers
from assist.suggestions.evidence.parts import Part
from assist.suggestions.evidence.units import Unit
from assist.suggestions.vocabulary.values import ADDRESS
from indexes.facts import Slot
from indexes.facts.bounds import bound_of, is_rough
from indexes.facts.scope import Scope, apart, scope_of
from indexes.stems import stems_of


def with_another_count(part: Part, title: str, unit: Unit, units: Sequence[Unit]) -> Unit | None:
    """The first sentence of them that gives another number of the things that are asked for."""
    mine = _only_number(unit, part)
    if mine is None:
        return None
    return next((other for other in units if _is_other(part, title, unit, mine, other)), None)


def _is_other(part: Part, title: str, unit: Unit, mine: str, other: Unit) -> bool:
    theirs = _only_number(other, part)
    if theirs is None or theirs == mine:
        return False
    if bound_of(unit.quote, mine) != bound_of(other.quote, theirs):
        return False
    sides = (unit, printed_numbers(unit.quote)), (other, printed_numbers(other.quote))
    return is_limited_alike(part, title, *sides)


def is_limited_alike(
    part: Part, title: str, one: tuple[Unit, Sequence[str]], other: tuple[Unit, Sequence[str]]
) -> bool:
    """Each sentence with its values as they are printed. `title`: of what is told."""
    asked = frozenset(term.stem for term in part.terms) | stems_of(part.text)
    about = stems_of(f"{title} {one[0].passage.subject} {other[0].passage.subject}")
    mine, theirs = (
        _scope(unit, tuple(values)).within(about).of_one_question(asked)
        for unit, values in (one, other)
    )
    return not apart(mine, theirs)


def _only_number(unit: Unit, part: Part) -> str | None:
    """Nobody counts by roughly so many; streets are compared by `other_streets`."""
    found = counted(unit.text, part.wanted.nouns - {ADDRESS})
    number = next(iter(found)) if len(found) == 1 else None
    return None if number is None or is_rough(unit.quote, number) else number


@lru_cache(maxsize=4_096)
def _scope(unit: Unit, values: tuple[str, ...]) -> Scope:
    return scope_of(unit.quote, Slot.OTHER.value, values, unit.heading)
