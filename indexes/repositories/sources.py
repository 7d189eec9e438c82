from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement
from sqlmodel import Session, and_, col, delete, select, update

from indexes.changes import ChangeKind
from indexes.repositories.changes import ChangeRepository
from indexes.repositories.upsert import upsert
from indexes.tables import Document, DocumentAlias, DocumentFact, Revision, Source, now

# `list` is a method's name here, so that list types are named outside.
Sources = list[Source]
Names = list[str]

_KEPT = {"created_at", "last_run_at", "last_run", "next_run_at", "row_version"}


class SourceRepository:
    """What is ingested."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def get(self, name: str, deleted: bool = False) -> Source | None:
        """`deleted`: also one that was, and can be restored."""
        found = self._session.get(Source, name, populate_existing=True)
        return found if found is None or deleted or found.deleted_at is None else None

    def list(self, deleted: bool = False) -> Sources:
        """By name: those in use, or those that were deleted and can be restored."""
        gone = col(Source.deleted_at)
        query = select(Source).where(gone.is_not(None) if deleted else gone.is_(None))
        return list(self._session.exec(query.order_by(col(Source.name))))

    def save(self, source: Source) -> None:
        """Adds it, or changes the one of that name; one that was deleted is there again."""
        upsert(self._session, source, keep=_KEPT)
        self._set_state(source.name, "withdrawn", "live", "returned", now())

    def withdraw(self, name: str, at: datetime) -> int:
        """Deletes it so that it can be restored: its documents leave answers with the next reindex.
        How many they are."""
        self._change(col(Source.name) == name, deleted_at=at, next_run_at=None)
        return self._set_state(name, "live", "withdrawn", "gone", at)

    def restore(self, name: str) -> int:
        """How many documents come back with it."""
        self._change(col(Source.name) == name, deleted_at=None)
        return self._set_state(name, "withdrawn", "live", "returned", now())

    def purge(self, before: datetime) -> Names:
        """Takes out for good what was deleted before that time."""
        query = select(Source.name).where(col(Source.deleted_at) < before)
        names = sorted(self._session.exec(query))
        for name in names:
            self.delete(name)
        return names

    def record_run(self, name: str, at: datetime, report: dict[str, Any]) -> None:
        """What its last crawl came to."""
        self._change(col(Source.name) == name, last_run_at=at, last_run=report)

    def plan(self, name: str, before: datetime | None, next_run: datetime | None) -> bool:
        """Moves the next run, unless another worker did: then it is no longer `before`."""
        was = col(Source.next_run_at)
        unmoved = was.is_(None) if before is None else was == before
        return self._change(and_(col(Source.name) == name, unmoved), next_run_at=next_run)

    def _set_state(self, name: str, before: str, after: str, kind: ChangeKind, at: datetime) -> int:
        ChangeRepository(self._session).add_of_source(name, before, kind, at)
        mine = (col(Document.source) == name, col(Document.state) == before)
        change = update(Document).where(*mine).values(state=after, misses=0)
        return int(self._session.exec(change).rowcount)

    def _change(self, where: ColumnElement[bool], **values: Any) -> bool:
        return bool(self._session.exec(update(Source).where(where).values(**values)).rowcount)

    def delete(self, name: str) -> bool:
        """Takes the source and its documents out, which the change feed says; False when
        there is no such source."""
        ChangeRepository(self._session).add_of_source(name, "live", "gone", now())
        owned = select(Document.id).where(Document.source == name)
        self._session.exec(delete(DocumentAlias).where(col(DocumentAlias.document_id).in_(owned)))
        self._session.exec(delete(DocumentFact).where(col(DocumentFact.document_id).in_(owned)))
        self._session.exec(delete(Revision).where(col(Revision.document_id).in_(owned)))
        self._session.exec(delete(Document).where(col(Document.source) == name))
        return bool(self._session.exec(delete(Source).where(col(Source.name) == name)).rowcount)
