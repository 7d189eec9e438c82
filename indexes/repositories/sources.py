from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement
from sqlmodel import Session, and_, col, delete, select, update

from indexes.repositories.upsert import upsert
from indexes.tables import Document, DocumentAlias, DocumentFact, Revision, Source

Sources = list[Source]


class SourceRepository:
    """What is ingested."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def get(self, name: str) -> Source | None:
        return self._session.get(Source, name, populate_existing=True)

    def list(self) -> Sources:
        return list(self._session.exec(select(Source).order_by(col(Source.name))))

    def save(self, source: Source) -> None:
        """Adds it, or changes the one of that name."""
        upsert(self._session, source, keep={"created_at", "last_run_at", "last_run", "next_run_at"})

    def record_run(self, name: str, at: datetime, report: dict[str, Any]) -> None:
        """What its last crawl came to."""
        self._change(col(Source.name) == name, last_run_at=at, last_run=report)

    def plan(self, name: str, before: datetime | None, next_run: datetime | None) -> bool:
        """Moves the next run, unless another worker did: then it is no longer `before`."""
        was = col(Source.next_run_at)
        unmoved = was.is_(None) if before is None else was == before
        return self._change(and_(col(Source.name) == name, unmoved), next_run_at=next_run)

    def _change(self, where: ColumnElement[bool], **values: Any) -> bool:
        return bool(self._session.exec(update(Source).where(where).values(**values)).rowcount)

    def delete(self, name: str) -> bool:
        """Takes the source and its documents out; False when there is no such source."""
        owned = select(Document.id).where(Document.source == name)
        self._session.exec(delete(DocumentAlias).where(col(DocumentAlias.document_id).in_(owned)))
        self._session.exec(delete(DocumentFact).where(col(DocumentFact.document_id).in_(owned)))
        self._session.exec(delete(Revision).where(col(Revision.document_id).in_(owned)))
        self._session.exec(delete(Document).where(col(Document.source) == name))
        return bool(self._session.exec(delete(Source).where(col(Source.name) == name)).rowcount)
