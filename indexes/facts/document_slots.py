"""Tells whether a document has to be brought, need not be, or is what comes out."""

from __future__ import annotations

import re

from indexes.facts.candidates import Candidate
from indexes.facts.folding import fold_in_place
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
    if _PATTERNS["asserted_after"].match(folded, candidate.end):
        return Slot.FORM if candidate.kind is FactKind.FORM else Slot.DOCUMENT
    if _is_denied(folded, start, candidate.start) or _is_denied_above(reading, candidate):
        return Slot.NOT_REQUIRED
    if _PATTERNS["not_required_after"].search(folded[candidate.end : end]):
        return Slot.NOT_REQUIRED
    if _PATTERNS["not_required_next"].match(folded, candidate.end):
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


def _is_denied_above(reading: Reading, candidate: Candidate) -> bool:
    """«No hace falta aportar:» over a list or before its items, or a heading that says so."""
    leads = (reading.lead(candidate.start), reading.read_on(candidate.start))
    if any(lead is not None and _is_denied(reading.folded, *lead) for lead in leads):
        return True
    heading = fold_in_place(reading.section[-1]) if reading.section else ""
    return _PATTERNS["not_required_heading"].search(heading) is not None or _is_denied(
        heading, 0, len(heading)
    )


def _is_denied(folded: str, start: int, end: int) -> bool:
    """The last word on it is that it need not be brought."""
    return _last_end("not_required", folded, start, end) > _last_end("asserted", folded, start, end)


def _last_end(name: str, folded: str, start: int, end: int) -> int:
    found = _PATTERNS[name].finditer(folded, start, end)
    return max((match.end() for match in found), default=-1)
