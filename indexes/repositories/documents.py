from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Literal

from sqlmodel import Session, and_, col, delete, select, update

from indexes.errors import RecordNotFound
from indexes.folding import fold
from indexes.models import DocumentKind, ExtractedDocument
from indexes.repositories.current import Current, select_current
from indexes.repositories.identity import document_id
from indexes.repositories.upsert import insert_missing, upsert
from indexes.tables import Document, DocumentAlias, Revision

Outcome = Literal["new", "changed", "unchanged"]

# `list` is a method's name here, so that list types are named outside.
Documents = list[Document]
Revisions = list[Revision]
Ids = list[str]

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
        """Stores a revision when `digest` differs from the current one's. A document that was gone
        and comes back counts as changed. The source that brought it first keeps it."""
        fresh = _document(source_name, extracted, at)
        is_new = insert_missing(self._session, fresh)
        document = self._locked(fresh.id)
        same = not is_new and self.current(document.id).digest == digest
        outcome: Outcome = "unchanged" if same and document.state == "live" else "changed"
        if not same:
            document.revision += 0 if is_new else 1
            self._add_revision(document, extracted, digest, at)
        _refresh(document, fresh, etag, last_modified)
        self._session.add(document)
        self._session.flush()
        self._save_aliases(document.id, extracted.aliases)
        return "new" if is_new else outcome

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
        last = ""
        while True:
            query = select_current().where(Document.state == "live", Document.id > last)
            if kind is not None:
                query = query.where(Document.kind == kind.value)
            batch = self._session.exec(query.order_by(col(Document.id)).limit(_BATCH)).all()
            if not batch:
                return
            for document, revision in batch:
                yield document, revision
                self._session.expunge(revision)
            last = batch[-1][0].id

    def touch(self, url: str, at: datetime) -> None:
        """The page answered that it had not changed."""
        found = self.by_url(url)
        if found is not None:
            self._session.exec(
                update(Document)
                .where(col(Document.id) == found.id)
                .values(last_seen_at=at, misses=0)
            )

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
        return gone

    def _locked(self, id: str) -> Document:
        query = select(Document).where(Document.id == id).with_for_update()
        return self._session.exec(query.execution_options(populate_existing=True)).one()

    def _add_revision(
        self, document: Document, extracted: ExtractedDocument, digest: str, at: datetime
    ) -> None:
        revision = Revision(
            document_id=document.id,
            number=document.revision,
            digest=digest,
            content=extracted.model_dump(mode="json"),
            retrieved_at=at,
        )
        self._session.add(revision)

    def _save_aliases(self, id: str, aliases: tuple[str, ...]) -> None:
        self._session.exec(
            delete(DocumentAlias).where(
                col(DocumentAlias.document_id) == id, col(DocumentAlias.url).not_in(aliases)
            )
        )
        for url in aliases:
            upsert(self._session, DocumentAlias(url=url, document_id=id))


def _document(source: str, extracted: ExtractedDocument, at: datetime) -> Document:
    procedure = extracted.procedure
    return Document(
        id=document_id(extracted.url),
        source=source,
        url=extracted.url,
        kind=extracted.kind.value,
        title=extracted.title,
        folded_title=fold(extracted.title),
        procedure_code=procedure.code if procedure else None,
        theme=procedure.theme if procedure else None,
        aliases=list(extracted.aliases),
        first_seen_at=at,
        last_seen_at=at,
    )


def _refresh(
    document: Document, fresh: Document, etag: str | None, last_modified: str | None
) -> None:
    for name in ("kind", "title", "folded_title", "procedure_code", "theme", "aliases"):
        setattr(document, name, getattr(fresh, name))
    document.last_seen_at = fresh.last_seen_at
    document.etag, document.last_modified = etag, last_modified
    document.state, document.misses = "live", 0
