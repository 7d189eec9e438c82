"""Items of lists of documents."""

from __future__ import annotations

import re

from assist.suggestions.evidence.places import place_of
from assist.suggestions.evidence.units import Unit
from assist.suggestions.vocabulary.cells import without_cells
from indexes.facts import FactKind
from indexes.models import Aspect

_FILE = re.compile(r"\((?:pdf|docx?|odt|xlsx?|ods|zip)\b[^)]*\)\s*$", re.IGNORECASE)
_TO_READ = re.compile(
    r"(?:instrucciones|gu[ií]as?|manual|folleto|ayuda|preguntas)\b", re.IGNORECASE
)


def is_download(unit: Unit) -> bool:
    """Instructions to read, or the bare number of a fee on the form that pays it."""
    text = without_cells(unit.text)
    if _FILE.search(text) and _TO_READ.match(text):
        return True
    codes = [fact for fact in unit.facts if fact.kind is FactKind.FEE_CODE]
    return len(codes) == 1 and codes[0].value == text.strip(" .")


def is_paper(unit: Unit) -> bool:
    """An item of a list of papers, which a clause of its own makes look like a sentence: «Documento
    que acredite…»."""
    if place_of(unit.passage) is not Aspect.DOCUMENTS:
        return False
    return any(f.kind is FactKind.DOCUMENT and f.start == unit.start for f in unit.facts)
