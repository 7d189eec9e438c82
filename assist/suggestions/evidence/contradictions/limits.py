"""Whether two sentences limit what they state in different ways, so that neither contradicts the
other."""

from __future__ import annotations

from assist.suggestions.evidence.units import Unit
from indexes.facts.scope import Scope, apart, scope_of
from indexes.stems import stems_of


def limited_apart(unit: Unit, other: Unit, slot: str) -> bool:
    return apart(_scope(unit, slot), _scope(other, slot))


def _scope(unit: Unit, slot: str) -> Scope:
    values = tuple(dict.fromkeys(fact.value for fact in unit.facts))
    about = stems_of(unit.passage.subject)
    return scope_of(unit.quote, slot, values, unit.heading).within(about)
