from __future__ import annotations

import asyncio
import os
from collections.abc import Coroutine, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from ingest.errors import ContentUnreadable
from ingest.extractors.extract import read_page
from ingest.spiders.parcels import Parcel, packed
from ingest.spiders.reading import AT_HAND, Answer, Asked, Reader, read_all

Outcome = Parcel | BaseException

GOOD = b"<main><h1>Beca</h1><p>El plazo es de veinte dias habiles.</p></main>"
FATAL = b"<main>fatal</main>"


def read_or_die(pages: Sequence[Asked]) -> list[Answer]:
    """As a parser that crashes on one page."""
    if any(body == FATAL for body, _, _ in pages):
        os._exit(11)
    return read_all(pages)


def in_a_loop(work: Coroutine[Any, Any, list[Outcome]]) -> list[Outcome]:
    """In a thread of its own: a browser of other tests may keep a loop running in this one."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, work).result()


async def outcomes(reader: Reader, bodies: list[bytes]) -> list[Outcome]:
    for _ in range(AT_HAND):  # those are read in this process
        await reader.read(GOOD, "https://a.es/0", "text/html")
    asked = [reader.read(body, f"https://a.es/{n}", "text/html") for n, body in enumerate(bodies)]
    return await asyncio.gather(*asked, return_exceptions=True)


def test_a_page_that_brings_its_reader_down_costs_no_other_page() -> None:
    async def run() -> list[Outcome]:
        reader = Reader(2, read_or_die)
        try:
            return await outcomes(reader, [GOOD, FATAL, GOOD, b"  ", GOOD])
        finally:
            reader.close()

    first, fatal, second, empty, third = in_a_loop(run())
    for page in (first, second, third):
        assert isinstance(page, Parcel)
        assert page.document.title == "Beca"
    assert isinstance(fatal, ContentUnreadable)
    assert "caer" in fatal.reason
    assert isinstance(empty, ContentUnreadable)
    assert "vacía" in empty.reason


@pytest.mark.parametrize("processes", [0, 1])
def test_pages_are_read_alike_here_and_there(processes: int) -> None:
    async def run() -> list[Outcome]:
        reader = Reader(processes)
        try:
            return await outcomes(reader, [GOOD])
        finally:
            reader.close()

    (page,) = in_a_loop(run())
    assert page == packed(read_page(GOOD, "https://a.es/0", "text/html"))


def test_readers_start_with_a_long_list() -> None:
    async def run() -> list[Outcome]:
        reader = Reader(1, read_or_die)
        try:
            reader.expect(AT_HAND + 1)
            asked = (reader.read(body, "https://a.es/0", "text/html") for body in (GOOD, FATAL))
            return await asyncio.gather(*asked, return_exceptions=True)
        finally:
            reader.close()

    good, fatal = in_a_loop(run())
    assert isinstance(good, Parcel)
    assert isinstance(fatal, ContentUnreadable)  # here it would have ended the crawl
