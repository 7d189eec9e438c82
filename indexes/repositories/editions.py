from __future__ import annotations

from collections.abc import Mapping

from sqlmodel import Session, col, select

from indexes.models import Edition
from indexes.repositories.current import Current, select_current
from indexes.tables import Document


class EditionRepository:
    """Which documents are yearly calls of one procedure, and which of these is the current one."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def keep(self, editions: Mapping[str, Edition]) -> int:
        """`editions` by document: all there are. How many documents changed theirs."""
        known = col(Document.edition_of).is_not(None)
        before = self._session.exec(select(Document.id).where(known)).all()
        changed = 0
        for id in sorted({*before, *editions}):
            document = self._session.get(Document, id)
            if document is not None and _told(document, editions.get(id)):
                self._session.add(document)
                changed += 1
        return changed

    def of(self, key: str) -> list[Current]:
        """Live documents of one procedure, with what they say; the latest edition first."""
        query = select_current().where(
            Document.edition_of == key,
            Document.state == "live",
            col(Document.merged_into).is_(None),
        )
        newest = (col(Document.edition).desc(), col(Document.expires_on).desc(), col(Document.id))
        return list(self._session.exec(query.order_by(*newest)))


def _told(document: Document, edition: Edition | None) -> bool:
    """Whether this is news for the document."""
    now = (edition.name, edition.procedure, edition.current) if edition else (None, None, None)
    if now == (document.edition, document.edition_of, document.edition_current):
        return False
    document.edition, document.edition_of, document.edition_current = now
    return True
