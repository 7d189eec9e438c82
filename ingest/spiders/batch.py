"""Pages that wait to be stored together, a moment at most: a transaction for each of them would
take longer than fetching it, and a killed crawl only asks again for what had not been written."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Sequence
from typing import Protocol

from ingest.spiders.events import CrawlEvent
from ingest.spiders.store import DocumentStore, Fetched
from ingest.texts import failure

MOST = 50  # pages
MOMENT_S = 0.5


class Emit(Protocol):
    """Takes events, in order."""

    def __call__(self, *events: CrawlEvent) -> None: ...


class Batch:
    """`lost`: whether there was a page that could not be stored; it is reported as failed."""

    def __init__(self, store: DocumentStore, emit: Emit) -> None:
        self.lost = False
        self._store = store
        self._emit = emit
        self._waiting: dict[str, Fetched] = {}  # by address
        self._timer: asyncio.TimerHandle | None = None
        self._written = -MOMENT_S  # when it last was, in seconds

    def add(self, page: Fetched) -> None:
        """Inside the loop of the crawl. Where pages come slowly each is written at once."""
        if page.url in self._waiting:
            self.write()
        self._waiting[page.url] = page
        left = self._written + MOMENT_S - time.monotonic()
        if len(self._waiting) >= MOST or left <= 0:
            self.write()
        elif self._timer is None:
            self._timer = asyncio.get_running_loop().call_later(left, self.write)

    def write(self) -> None:
        """Whatever waits."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        pages, self._waiting = [*self._waiting.values()], {}
        self._written = time.monotonic()
        if pages and not self._stored(pages):
            for page in pages:
                self._one(page)

    def _one(self, page: Fetched) -> None:
        """Something in the batch could not be stored: only the culprit is lost."""
        if not self._stored([page]):
            self.lost = True
            reason, remedy = failure("unstored")
            self._emit(CrawlEvent(kind="failed", url=page.url, reason=reason, remedy=remedy))

    def _stored(self, pages: Sequence[Fetched]) -> bool:
        try:
            outcomes = self._store.save_all(pages)
        except Exception:
            logging.getLogger(__name__).exception("cannot store %d pages", len(pages))
            return False
        self._emit(*(
            CrawlEvent(kind=outcome, url=page.url, title=page.document.title)
            for page, outcome in zip(pages, outcomes, strict=True)
        ))  # fmt: skip
        return True
