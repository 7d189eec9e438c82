from __future__ import annotations

import json
import logging
import shutil
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from indexes.embedders.fake import FakeEmbedder
from indexes.errors import NoSnapshot, SnapshotDamaged, SnapshotMismatch
from indexes.models import Passage
from indexes.snapshots import Manifest, Snapshot, SnapshotStore
from indexes.snapshots.manifest import FORMAT, MANIFEST

MakePassage = Callable[..., Passage]
Write = Callable[..., Manifest]


class Other(FakeEmbedder):
    @property
    def digest(self) -> str:
        return "another"


def words(store: SnapshotStore) -> set[str]:
    snapshot = store.current()
    return {hit.passage.text for hit in snapshot.dense(np.eye(1, 64, dtype=np.float32)[0], 99)}


def test_nothing_is_served_before_the_first_switch(store: SnapshotStore, write: Write) -> None:
    with pytest.raises(NoSnapshot, match="ventanilla crawl"):
        store.current()
    write("uno", switch=False)
    assert store.current_id() is None
    with pytest.raises(NoSnapshot):
        store.current()


def test_the_manifest_tells_what_was_built(store: SnapshotStore, write: Write, root: Path) -> None:
    manifest = write("uno", "dos")
    assert (manifest.passages, manifest.documents, manifest.dimensions) == (2, 2, 64)
    assert (manifest.embedder_name, manifest.note) == ("fake-hashed-ngrams", "prueba")
    assert manifest.format == FORMAT
    files = {
        p.relative_to(root / manifest.id).as_posix() for p in (root / manifest.id).rglob("*.*")
    }
    assert {"passages.db", "vectors-official.faiss", "vectors-cases.faiss"} <= files
    assert set(manifest.digests) >= {"passages.db", "lexical/meta.json"}
    assert store.list() == [manifest]


def test_a_switch_is_seen_by_stores_in_other_places(
    store: SnapshotStore, write: Write, root: Path, embedder: FakeEmbedder
) -> None:
    other = SnapshotStore(root, embedder)
    write("uno")
    assert words(other) == {"uno"}
    write("dos")
    assert words(other) == {"dos"}
    assert words(store) == {"dos"}


def test_a_snapshot_is_opened_once(store: SnapshotStore, write: Write) -> None:
    write("uno")
    assert store.current() is store.current()


def test_the_same_passages_twice_are_one(
    store: SnapshotStore, embedder: FakeEmbedder, make_passage: MakePassage
) -> None:
    one, two = make_passage("uno"), make_passage("dos")
    vectors = embedder.encode_passages(["uno", "dos", "tres"])
    snapshot = store.open(store.write([one, two, one], vectors).id)
    assert snapshot.manifest.passages == 2
    assert snapshot.dense(vectors[0], 1)[0].passage == one


def test_a_snapshot_may_be_empty(store: SnapshotStore, embedder: FakeEmbedder) -> None:
    store.switch(store.write([], embedder.encode_passages([])).id)
    snapshot = store.current()
    assert snapshot.dense(embedder.encode_queries(["x"])[0], 5) == []
    assert snapshot.lexical("x", 5) == []
    assert snapshot.procedures == ()


def test_passages_and_vectors_must_fit(
    store: SnapshotStore, embedder: FakeEmbedder, make_passage: MakePassage, root: Path
) -> None:
    for vectors in (embedder.encode_passages(["a", "b"]), np.zeros((1, 3), np.float32)):
        with pytest.raises(ValueError, match="shape"):
            store.write([make_passage("a")], vectors)


@pytest.mark.parametrize("kind", ["flat", "sq8"])
def test_both_kinds_of_vectors_are_served(
    root: Path, embedder: FakeEmbedder, make_passage: MakePassage, kind: str
) -> None:
    store = SnapshotStore(root, embedder, vector_index=kind)  # type: ignore[arg-type]
    texts = [f"trámite número {n}" for n in range(300)]
    passages = [make_passage(text) for text in texts]
    store.switch(store.write(passages, embedder.encode_passages(texts)).id)
    hits = store.current().dense(embedder.encode_queries([texts[42]])[0], 1)
    assert hits[0].passage.text == texts[42]


