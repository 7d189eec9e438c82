from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import Any

from sqlmodel import Session, and_, col, func, select, update

from indexes.errors import RecordNotFound
from indexes.models import DocumentKind, ExtractedDocument
from indexes.packed_documents import pack
from indexes.repositories.changes import ChangeRepository
from indexes.repositories.current import Current, Said, select_current, select_said
from indexes.repositories.identity import document_id
from indexes.repositories.intake import Incoming, Outcome, take_in
from indexes.tables import Document, DocumentAlias, Revision

__all__ = ["DocumentRepository", "Incoming", "Outcome"]

# `list` is a method's name here, so that list types are named outside.
Documents = list[Document]
Revisions = list[Revision]
Ids = list[str]
Outcomes = list[Outcome]

_BATCH = 200


class DocumentRepository:
    """Documents and their revisions."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def get(self, id: str) -> Document | None:
        return self._session.get(Document, id, populate_existing=True)

    def by_url(self, url: str) -> Document | None:
        """By its canonical address, else by one of its other addresses."""
        found = self.get(document_id(url))
        if found is None:
            alias = self._session.get(DocumentAlias, url, populate_existing=True)
            found = self.get(alias.document_id) if alias else None
        return found

    def merged_addresses(self, id: str) -> Ids:
        """The addresses of the documents that were merged into this one, and their other ones."""
        query = select(Document).where(Document.merged_into == id).order_by(col(Document.url))
        merged = self._session.exec(query).all()
        return [url for document in merged for url in (document.url, *document.aliases)]

    def list(
        self,
        source: str | None = None,
        kind: DocumentKind | None = None,
        state: str | None = "live",
        offset: int = 0,
        limit: int | None = None,
    ) -> Documents:
        """By address; `None` means any."""
        query = select(Document).order_by(col(Document.url)).offset(offset).limit(limit)
        if source is not None:
            query = query.where(Document.source == source)
        if kind is not None:
            query = query.where(Document.kind == kind.value)
        if state is not None:
            query = query.where(Document.state == state)
        return list(self._session.exec(query))

    def count_by_source(self) -> dict[str, int]:
        """How many live documents each source brought."""
        query = select(Document.source, func.count()).where(Document.state == "live")
        return dict(self._session.exec(query.group_by(Document.source)).all())

    def save_extracted(
        self,
        source_name: str,
        extracted: ExtractedDocument,
        *,
        digest: str,
        etag: str | None,
        last_modified: str | None,
        at: datetime,
    ) -> Outcome:
        """Stores a revision when `digest` differs from the current one's, and says in the change
        feed what is different. A document that was gone and comes back counts as changed. The
        source that brought it first keeps it."""
        page = Incoming(pack(extracted), digest, etag, last_modified)
        return self.save_all(source_name, [page], at)[0]

    def save_all(self, source_name: str, pages: Sequence[Incoming], at: datetime) -> Outcomes:
        """As `save_extracted`, many in one transaction: no two of them with the same address."""
        return take_in(self._session, source_name, pages, at)

    def revisions(self, id: str) -> Revisions:
        """Newest first."""
        query = select(Revision).where(Revision.document_id == id)
        return list(self._session.exec(query.order_by(col(Revision.number).desc())))

    def current(self, id: str) -> Revision:
        """Raises RecordNotFound."""
        query = select_current().where(Document.id == id)
        found = self._session.exec(query).first()
        if found is None:
            raise RecordNotFound(f"no existe el documento {id}")
        return found[1]

    def iter_current(self, kind: DocumentKind | None = None) -> Iterator[Current]:
        """Live documents with what they say now, by id, without holding them all in memory."""
        query = select_current()
        if kind is not None:
            query = query.where(Document.kind == kind.value)
        for document, revision in self._live(query):
            yield document, revision
            self._session.expunge(revision)

    def iter_said(self) -> Iterator[Said]:
        """The same, without taking apart what they say."""
        return (Said(*row) for row in self._live(select_said()))

    def _live(self, query: Any) -> Iterator[Any]:
        """Rows that begin with a document, by its id, some at a time."""
        some = query.where(Document.state == "live").order_by(col(Document.id)).limit(_BATCH)
        last = ""
        while batch := self._session.exec(some.where(Document.id > last)).all():
            yield from batch
            last = batch[-1][0].id

    def current_of(self, ids: Collection[str]) -> dict[str, Current]:
        """By id; those that are not stored are left out. Some hundreds at a time."""
        found = self._session.exec(select_current().where(col(Document.id).in_(ids)))
        return {document.id: (document, revision) for document, revision in found}

    def touch(self, urls: Iterable[str], at: datetime) -> None:
        """The pages answered that they had not changed. Some hundreds at a time."""
        asked = {document_id(url): url for url in urls}
        there = select(Document.id).where(col(Document.id).in_(asked))
        known = set(self._session.exec(there)) if asked else set()
        others = (self.by_url(url) for id, url in asked.items() if id not in known)
        ids = sorted(known | {found.id for found in others if found is not None})
        if ids:
            seen = update(Document).where(col(Document.id).in_(ids))
            self._session.exec(seen.values(last_seen_at=at, misses=0))

    def links(self, url: str) -> tuple[str, ...] | None:
        """Those of the page as it is stored; None when it is not."""
        id = document_id(url)
        links = col(Revision.content)["links"]
        found = self._session.exec(
            select(links).join(Document, and_(
                col(Revision.document_id) == Document.id,
                col(Revision.number) == Document.revision,
            )).where(Document.id == id)
        ).first()  # fmt: skip
        if found is None:
            other = self.by_url(url)
            return self.links(other.url) if other is not None and other.id != id else None
        return tuple(found)

    def validators(self, source: str) -> dict[str, tuple[str | None, str | None]]:
        """(ETag, Last-Modified) by address, of live documents that have either."""
        query = select(Document.url, Document.etag, Document.last_modified).where(
            Document.source == source, Document.state == "live"
        )
        rows = self._session.exec(query)
        return {url: (etag, modified) for url, etag, modified in rows if etag or modified}

    def mark_missed(self, source: str, seen_before: datetime, after_misses: int = 2) -> Ids:
        """Counts a miss for live documents not seen since; returns those that are now gone."""
        live = and_(col(Document.source) == source, col(Document.state) == "live")
        self._session.exec(
            update(Document)
            .where(live, col(Document.last_seen_at) < seen_before)
            .values(misses=col(Document.misses) + 1)
        )
        query = select(Document.id).where(live, col(Document.misses) >= after_misses)
        gone = list(self._session.exec(query.order_by(col(Document.id))))
        self._session.exec(
            update(Document).where(live, col(Document.misses) >= after_misses).values(state="gone")
        )
        for id in gone:
            if (document := self.get(id)) is not None:
                ChangeRepository(self._session).add(
                    document, "gone", seen_before, revision_from=document.revision
                )
        return gone

    def expire(self, today: date, at: datetime) -> Documents:
        """Flags the live documents whose window ended before `today`, and says so in the change
        feed. Those that it flagged."""
        ended = and_(
            col(Document.state) == "live",
            col(Document.expired).is_(False),
            col(Document.expires_on) < today,
        )
        query = select(Document).where(ended).order_by(col(Document.url)).with_for_update()
        found = list(self._session.exec(query.execution_options(populate_existing=True)))
        for document in found:
            document.expired = True
            self._session.add(document)
            ChangeRepository(self._session).add(document, "expired", at)
        self._session.flush()
        return found
