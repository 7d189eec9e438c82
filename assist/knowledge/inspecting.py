"""Looking into a document: the pieces that the index holds, and what its revisions changed."""

from __future__ import annotations

from sqlmodel import Session

from assist.knowledge.schemas import Absence, Difference, DocumentPassages, PassageOut
from assist.knowledge.service import content_of
from assist.problems import Problem
from indexes.changes import compare
from indexes.models import Passage
from indexes.repositories import ArticleRepository, CaseRepository, DocumentRepository
from indexes.snapshots import Snapshot
from indexes.tables import Document

_ARTICLE = "article:"
_STATES: dict[str, Absence] = {"gone": "gone", "withdrawn": "withdrawn"}


def difference(session: Session, document_id: str, since: int, to: int) -> Difference:
    """Between any two revisions."""
    rows = {row.number: row for row in DocumentRepository(session).revisions(document_id)}
    for number in (since, to):
        if number not in rows:
            raise Problem("not_found", what="ninguna revisión de ese documento", id=str(number))
    fields = compare(content_of(rows[since]), content_of(rows[to]))
    return Difference(document_id=document_id, since=since, to=to, fields=list(fields))


def passages(session: Session, snapshot: Snapshot, document_id: str) -> DocumentPassages:
    """Of a document, an article (`article:ID`) or a resolved case, as the index holds them."""
    found = snapshot.of_document(document_id)
    row = DocumentRepository(session).get(document_id)
    if not found and row is None and not _is_stored(session, document_id):
        raise Problem("not_found", what="ningún documento", id=document_id)
    return DocumentPassages(
        document_id=document_id,
        snapshot=snapshot.id,
        passages=[_passage(passage) for passage in found],
        absent=None if found else _absence(row),
        merged_into=row.merged_into if row else None,
    )


def _is_stored(session: Session, id: str) -> bool:
    if id.startswith(_ARTICLE):
        return ArticleRepository(session).get(id.removeprefix(_ARTICLE)) is not None
    return CaseRepository(session).get(id) is not None


def _absence(row: Document | None) -> Absence:
    if row is None:
        return "waiting"
    if row.merged_into is not None:
        return "merged"
    return _STATES.get(row.state, "waiting")


def _passage(passage: Passage) -> PassageOut:
    return PassageOut(
        passage_id=str(passage.id),
        section=" > ".join(passage.section),
        aspect=passage.aspect,
        text=passage.text,
        words=len(passage.text.split()),
        url=passage.url,
        revision=passage.revision,
        procedure_code=passage.procedure_code,
        language=passage.language,
    )
