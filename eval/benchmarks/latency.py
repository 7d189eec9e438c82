"""`POST /v1/suggestions` over 200 distinct questions, warm, beside embedding alone.

One worker process of the real service, called over HTTP on loopback, one request at a time. Each
question is embedded alone right before, so that whatever else the machine does slows both alike;
and the processor's time is given beside the clock's."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from typing import Any

import httpx

from eval.benchmarks.corpus import questions
from eval.benchmarks.measures import percentiles
from eval.benchmarks.process import Service
from eval.benchmarks.service import running_service
from eval.benchmarks.showing import show
from indexes.embedders import get_embedder
from indexes.settings import Settings

QUESTIONS = 200
WARM_UP = 20


def run(settings: Settings, *, quiet: bool = False) -> dict[str, Any]:
    asked = questions(settings, QUESTIONS + WARM_UP)
    embedder = get_embedder(settings)
    embedding, suggesting, embedded = [], [], 0.0
    with running_service(settings) as client:
        service = Service(client)
        before = service.cpu_seconds()
        for text in asked:
            started = time.process_time()
            embedding.append(_seconds(partial(embedder.encode_queries, [text])))
            embedded += time.process_time() - started
            suggesting.append(_seconds(partial(_suggest, client, text)))
        served = service.cpu_seconds() - before
        live = partial(client.get, "/health/live")
        empty = [_seconds(live) for _ in asked]
    times = {"suggestion": suggesting, "embedding alone": embedding, "empty call": empty}
    result: dict[str, Any] = {name: percentiles(all[WARM_UP:]) for name, all in times.items()}
    ratios = {name: _ratio(result, f"{name}_ms") for name in ("p50", "p95")}
    cpu = {"suggestion": served * 1e3 / len(asked), "embedding alone": embedded * 1e3 / len(asked)}
    if not quiet:
        _print(result, ratios, cpu)
    found = {f"ratio_{name}": ratio for name, ratio in ratios.items()}
    return {"questions": QUESTIONS, **result, **found, "cpu_ms": cpu}


def _seconds(call: Callable[[], object]) -> float:
    started = time.perf_counter()
    call()
    return time.perf_counter() - started


def _suggest(client: httpx.Client, text: str) -> None:
    response = client.post("/v1/suggestions", json={"query": text, "channel": "email"})
    response.raise_for_status()


def _ratio(result: dict[str, dict[str, float]], name: str) -> float:
    return result["suggestion"][name] / result["embedding alone"][name]


def _print(
    result: dict[str, dict[str, float]], ratios: dict[str, float], cpu: dict[str, float]
) -> None:
    rows = [
        (name, *(f"{v:.1f}" for v in values.values()), f"{cpu[name]:.1f}" if name in cpu else "")
        for name, values in result.items()
    ]
    columns = ("call", "p50 ms", "p95 ms", "p99 ms", "processor ms")
    show(f"{QUESTIONS} distinct questions, one worker", columns, rows)
    wall = " · ".join(f"{name} {ratio:.1f}" for name, ratio in ratios.items())
    processor = cpu["suggestion"] / cpu["embedding alone"]
    print(f"\nsuggestion ÷ embedding alone: {wall} · processor {processor:.1f}")
