"""Pages that are stored together."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import Engine

from indexes.database import open_database, session_scope
from indexes.models import Block, DocumentKind, ExtractedDocument
from indexes.repositories.documents import Outcome
from indexes.repositories.sources import SourceRepository
from indexes.settings import Settings
from indexes.tables import now
from ingest.sources import make_source
from ingest.spiders.batch import MOST, Batch
from ingest.spiders.events import CrawlEvent
from ingest.spiders.store import DocumentStore, Fetched

BAD = "https://sede.example/bad"


class Recording(DocumentStore):
    """Remembers what was stored together; one page cannot be."""

    def save_all(self, pages: Sequence[Fetched]) -> list[Outcome]:
        urls = [page.url for page in pages]
        if BAD in urls:
            raise OSError("disk full")
        outcomes = super().save_all(pages)
        self.together = [*getattr(self, "together", []), urls]
        return outcomes


@pytest.fixture
def engine(settings: Settings) -> Iterator[Engine]:
    engine = open_database(settings)
    yield engine
    engine.dispose()


@pytest.fixture
def store(engine: Engine) -> Recording:
    source = make_source(name="sede", kind="sede", start_urls=("https://sede.example/",))
    with session_scope(engine) as session:
        SourceRepository(session).save(source.row())
    return Recording(engine, source, now())


def page(url: str) -> Fetched:
    blocks = (Block(text=f"El plazo de {url} es de un mes."),)
    document = ExtractedDocument(url=url, kind=DocumentKind.PAGE, title="Plazo", blocks=blocks)
    return Fetched.of(document)


def urls(count: int) -> list[str]:
    return [f"https://sede.example/{number}" for number in range(count)]


def in_a_loop(work: Callable[[], None]) -> None:
    """In a thread of its own: a browser of other tests may keep a loop running in this one."""

    async def run() -> None:
        work()

    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, run()).result()


def test_first_page_is_stored_at_once_and_those_that_follow_together(store: Recording) -> None:
    events: list[CrawlEvent] = []
    batch = Batch(store, lambda *some: events.extend(some))
    batch._written = float("-inf")  # long ago, however long this takes

    def work() -> None:
        batch.add(page(urls(1)[0]))
        batch._written = float("inf")  # just now
        for url in urls(MOST + 3)[1:]:
            batch.add(page(url))

    in_a_loop(work)
    assert [len(some) for some in store.together] == [1, MOST]
    batch.write()
    assert [len(some) for some in store.together] == [1, MOST, 2]
    assert [event.url for event in events] == urls(MOST + 3)
    assert {event.kind for event in events} == {"new"}


def test_page_that_cannot_be_stored_costs_no_other_and_is_reported(store: Recording) -> None:
    events: list[CrawlEvent] = []
    batch = Batch(store, lambda *some: events.extend(some))
    batch._written = float("inf")
    in_a_loop(lambda: [batch.add(page(url)) for url in (*urls(2), BAD)] and batch.write())
    assert {event.url: event.kind for event in events} == {
        **dict.fromkeys(urls(2), "new"),
        BAD: "failed",
    }
    assert batch.lost
