from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

from sqlmodel import Session, col, delete, select, update

from indexes.tables import Document, DocumentFact

Facts = list[DocumentFact]
Documents = list[Document]
Ids = list[str]


class FactRepository:
    """What live documents state now, and which procedure it is about."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def of_document(self, document_id: str) -> Facts:
        """In reading order."""
        query = select(DocumentFact).where(DocumentFact.document_id == document_id)
        return list(self._session.exec(query.order_by(col(DocumentFact.id))))

    def about(self, key: str) -> Facts:
        """Of all live documents that are not merged into another, by document."""
        query = (
            select(DocumentFact)
            .join(Document, col(Document.id) == DocumentFact.document_id)
            .where(
                DocumentFact.about == key,
                Document.state == "live",
                col(Document.merged_into).is_(None),
            )
        )
        in_order = (col(DocumentFact.document_id), col(DocumentFact.id))
        return list(self._session.exec(query.order_by(*in_order)))

    def keys(self) -> Ids:
        """Of all procedures that something is stated about."""
        query = select(DocumentFact.about).where(col(DocumentFact.about).is_not(None)).distinct()
        return sorted(key for key in self._session.exec(query) if key)

    def keys_of_code(self, code: str) -> Ids:
        """What the live pages of a code are about; several where they are of several editions."""
        query = select(Document.about).where(
            Document.procedure_code == code, Document.state == "live"
        )
        return sorted({key for key in self._session.exec(query) if key})

    def mentioned(self, kind: str) -> list[tuple[str, str]]:
        """(document, normal form) of the values of a kind that live documents give, each once."""
        query = (
            select(DocumentFact.document_id, DocumentFact.normalised)
            .join(Document, col(Document.id) == DocumentFact.document_id)
            .where(DocumentFact.kind == kind, Document.state == "live")
        )
        return sorted(self._session.exec(query.distinct()).all())

    def leftover(self) -> Ids:
        """Documents that are gone and whose facts are still here."""
        query = select(DocumentFact.document_id).join(
            Document, col(Document.id) == DocumentFact.document_id
        )
        return sorted(set(self._session.exec(query.where(Document.state != "live"))))

    def replace(
        self,
        document: Document,
        facts: Iterable[DocumentFact],
        *,
        about: str | None,
        facts_of: str | None,
        expires_on: date | None,
    ) -> None:
        """Puts what the document states now in the place of what it stated."""
        mine = col(DocumentFact.document_id) == document.id
        self._session.exec(delete(DocumentFact).where(mine))
        self._session.add_all(facts)
        values = {"about": about, "facts_of": facts_of, "expires_on": expires_on}
        self._session.exec(update(Document).where(col(Document.id) == document.id).values(**values))
        self._session.flush()

    def merge(self, merged: dict[str, str]) -> Ids:
        """Writes which documents say the same as another (id → id that stays), and takes the mark
        off all others. Those whose mark is not what it was."""
        query = select(Document.id, Document.merged_into).where(
            col(Document.merged_into).is_not(None)
        )
        before: dict[str, str | None] = dict(self._session.exec(query).all())
        altered = [id for id in {*before, *merged} if before.get(id) != merged.get(id)]
        for id in altered:
            self._session.exec(
                update(Document).where(col(Document.id) == id).values(merged_into=merged.get(id))
            )
        return sorted(altered)


def keys_of(facts: Collection[DocumentFact]) -> set[str]:
    return {fact.about for fact in facts if fact.about}
