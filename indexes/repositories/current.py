"""The query that pairs a document with what it says now."""

from __future__ import annotations

from sqlmodel import and_, col, select
from sqlmodel.sql.expression import Select

from indexes.tables import Document, Revision

Current = tuple[Document, Revision]


def select_current() -> Select[Document, Revision]:
    joined = and_(
        col(Revision.document_id) == Document.id, col(Revision.number) == Document.revision
    )
    both = select(Document, Revision).join(Revision, joined)
    return both.execution_options(populate_existing=True)
