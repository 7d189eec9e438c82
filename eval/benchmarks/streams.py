"""Two hundred agents with a stream open each, at one worker and then at two: how many go wrong, and
how long they wait.

A stream is right when it answers 200, ends with a suggestion that is not `unavailable`, and what it
was given can be read again by its id. Distinct questions as far as the datasets reach; nothing is
answered from a cache."""

from __future__ import annotations

import asyncio
import json
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import cycle, islice
from typing import Any

import httpx

from eval.benchmarks.corpus import questions
from eval.benchmarks.measures import percentiles
from eval.benchmarks.service import running_service
from eval.benchmarks.showing import show
from indexes.settings import Settings

AGENTS = 200
ASKED = 1_000
QUESTIONS = 600
WORKERS = (1, 2)
PATIENCE_S = 120.0
_PATH = "/v1/suggestions"


@dataclass
class _Tally:
    """What became of the streams."""

    seconds: list[float] = field(default_factory=list)
    first: list[float] = field(default_factory=list)  # until the first event
    wrong: Counter[str] = field(default_factory=Counter)
    ids: list[str] = field(default_factory=list)


def run(settings: Settings, *, quiet: bool = False, asked: int = ASKED) -> dict[str, Any]:
    texts = list(islice(cycle(questions(settings, QUESTIONS)), asked))
    found = {f"{workers} worker(s)": _measured(settings, workers, texts) for workers in WORKERS}
    if not quiet:
        _print(found, asked)
    return {"agents": AGENTS, "asked": asked, **found}


def _measured(settings: Settings, workers: int, texts: Sequence[str]) -> dict[str, Any]:
    with running_service(settings, workers=workers) as client:
        started = time.perf_counter()
        tally = asyncio.run(_all(client, texts))
        took = time.perf_counter() - started
        unread = sum(client.get(f"{_PATH}/{id}").status_code != 200 for id in tally.ids)
    if unread:
        tally.wrong["not readable by its id"] = unread
    return {
        "errors": tally.wrong.total(),
        "error_rate": tally.wrong.total() / len(texts),
        "what": dict(tally.wrong),
        "per_second": len(texts) / took,
        "first event": percentiles(tally.first),
        "whole answer": percentiles(tally.seconds),
    }


async def _all(client: httpx.Client, texts: Sequence[str]) -> _Tally:
    """Every agent asks its next question when the stream of the one before has ended."""
    tally, waiting = _Tally(), iter(texts)
    limits = httpx.Limits(max_connections=AGENTS, max_keepalive_connections=AGENTS)
    async with httpx.AsyncClient(
        base_url=client.base_url, headers=client.headers, timeout=PATIENCE_S, limits=limits
    ) as shared:
        await asyncio.gather(*(_agent(shared, waiting, tally) for _ in range(AGENTS)))
    return tally


async def _agent(client: httpx.AsyncClient, waiting: Iterator[str], tally: _Tally) -> None:
    for text in waiting:
        started = time.perf_counter()
        try:
            wrong = await _ask(client, text, tally, started)
        except httpx.HTTPError as error:
            wrong = type(error).__name__
        if wrong:
            tally.wrong[wrong] += 1
        tally.seconds.append(time.perf_counter() - started)


async def _ask(client: httpx.AsyncClient, text: str, tally: _Tally, started: float) -> str:
    """What went wrong; empty where nothing did."""
    headers = {"Accept": "text/event-stream"}
    event, last = "", ""
    async with client.stream("POST", _PATH, json={"query": text}, headers=headers) as response:
        if response.status_code != 200:
            return str(response.status_code)
        async for line in response.aiter_lines():
            if line.startswith("event:"):
                if not event:
                    tally.first.append(time.perf_counter() - started)
                event = line.removeprefix("event:").strip()
            elif line.startswith("data:"):
                last = line.removeprefix("data:")
    if event != "suggestion":
        return "ended without a suggestion"
    suggestion = json.loads(last)
    if suggestion["status"] == "unavailable":
        return "unavailable"
    tally.ids.append(suggestion["id"])
    return ""


def _print(found: dict[str, dict[str, Any]], asked: int) -> None:
    rows = [
        (
            name,
            one["errors"],
            f"{one['per_second']:.0f}",
            *(f"{one['first event'][p]:.0f}" for p in ("p50_ms", "p95_ms")),
            *(f"{one['whole answer'][p]:.0f}" for p in ("p50_ms", "p95_ms")),
        )
        for name, one in found.items()
    ]
    columns = ("service", "errors", "a second", "first p50 ms", "p95", "whole p50 ms", "p95")
    show(f"{asked} streams, {AGENTS} open at once", columns, rows)
    for name, one in found.items():
        if one["what"]:
            print(f"\n{name}: {one['what']}")
