"""A page, PDF, procedure or article in passages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import quote

from indexes.models import DocumentKind, Edition, ExtractedDocument, Passage
from ingest.splitters.identity import passage_id
from ingest.splitters.runs import Run, runs


@dataclass(frozen=True)
class Placement:
    """What the knowledge store knows of a document beside its content."""

    document_id: str
    source: str
    authority: int
    revision: int = 1
    retrieved_at: datetime | None = None
    edition: Edition | None = None


def document_passages(
    document: ExtractedDocument, placement: Placement, max_words: int
) -> list[Passage]:
    """In reading order, each id once. No passage mixes sections or aspects."""
    found: dict[int, Passage] = {}
    for run in runs(document.blocks, max_words):
        passage = _passage(document, placement, run)
        found.setdefault(passage.id, passage)
    return list(found.values())


def _passage(document: ExtractedDocument, placement: Placement, run: Run) -> Passage:
    procedure = document.procedure
    return Passage(
        id=passage_id(placement.document_id, run.section, run.text),
        document_id=placement.document_id,
        revision=placement.revision,
        kind=document.kind,
        title=document.title,
        section=run.section,
        aspect=run.aspect,
        text=run.text,
        url=_place(document, run),
        source=placement.source,
        authority=placement.authority,
        procedure_code=procedure.code if procedure else None,
        procedure_title=procedure.title if procedure else None,
        window=procedure.window if procedure else None,
        edition=placement.edition,
        language=document.language,
        retrieved_at=placement.retrieved_at,
        published_at=document.published_at,
    )


def _place(document: ExtractedDocument, run: Run) -> str:
    """The address, opened at the page of a PDF or at the nearest heading."""
    if document.kind is DocumentKind.PDF and run.page:
        return f"{document.url}#page={run.page}"
    return f"{document.url}#{quote(run.anchor)}" if run.anchor else document.url
