"""The invented administration, stored and indexed as production does, with the fake embedder."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from eval.audit.history import History
from eval.audit.needs import Reader, open_reader
from indexes.database import open_database, session_scope
from indexes.repositories import DocumentRepository, OfficeRepository, SourceRepository
from indexes.settings import Settings
from indexes.tables import Source
from ingest.pipeline import reindex
from tests.eval.audit.site import OFFICES, OLD_FISHING, PAGES

TODAY = date(2026, 6, 1)


def open_site(folder: Path) -> Settings:
    (folder / "ventanilla.toml").write_text('embedder = "fake"\n', encoding="utf-8")
    settings = Settings.load(folder)
    engine = open_database(settings)
    with session_scope(engine) as session:
        SourceRepository(session).save(Source(name="sede", kind="sede", authority=30))
        for office in OFFICES:
            OfficeRepository(session).save(office)
    with session_scope(engine) as session:
        documents = DocumentRepository(session)
        for month, pages in ((1, (OLD_FISHING,)), (5, PAGES)):
            at = datetime(2026, month, 1, tzinfo=UTC)
            for page in pages:
                digest = f"{page.url} {month}"
                documents.save_extracted(
                    "sede", page, digest=digest, etag=None, last_modified=None, at=at
                )
    engine.dispose()
    reindex(settings)
    return settings


@pytest.fixture(scope="session")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    return open_site(tmp_path_factory.mktemp("datos"))


@pytest.fixture(scope="session")
def reader(settings: Settings) -> Reader:
    return open_reader(settings, TODAY)


@pytest.fixture
def history(settings: Settings) -> Iterator[History]:
    opened = History(settings)
    yield opened
    opened.close()
