from __future__ import annotations

from sqlmodel import Session, and_, col, or_
from sqlmodel.sql.expression import Select

from indexes.folding import fold
from indexes.models import DocumentKind
from indexes.repositories.current import Current, select_current
from indexes.tables import Document, Revision

Procedures = list[Current]


class ProcedureRepository:
    """Live documents that describe a public service."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def list(
        self,
        query: str | None = None,
        theme: str | None = None,
        offset: int = 0,
        limit: int | None = None,
    ) -> Procedures:
        """By title. `query` is a code, or words that all stand in the title, accents folded."""
        statement = _current_procedures()
        if query is not None:
            words = [col(Document.folded_title).contains(w, autoescape=True) for w in _words(query)]
            code = col(Document.procedure_code) == query.strip()
            statement = statement.where(or_(code, and_(*words)) if words else code)
        if theme is not None:
            statement = statement.where(Document.theme == theme)
        by_title = statement.order_by(col(Document.folded_title), col(Document.id))
        return list(self._session.exec(by_title.offset(offset).limit(limit)))

    def by_code(self, code: str) -> Procedures:
        """A code may stand on several pages, and these may disagree."""
        statement = _current_procedures().where(Document.procedure_code == code)
        return list(self._session.exec(statement.order_by(col(Document.id))))


def _words(query: str) -> list[str]:
    return fold(query).split()


def _current_procedures() -> Select[Document, Revision]:
    return select_current().where(
        Document.kind == DocumentKind.PROCEDURE.value, Document.state == "live"
    )
