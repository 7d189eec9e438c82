from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, func, select
from sqlmodel.sql.expression import SelectOfScalar

from indexes.changes import ChangeKind, FieldChange
from indexes.models import Value
from indexes.tables import Change, Document

Changes = list[Change]


class ChangeFilter(Value):
    """`None` means any. `since` is exclusive, so that the last one that was read may be given."""

    since: datetime | None = None
    source: str | None = None
    kind: ChangeKind | None = None
    document_id: str | None = None
    procedure_code: str | None = None


class ChangeRepository:
    """The change feed: what became of documents, and when."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(
        self,
        document: Document,
        kind: ChangeKind,
        at: datetime,
        *,
        revision_from: int | None = None,
        fields: Sequence[FieldChange] = (),
    ) -> None:
        self._session.add(
            Change(
                at=at,
                kind=kind,
                source=document.source,
                document_id=document.id,
                url=document.url,
                title=document.title,
                procedure_code=document.procedure_code,
                revision_from=revision_from,
                revision_to=document.revision,
                fields=[field.model_dump() for field in fields],
            )
        )

    def add_of_source(self, name: str, state: str, kind: ChangeKind, at: datetime) -> None:
        """One line for each document of the source that is in that state."""
        query = select(Document).where(col(Document.source) == name, col(Document.state) == state)
        for document in self._session.exec(query.order_by(col(Document.url))):
            revision = document.revision if kind == "gone" else None
            self.add(document, kind, at, revision_from=revision)

    def list(
        self, chosen: ChangeFilter | None = None, offset: int = 0, limit: int | None = None
    ) -> Changes:
        """Newest first."""
        newest = (col(Change.at).desc(), col(Change.id).desc())
        query = _filtered(select(Change), chosen).order_by(*newest).offset(offset).limit(limit)
        return list(self._session.exec(query))

    def count(self, chosen: ChangeFilter | None = None) -> int:
        query: Any = _filtered(select(func.count()).select_from(Change), chosen)
        return int(self._session.exec(query).one())


def _filtered(query: SelectOfScalar[Any], chosen: ChangeFilter | None) -> SelectOfScalar[Any]:
    for name, value in (chosen.model_dump() if chosen else {}).items():
        if value is not None:
            column = col(Change.at) > value if name == "since" else getattr(Change, name) == value
            query = query.where(column)
    return query
