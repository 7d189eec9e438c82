"""Suggestions a second through HTTP with as many workers as cores, many agents at once, beside what
the embedder alone can do with the same questions in the same run. Distinct questions; nothing is
answered from a cache."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from eval.benchmarks.corpus import questions
from eval.benchmarks.process import Service
from eval.benchmarks.service import running_service
from eval.benchmarks.showing import show
from indexes.embedders import get_embedder
from indexes.settings import Settings

AGENTS = 16
WARM_UP = 40
ASKED = 600


def run(settings: Settings, *, quiet: bool = False) -> dict[str, Any]:
    asked = questions(settings, WARM_UP + ASKED)
    cores = os.cpu_count() or 1
    embedder = get_embedder(settings)
    embedding = _rate(asked, cores, lambda text: embedder.encode_queries([text]))
    with running_service(settings, workers=cores) as client:

        def suggest(text: str) -> None:
            client.post("/v1/suggestions", json={"query": text}).raise_for_status()

        service = Service(client)
        before = service.cpu_seconds()
        suggesting = _rate(asked, AGENTS, suggest)
        cpu_ms = (service.cpu_seconds() - before) * 1e3 / len(asked)
    ratio = suggesting / embedding
    if not quiet:
        show(
            f"{ASKED} distinct questions, {AGENTS} agents at once, {cores} workers",
            ("work", "per second"),
            [
                ("suggestion over HTTP", f"{suggesting:.0f}"),
                ("embedding alone", f"{embedding:.0f}"),
            ],
        )
        print(f"\nsuggestions ÷ embeddings: {ratio:.2f}")
        print(f"processor ms a suggestion, all workers: {cpu_ms:.1f}")
    return {
        "suggestions_per_s": suggesting,
        "embeddings_per_s": embedding,
        "ratio": ratio,
        "cpu_ms": cpu_ms,
    }


def _rate(asked: Sequence[str], threads: int, call: Callable[[str], object]) -> float:
    """Calls a second, once warm."""
    with ThreadPoolExecutor(threads) as pool:
        list(pool.map(call, asked[:WARM_UP]))
        started = time.perf_counter()
        list(pool.map(call, asked[WARM_UP:]))
        return (len(asked) - WARM_UP) / (time.perf_counter() - started)
