"""Ten thousand, a hundred thousand or a million passages: what opening them, holding them in memory
and answering over them takes, beside the embedding of the same questions in the same run.

The catalogue is invented (see `synthetic`), the snapshot, the service and the calls are real. It is
kept in the cache between runs, since a million passages take minutes to index."""

from __future__ import annotations

import json
import statistics
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any

import httpx
import numpy as np

from eval.benchmarks.corpus import questions
from eval.benchmarks.process import Service
from eval.benchmarks.service import running_service
from eval.benchmarks.showing import show
from eval.benchmarks.synthetic import VERSION, synthetic
from indexes.embedders import get_embedder
from indexes.embedders.protocol import Embedder, Vectors
from indexes.embedders.vector_cache import VectorCache
from indexes.models import Pool
from indexes.settings import Settings
from indexes.snapshots import Snapshot, SnapshotStore

SIZE = 10_000
WARM_UP, ASKED, AT_ONCE = 40, 300, 300  # questions; the last are asked by many agents at once
AGENTS = 16
WORKERS = 2
DEPTH = 40  # as the pipeline retrieves
_NEAREST = 10
_FACTS = "made_of.json"
_EXACT = "nearest.json"


def run(settings: Settings, *, quiet: bool = False, size: int = SIZE) -> dict[str, Any]:
    asked = questions(settings, WARM_UP + ASKED + AT_ONCE)
    alone, crowd = asked[: WARM_UP + ASKED], asked[WARM_UP + ASKED :]
    embedder = get_embedder(settings)
    large = _catalogue(settings, embedder, size, alone)
    store = SnapshotStore(large.snapshots_dir, embedder)
    started = time.perf_counter()
    snapshot = store.current()
    opened = time.perf_counter() - started
    found: dict[str, Any] = {"passages": snapshot.manifest.passages, "open_s": opened}
    found |= _searches(snapshot, embedder, alone, large)
    del snapshot, store
    found |= _answers(large, embedder, alone)
    found |= _many_at_once(large, crowd)
    if not quiet:
        _print(found)
    return found


def _catalogue(settings: Settings, embedder: Embedder, size: int, asked: Sequence[str]) -> Settings:
    """A data folder in the cache with a snapshot of that size, written where there is none."""
    small = SnapshotStore(settings.snapshots_dir, embedder).current()
    folder = settings.cache_dir / "benchmarks" / f"scale-{size}"
    made_of = json.dumps([VERSION, small.id, embedder.digest, settings.vector_index])
    large = Settings(**settings.model_dump() | {"data_dir": folder, "database_url": ""})
    if (folder / _FACTS).exists() and (folder / _FACTS).read_text() == made_of:
        return large
    (folder / _FACTS).unlink(missing_ok=True)
    passages = [passage for pool in Pool for passage in small.of_pool(pool)]
    texts = [f"{passage.context}\n{passage.text}" for passage in passages]
    real = VectorCache(settings.data_dir / "vectors.db").encode_passages(embedder, texts)
    grown, vectors = synthetic(passages, real, size)
    store = SnapshotStore(large.snapshots_dir, embedder, keep=1, vector_index=settings.vector_index)
    started = time.perf_counter()
    store.switch(store.write(grown, vectors).id)
    store.prune()
    print(f"{size} passages indexed in {time.perf_counter() - started:.0f} s", flush=True)
    official = np.array([passage.pool is Pool.OFFICIAL for passage in grown])
    ids = np.array([passage.id for passage in grown], np.int64)[official]
    nearest = _exactly_nearest(embedder.encode_queries(asked), ids, vectors[official])
    (folder / _EXACT).write_text(json.dumps(nearest))
    (folder / _FACTS).write_text(made_of)
    return large


def _exactly_nearest(queries: Vectors, ids: Any, vectors: Vectors) -> list[list[int]]:
    best = []
    for query in queries:
        cosines = vectors @ query
        top = np.argpartition(-cosines, _NEAREST)[:_NEAREST]
        best.append(ids[top].tolist())
    return best


