"""Tells values that no longer hold: `antes era de 3 meses`, `hasta 2024 costaba 20 €`."""

from __future__ import annotations

import re

from indexes.facts.candidates import Candidate
from indexes.facts.models import FactKind
from indexes.facts.reading import Reading
from indexes.facts.vocabulary import vocabulary

_PATTERNS = {name: re.compile(text) for name, text in vocabulary("slots")["superseded"].items()}
_HINT = re.compile(
    r"antes|anterior|antigu|hasta|derog|sustitu|ya no|dej[oa]|previamente|dia|pasado|\bde |vez de|frente|lugar|no |20[0-9]{2}"
)
_NEAR = 60


def is_superseded(reading: Reading, candidate: Candidate) -> bool:
    folded = reading.folded
    start, end = reading.clause(candidate.start)
    if not _HINT.search(folded, start, end):
        return False
    if _right_before(folded, start, candidate) or _set_against(folded, start, candidate):
        return True
    # `en 2023 era`, `hasta 2024 costaba`: the marker may not be the value itself
    around = folded[start : candidate.start] + " # " + folded[candidate.end : end]
    near = max(start, candidate.start - _NEAR)
    if _PATTERNS["alone"].search(folded, near, candidate.start):
        return candidate.kind is not FactKind.DOCUMENT
    return bool(_PATTERNS["marker"].search(around) and _PATTERNS["past"].search(around))


def _set_against(folded: str, start: int, candidate: Candidate) -> bool:
    before = _PATTERNS["against_before"].search(folded, start, candidate.start)
    after = _PATTERNS["against_after"].search(folded[candidate.end : candidate.end + 15])
    return before is not None and after is not None


def _right_before(folded: str, start: int, candidate: Candidate) -> bool:
    match = _PATTERNS["before"].search(folded, max(start, candidate.start - _NEAR), candidate.start)
    if match is None:
        return False
    if _PATTERNS["change_before"].search(match[0]) and not re.search(
        r"antigu|anterior|derog", match[0]
    ):
        return (
            _PATTERNS["change_after"].search(folded[candidate.end : candidate.end + 12]) is not None
        )
    return True
