"""A writer is killed at random moments, many times, while readers keep searching."""

from __future__ import annotations

import multiprocessing
import os
import random
import signal
import time
from hashlib import blake2b
from multiprocessing.synchronize import Barrier, Event
from pathlib import Path

import pytest

from indexes.embedders.fake import FakeEmbedder
from indexes.models import DocumentKind, Passage
from indexes.snapshots import SnapshotStore

_spawn = multiprocessing.get_context("spawn")

KILLS = 20
PASSAGES = 400


def store_at(root: Path) -> SnapshotStore:
    return SnapshotStore(root, FakeEmbedder(), keep=2)


def generation(number: int) -> list[Passage]:
    """Passages that all carry the number of their build."""
    return [
        Passage(
            id=int.from_bytes(blake2b(f"{number}/{n}".encode(), digest_size=8).digest()) >> 1,
            document_id=f"doc_{n}",
            revision=number,
            kind=DocumentKind.PROCEDURE,
            title=f"trámite {n}",
            text=f"plazo {n} de la edición {number}",
            url=f"https://sede.example/{n}",
        )
        for n in range(PASSAGES)
    ]


def build(root: Path, number: int) -> None:
    store, passages = store_at(root), generation(number)
    vectors = FakeEmbedder().encode_passages([passage.text for passage in passages])
    store.switch(store.write(passages, vectors).id)
    store.prune()


def build_for_ever(root: Path, started: Event) -> None:
    number = os.getpid() * 1_000
    started.set()
    while True:
        number += 1
        build(root, number)


def search_until(
    root: Path, begun: Barrier, stop: Event, reports: multiprocessing.Queue[str]
) -> None:
    """Search before the writers begin, until told to stop, and once after it."""
    embedder, store = FakeEmbedder(), store_at(root)
    searches, seen, last = 0, set(), False
    while not last:
        last = stop.is_set()
        try:
            snapshot = store.current()
            seen.add(snapshot.id)
            dense = snapshot.dense(embedder.encode_queries([f"plazo {searches % PASSAGES}"])[0], 5)
            lexical = snapshot.lexical(f"trámite {searches % PASSAGES}", 5)
            editions = {hit.passage.revision for hit in (*dense, *lexical)}
            assert len(dense) == len(lexical) == 5
            assert len(editions) == 1, "passages of two builds in one snapshot"
            searches += 1
            if searches == 1:
                begun.wait(60)
        except BaseException as error:
            reports.put(repr(error))
            return
    reports.put(f"ok {searches} {len(seen)}")


@pytest.mark.slow
def test_no_search_fails_while_writers_are_killed(tmp_path: Path) -> None:
    root = tmp_path / "indexes"
    build(root, 1)
    begun, stop, reports = _spawn.Barrier(3), _spawn.Event(), _spawn.Queue()
    readers = [
        _spawn.Process(target=search_until, args=(root, begun, stop, reports)) for _ in range(2)
    ]
    for reader in readers:
        reader.start()
    begun.wait(60)
    chance = random.Random(7)
    for _ in range(KILLS):
        _kill_a_writer(root, chance)
        current = store_at(root).current()
        assert current.manifest.passages == PASSAGES
    build(root, 2)
    stop.set()
    said = [reports.get(timeout=60) for _ in readers]
    for reader in readers:
        reader.join()
    assert all(report.startswith("ok") for report in said), said
    assert min(int(report.split()[2]) for report in said) > 1, "a reader never saw a switch"
    assert not list(root.glob(".build-*")) + list(root.glob(".pruned-*"))
    assert len(store_at(root).list()) <= 3


def _kill_a_writer(root: Path, chance: random.Random) -> None:
    started = _spawn.Event()
    writer = _spawn.Process(target=build_for_ever, args=(root, started))
    writer.start()
    assert started.wait(60)
    time.sleep(chance.uniform(0.01, 0.6))
    assert writer.pid is not None
    os.kill(writer.pid, signal.SIGKILL)
    writer.join()


def test_writers_take_turns(tmp_path: Path) -> None:
    root = tmp_path / "indexes"
    writers = [_spawn.Process(target=build, args=(root, number)) for number in range(1, 5)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert [writer.exitcode for writer in writers] == [0] * 4
    assert store_at(root).current().manifest.passages == PASSAGES


def switch_and_prune(root: Path, stop: Event) -> None:
    number = 100
    while not stop.is_set():
        number += 1
        build(root, number)


def test_a_reader_that_opens_while_others_prune_finds_a_snapshot(tmp_path: Path) -> None:
    root = tmp_path / "indexes"
    build(root, 1)
    stop = _spawn.Event()
    writer = _spawn.Process(target=switch_and_prune, args=(root, stop))
    writer.start()
    try:
        ids = set()
        deadline = time.monotonic() + 30
        while len(ids) < 5 and time.monotonic() < deadline:
            reader = SnapshotStore(root, FakeEmbedder(), keep=1)
            ids.add(reader.current().id)
            reader.prune()
        assert len(ids) >= 5
    finally:
        stop.set()
        writer.join()
    assert writer.exitcode == 0
