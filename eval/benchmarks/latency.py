"""p50 of `POST /v1/suggestions` over 200 distinct questions, warm, beside embedding alone.

One worker process of the real service, called over HTTP on loopback, one request at a time."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Sequence
from typing import Any

import httpx

from eval.benchmarks.corpus import questions
from eval.benchmarks.service import running_service
from eval.benchmarks.showing import show
from indexes.embedders import get_embedder
from indexes.settings import Settings

QUESTIONS = 200
WARM_UP = 20


def run(settings: Settings, *, quiet: bool = False) -> dict[str, Any]:
    asked = questions(settings, QUESTIONS + WARM_UP)
    embedder = get_embedder(settings)
    embedding = _times(asked, lambda text: embedder.encode_queries([text]))
    with running_service(settings) as client:
        suggesting = _times(asked, lambda text: _suggest(client, text))
        health = _times(asked, lambda _: client.get("/health/live").raise_for_status())
    rows = {"suggestion": suggesting, "embedding alone": embedding, "empty call": health}
    result = {name: _percentiles(times) for name, times in rows.items()}
    ratio = result["suggestion"]["p50_ms"] / result["embedding alone"]["p50_ms"]
    if not quiet:
        _print(result, ratio)
    return {"questions": len(suggesting), **result, "ratio_p50": ratio}


def _times(asked: Sequence[str], call: Callable[[str], object]) -> list[float]:
    """Seconds of each call after the warm-up."""
    times = []
    for text in asked:
        started = time.perf_counter()
        call(text)
        times.append(time.perf_counter() - started)
    return times[WARM_UP:]


def _percentiles(times: Sequence[float]) -> dict[str, float]:
    cuts = statistics.quantiles(times, n=100)
    return {"p50_ms": cuts[49] * 1e3, "p95_ms": cuts[94] * 1e3, "p99_ms": cuts[98] * 1e3}


def _suggest(client: httpx.Client, text: str) -> None:
    response = client.post("/v1/suggestions", json={"query": text, "channel": "email"})
    response.raise_for_status()


def _print(result: dict[str, dict[str, float]], ratio: float) -> None:
    rows = [(name, *(f"{v:.1f}" for v in values.values())) for name, values in result.items()]
    show(
        f"{QUESTIONS} distinct questions, one worker", ("call", "p50 ms", "p95 ms", "p99 ms"), rows
    )
    print(f"\nsuggestion ÷ embedding alone at p50: {ratio:.1f}")
