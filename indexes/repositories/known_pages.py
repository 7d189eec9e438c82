"""What a crawl knows of a source before it begins."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

from sqlmodel import Session, and_, col, select

from indexes.tables import Document, Revision

_BATCH = 500


class KnownPage(NamedTuple):
    """A live document. `etag` and `last_modified`: what its server said of it."""

    url: str
    etag: str | None
    last_modified: str | None
    last_seen_at: datetime


def known_pages(session: Session, source: str) -> list[KnownPage]:
    """By address."""
    query = select(
        Document.url, col(Document.etag), col(Document.last_modified), col(Document.last_seen_at)
    )
    live = query.where(Document.source == source, Document.state == "live")
    return [KnownPage(*row) for row in session.exec(live.order_by(col(Document.url)))]


def known_links(session: Session, source: str) -> Iterator[tuple[str, Sequence[str]]]:
    """The links of each live document as it is stored, without holding them all in memory."""
    current = and_(
        col(Revision.document_id) == Document.id, col(Revision.number) == Document.revision
    )
    query = select(Document.url, col(Revision.content)["links"]).join(Revision, current)
    query = query.where(Document.source == source, Document.state == "live")
    yield from session.exec(query.execution_options(yield_per=_BATCH))
