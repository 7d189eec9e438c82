"""Pages that tell how to reach several services: who asks for the telephone of one of them asks for
its line there, whatever the pages of that service say of other things."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assist.suggestions.evidence.parts import parts_of
from assist.suggestions.evidence.units import Unit, lines_of
from assist.suggestions.ranking.candidate import Candidate
from assist.suggestions.ranking.terms import stands
from assist.suggestions.text.stems import stem_set
from assist.suggestions.understanding.question import Question
from assist.suggestions.vocabulary.cells import BETWEEN
from indexes.facts import FactKind

_REACHED = frozenset({FactKind.PHONE, FactKind.EMAIL})
_LEAST = 3  # lines with a telephone or an address
_LOOKED_AT = 5  # candidates
_NAME = re.compile(r"[^:(\d]+")


def directory_first(ordered: Sequence[Candidate], question: Question) -> list[Candidate]:
    """The same order but for the first of the best candidates that is such a page and has a line
    with the name that the question gives."""
    found = next((one for one in ordered[:_LOOKED_AT] if names_a_line(one, question)), None)
    rest = [one for one in ordered if one is not found]
    return [found, *rest] if found else rest


def names_a_line(candidate: Candidate, question: Question) -> bool:
    """Every word of the question, but for those of the page's title, stands in the name of one."""
    parts = parts_of(question)
    wanted = parts[0].wanted.kinds & _REACHED
    if candidate.is_procedure or len(parts) > 1 or not wanted or question.is_foreign:
        return False
    lines = [line for line in _lines(candidate) if line.gives(_REACHED)]
    title = stem_set(candidate.title)
    asked = [term.stem for term in question.topic if not stands(term.stem, title)]
    return len(lines) >= _LEAST and any(
        line.gives(wanted) and all(stands(one, stem_set(_name(line))) for one in asked)
        for line in lines
        if asked
    )


def _lines(candidate: Candidate) -> Iterator[Unit]:
    for hit in candidate.hits:
        yield from lines_of(hit.passage)


def _name(line: Unit) -> str:
    """Of a row its first cell, of a line what stands before its colon or number."""
    cells = BETWEEN.split(line.text)
    named = cells[0] if len(cells) > 1 else (_NAME.match(line.text) or [""])[0]
    return f"{line.passage.heading} {named}" if line.passage.section else named
