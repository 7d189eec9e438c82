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

    def unchanged(self, url: str) -> ExtractedDocument | None:
        """The page said it had not changed. What is stored of it, for its links."""
        with self._session() as session:
            documents = DocumentRepository(session)
            documents.touch(url, self._at)
            known = documents.by_url(url)
            return _stored(documents, known.id) if known else None

    def keep(self, url: str) -> None:
        """It could not be fetched this time, which must not count as gone."""
        with self._session() as session:
            DocumentRepository(session).touch(url, self._at)

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

    def had(self) -> Iterator[ExtractedDocument]:
        """What this crawl stored before it was cut short, one at a time."""
        with self._session() as session:
            documents = DocumentRepository(session)
            ids = [row.id for row in documents.list(self._source) if row.last_seen_at >= self._at]
        for id in ids:
            with self._session() as session:
                documents = DocumentRepository(session)
                row = documents.get(id)
                if row is not None:
                    yield _stored(documents, id).model_copy(update={"url": row.url})

    def mark_missed(self) -> list[str]:
        """Addresses of the documents that are now gone."""
        with self._session() as session:
            documents = DocumentRepository(session)
            gone = documents.mark_missed(self._source, self._at)
            return [found.url for id in gone if (found := documents.get(id))]


def _stored(documents: DocumentRepository, id: str) -> ExtractedDocument:
    return ExtractedDocument.model_validate(documents.current(id).content)
