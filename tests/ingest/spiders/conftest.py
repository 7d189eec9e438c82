"""What crawls store, and short ways to crawl."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from indexes.database import open_database, session_scope
from indexes.models import ExtractedDocument
from indexes.repositories.documents import DocumentRepository
from indexes.settings import Settings
from ingest.crawling import CrawlOptions, crawl
from ingest.reports import SourceReport
from ingest.sources import SourceConfig, source_from_url

Stored = Callable[[], dict[str, ExtractedDocument]]
Crawl = Callable[..., SourceReport]


@pytest.fixture
def stored(settings: Settings) -> Iterator[Stored]:
    """Live documents by path, with the aliases of their rows."""
    engine = open_database(settings)

    def read() -> dict[str, ExtractedDocument]:
        with session_scope(engine) as session:
            return {
                "/" + document.url.split("/", 3)[3]: ExtractedDocument.model_validate(
                    {**revision.content, "aliases": document.aliases}
                )
                for document, revision in DocumentRepository(session).iter_current()
            }

    yield read
    engine.dispose()


@pytest.fixture
def crawl_once(settings: Settings) -> Crawl:
    def run(where: str | SourceConfig, **options: Any) -> SourceReport:
        source = source_from_url(where) if isinstance(where, str) else where
        return crawl(settings, [source], options=CrawlOptions(**options)).sources[0]

    return run


@pytest.fixture
def problems() -> Callable[[SourceReport], dict[str, str]]:
    """Reasons by path."""

    def read(report: SourceReport) -> dict[str, str]:
        found = (*report.failed, *report.skipped)
        return {"/" + problem.url.split("/", 3)[3]: problem.reason for problem in found}

    return read