def _searches(
    snapshot: Snapshot, embedder: Embedder, asked: Sequence[str], large: Settings
) -> dict[str, Any]:
    """Of one process, one thread: both searches of the official pool, and what the first misses."""
    vectors = embedder.encode_queries(asked)
    exact = json.loads((large.data_dir / _EXACT).read_text())
    dense, lexical, shared = [], [], 0
    for text, vector, nearest in zip(asked, vectors, exact, strict=True):
        dense.append(_seconds(partial(snapshot.dense, vector, DEPTH, Pool.OFFICIAL)))
        lexical.append(_seconds(partial(snapshot.lexical, text, DEPTH, Pool.OFFICIAL)))
        hits = snapshot.dense(vector, _NEAREST, Pool.OFFICIAL)
        shared += len({hit.passage.id for hit in hits} & set(nearest))
    return {
        "recall_at_10": shared / (len(asked) * _NEAREST),
        "dense": _percentiles(dense),
        "lexical": _percentiles(lexical),
    }


def _answers(large: Settings, embedder: Embedder, asked: Sequence[str]) -> dict[str, Any]:
    """One worker over HTTP; each question is embedded alone right before, so that whatever else the
    machine does slows both alike."""
    embedding, suggesting, beyond = [], [], []
    started = time.perf_counter()
    with running_service(large) as client:
        ready = time.perf_counter() - started
        service = Service(client)
        idle = service.resident_mb()
        before = service.cpu_seconds()
        for text in asked:
            embedding.append(_seconds(partial(embedder.encode_queries, [text])))
            suggesting.append(_seconds(partial(_suggest, client, text)))
            beyond.append(suggesting[-1] - embedding[-1])
        cpu = service.cpu_seconds() - before
        busy = service.resident_mb()
    return {
        "ready_s": ready,
        "rss_ready_mb": idle,
        "rss_mb": busy,
        "cpu_ms": cpu * 1e3 / len(asked),
        "embedding": _percentiles(embedding),
        "suggestion": _percentiles(suggesting),
        "beyond the embedding": _percentiles(beyond),
    }


def _many_at_once(large: Settings, asked: Sequence[str]) -> dict[str, float]:
    """Questions that no other part of the run asks."""
    with (
        running_service(large, workers=WORKERS) as client,
        ThreadPoolExecutor(AGENTS) as agents,
    ):
        list(agents.map(lambda text: _suggest(client, text), asked[:WARM_UP]))
        started = time.perf_counter()
        list(agents.map(lambda text: _suggest(client, text), asked[WARM_UP:]))
        return {"per_second": (len(asked) - WARM_UP) / (time.perf_counter() - started)}


def _suggest(client: httpx.Client, text: str) -> None:
    client.post("/v1/suggestions", json={"query": text}).raise_for_status()


def _seconds(call: Callable[[], object]) -> float:
    started = time.perf_counter()
    call()
    return time.perf_counter() - started


def _percentiles(times: Sequence[float]) -> dict[str, float]:
    """Of those after the warm-up, in milliseconds."""
    cuts = statistics.quantiles(times[WARM_UP:], n=100)
    return {"p50_ms": cuts[49] * 1e3, "p95_ms": cuts[94] * 1e3}


def _print(found: dict[str, Any]) -> None:
    timed = ("embedding", "dense", "lexical", "suggestion", "beyond the embedding")
    rows = [(name, *(f"{v:.1f}" for v in found[name].values())) for name in timed]
    show(f"{found['passages']} passages, {ASKED} questions", ("call", "p50 ms", "p95 ms"), rows)
    embedding, suggestion = found["embedding"], found["suggestion"]
    ratios = " · ".join(
        f"{name} {suggestion[f'{name}_ms'] / embedding[f'{name}_ms']:.1f}"
        for name in ("p50", "p95")
    )
    facts = {
        "suggestion ÷ embedding": ratios,
        "processor ms a suggestion": f"{found['cpu_ms']:.1f}",
        f"suggestions a second, {WORKERS} workers": f"{found['per_second']:.0f}",
        "recall@10 of the vector index": f"{found['recall_at_10']:.3f}",
        "snapshot opened, s": f"{found['open_s']:.1f}",
        "service ready, s": f"{found['ready_s']:.1f}",
        "RSS of a worker, MB: ready · after": (
            f"{found['rss_ready_mb']:.0f} · {found['rss_mb']:.0f}"
        ),
    }
    show("the rest", ("what", "measured"), facts.items())
