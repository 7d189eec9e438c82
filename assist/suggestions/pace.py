"""How many questions one process answers at a time; the others wait their turn, first come first.

Answering is work for the processor: more threads than that only take it from each other, and
everybody's answer comes late instead of the last one's. A chat model is waited for, not worked for.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable
from typing import TypeVar

import anyio
from anyio.to_thread import run_sync

from indexes.settings import Settings

_WORKING = 3  # one computes in Python, others in the libraries below it
_WAITING = 40

T = TypeVar("T")


class Pace:
    """To be used in one event loop."""

    def __init__(self, settings: Settings) -> None:
        chat = settings.drafter == "chat"
        self._places = anyio.CapacityLimiter(_WAITING if chat else _WORKING)

    async def run(self, work: Callable[[], T]) -> T:
        """In a thread, once there is a place."""
        return await run_sync(work, limiter=self._places)

    async def stream(self, work: Callable[[], Iterable[T]]) -> AsyncIterator[T]:
        """What `work` gives, as it gives it. A reader that is slow, or gone, keeps no place: the
        work goes on to its end at its own speed."""
        loop = asyncio.get_running_loop()
        ready: asyncio.Queue[tuple[T, ...]] = asyncio.Queue()  # one at a time; none at the end

        def produce() -> None:
            for item in work():
                loop.call_soon_threadsafe(ready.put_nowait, (item,))

        task = asyncio.create_task(self.run(produce))
        task.add_done_callback(lambda _: ready.put_nowait(()))
        while one := await ready.get():
            yield one[0]
        await task  # raises what the work raised
