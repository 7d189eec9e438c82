"""Codes of procedures: `N.º 727`, `trámite 31A`, `código SIA 211234`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from indexes.facts.candidates import Candidate
from indexes.facts.models import FactKind, Slot
from indexes.facts.reading import Reading
from indexes.facts.vocabulary import alternatives, vocabulary

_DATA = vocabulary("procedures")
_NO = r"(?:n\.? ?[ºo]\.?|num\.|numero)"
_NOT_A_QUANTITY = (
    r"(?![0-9a-z/%€]|[.,][0-9]|-[0-9]| ?(?:€|%|euros?\b|dias?\b|mes(?:es)?\b|anos?\b|horas?\b))"
)
_NAMED = alternatives(_DATA["named"])
_CODED = alternatives(_DATA["coded"])
_WITH_CODE = re.compile(
    rf"\b(?:{_CODED}|{_NAMED},? (?:con )?(?:codigo|{_NO}))(?: ?:)?,? ?\(?(?P<no>{_NO} ?)?"
    rf"(?P<code>[a-z]{{0,3}}-?[0-9]{{1,8}}[a-z]?){_NOT_A_QUANTITY}"
)
# Without a word that says "number", only what cannot be a count.
_BARE = re.compile(
    rf"\b{_NAMED},? \(?(?P<no>{_NO} ?)?(?P<code>[0-9]{{3,8}}[a-z]?|[0-9]{{2}}[a-z])"
    + _NOT_A_QUANTITY
)
_NUMBERED = re.compile(
    rf"(?P<no>\b{_NO} ?:? ?)(?P<code>[0-9]{{1,6}}[a-z]?)(?![0-9a-z/%€]|[.,][0-9]|-[0-9])"
)
_ABOUT = re.compile(r"\b" + alternatives(_DATA["about"]) + r"\b")
_OTHER = re.compile(r"\b" + alternatives(_DATA["other_numbers"]) + r"\b\.?[^.;\n()]{0,14}$")
_NEAR = 40


def find_procedure_codes(reading: Reading) -> Iterator[Candidate]:
    """Figures, with their letter when they have one. The span is the code with its `N.º`."""
    folded = reading.folded
    for pattern in (_WITH_CODE, _BARE):
        for match in pattern.finditer(folded):
            yield _candidate(match)
    for match in _NUMBERED.finditer(folded):
        if _names_a_procedure(reading, match):
            yield _candidate(match)


def _candidate(match: re.Match[str]) -> Candidate:
    start = match.start("no") if match["no"] else _number_word(match)
    code = match["code"].upper()
    return Candidate(FactKind.PROCEDURE_CODE, start, match.end("code"), code, Slot.PROCEDURE)


def _number_word(match: re.Match[str]) -> int:
    """Where `n.º` begins when it stands before the code inside the match."""
    before = re.search(rf"\b{_NO} ?$", match.string[match.start() : match.start("code")])
    return match.start() + before.start() if before else match.start("code")


def _names_a_procedure(reading: Reading, match: re.Match[str]) -> bool:
    """A bare `N.º 727` is a code at the head of a line or in a sentence about a procedure."""
    folded = reading.folded
    start, _ = reading.sentence(match.start())
    if _OTHER.search(folded, max(start, match.start() - _NEAR), match.start()):
        return False
    if not match["no"].startswith("numero") and not folded[start : match.start()].strip(" -·•*("):
        return True
    return _ABOUT.search(folded, start, match.start()) is not None
