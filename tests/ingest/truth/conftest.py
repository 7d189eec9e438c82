"""A knowledge store with a sede and a portal, to which pages are written as a crawl would."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import Engine
from sqlmodel import Session

from indexes.conflicts import Side
from indexes.database import open_database, session_scope
from indexes.models import (
    Aspect,
    Block,
    DocumentKind,
    ExtractedDocument,
    Passage,
    Procedure,
    ProcedureChannels,
    Window,
)
from indexes.redaction import RedactedCase, redact
from indexes.repositories import (
    CaseRepository,
    ConflictRepository,
    DocumentRepository,
    SourceRepository,
)
from indexes.settings import Settings
from indexes.tables import Conflict, Source
from ingest.revisions import content_digest
from ingest.splitters import Placement, document_passages
from ingest.truth.meaning import SpokenOf
from ingest.truth.settling import Settled, settle

MAX_WORDS = 90  # of a passage
TODAY = date(2026, 11, 21)
_NO_WINDOW, _NO_CHANNELS = Window(), ProcedureChannels()
START = datetime(2026, 11, 1, 9, tzinfo=UTC)


class Store:
    """What a crawl and a reindex do to the database, without sites and without vectors."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.crawls = 0

    def publish(self, *pages: ExtractedDocument, source: str = "sede") -> None:
        """The pages as they are from now on."""
        self.crawls += 1
        with session_scope(self.engine) as session:
            for page in pages:
                DocumentRepository(session).save_extracted(
                    source, page, digest=content_digest(page), etag=None, last_modified=None,
                    at=START + timedelta(hours=self.crawls),
                )  # fmt: skip

    def withdraw(self, source: str = "sede") -> list[str]:
        """A whole crawl that finds none of the pages of the source."""
        self.crawls += 1
        with session_scope(self.engine) as session:
            return DocumentRepository(session).mark_missed(
                source, START + timedelta(hours=self.crawls)
            )

    def reply(self, id: str, answer: str, code: str = "727", question: str = "¿Y esto?") -> None:
        case = RedactedCase(
            id=id, question=redact(question).text, answer=redact(answer).text, office="huesca",
            channel="email", resolved_at=datetime(2026, 4, 1, tzinfo=UTC), procedure_code=code,
            language="es",
        )  # fmt: skip
        with session_scope(self.engine) as session:
            CaseRepository(session).save(case)

    def settle(
        self, today: date = TODAY, full: bool = False, spoken_of: SpokenOf | None = None
    ) -> Settled:
        return settle(self.engine, MAX_WORDS, today, full=full, spoken_of=spoken_of)

    def passages(self, id: str) -> list[Passage]:
        with self.session() as session:
            content = DocumentRepository(session).current(id).content
        document = ExtractedDocument.model_validate(content)
        return [*document_passages(document, Placement(id, "", 0), MAX_WORDS)]

    def documents(self) -> list[str]:
        with self.session() as session:
            return [document.id for document in DocumentRepository(session).list()]

    def session(self) -> Session:
        return Session(self.engine, expire_on_commit=False)

    def conflicts(self, state: str | None = None) -> list[Conflict]:
        with self.session() as session:
            return ConflictRepository(session).list(state)  # type: ignore[arg-type]

    def values(self, conflict: Conflict) -> list[tuple[str, ...]]:
        return [Side.model_validate(side).forms for side in conflict.sides]

    def stale(self, id: str) -> bool:
        with self.session() as session:
            case = CaseRepository(session).get(id)
        assert case is not None
        return case.stale


@pytest.fixture
def store(settings: Settings) -> Iterator[Store]:
    engine = open_database(settings)
    with session_scope(engine) as session:
        for name, authority in (("sede", 30), ("portal", 20)):
            SourceRepository(session).save(Source(name=name, kind=name, authority=authority))
    yield Store(engine)
    engine.dispose()


def procedure(
    slug: str,
    code: str | None = "727",
    title: str = "Título de familia numerosa",
    window: Window = _NO_WINDOW,
    channels: ProcedureChannels = _NO_CHANNELS,
    **texts: str,
) -> ExtractedDocument:
    """A sheet of a procedure; texts by aspect."""
    aspects = {Aspect(name): text for name, text in texts.items()}
    return ExtractedDocument(
        url=f"https://sede.example/tramites/{slug}",
        kind=DocumentKind.PROCEDURE,
        title=title,
        blocks=tuple(
            Block(text=text, section=(aspect.value,), aspect=aspect)
            for aspect, text in aspects.items()
        ),
        procedure=Procedure(
            code=code,
            title=title,
            texts={aspect: (text,) for aspect, text in aspects.items()},
            window=window,
            channels=channels,
        ),
        language="es",
    )


def page(slug: str, title: str, *texts: str, links: tuple[str, ...] = ()) -> ExtractedDocument:
    """A page of the portal."""
    return ExtractedDocument(
        url=f"https://portal.example/{slug}",
        kind=DocumentKind.PAGE,
        title=title,
        blocks=tuple(Block(text=text) for text in texts),
        links=links,
        language="es",
    )
