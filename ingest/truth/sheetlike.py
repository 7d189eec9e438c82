"""Pages that describe one thing as the sheet of a procedure does, and tell too little to be taken
for one: «Tarifas» and «Cómo solicitarlo» are all that many pages tell of a service."""

from __future__ import annotations

from indexes.models import DocumentKind, ExtractedDocument
from ingest.extractors.headings import announced, is_question
from ingest.extractors.procedure import CORE, is_collection

_KNOWN = 1 / 3  # of the headings: those of a guide are the names of what it goes through
_MOST_HEADINGS = 12  # a page with more goes through many things


def is_sheetlike(document: ExtractedDocument) -> bool:
    """Whether its headings are the parts of a sheet, each there once."""
    if document.kind is not DocumentKind.PAGE or is_collection(document.title):
        return False
    sections = {block.section for block in document.blocks if block.section}
    headings = [section[-1] for section in sorted(sections)]
    if not headings or len(headings) > _MOST_HEADINGS or any(map(is_question, headings)):
        return False
    known = [aspects[0] for heading in headings if (aspects := announced(heading).aspects)]
    core = [aspect for aspect in known if aspect in CORE]
    is_once = len(core) == len(set(core))
    return bool(core) and is_once and len(known) >= _KNOWN * len(headings)
