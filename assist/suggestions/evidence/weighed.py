"""The sentences of a page that questions are weighed against by meaning."""

from __future__ import annotations

from collections.abc import Iterable

from assist.suggestions.evidence.counts import counts_in
from assist.suggestions.evidence.open_sentences import told_in
from assist.suggestions.evidence.units import Unit, units_of
from indexes.facts import FactKind
from indexes.models import Passage

# No question wants one of these for a value.
_UNASKED = frozenset(
    {FactKind.DOCUMENT, FactKind.SILENCE, FactKind.CHANNEL, FactKind.PROCEDURE_CODE}
)


def weighed_in(passage: Passage) -> Iterable[Unit]:
    """Those that hold a value that may be asked for, and those that may answer a question that asks
    for nothing by name. Some are both."""
    yield from filter(_may_be_asked_for, units_of(passage))
    yield from told_in(passage)


def _may_be_asked_for(unit: Unit) -> bool:
    return any(fact.kind not in _UNASKED for fact in unit.facts) or bool(counts_in(unit.text))
