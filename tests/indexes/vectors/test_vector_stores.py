"""One suite for every vector store."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import faiss
import numpy as np
import pytest

from indexes.embedders.protocol import Vectors
from indexes.errors import SnapshotDamaged
from indexes.vectors.faiss_store import FaissVectorStore
from indexes.vectors.kinds import Kind, chosen_for
from indexes.vectors.memory import MemoryVectorStore
from indexes.vectors.protocol import VectorStore

DIMENSIONS = 32
BIG = 2**62  # ids use 63 bits

MakeStore = Callable[[], VectorStore]


@pytest.fixture(params=["memory", "flat", "sq8", "ivf", "auto"])
def make(request: pytest.FixtureRequest) -> MakeStore:
    makers: dict[str, MakeStore] = {
        "memory": lambda: MemoryVectorStore(DIMENSIONS),
        "flat": lambda: FaissVectorStore(DIMENSIONS, "flat"),
        "sq8": lambda: FaissVectorStore(DIMENSIONS, "sq8"),
        "ivf": lambda: FaissVectorStore(DIMENSIONS, "ivf"),
        "auto": lambda: FaissVectorStore(DIMENSIONS),
    }
    return makers[request.param]


def unit(count: int, seed: int = 0) -> Vectors:
    vectors = np.random.default_rng(seed).normal(size=(count, DIMENSIONS)).astype(np.float32)
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def ids(*values: int) -> np.ndarray:  # type: ignore[type-arg]
    return np.array(values, np.int64)


def filled(make: MakeStore, count: int = 200) -> tuple[VectorStore, Vectors]:
    store, vectors = make(), unit(count)
    store.add(np.arange(count) + BIG, vectors)
    return store, vectors


def test_the_nearest_is_found_with_its_cosine(make: MakeStore) -> None:
    store, vectors = filled(make)
    for row in (0, 7, 199):
        [(id, score), *rest] = store.search(vectors[row], 5)
        assert id == row + BIG
        assert score == pytest.approx(1.0, abs=0.02)
        assert len(rest) == 4
        assert all(score >= other for _, other in rest)


def test_results_agree_with_an_exact_search(make: MakeStore) -> None:
    store, vectors = filled(make)
    queries = unit(20, seed=1)
    exact = np.argsort(-(queries @ vectors.T), axis=1)[:, :10] + BIG
    found = [[id for id, _ in store.search(query, 10)] for query in queries]
    shared = sum(len(set(a) & set(b)) for a, b in zip(found, exact.tolist(), strict=True))
    assert shared >= 190


def test_an_empty_store_finds_nothing(make: MakeStore) -> None:
    store = make()
    assert len(store) == 0
    assert store.search(unit(1)[0], 5) == []
    assert store.dimensions == DIMENSIONS


@pytest.mark.parametrize("k", [0, -1])
def test_nothing_asked_nothing_found(make: MakeStore, k: int) -> None:
    store, vectors = filled(make)
    assert store.search(vectors[0], k) == []


def test_fewer_than_k_is_normal(make: MakeStore) -> None:
    store, vectors = filled(make, 3)
    assert len(store.search(vectors[0], 10)) == 3


def test_an_id_that_is_present_is_replaced(make: MakeStore) -> None:
    store, vectors = filled(make, 10)
    store.add(ids(BIG), vectors[5:6])
    assert len(store) == 10
    best = [id for id, _ in store.search(vectors[5], 2)]
    assert best == [BIG, BIG + 5]


def test_of_an_id_that_comes_twice_the_last_row_counts(make: MakeStore) -> None:
    store, vectors = make(), unit(3)
    store.add(ids(1, 2, 1), vectors)
    assert len(store) == 2
    assert store.search(vectors[2], 1)[0][0] == 1
    assert store.search(vectors[0], 1)[0][1] < 0.9


def test_what_is_removed_is_not_found(make: MakeStore) -> None:
    store, vectors = filled(make, 10)
    assert store.remove([BIG, BIG + 1, BIG + 1, 12345]) == 2
    assert len(store) == 8
    assert BIG not in [id for id, _ in store.search(vectors[0], 10)]
    assert store.remove([]) == 0


def test_ties_are_ordered_and_cut_by_id(make: MakeStore) -> None:
    store, vector = make(), unit(1)
    values = [90, 10, 50, 30, 70, *range(100, 160)]
    store.add(ids(*values), np.repeat(vector, len(values), axis=0))
    assert [id for id, _ in store.search(vector[0], 4)] == [10, 30, 50, 70]


def test_a_search_can_be_limited_to_some_ids(make: MakeStore) -> None:
    store, vectors = filled(make)
    allowed = {BIG + 3, BIG + 150, 999}
    found = store.search(vectors[0], 10, allowed)
    assert {id for id, _ in found} == {BIG + 3, BIG + 150}
    assert store.search(vectors[0], 10, []) == []


def test_what_was_saved_is_loaded(make: MakeStore, tmp_path: Path) -> None:
    store, vectors = filled(make)
    store.save(tmp_path / "vectors")
    loaded = type(store).load(tmp_path / "vectors")
    assert len(loaded) == 200
    assert loaded.dimensions == DIMENSIONS
    assert loaded.search(vectors[9], 20) == store.search(vectors[9], 20)


def test_an_empty_store_is_saved_too(make: MakeStore, tmp_path: Path) -> None:
    store = make()
    store.add(ids(), unit(0))
    store.save(tmp_path / "vectors")
    loaded = type(store).load(tmp_path / "vectors")
    assert (len(loaded), loaded.dimensions) == (0, DIMENSIONS)


def test_wrong_shapes_are_refused(make: MakeStore) -> None:
    store = make()
    with pytest.raises(ValueError, match="ids"):
        store.add(ids(1, 2), unit(3))
    with pytest.raises(ValueError, match="ids"):
        store.add(ids(1), unit(1)[:, :-1])
    with pytest.raises(ValueError, match="shape"):
        store.search(unit(1), 3)


def test_eight_bits_hold_vectors_that_came_later_and_lie_elsewhere() -> None:
    store, vectors = FaissVectorStore(DIMENSIONS, "sq8"), unit(300)
    for row in range(300):
        store.add(ids(row), vectors[row : row + 1])
    right = sum(store.search(vector, 1)[0][0] == row for row, vector in enumerate(vectors))
    assert right >= 290


def test_a_file_that_is_no_index_is_damaged(tmp_path: Path) -> None:
    (tmp_path / "vectors").write_bytes(b"nothing of the kind")
    with pytest.raises(SnapshotDamaged, match="vectors"):
        FaissVectorStore.load(tmp_path / "vectors")


def test_a_folder_that_cannot_be_written_is_an_os_error(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="missing"):
        FaissVectorStore(DIMENSIONS).save(tmp_path / "missing" / "vectors")


@pytest.mark.parametrize("kind", ["auto", "flat", "sq8"])
def test_the_kind_decides_what_a_vector_takes(tmp_path: Path, kind: Kind) -> None:
    store = FaissVectorStore(DIMENSIONS, kind)
    store.add(ids(1), unit(1))
    store.save(tmp_path / "vectors")
    empty = (tmp_path / "vectors").stat().st_size
    store.add(np.arange(2, 1002), unit(1000))
    store.save(tmp_path / "vectors")
    bytes_each = ((tmp_path / "vectors").stat().st_size - empty) / 1000
    assert bytes_each == pytest.approx(8 + DIMENSIONS * (1 if kind == "sq8" else 4), rel=0.1)


@pytest.mark.parametrize(("count", "kind"), [(1, "flat"), (49_999, "flat"), (50_000, "ivf")])
def test_the_more_vectors_the_less_of_each_search_reads(count: int, kind: str) -> None:
    assert chosen_for(count) == kind


@pytest.fixture(scope="module")
def many() -> tuple[FaissVectorStore, Vectors]:
    """Clustered, as vectors of language are, in so many lists that a search leaves some out."""
    vectors = np.repeat(unit(500, seed=3), 40, axis=0) + 0.6 * unit(20_000, seed=4)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    store = FaissVectorStore(DIMENSIONS, "ivf")
    store.add(np.arange(len(vectors)), vectors)
    return store, vectors


def test_lists_find_nearly_all_that_an_exact_search_finds(
    many: tuple[FaissVectorStore, Vectors],
) -> None:
    store, vectors = many
    assert store._index.nlist > store._index.nprobe
    queries = vectors[::200]
    exact = np.argsort(-(queries @ vectors.T), axis=1)[:, :10]
    found = [[id for id, _ in store.search(query, 10)] for query in queries]
    shared = sum(len(set(a) & set(b)) for a, b in zip(found, exact.tolist(), strict=True))
    assert shared / (10 * len(queries)) > 0.95


def test_lists_are_all_searched_for_chosen_ids(many: tuple[FaissVectorStore, Vectors]) -> None:
    store, vectors = many
    opposite = np.argsort(vectors @ vectors[0])[:3].tolist()
    assert {id for id, _ in store.search(vectors[0], 3, opposite)} == set(opposite)


@pytest.mark.parametrize("kind", ["flat", "sq8", "ivf"])
def test_a_store_that_was_opened_is_searched_and_not_changed(tmp_path: Path, kind: Kind) -> None:
    store, vectors = FaissVectorStore(DIMENSIONS, kind), unit(300)
    store.add(np.arange(300), vectors)
    store.save(tmp_path / "vectors")
    opened = FaissVectorStore.open(tmp_path / "vectors")
    (tmp_path / "vectors").unlink()
    assert opened.search(vectors[7], 20) == store.search(vectors[7], 20)
    with pytest.raises(TypeError, match="load"):
        opened.add(ids(1), vectors[:1])
    with pytest.raises(TypeError, match="load"):
        opened.remove([1])
    assert len(opened) == 300


@pytest.mark.parametrize("kind", ["flat", "sq8", "ivf"])
def test_a_store_that_was_opened_gives_its_vectors(tmp_path: Path, kind: Kind) -> None:
    store, vectors = FaissVectorStore(DIMENSIONS, kind), unit(300)
    store.add(np.arange(1000, 1300), vectors)
    store.save(tmp_path / "vectors")
    given = FaissVectorStore.open(tmp_path / "vectors").vectors([1007, 1299, 1000])
    assert given == pytest.approx(vectors[[7, 299, 0]], abs=0.02)


def test_no_thread_that_searches_starts_a_pool() -> None:
    """A pool of OpenMP spins between searches, on every core."""
    store, vectors = FaissVectorStore(DIMENSIONS, "flat"), unit(200)
    store.add(np.arange(200), vectors)

    def threads_after_a_search() -> int:
        store.search(vectors[0], 5)
        return int(faiss.omp_get_max_threads())

    with ThreadPoolExecutor(1) as pool:
        assert pool.submit(threads_after_a_search).result() == 1
