from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Literal

from sqlmodel import Session, and_, col, delete, func, select, update

from indexes.changes import ChangeKind, FieldChange, compare
from indexes.errors import RecordNotFound
from indexes.folding import fold
from indexes.models import DocumentKind, ExtractedDocument
from indexes.repositories.changes import ChangeRepository
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
_READ = (
    "kind", "title", "folded_title", "procedure_code", "theme", "aliases", "expires_on",
)  # fmt: skip


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
        fresh = _document(source_name, extracted, at)
        is_new = insert_missing(self._session, fresh)
        document = self._locked(fresh.id)
        before = None if is_new else self.current(document.id)
        same = before is not None and before.digest == digest
        was_gone = document.state != "live"
        if not same:
            document.revision += 0 if is_new else 1
            self._add_revision(document, extracted, digest, at)
        _refresh(document, fresh, etag, last_modified)
        self._session.add(document)
        if not same or was_gone:
            self._tell(document, before, None if same else extracted, was_gone, at)
        self._session.flush()
        self._save_aliases(document.id, extracted.aliases)
        if is_new:
            return "new"
        return "unchanged" if same and not was_gone else "changed"

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

    def touch(self, urls: Iterable[str], at: datetime) -> None:
        """The pages answered that they had not changed."""
        for url in urls:
            if self._touched(document_id(url), at):
                continue
            found = self.by_url(url)
            if found is not None:
                self._touched(found.id, at)

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

    def _touched(self, id: str, at: datetime) -> bool:
        seen = update(Document).where(col(Document.id) == id).values(last_seen_at=at, misses=0)
        return bool(self._session.exec(seen).rowcount)

    def _locked(self, id: str) -> Document:
        query = select(Document).where(Document.id == id).with_for_update()
        return self._session.exec(query.execution_options(populate_existing=True)).one()

    def _tell(
        self,
        document: Document,
        before: Revision | None,
        extracted: ExtractedDocument | None,
        was_gone: bool,
        at: datetime,
    ) -> None:
        """`extracted` is None when it says what it said before."""
        changes = ChangeRepository(self._session)
        if before is None:
            changes.add(document, "new", at)
            return
        fields: tuple[FieldChange, ...] = ()
        if extracted is not None and before.content:
            fields = compare(ExtractedDocument.model_validate(before.content), extracted)
        kind: ChangeKind = "returned" if was_gone else "changed"
        changes.add(document, kind, at, revision_from=before.number, fields=fields)

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
    ends = procedure.window.ends if procedure else None
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
        expires_on=ends,
        expired=ends is not None and ends < at.date(),
    )


def _refresh(
    document: Document, fresh: Document, etag: str | None, last_modified: str | None
) -> None:
    if document.expires_on != fresh.expires_on:
        document.expired = fresh.expired  # else `expire` says it, on the day
    for name in _READ:
        setattr(document, name, getattr(fresh, name))
    document.last_seen_at = fresh.last_seen_at
    document.etag, document.last_modified = etag, last_modified
    document.state, document.misses = "live", 0
