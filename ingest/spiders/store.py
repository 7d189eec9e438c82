"""Stores documents one by one, each in its own transaction: what a killed crawl stored, stays."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine
from sqlmodel import Session

from indexes.database import session_scope
from indexes.models import ExtractedDocument
from indexes.repositories.documents import DocumentRepository, Outcome
from indexes.repositories.identity import document_id
from indexes.repositories.sources import SourceRepository
from ingest.revisions import content_digest, nearly_same
from ingest.sources import SourceConfig

_AT_ONCE = 200  # pages that were seen again, written together
Validators = dict[str, tuple[str | None, str | None]]


@dataclass(frozen=True)
class Fetched:
    document: ExtractedDocument
    etag: str | None = None
    last_modified: str | None = None


class DocumentStore:
    """What one crawl of one source reads and writes."""

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

    def save(self, fetched: Fetched) -> Outcome:
        """Keeps the other addresses that were known. Validators are only kept when the links that
        are stored are those of this answer: a page that says it did not change must not hide new
        ones."""
        with self._session() as session:
            documents = DocumentRepository(session)
            document = fetched.document
            digest = content_digest(document)
            known = documents.get(document_id(document.url))
            stored = _stored(documents, known.id) if known else None
            same = (
                stored is not None
                and known is not None
                and documents.current(known.id).digest == digest
            )
            fresh = not same or (stored is not None and set(stored.links) == set(document.links))
            aliases = {*document.aliases, *(known.aliases if known else ())} - {document.url}
            return documents.save_extracted(
                self._source,
                document.model_copy(update={"aliases": tuple(sorted(aliases))}),
                digest=digest,
                etag=fetched.etag if fresh else None,
                last_modified=fetched.last_modified if fresh else None,
                at=self._at,
            )

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

    def unchanged(self, url: str) -> tuple[str, ...] | None:
        """The page said it had not changed. Its links as they are stored; None when it is not."""
        self.keep(url)
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

    def validators(self) -> Validators:
        with self._session() as session:
            return DocumentRepository(session).validators(self._source)

    def known(self) -> list[str]:
        with self._session() as session:
            return [document.url for document in DocumentRepository(session).list(self._source)]

    def had(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Address and links of what this crawl stored before it was cut short."""
        with self._session() as session:
            documents = DocumentRepository(session)
            urls = [row.url for row in documents.list(self._source) if row.last_seen_at >= self._at]
            for url in urls:
                yield url, documents.links(url) or ()

    def mark_missed(self) -> list[str]:
        """Addresses of the documents that are now gone."""
        with self._session() as session:
            documents = DocumentRepository(session)
            gone = documents.mark_missed(self._source, self._at)
            return [found.url for id in gone if (found := documents.get(id))]


def _stored(documents: DocumentRepository, id: str) -> ExtractedDocument:
    return ExtractedDocument.model_validate(documents.current(id).content)
