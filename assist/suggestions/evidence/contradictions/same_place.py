"""Whether two sentences tell of the one office that a question names, where the name may stand
beside them: «Oficina de Soria. Calle Mayor, 3. De 9 a 14 h.»"""

from __future__ import annotations

from assist.suggestions.evidence.hours import asks_of_a_place
from assist.suggestions.evidence.parts import Part
from assist.suggestions.evidence.units import Unit
from assist.suggestions.knowledge import Knowledge
from assist.suggestions.ranking.terms import stands
from assist.suggestions.text.stems import stem_set
from indexes.facts.durations import is_unit
from indexes.facts.naming import bare_offices, plain_of_contacts
from indexes.lines import line_around
from indexes.models import DocumentKind


def is_named_alike(part: Part, unit: Unit, other: Unit, knowledge: Knowledge | None = None) -> bool:
    """Neither line names what the other page does not know. `knowledge`: to read the whole sheet of
    a procedure, which may say its place's name elsewhere."""
    pairs = ((unit, other), (other, unit))
    return all(
        _named(part, line_of(one)) <= _named(part, _page_of(two, knowledge)) for one, two in pairs
    )


def line_of(unit: Unit) -> str:
    """With its heading."""
    start, end = line_around(unit.passage.text, unit.start)
    return f"{unit.heading} {unit.passage.text[start:end]}"


def sheet_of(unit: Unit, knowledge: Knowledge) -> str:
    """All that the sheet of its procedure says; empty for pages that are none, where many are."""
    if unit.passage.kind is not DocumentKind.PROCEDURE:
        return ""
    return " ".join(one.text for one in knowledge.document(unit.passage.document_id))


def _page_of(unit: Unit, knowledge: Knowledge | None) -> str:
    sheet = sheet_of(unit, knowledge) if knowledge else ""
    return " ".join((unit.passage.title, *unit.passage.section, line_of(unit), sheet))


def _named(part: Part, text: str) -> frozenset[str]:
    """Of what the question names, what the text says; «oficina» names none."""
    said, bare = stem_set(text), plain_of_contacts() | bare_offices()
    named = (one for one in part.terms if not (asks_of_a_place(one.word) or is_unit(one.word)))
    return frozenset(one.stem for one in named if stands(one.stem, said)) - bare
