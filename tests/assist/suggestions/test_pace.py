"""Turns among the questions of one process."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

import pytest

from assist.suggestions.pace import Pace
from indexes.settings import Settings

T = TypeVar("T")


def run(work: Coroutine[None, None, T]) -> T:
    """In a thread of its own: another test of the process may keep a loop running in this one."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, work).result()


@pytest.fixture
def settings(tmp_path: object) -> Settings:
    return Settings.load(tmp_path)  # type: ignore[arg-type]


def test_only_some_are_answered_at_once_and_all_in_the_end(settings: Settings) -> None:
    lock, working, most = threading.Lock(), 0, 0

    def work() -> int:
        nonlocal working, most
        with lock:
            working += 1
            most = max(most, working)
        sum(range(20_000))
        with lock:
            working -= 1
        return 1

    async def crowd() -> int:
        pace = Pace(settings)
        return sum(await asyncio.gather(*(pace.run(work) for _ in range(50))))

    assert run(crowd()) == 50
    assert most <= 3


def test_a_stream_gives_everything_in_order(settings: Settings) -> None:
    async def read() -> list[int]:
        return [item async for item in Pace(settings).stream(lambda: range(100))]

    assert run(read()) == list(range(100))


def test_a_stream_raises_what_its_work_raised_after_what_it_gave(settings: Settings) -> None:
    def work() -> Iterator[int]:
        yield 1
        raise ValueError("roto")

    async def read() -> int:
        stream = Pace(settings).stream(work)
        first = await anext(stream)
        with pytest.raises(ValueError, match="roto"):
            await anext(stream)
        return first

    assert run(read()) == 1


def test_a_reader_that_went_away_keeps_no_place(settings: Settings) -> None:
    ended = threading.Event()

    def work() -> Iterator[int]:
        yield from range(1_000)
        ended.set()

    async def leave_and_come_back() -> int:
        pace = Pace(settings)
        for _ in range(10):
            stream = pace.stream(work)
            await anext(stream)
            await stream.aclose()
        return await pace.run(lambda: 7)

    assert run(leave_and_come_back()) == 7
    assert ended.is_set()
