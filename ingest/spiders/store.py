"""What one crawl of one source reads and writes. What a killed crawl stored, stays."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine
from sqlmodel import Session

from indexes.database import session_scope
from indexes.models import ExtractedDocument
from indexes.packed_documents import PackedDocument, pack
from indexes.repositories.current import Current
from indexes.repositories.documents import DocumentRepository, Incoming, Outcome
from indexes.repositories.identity import document_id
from indexes.repositories.known_pages import KnownPage, known_links, known_pages
from indexes.repositories.sources import SourceRepository
from ingest.revisions import content_digest, nearly_same, text_digest
from ingest.sources import SourceConfig

_AT_ONCE = 200  # pages that were seen again, written together


@dataclass(frozen=True)
class Fetched:
    """`digest` and `words` are those of `ingest.revisions`; `links` those of the document."""

    document: PackedDocument
    digest: str
    words: str
    links: tuple[str, ...] = ()
    etag: str | None = None
    last_modified: str | None = None

    @classmethod
    def of(cls, document: ExtractedDocument) -> Fetched:
        digests = content_digest(document), text_digest(document)
        return cls(pack(document), *digests, document.links)

    @property
    def url(self) -> str:
        return self.document.url


class DocumentStore:
    """Of one source, for as long as the crawl takes."""

    def __init__(
        self, engine: Engine, source: SourceConfig, at: datetime, *, dry_run: bool = False
    ) -> None:
        self._engine = engine
        self._config = source
        self._source = source.name
        self._at = at
        self._dry_run = dry_run
        self._seen: list[str] = []  # not written yet

    @contextmanager
    def _session(self) -> Iterator[Session]:
        """A dry run finds out what each write would do, and takes it back."""
        if not self._dry_run:
            with session_scope(self._engine) as session:
                yield session
            return
        with Session(self._engine, expire_on_commit=False) as session:
            SourceRepository(session).save(self._config.row())
            yield session
            session.rollback()

    def save(self, page: Fetched) -> Outcome:
        return self.save_all([page])[0]

    def save_all(self, pages: Sequence[Fetched]) -> list[Outcome]:
        """In one transaction; no two of them with the same address."""
        with self._session() as session:
            documents = DocumentRepository(session)
            known = documents.current_of([document_id(page.url) for page in pages])
            incoming = [_incoming(page, known.get(document_id(page.url))) for page in pages]
            return documents.save_all(self._source, incoming, self._at)

    def add_aliases(self, url: str, aliases: set[str]) -> None:
        """No effect when there is no such document."""
        with self._session() as session:
            documents = DocumentRepository(session)
            known = documents.get(document_id(url))
            wanted = aliases - {url}
            if known is None or wanted <= set(known.aliases):
                return
            revision = documents.current(known.id)
            document = ExtractedDocument.model_validate(revision.content)
            document = document.model_copy(
                update={"aliases": tuple(sorted({*known.aliases, *wanted}))}
            )
            documents.save_extracted(
                self._source, document, digest=revision.digest, etag=known.etag,
                last_modified=known.last_modified, at=self._at,
            )  # fmt: skip

    def links(self, url: str) -> tuple[str, ...] | None:
        """Those of the page as it is stored; None when it is not."""
        with self._session() as session:
            return DocumentRepository(session).links(url)

    def keep(self, url: str) -> None:
        """It is still there, or could not be fetched this time, which must not count as gone. It is
        written with many others: what a killed crawl had not written is only asked for again."""
        self._seen.append(url)
        if len(self._seen) >= _AT_ONCE:
            self.flush()

    def flush(self) -> None:
        seen, self._seen = self._seen, []
        with self._session() as session:
            DocumentRepository(session).touch(seen, self._at)

    def is_same_as(self, document: ExtractedDocument, url: str) -> bool:
        """Whether the document stored under `url` says the same."""
        with self._session() as session:
            documents = DocumentRepository(session)
            known = documents.get(document_id(url))
            stored = _stored(documents, known.id) if known else None
        return (
            stored is not None and stored.title == document.title and nearly_same(stored, document)
        )

    def known(self) -> list[KnownPage]:
        """The live documents of the source, by address."""
        with self._session() as session:
            return known_pages(session, self._source)

    def known_links(self) -> Iterator[tuple[str, Sequence[str]]]:
        """The links of each, as it is stored."""
        with self._session() as session:
            yield from known_links(session, self._source)

    def mark_missed(self) -> list[str]:
        """Addresses of the documents that are now gone."""
        with self._session() as session:
            documents = DocumentRepository(session)
            gone = documents.mark_missed(self._source, self._at)
            return [found.url for id in gone if (found := documents.get(id))]


def _incoming(page: Fetched, current: Current | None) -> Incoming:
    """Keeps the other addresses that were known. Validators are only kept when the links that are
    stored are those of this answer: a page that says it did not change must not hide new ones."""
    document = page.document
    if current is None:
        return Incoming(document, page.digest, page.etag, page.last_modified)
    known, revision = current
    links = revision.content.get("links", ())
    fresh = revision.digest != page.digest or set(links) == set(page.links)
    etag, modified = (page.etag, page.last_modified) if fresh else (None, None)
    named = document.with_aliases({*document.aliases, *known.aliases})
    return Incoming(named, page.digest, etag, modified)


def _stored(documents: DocumentRepository, id: str) -> ExtractedDocument:
    return ExtractedDocument.model_validate(documents.current(id).content)
