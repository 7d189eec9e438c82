"""Kills a reindex twenty times at random moments while the service answers: no query may fail, and
no snapshot may break. Ends with a reindex that is left alone, and must come into use."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from itertools import cycle
from typing import Any

import httpx
from rich.console import Console

from eval.benchmarks.corpus import questions
from eval.benchmarks.service import running_service
from indexes.embedders import get_embedder
from indexes.settings import Settings
from indexes.snapshots import SnapshotStore

KILLS = 20
_SEED = 2026


def run(settings: Settings, *, quiet: bool = False) -> dict[str, Any]:
    """Raises AssertionError when a query failed or a snapshot does not open."""
    chance = random.Random(_SEED)
    whole = _reindex_seconds(settings)
    store = SnapshotStore(settings.snapshots_dir, get_embedder(settings))
    with running_service(settings) as client, _Load(client, questions(settings, 50)) as load:
        for _ in range(KILLS):
            _kill_after(settings, chance.uniform(0, whole))
            _check_all(store)
        before = store.current_id()
        _reindex_seconds(settings)
        time.sleep(1)
        served = client.get("/health/ready").json()["checks"]["snapshot"]["id"]
    result = {
        "kills": KILLS,
        "queries": load.answered,
        "failed": len(load.failures),
        "switched_after": served == store.current_id() != before,
    }
    assert not load.failures, load.failures[:3]
    assert result["switched_after"], result
    if not quiet:
        Console().print(result)
    return result


class _Load:
    """Asks without a pause, in a thread, from `with` to the end."""

    def __init__(self, client: httpx.Client, asked: Sequence[str]) -> None:
        self._client = client
        self._asked = asked
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._ask)
        self.answered = 0
        self.failures: list[str] = []

    def __enter__(self) -> _Load:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()

    def _ask(self) -> None:
        for text in cycle(self._asked):
            if self._stop.is_set():
                return
            try:
                response = self._client.post("/v1/suggestions", json={"query": text})
            except httpx.HTTPError as error:
                self.failures.append(repr(error))
                continue
            self.answered += 1
            if response.status_code != 200 or response.json()["status"] == "unavailable":
                self.failures.append(response.text[:200])


def _command(settings: Settings) -> list[str]:
    folder = str(settings.data_dir)
    return [sys.executable, "-m", "indexes.cli.main", "reindex", "--full", "--data-dir", folder]


def _reindex_seconds(settings: Settings) -> float:
    started = time.monotonic()
    subprocess.run(_command(settings), check=True, stdout=subprocess.DEVNULL)
    return time.monotonic() - started


def _kill_after(settings: Settings, seconds: float) -> None:
    process = subprocess.Popen(
        _command(settings), stdout=subprocess.DEVNULL, start_new_session=True
    )
    time.sleep(seconds)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _check_all(store: SnapshotStore) -> None:
    """Raises SnapshotError."""
    for manifest in store.list():
        store.open(manifest.id)
    store.current()
