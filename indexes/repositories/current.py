"""The query that pairs a document with what it says now."""

from __future__ import annotations

from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Text, cast
from sqlmodel import and_, col, select
from sqlmodel.sql.expression import Select

from indexes.tables import Document, Revision

Current = tuple[Document, Revision]


class Said(NamedTuple):
    """`content` is the JSON of the revision `number`, as it is stored: to validate it takes a third
    of taking it apart first."""

    document: Document
    number: int
    retrieved_at: datetime
    content: str


_JOINED = and_(col(Revision.document_id) == Document.id, col(Revision.number) == Document.revision)


def select_said() -> Any:
    """Columns of `Said`."""
    content = cast(col(Revision.content), Text)
    columns = (Document, col(Revision.number), col(Revision.retrieved_at), content)
    return select(*columns).join(Revision, _JOINED).execution_options(populate_existing=True)


def select_current() -> Select[Document, Revision]:
    both = select(Document, Revision).join(Revision, _JOINED)
    return both.execution_options(populate_existing=True)
