"""Tells whether a document has to be brought, need not be, or is what comes out."""

from __future__ import annotations

import re

from indexes.facts.candidates import Candidate
from indexes.facts.models import FactKind, Slot
from indexes.facts.reading import Reading
from indexes.facts.vocabulary import vocabulary

_PATTERNS = {name: re.compile(text) for name, text in vocabulary("slots")["documents"].items()}
_REACH = 300  # characters before and after


def document_slot(reading: Reading, candidate: Candidate) -> Slot:
    """For documents and forms. A negation governs its clause: it ends at "pero" or "salvo"."""
    folded = reading.folded
    start, end = reading.clause(candidate.start)
    start, end = max(start, candidate.start - _REACH), min(end, candidate.end + _REACH)
    denied = _last_end("not_required", folded, start, candidate.start)
    if _PATTERNS["asserted_after"].match(folded, candidate.end):
        return Slot.FORM if candidate.kind is FactKind.FORM else Slot.DOCUMENT
    if denied > _last_end("asserted", folded, start, candidate.start):
        return Slot.NOT_REQUIRED
    if _PATTERNS["not_required_after"].search(folded[candidate.end : end]):
        return Slot.NOT_REQUIRED
    if candidate.kind is FactKind.FORM:
        return Slot.FORM
    start = max(reading.sentence(candidate.start)[0], candidate.start - _REACH)
    bring = _last_end("bring", folded, start, candidate.start)
    get = _last_end("get", folded, start, candidate.start)
    if get >= bring and get >= 0:
        return Slot.OTHER
    given = bring < 0 and _PATTERNS["get_after"].search(folded[candidate.end : end])
    return Slot.OTHER if given else Slot.DOCUMENT


def _last_end(name: str, folded: str, start: int, end: int) -> int:
    found = _PATTERNS[name].finditer(folded, start, end)
    return max((match.end() for match in found), default=-1)
