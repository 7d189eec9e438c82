"""How documents are read in one run, and which of them have been read so before."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from importlib import resources

from sqlalchemy import Engine

from indexes.database import session_scope
from indexes.models import DocumentKind, ExtractedDocument, Passage
from indexes.repositories.documents import DocumentRepository
from indexes.tables import Document
from ingest.truth.sheetlike import is_sheetlike
from ingest.truth.subjects import Catalogue

_BATCH = 50
_SHEET = "sheet"  # a page that is laid out as one
_MEANT = "+meaning"
_READING = 7  # raised where the same facts are read as something else: of another procedure


@dataclass(frozen=True)
class Reading:
    """`spoken_of`: document → passage → key of the procedure that it speaks of by its meaning; None
    where that is not asked for."""

    catalogue: Catalogue
    max_words: int
    sheetlike: Collection[str]
    spoken_of: Mapping[str, Mapping[int, str]] | None = None

    def is_of(self, document: Document) -> bool:
        """Whether the document was read so; also by meaning, where that is not asked for."""
        read = document.facts_of or ""
        if self.spoken_of is None:
            read = read.partition(_MEANT)[0]
        return read == self.version(document)

    def version(self, document: Document) -> str:
        """Of what its facts are read from, and how. Pages depend on which procedures there are."""
        layout = _SHEET if document.id in self.sheetlike else ""
        read = f"{_reading_of(document)}:{layout}:"
        return (
            read if is_sheet(document) else f"{read}{self.catalogue.digest}{self._meant(document)}"
        )

    def meant(self, passage: Passage) -> str | None:
        return (self.spoken_of or {}).get(passage.document_id, {}).get(passage.id)

    def _meant(self, document: Document) -> str:
        if self.spoken_of is None:
            return ""
        told = sorted(self.spoken_of.get(document.id, {}).items())
        digest = blake2b(repr(told).encode(), digest_size=6).hexdigest() if told else ""
        return f"{_MEANT}{digest}"


def is_sheet(document: Document) -> bool:
    return document.kind == DocumentKind.PROCEDURE.value


def was_by_meaning(document: Document) -> bool:
    """Whether it was read by meaning too, where it could be."""
    return is_sheet(document) or _MEANT in (document.facts_of or "")


def sheetlike_among(engine: Engine, live: Sequence[Document]) -> set[str]:
    """Of pages that are no procedures. Only those that were not read yet are looked at."""
    pages = [d for d in live if d.kind == DocumentKind.PAGE.value]
    found = {d.id for d in pages if (d.facts_of or "").startswith(f"{_reading_of(d)}:{_SHEET}:")}
    unread = [d.id for d in pages if not (d.facts_of or "").startswith(f"{_reading_of(d)}:")]
    for start in range(0, len(unread), _BATCH):
        with session_scope(engine) as session:
            batch = DocumentRepository(session).current_of(unread[start : start + _BATCH])
            contents = {id: revision.content for id, (_, revision) in batch.items()}
        found |= {
            id
            for id, content in contents.items()
            if is_sheetlike(ExtractedDocument.model_validate(content))
        }
    return found


def _reading_of(document: Document) -> str:
    return f"{document.revision}:{facts_digest()}:{_READING}"


@cache
def facts_digest() -> str:
    """Of the extractor's own files: what it reads is read again when the reading changes."""
    digest = blake2b(digest_size=8)
    root = resources.files("indexes.facts")
    for folder in (root, root / "data"):
        files = (item for item in folder.iterdir() if item.name.endswith((".py", ".toml")))
        for item in sorted(files, key=lambda item: item.name):
            digest.update(item.name.encode() + b"\0" + item.read_bytes())
    return digest.hexdigest()
