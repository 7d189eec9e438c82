from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import ColumnElement
from sqlmodel import Session, and_, case, col, func, or_, select
from sqlmodel.sql.expression import Select

from indexes.folding import fold
from indexes.models import DocumentKind
from indexes.repositories.current import Current, select_current
from indexes.tables import Document, Revision, Source

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
        """By title. `query` is a code, or words that all stand in the title, accents folded. Pages
        that were merged into another are left out."""
        statement = _current_procedures().where(*_wanted(query, theme))
        by_title = statement.order_by(col(Document.folded_title), col(Document.id))
        return list(self._session.exec(by_title.offset(offset).limit(limit)))

    def count(self, query: str | None = None, theme: str | None = None) -> int:
        """How many `list` would give without a limit."""
        counted = select(func.count()).select_from(Document)
        return self._session.exec(counted.where(*_LIVE, *_wanted(query, theme))).one()

    def by_code(self, code: str) -> Procedures:
        """A code may stand on several pages, and these may disagree. The one that prevails first:
        no copy of another, of the current edition, of the highest authority, whose window has not
        passed, of the latest edition; then the one whose content is newest."""
        statement = _current_procedures().where(Document.procedure_code == code)
        statement = statement.join(Source, col(Source.name) == Document.source)
        prevailing = (
            case((col(Document.merged_into).is_(None), 0), else_=1),
            case((col(Document.edition_current).is_(False), 1), else_=0),
            col(Source.authority).desc(),
            case((col(Document.expired).is_(True), 1), else_=0),
            case((col(Document.expires_on).is_(None), 1), else_=0),
            col(Document.expires_on).desc(),
            col(Revision.retrieved_at).desc(),
            col(Document.id),
        )
        return list(self._session.exec(statement.order_by(*prevailing)))


def _words(query: str) -> list[str]:
    return fold(query).split()


_LIVE = (col(Document.kind) == DocumentKind.PROCEDURE.value, col(Document.state) == "live")


def _current_procedures() -> Select[Document, Revision]:
    return select_current().where(*_LIVE)


def _wanted(query: str | None, theme: str | None) -> Iterator[ColumnElement[bool]]:
    yield col(Document.merged_into).is_(None)
    if query is not None:
        words = [col(Document.folded_title).contains(w, autoescape=True) for w in _words(query)]
        code = col(Document.procedure_code) == query.strip()
        yield or_(code, and_(*words)) if words else code
    if theme is not None:
        yield col(Document.theme) == theme
