"""Exports the procedures of the knowledge store, and stores those of another catalogue."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from indexes.cpsv import CatalogueEntry, catalogue_to_cpsv, procedures_from_cpsv
from indexes.database import open_database, session_scope
from indexes.errors import RecordInvalid
from indexes.models import Aspect, Block, DocumentKind, ExtractedDocument, Procedure
from indexes.repositories.documents import DocumentRepository
from indexes.repositories.procedures import ProcedureRepository
from indexes.repositories.sources import SourceRepository
from indexes.settings import Settings
from indexes.tables import Source
from ingest.errors import ImportInvalid
from ingest.revisions import content_digest

SOURCE = "catalogo"
AUTHORITY = 10  # a copy: the page itself prevails
# Texts as sections of a document: a catalogue has no headings of its own.
HEADINGS = {
    Aspect.SUMMARY: "Descripción", Aspect.AUDIENCE: "Quién puede solicitarlo",
    Aspect.REQUIREMENTS: "Requisitos", Aspect.DOCUMENTS: "Documentación",
    Aspect.DEADLINE: "Plazo de presentación", Aspect.RESOLUTION_TERM: "Plazo de resolución",
    Aspect.SILENCE: "Efecto del silencio", Aspect.FEE: "Tasas", Aspect.BENEFIT: "Cuantía",
    Aspect.CHANNEL: "Cómo se tramita", Aspect.WHERE: "Dónde", Aspect.APPEAL: "Recursos",
    Aspect.LEGAL_BASIS: "Normativa", Aspect.CONTACT: "Contacto", Aspect.STATUS: "Estado",
    Aspect.OTHER: "Más información",
}  # fmt: skip


def export_catalogue(settings: Settings) -> dict[str, Any]:
    """All live procedures, as JSON-LD."""
    engine = open_database(settings)
    try:
        with session_scope(engine) as session:
            found = ProcedureRepository(session).list()
            return catalogue_to_cpsv(_entries([revision.content for _, revision in found]))
    finally:
        engine.dispose()


def import_catalogue(
    settings: Settings, path: Path, *, source: str = SOURCE, dry_run: bool = False
) -> dict[str, int]:
    """How many are new, changed and unchanged. Nothing is stored when one is invalid. Raises
    ImportInvalid."""
    entries = _read(path)
    if dry_run:
        return {"total": len(entries)}
    engine = open_database(settings)
    try:
        with session_scope(engine) as session:
            sources = SourceRepository(session)
            if sources.get(source) is None:
                sources.save(Source(name=source, kind="web", authority=AUTHORITY))
            documents = DocumentRepository(session)
            at = datetime.now(UTC)
            outcomes = Counter(str(_save(documents, source, entry, at)) for entry in entries)
            return {"total": len(entries), **outcomes}
    finally:
        engine.dispose()


def _entries(contents: list[dict[str, Any]]) -> Iterator[CatalogueEntry]:
    for content in contents:
        document = ExtractedDocument.model_validate(content)
        if document.procedure:
            yield CatalogueEntry(
                url=document.url, procedure=document.procedure, language=document.language
            )


def _read(path: Path) -> list[CatalogueEntry]:
    try:
        return procedures_from_cpsv(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, RecursionError) as error:
        raise ImportInvalid(f"no se puede leer {path.name}: {str(error)[:200]}") from error
    except RecordInvalid as error:
        raise ImportInvalid(f"{path.name}: {error}") from error


def _save(documents: DocumentRepository, source: str, entry: CatalogueEntry, at: datetime) -> str:
    document = ExtractedDocument(
        url=entry.url,
        kind=DocumentKind.PROCEDURE,
        title=entry.procedure.title,
        blocks=tuple(_blocks(entry.procedure)),
        procedure=entry.procedure,
        language=entry.language,
    )
    return documents.save_extracted(
        source, document, digest=content_digest(document), etag=None, last_modified=None, at=at
    )


def _blocks(procedure: Procedure) -> Iterator[Block]:
    for aspect, texts in procedure.texts.items():
        for text in texts:
            yield Block(text=text, section=(HEADINGS[aspect],), aspect=aspect)
    if Aspect.DOCUMENTS not in procedure.texts:
        for document in procedure.documents:
            told = (
                f"{document.name} ({document.condition})" if document.condition else document.name
            )
            section = (HEADINGS[Aspect.DOCUMENTS],)
            yield Block(text=told, section=section, aspect=Aspect.DOCUMENTS, kind="item")