def test_rollback_goes_to_the_one_before_and_to_any(store: SnapshotStore, write: Write) -> None:
    first, second, third = write("uno"), write("dos"), write("tres")
    assert [manifest.id for manifest in store.list()] == [third.id, second.id, first.id]
    assert store.rollback() == second
    assert words(store) == {"dos"}
    assert store.rollback() == first
    with pytest.raises(NoSnapshot, match="anterior"):
        store.rollback()
    assert store.rollback(third.id) == third
    assert words(store) == {"tres"}


def test_what_was_gone_back_to_is_pinned_until_it_is_let_go(
    store: SnapshotStore, write: Write
) -> None:
    first, second = write("uno"), write("dos")
    assert (store.pinned_id(), store.unpin()) == (None, None)
    store.rollback()
    assert store.pinned_id() == first.id
    assert (store.unpin(), store.pinned_id(), store.current_id()) == (first.id, None, first.id)
    store.rollback(first.id)
    store.switch(second.id)
    assert store.pinned_id() is None
    store.rollback(first.id)
    store.rollback(second.id)
    assert store.pinned_id() is None


@pytest.mark.parametrize("id", ["20200101T000000000000-0000", "..", "current", ""])
def test_a_snapshot_that_is_not_there_cannot_be_used(
    store: SnapshotStore, write: Write, id: str
) -> None:
    current = write("uno")
    with pytest.raises(NoSnapshot):
        store.switch(id)
    with pytest.raises(NoSnapshot):
        store.open(id)
    assert store.current_id() == current.id


def test_pruning_keeps_the_newest_and_the_current(store: SnapshotStore, write: Write) -> None:
    first, second, third, fourth = (write(text) for text in ("1", "2", "3", "4"))
    store.rollback(first.id)
    assert store.prune() == [second.id]
    assert [m.id for m in store.list()] == [fourth.id, third.id, first.id]
    assert words(store) == {"1"}
    assert store.prune() == []


def test_a_reader_finishes_on_a_snapshot_that_was_pruned(
    store: SnapshotStore, write: Write, root: Path, embedder: FakeEmbedder
) -> None:
    first = write("alfa", "beta")
    held = store.current()
    for text in ("2", "3", "4"):
        write(text)
    store.prune()
    assert not (root / first.id).exists()
    found: list[str] = []

    def read() -> None:
        found.extend(hit.passage.text for hit in held.lexical("alfa", 5))
        nearest = held.dense(embedder.encode_queries(["beta"])[0], 1)
        found.extend(hit.passage.text for hit in nearest)

    thread = threading.Thread(target=read)
    thread.start()
    thread.join()
    assert found == ["alfa", "beta"]


def test_another_embedder_is_refused_with_the_remedy(
    store: SnapshotStore, write: Write, root: Path
) -> None:
    manifest = write("uno")
    other = SnapshotStore(root, Other())
    for use in (other.current, lambda: other.open(manifest.id), lambda: other.switch(manifest.id)):
        with pytest.raises(SnapshotMismatch, match="reindex --full"):
            use()


def test_another_format_is_refused_with_the_remedy(
    store: SnapshotStore, write: Write, root: Path
) -> None:
    manifest = write("uno")
    path = root / manifest.id / MANIFEST
    path.write_text(json.dumps(json.loads(path.read_text()) | {"format": FORMAT + 1}))
    with pytest.raises(SnapshotMismatch, match="formato"):
        store.current()


