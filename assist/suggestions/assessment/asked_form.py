"""Whether the form or the fee that a question names by its number is another than those told."""

from __future__ import annotations

from collections.abc import Sequence

from assist.suggestions.evidence.units import Unit
from assist.suggestions.known_facts import facts_in
from indexes.facts import FactKind

_NUMBERED = (FactKind.FORM, FactKind.FEE_CODE)


def is_of_another_form(asked: str, units: Sequence[Unit]) -> bool:
    """«¿Me envían el modelo 600?» is not answered by what is said of the 610, nor on a page that is
    called after it."""
    return any(_is_another(asked, units, kind) for kind in _NUMBERED)


def _is_another(asked: str, units: Sequence[Unit], kind: FactKind) -> bool:
    told = frozenset(fact.normalised for unit in units for fact in unit.facts if fact.kind is kind)
    named = _numbers(asked, kind) if told else frozenset()
    titles = (_numbers(unit.passage.title, kind) for unit in units)
    return bool(named) and named.isdisjoint(told.union(*titles))


def _numbers(text: str, kind: FactKind) -> frozenset[str]:
    return frozenset(fact.normalised for fact in facts_in(text) if fact.kind is kind)
