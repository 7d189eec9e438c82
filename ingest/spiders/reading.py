"""Reads pages beside the crawl: parsing takes longer than fetching, and a page that brings a parser
down must not bring the crawl down with it."""

from __future__ import annotations

import asyncio
import logging
import os
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from indexes.end_with_parent import end_with_parent
from ingest.errors import ContentUnreadable, IngestError
from ingest.spiders.forking import context
from ingest.spiders.parcels import Parcel, packed
from ingest.texts import failure

Asked = tuple[bytes, str, str]  # body, address, declared content type
Answer = Parcel | tuple[str, str]  # or the reason and the remedy
Work = Callable[[Sequence[Asked]], list[Answer]]

AT_HAND = 40  # pages that are read in the crawl's own process: most sites that are tried are small
TOGETHER = 16  # pages that travel together when they come faster than they are read


class Reader:
    """In processes of their own once a crawl turns out to be long, as many as there are cores: what
    fetching leaves of one is theirs."""

    def __init__(self, processes: int | None = None, work: Work | None = None) -> None:
        cores = os.cpu_count() or 1
        self._processes = (cores if cores > 1 else 0) if processes is None else processes
        self._work = work or read_all
        self._pool: ProcessPoolExecutor | None = None
        self._alone = asyncio.Lock()
        self._read = 0
        self._waiting: list[tuple[Asked, asyncio.Future[Answer]]] = []
        self._busy: set[asyncio.Task[None]] = set()

    def expect(self, pages: int) -> None:
        """So many are listed: where they are many, readers start while the first are fetched."""
        if pages > AT_HAND and self._processes > 0 and self._pool is None:
            self._read = AT_HAND
            self._started().submit(self._work, [])

    async def read(self, body: bytes, url: str, declared: str) -> Parcel:
        """Raises IngestError."""
        self._read += 1
        if self._read <= AT_HAND or self._processes < 1:
            return _parcel(body, url, declared)
        answer: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()
        self._waiting.append(((body, url, declared), answer))
        self._send()
        found = await answer
        if isinstance(found, Parcel):
            return found
        raise ContentUnreadable(*found)

    def close(self, *, wait: bool = False) -> None:
        """`wait`: until the readers have ended."""
        if self._pool is not None:
            self._pool.shutdown(wait=wait, cancel_futures=True)
            self._pool = None

    def _send(self) -> None:
        """What waits, to a reader that has at most one more parcel to go on with."""
        while self._waiting and len(self._busy) <= self._processes:
            parcel, self._waiting = self._waiting[:TOGETHER], self._waiting[TOGETHER:]
            task = asyncio.get_running_loop().create_task(self._answer(parcel))
            self._busy.add(task)
            task.add_done_callback(self._sent)

    def _sent(self, task: asyncio.Task[None]) -> None:
        self._busy.discard(task)
        self._send()

    async def _answer(self, parcel: Sequence[tuple[Asked, asyncio.Future[Answer]]]) -> None:
        try:
            found = await self._together([asked for asked, _ in parcel])
        except Exception as error:
            for _, answer in parcel:
                answer.set_exception(error)
        else:
            for (_, answer), page in zip(parcel, found, strict=True):
                answer.set_result(page)
        finally:
            for _, answer in parcel:
                answer.cancel()  # has no effect on what is done

    async def _together(self, pages: Sequence[Asked]) -> list[Answer]:
        pool = self._started()
        try:
            return await self._in(pool, pages)
        except BrokenProcessPool:
            if self._pool is pool:
                self.close()
            return [await self._once_more(page) for page in pages]

    async def _once_more(self, page: Asked) -> Answer:
        """One page at a time: the pool broke under several, and one of them did it."""
        async with self._alone:
            pool = _pool(1)
            try:
                (found,) = await self._in(pool, [page])
            except BrokenProcessPool:
                return failure("reader_died")
            finally:
                pool.shutdown(wait=False)
            return found

    async def _in(self, pool: ProcessPoolExecutor, pages: Sequence[Asked]) -> list[Answer]:
        return await asyncio.get_running_loop().run_in_executor(pool, self._work, pages)

    def _started(self) -> ProcessPoolExecutor:
        if self._pool is None:
            self._pool = _pool(self._processes)
        return self._pool


def _pool(processes: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(processes, context(), end_with_parent)


def read_all(pages: Sequence[Asked]) -> list[Answer]:
    return [_read(*page) for page in pages]


def _read(body: bytes, url: str, declared: str) -> Answer:
    """Errors as values: what crosses processes must be plain."""
    try:
        return _parcel(body, url, declared)
    except IngestError as error:
        return error.reason, error.remedy
    except Exception as error:
        logging.getLogger(__name__).exception("cannot read %s", url)
        return failure("unreadable", detail=f"{type(error).__name__}: {error}")


def _parcel(body: bytes, url: str, declared: str) -> Parcel:
    from ingest.extractors.extract import read_page  # which the crawl itself seldom needs

    return packed(read_page(body, url, declared))