@pytest.mark.parametrize("name", ["passages.db", "vectors-official.faiss", "lexical/meta.json"])
@pytest.mark.parametrize("harm", ["flip", "cut", "remove"])
def test_damage_is_found_before_it_is_served(
    store: SnapshotStore, write: Write, root: Path, name: str, harm: str
) -> None:
    path = root / write("uno", "dos").id / name
    content = bytearray(path.read_bytes())
    if harm == "flip":
        content[len(content) // 2] ^= 1
        path.write_bytes(content)
    elif harm == "cut":
        path.write_bytes(content[:-1])
    else:
        path.unlink()
    with pytest.raises(SnapshotDamaged, match="rollback"):
        store.current()


def test_a_folder_without_manifest_is_no_snapshot(
    store: SnapshotStore, write: Write, root: Path
) -> None:
    first, second = write("uno"), write("dos")
    (root / second.id / MANIFEST).unlink()
    assert store.list() == [first]


def test_a_pointer_to_nothing_is_damage(store: SnapshotStore, write: Write, root: Path) -> None:
    shutil.rmtree(root / write("uno").id)
    with pytest.raises(SnapshotDamaged, match="rollback"):
        store.current()


def test_a_new_snapshot_that_cannot_be_opened_leaves_the_old_one_serving(
    store: SnapshotStore, write: Write, root: Path, caplog: pytest.LogCaptureFixture
) -> None:
    write("uno")
    assert words(store) == {"uno"}
    broken = write("dos")
    (root / broken.id / "passages.db").write_bytes(b"")
    with caplog.at_level(logging.ERROR):
        assert words(store) == {"uno"}
        assert words(store) == {"uno"}
    assert len(caplog.records) == 1, "said once, not at every request"
    assert broken.id in caplog.text
    write("tres")
    assert words(store) == {"tres"}


def test_leftovers_of_killed_builds_are_swept(
    store: SnapshotStore, write: Write, root: Path
) -> None:
    write("uno")
    (root / ".build-abc" / "x").mkdir(parents=True)
    (root / ".pruned-abc" / "x").mkdir(parents=True)
    write("dos")
    assert not list(root.glob(".build-*")) + list(root.glob(".pruned-*"))


@pytest.mark.parametrize(
    "where",
    [
        "indexes.snapshots.layout.PassageTable.build",
        "indexes.snapshots.layout.build_lexical",
        "indexes.snapshots.layout.FaissVectorStore.save",
        "indexes.snapshots.store.sync_tree",
        "indexes.snapshots.store.digests_of",
    ],
)
def test_a_full_disk_leaves_the_old_snapshot_and_nothing_else(
    store: SnapshotStore,
    write: Write,
    root: Path,
    where: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    first = write("uno")

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(where, full)
        with pytest.raises(OSError, match="No space left"):
            write("dos")
    assert words(store) == {"uno"}
    assert store.list() == [first]
    assert {path.name for path in root.iterdir() if path.is_dir()} == {first.id}
    write("tres")
    assert words(store) == {"tres"}


def test_a_pointer_that_cannot_be_written_stays_as_it_was(
    store: SnapshotStore, write: Write, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = write("uno")
    second = write("dos", switch=False)

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("indexes.snapshots.durable.os.fsync", full)
        with pytest.raises(OSError, match="No space left"):
            store.switch(second.id)
    assert store.current_id() == first.id
    assert not list(root.glob(".current*"))


def test_a_snapshot_is_prepared_once_before_anybody_gets_it(
    store: SnapshotStore, write: Write
) -> None:
    prepared: list[str] = []
    given: list[str | None] = []

    def prepare(snapshot: Snapshot) -> None:
        time.sleep(0.05)
        prepared.append(snapshot.id)
        given.append(store._opened.id if store._opened else None)

    store.prepare_with(prepare)
    first = write("uno").id
    with ThreadPoolExecutor(8) as pool:
        assert {one.id for one in pool.map(lambda _: store.current(), range(8))} == {first}
    second = write("dos").id
    store.current()
    assert prepared == [first, second]
    assert given == [None, first], "the one before is given while the next is prepared"
