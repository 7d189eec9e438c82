"""Reading what was ingested: documents with their revisions, procedures, offices."""

from __future__ import annotations

from datetime import date
from itertools import zip_longest
from typing import Any

from sqlmodel import Session

from assist.knowledge.schemas import (
    DocumentOut,
    EditionOut,
    ProcedureOut,
    ProcedurePage,
    ProcedureSummary,
    RevisionOut,
    Revisions,
)
from assist.problems import Problem
from indexes.changes import compare
from indexes.cpsv import CatalogueEntry, catalogue_to_cpsv, procedure_to_cpsv
from indexes.models import ExtractedDocument, Procedure
from indexes.repositories import DocumentRepository, EditionRepository, ProcedureRepository
from indexes.tables import Document, Revision
from indexes.windows import state_on


def document(session: Session, document_id: str) -> DocumentOut:
    repository = DocumentRepository(session)
    row = repository.get(document_id)
    if row is None:
        raise Problem("not_found", what="ningún documento", id=document_id)
    content = content_of(repository.current(document_id))
    values = row.model_dump(include=set(DocumentOut.model_fields))
    values["aliases"] = sorted({*row.aliases, *repository.merged_addresses(document_id)})
    return DocumentOut(
        **values,
        published_at=content.published_at,
        blocks=list(content.blocks),
        procedure=content.procedure,
    )


def revisions(session: Session, document_id: str) -> Revisions:
    repository = DocumentRepository(session)
    if repository.get(document_id) is None:
        raise Problem("not_found", what="ningún documento", id=document_id)
    rows = repository.revisions(document_id)
    pairs = zip_longest(rows, rows[1:])
    return Revisions(
        document_id=document_id,
        revisions=[_revision(row, before) for row, before in pairs if row is not None],
    )


def procedures(
    session: Session, query: str | None, theme: str | None, offset: int, limit: int
) -> ProcedurePage:
    repository = ProcedureRepository(session)
    rows = repository.list(query=query, theme=theme, offset=offset, limit=limit)
    return ProcedurePage(
        total=repository.count(query, theme), items=[_summary(*row) for row in rows]
    )


def procedure(session: Session, code: str) -> ProcedureOut:
    rows = ProcedureRepository(session).by_code(code)
    if not rows:
        raise Problem("not_found", what="ningún trámite", id=code)
    (row, revision), *others = rows
    value = _procedure(revision)
    return ProcedureOut(
        **value.model_dump(),
        document_id=row.id,
        url=row.url,
        revision=row.revision,
        others=[_summary(*other) for other in others],
        current=row.edition_current is not False,
        editions=_editions(session, row),
    )


def _editions(session: Session, row: Document) -> list[EditionOut]:
    if row.edition_of is None:
        return []
    return [_edition(*found) for found in EditionRepository(session).of(row.edition_of)]


def _edition(row: Document, revision: Revision) -> EditionOut:
    value = _procedure(revision)
    return EditionOut(
        code=value.code,
        edition=row.edition,
        title=value.title,
        window=value.window,
        state=state_on(value.window, date.today()),
        current=row.edition_current is True,
        document_id=row.id,
        url=row.url,
    )


def procedures_as_cpsv(
    session: Session, query: str | None, theme: str | None, offset: int, limit: int
) -> dict[str, Any]:
    """The page of the list as one JSON-LD document (CPSV-AP)."""
    rows = ProcedureRepository(session).list(query=query, theme=theme, offset=offset, limit=limit)
    return catalogue_to_cpsv(_entry(row, revision) for row, revision in rows)


def procedure_as_cpsv(session: Session, code: str) -> dict[str, Any]:
    rows = ProcedureRepository(session).by_code(code)
    if not rows:
        raise Problem("not_found", what="ningún trámite", id=code)
    entry = _entry(*rows[0])
    return procedure_to_cpsv(entry.procedure, entry.url, entry.language)


def _entry(row: Document, revision: Revision) -> CatalogueEntry:
    content = content_of(revision)
    return CatalogueEntry(url=row.url, procedure=_procedure(revision), language=content.language)


def content_of(revision: Revision) -> ExtractedDocument:
    return ExtractedDocument.model_validate(revision.content)


def _procedure(revision: Revision) -> Procedure:
    value = content_of(revision).procedure
    if value is None:
        raise Problem("not_found", what="ningún trámite", id=revision.document_id)
    return value


def _revision(row: Revision, before: Revision | None) -> RevisionOut:
    content = content_of(row)
    return RevisionOut(
        number=row.number,
        digest=row.digest,
        retrieved_at=row.retrieved_at,
        title=content.title,
        blocks=list(content.blocks),
        changes=list(compare(content_of(before), content)) if before else [],
    )


def _summary(row: Document, revision: Revision) -> ProcedureSummary:
    value = _procedure(revision)
    return ProcedureSummary(
        code=value.code,
        title=value.title,
        theme=value.theme,
        document_id=row.id,
        url=row.url,
        window=value.window,
    )
