"""Reads pages beside the crawl: parsing takes longer than fetching, and a page that brings a parser
down must not bring the crawl down with it."""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import threading
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from ingest.errors import ContentUnreadable, IngestError
from ingest.extractors.extract import read_page
from ingest.extractors.html import Page
from ingest.texts import failure

Work = Callable[[bytes, str, str], Page | tuple[str, str]]

AT_HAND = 40  # pages that are read in the crawl's own process: most sites that are tried are small


class Reader:
    """In processes of its own once a crawl turns out to be long, one fewer than there are cores."""

    def __init__(self, processes: int | None = None, work: Work | None = None) -> None:
        self._processes = (os.cpu_count() or 1) - 1 if processes is None else processes
        self._work = work or read_as_value
        self._pool: ProcessPoolExecutor | None = None
        self._alone = asyncio.Lock()
        self._read = 0

    async def read(self, body: bytes, url: str, declared: str) -> Page:
        """Raises IngestError."""
        self._read += 1
        if self._read <= AT_HAND or self._processes < 1:
            return read_page(body, url, declared)
        pool = self._started()
        try:
            found = await self._in(pool, body, url, declared)
        except BrokenProcessPool:
            if self._pool is pool:
                self.close()
            found = await self._once_more(body, url, declared)
        if isinstance(found, Page):
            return found
        raise ContentUnreadable(*found)

    async def _once_more(self, body: bytes, url: str, declared: str) -> Page | tuple[str, str]:
        """One page at a time: the pool broke under several, and one of them did it."""
        async with self._alone:
            pool = _pool(1)
            try:
                return await self._in(pool, body, url, declared)
            except BrokenProcessPool:
                return failure("reader_died")
            finally:
                pool.shutdown(wait=False)

    async def _in(
        self, pool: ProcessPoolExecutor, body: bytes, url: str, declared: str
    ) -> Page | tuple[str, str]:
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(pool, self._work, body, url, declared)

    def close(self) -> None:
        if self._pool is not None:
            self._pool.shutdown(wait=False, cancel_futures=True)
            self._pool = None

    def _started(self) -> ProcessPoolExecutor:
        if self._pool is None:
            self._pool = _pool(self._processes)
        return self._pool


def _pool(processes: int) -> ProcessPoolExecutor:
    context = multiprocessing.get_context("spawn")  # Twisted's reactor survives no fork
    return ProcessPoolExecutor(processes, context, _end_with_the_crawl)


def read_as_value(body: bytes, url: str, declared: str) -> Page | tuple[str, str]:
    """Errors as values: what crosses processes must be plain."""
    try:
        return read_page(body, url, declared)
    except IngestError as error:
        return error.reason, error.remedy


def _end_with_the_crawl() -> None:
    """A crawl that is killed cannot tell its readers to stop."""
    threading.Thread(target=_watch_parent, daemon=True).start()


def _watch_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
