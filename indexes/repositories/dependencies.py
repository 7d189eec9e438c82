from __future__ import annotations

from collections.abc import Collection, Iterable

from sqlmodel import Session, col, delete, select

from indexes.repositories.upsert import insert_missing
from indexes.tables import Document, FactDependency

Dependencies = list[FactDependency]
Documents = list[Document]


class DependencyRepository:
    """Which values of resolved cases and canonical answers rest on which documents."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def of(self, subject: str) -> Dependencies:
        query = select(FactDependency).where(FactDependency.subject == subject)
        in_order = (
            col(FactDependency.kind), col(FactDependency.normalised),
            col(FactDependency.document_id),
        )  # fmt: skip
        return list(self._session.exec(query.order_by(*in_order)))

    def documents(self, subject: str) -> Documents:
        """Those that it rests on, by address."""
        mine = select(FactDependency.document_id).where(FactDependency.subject == subject)
        query = select(Document).where(col(Document.id).in_(mine)).order_by(col(Document.url))
        return list(self._session.exec(query))

    def on(self, document_ids: Collection[str]) -> Dependencies:
        """All that rest on any of these documents."""
        query = select(FactDependency).where(col(FactDependency.document_id).in_(document_ids))
        return list(self._session.exec(query.order_by(col(FactDependency.subject))))

    def subjects(self, prefix: str) -> set[str]:
        """Those that rest on anything; `prefix` is `case:` or `canonical:`."""
        query = select(FactDependency.subject).where(
            col(FactDependency.subject).startswith(prefix, autoescape=True)
        )
        return set(self._session.exec(query.distinct()))

    def replace(self, subject: str, rows: Iterable[FactDependency]) -> None:
        self.forget(subject)
        for row in rows:
            insert_missing(self._session, row)

    def forget(self, subject: str) -> None:
        mine = col(FactDependency.subject) == subject
        self._session.exec(delete(FactDependency).where(mine))
